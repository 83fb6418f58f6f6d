"""PDFs to print and to take along: one of each tool and one of the whole catalogue, set from the views of pages."""

from catalogue.render.pdf.book import BOOK_COVER
from catalogue.render.pdf.printer import Printer

__all__ = ["BOOK_COVER", "Printer"]

"""PDFs for print and offline reading: one of each tool and one of the full catalogue, set from the views of pages."""

from catalogue.pdf.book_view import BOOK_COVER
from catalogue.pdf.pdf_artifacts import PdfArtifacts

__all__ = ["BOOK_COVER", "PdfArtifacts"]

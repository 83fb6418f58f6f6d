"""Writes rows as CSV that a spreadsheet program opens without asking or executing, and knows how to undo that."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as if it were the computer's own old encoding."""

# What spreadsheet programs take for the beginning of a formula (OWASP, "CSV Injection"), behind any number of the
# apostrophes that we put before it ourselves.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file: commas, quotation marks where needed, CRLF (RFC 4180), a byte order mark, no cell a formula."""
    file = io.StringIO(newline="")
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, lineterminator="\r\n")
    for row in (headings, *rows):
        writer.writerow([escape_formula(value) if isinstance(value, str) else value for value in row])
    return file.getvalue()


def escape_formula(text: str) -> str:
    """A text that no spreadsheet program takes for a formula: an apostrophe is put before one that it might."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape_formula(text: str) -> str:
    """The text that was defused."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text

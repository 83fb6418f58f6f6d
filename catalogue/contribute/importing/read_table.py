"""Reads a spreadsheet of any format, which is detected by its content, not its name."""

from pathlib import Path

from catalogue.contribute.importing.read_csv import HeadingCounter, read_csv
from catalogue.contribute.importing.read_xlsx import LARGEST, is_workbook, read_xlsx
from catalogue.contribute.importing.table import Table
from catalogue.diagnostics import Span, report
from catalogue.diagnostics.rules import spreadsheet as rules


def read_table(path: Path, count_headings: HeadingCounter) -> Table:
    """Read the sheets of a spreadsheet, or the reason why it cannot be read.

    Args:
        path: its file.
        count_headings: counts the known headings in a row, which reveal the delimiter of a CSV file.
    """
    size = path.stat().st_size
    if size > LARGEST:
        what, limit = f"it has {size // 1024**2} MB", f"{LARGEST // 1024**2} MB"
        return Table(path.name, (), problems=(report(rules.TOO_LARGE, Span(path.name), what=what, limit=limit),))
    data = path.read_bytes()
    if not data.strip():
        return Table(path.name, (), problems=(report(rules.UNREADABLE, Span(path.name), reason="it is empty"),))
    return read_xlsx(data, path.name) if is_workbook(data) else read_csv(data, path.name, count_headings)

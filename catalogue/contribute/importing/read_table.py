"""Reads a spreadsheet, whatever kind it is; its content tells, not its name."""

from pathlib import Path

from catalogue.contribute.importing.read_csv import Recognised, read_csv
from catalogue.contribute.importing.read_xlsx import LARGEST, is_workbook, read_xlsx
from catalogue.contribute.importing.table import Table
from catalogue.diagnostics import Span, report
from catalogue.diagnostics.rules import spreadsheet as rules


def read_table(path: Path, recognised: Recognised) -> Table:
    """The sheets of a spreadsheet, or why it cannot be read.

    Args:
        path: its file.
        recognised: tells how many cells of a row are known headings; by it the delimiter of a CSV file is found.
    """
    size = path.stat().st_size
    if size > LARGEST:
        what, limit = f"it has {size // 1024**2} MB", f"{LARGEST // 1024**2} MB"
        return Table(path.name, (), faults=(report(rules.TOO_LARGE, Span(path.name), what=what, limit=limit),))
    data = path.read_bytes()
    if not data.strip():
        return Table(path.name, (), faults=(report(rules.UNREADABLE, Span(path.name), reason="it is empty"),))
    return read_xlsx(data, path.name) if is_workbook(data) else read_csv(data, path.name, recognised)

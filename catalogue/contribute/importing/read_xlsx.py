"""Reads workbooks (Office Open XML), made by whomever: capped; macros, pictures, links and formulas are left alone."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from catalogue.contribute.importing.sheet_parts import add_links, count_comments, read_links, spread_merged_cells
from catalogue.contribute.importing.table import Cell, Row, Sheet, Table
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.tables.write_csv import unescape_formula
from catalogue.tables.xml_escape import unescape_control_characters

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.workbook import Workbook

LARGEST = 20 * 1024 * 1024
"""Bytes that a spreadsheet's file may have."""
LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes that the parts of a workbook may unpack to, pictures left out."""
MOST_ROWS = 20_000
MOST_COLUMNS = 300
LAST_ROW = 1_048_576
"""The last row that the format knows; a file that claims more would keep us counting."""
_OLE = b"\xd0\xcf\x11\xe0"  # the container of .xls files, and of workbooks with a password


def is_workbook(data: bytes) -> bool:
    """Whether a file is a workbook rather than text, whatever its name says."""
    return data.startswith((b"PK\x03\x04", _OLE))


def read_xlsx(data: bytes, name: str) -> Table:
    """Read the visible sheets of a workbook; formulas by the results that were stored with them."""
    if problem := _find_problem(data, name):
        return Table(name, (), problems=(problem,))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of drawings and extensions, which are not needed here
            return _read(data, name)
    except Exception as error:  # noqa: BLE001 - a damaged workbook makes openpyxl raise almost anything
        reason = f"it is damaged ({type(error).__name__})"
        return Table(name, (), problems=(report(rules.UNREADABLE, Span(name), reason=reason),))


def _find_problem(data: bytes, name: str) -> Diagnostic | None:
    """Find the problem of a file that must not be opened, or cannot be."""
    if data.startswith(_OLE):
        reason = "it is an old Excel file (.xls), or has a password"
        return report(rules.UNREADABLE, Span(name), reason=reason)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
            size = sum(part.file_size for part in parts)
            if size > LARGEST_UNPACKED:
                what, limit = f"it unpacks to {size // 1024**2} MB", f"{LARGEST_UNPACKED // 1024**2} MB"
                return report(rules.TOO_LARGE, Span(name), what=what, limit=limit)
            if "xl/workbook.xml" not in archive.namelist():
                reason = "it is not an Excel workbook (perhaps an OpenDocument sheet, .ods)"
                return report(rules.UNREADABLE, Span(name), reason=reason)
            if any(_has_declarations(archive.read(part)) for part in parts):
                return report(rules.UNREADABLE, Span(name), reason="it holds declarations that no program writes")
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        return report(rules.UNREADABLE, Span(name), reason=f"it is damaged ({error})".lower())
    return None


def _has_declarations(data: bytes) -> bool:
    """Whether a part declares entities, with which a few lines of XML can grow without end."""
    return b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in {b"\xff\xfe", b"\xfe\xff"}


def _read(data: bytes, name: str) -> Table:
    reader = _open(data, data_only=True)
    book, formulas = reader.wb, _open(data, data_only=False).wb
    parts = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    sheets, assumptions = [], []
    for page in book.worksheets:
        if page.sheet_state != "visible":
            assumptions.append(f"The sheet “{page.title}” is hidden and was not read.")
            continue
        rows = tuple(_read_rows(book, formulas, page.title))
        if len(rows) > MOST_ROWS:
            what = f"the sheet “{page.title}” has more than {MOST_ROWS} rows"
            return Table(name, (), problems=(report(rules.TOO_LARGE, Span(name), what=what, limit=str(MOST_ROWS)),))
        part = parts[page.title]
        text = reader.archive.read(part).decode("utf-8", "replace")
        sheets.append(
            Sheet(
                page.title,
                add_links(spread_merged_cells(rows, text, MOST_ROWS), read_links(reader.archive, part, text)),
            )
        )
    with ZipFile(io.BytesIO(data)) as archive:
        if comments := count_comments(archive):
            assumptions.append(f"Cells with a note attached: {comments}. The notes were not read.")
    return Table(name, tuple(sheets), tuple(assumptions))


def _open(data: bytes, *, data_only: bool) -> "ExcelReader":
    """Open a workbook, with the names of its parts; `load_workbook` gives the workbook alone."""
    from openpyxl.reader.excel import ExcelReader

    # With links kept, openpyxl would parse what the workbook says of other files.
    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    reader.read()
    return reader


def _read_rows(book: "Workbook", formulas: "Workbook", title: str) -> Iterator[Row]:
    """Read the rows that hold something; stops early where there are more than a list of tools can have."""
    pages = book[title], formulas[title]
    for page in pages:
        page.reset_dimensions()  # what a file says of its own size is often wrong
    count = 0
    for number, (values, sources) in enumerate(zip(*(page.iter_rows() for page in pages), strict=True), 1):
        cells: dict[int, Cell] = {}
        for column, (cell, source) in enumerate(zip(values, sources, strict=True), 1):
            if column > MOST_COLUMNS:
                break
            if parsed_cell := _make_cell(cell.value, cell.data_type, source.value, source.data_type):
                cells[column] = parsed_cell
        if cells:
            yield Row(number, cells)
            count += 1
        if count > MOST_ROWS or number >= LAST_ROW:
            return


def _make_cell(value: object, kind: str, source: object, source_kind: str) -> Cell | None:
    """Make a cell from its stored value and, for formulas, from the stored result."""
    is_formula = source_kind == "f"
    if kind == "e":
        return Cell(str(value), error=f"the result is the error {value}")
    if value is None:
        # The result may be an empty text, which is stored as such.
        has_none = is_formula and kind != "str"
        return Cell(_formula_text(source), error="no result is stored") if has_none else None
    if isinstance(value, str):
        text = unescape_control_characters(value)
        # A text is never a formula here, so an apostrophe from a CSV file that was opened and saved anew may go.
        return Cell(unescape_formula(text)) if text.strip() else None
    if isinstance(value, timedelta):
        return Cell((datetime(2000, 1, 1) + value).time())
    if isinstance(value, bool | int | float | datetime | date | time):
        return Cell(value)
    return Cell(str(value))


def _formula_text(source: object) -> str:
    return str(getattr(source, "text", source))

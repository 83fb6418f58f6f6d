"""Writes sheets as a workbook: texts that are never formulas, headings that stay in sight, lists to choose from."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from catalogue.render.spreadsheet.advice import advice
from catalogue.render.spreadsheet.export import Laid, Value
from catalogue.render.spreadsheet.layout import Kind, letter, list_name
from catalogue.render.spreadsheet.ooxml_text import escaped
from catalogue.render.spreadsheet.write_csv import defused

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import MergedCell
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""UTF-16 units that a cell may hold."""
EMPTY_ROWS = 300
"""Rows below the last one in which lists and explanations are offered."""
_WIDTHS = {Kind.TEXT: 90, Kind.LINE: 30, Kind.TERM: 30, Kind.ADDRESS: 46, Kind.COUNTRY: 24}
_HEIGHT = 150  # points: a whole chapter in a cell would fill the screen
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


class TooLongError(Exception):
    """A value does not fit into a cell of a workbook; says which."""


def xlsx_bytes(sheets: Sequence[Laid], lists: Mapping[str, Sequence[str]]) -> bytes:
    """A workbook of these sheets. Equal sheets give equal bytes.

    Args:
        sheets: what to write; where one of them is called `vocabularies`, cells offer its columns as lists.
        lists: the values of each list by its name, in the order of the columns of `vocabularies`.
    """
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    if vocabularies := next((sheet for sheet in sheets if sheet.name == "vocabularies"), None):
        places = _places(vocabularies.title, lists)
        own_sheets = any(sheet.name == "texts" for sheet in sheets)
        for sheet in sheets:
            _explain(book[sheet.title], sheet, places, own_sheets=own_sheets)
    return _saved(book)


def _fill(page: "Worksheet", sheet: Laid) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, row in enumerate((sheet.heads, *sheet.rows), 1):
        for index, value in enumerate(row, 1):
            if value != "":
                _write(page.cell(number, index), value, f"{sheet.title}, {row[0]}, {sheet.heads[index - 1]}")
    for index, column in enumerate(sheet.columns, 1):
        head = page.cell(1, index)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F1" if column.required else "EDEDED")
        head.alignment = Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[letter(index)].width = _WIDTHS.get(column.kind, 16)
    if any(column.kind == Kind.TEXT for column in sheet.columns):
        for number in range(2, len(sheet.rows) + 2):
            page.row_dimensions[number].height = _HEIGHT
    page.freeze_panes = "B2"
    if sheet.rows and sheet.heads:
        page.auto_filter.ref = f"A1:{letter(len(sheet.heads))}{len(sheet.rows) + 1}"


def _write(cell: "Cell | MergedCell", value: Value, place: str) -> None:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment

    assert isinstance(cell, Cell), "nothing is merged here"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if not isinstance(value, str):
        cell.value = value
        return
    # Reading takes one apostrophe away before a formula, as texts from CSV files have it there.
    text = escaped(defused(value) if value.startswith("'") else value)
    if len(text.encode("utf-16-le")) // 2 > LONGEST:
        raise TooLongError(f"{place}: {len(text)} characters do not fit into a cell, which holds {LONGEST}")
    cell.value = text
    cell.data_type = "s"  # whatever openpyxl took it for: a formula, an error, a number
    cell.number_format = "@"
    if defused(value) != value:
        cell.quotePrefix = True  # so that Excel leaves it a text when somebody edits it


def _places(sheet: str, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Where each list stands in the sheet of vocabularies, as a formula names it."""
    return {
        name: f"'{sheet}'!${letter(index)}$2:${letter(index)}${len(known) + 1}"
        for index, (name, known) in enumerate(lists.items(), 1)
        if known
    }


def _explain(page: "Worksheet", sheet: Laid, places: Mapping[str, str], *, own_sheets: bool) -> None:
    """Cells that say what they want when they are selected, and offer a list where there is one."""
    from openpyxl.worksheet.datavalidation import DataValidation

    for index, column in enumerate(sheet.columns, 1):
        place, said = places.get(list_name(column)), advice(column, own_sheets=own_sheets)
        if not place and not said:
            continue
        offer = DataValidation(type="list", formula1=place, allow_blank=True) if place else DataValidation()
        offer.promptTitle, offer.prompt = sheet.heads[index - 1][:32], said[:255]
        # The import understands more than the list: other languages, several values, slips.
        offer.showInputMessage, offer.showErrorMessage = True, False
        offer.add(f"{letter(index)}2:{letter(index)}{len(sheet.rows) + 1 + EMPTY_ROWS}")
        page.add_data_validation(offer)


def _saved(book: "Workbook") -> bytes:
    """The workbook's bytes, with the dates of its making taken out."""
    written, clean = io.BytesIO(), io.BytesIO()
    book.properties.creator = None
    book.save(written)
    with ZipFile(written) as old, ZipFile(clean, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"<dcterms:(created|modified).*?</dcterms:\1>", b"", data)
            entry = ZipInfo(name, _FIXED_DATE)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, data)
    return clean.getvalue()

"""Writes sheets as a workbook: texts that are never formulas, headings that stay in sight, lists to choose from.

Written by hand, as strings: openpyxl takes three seconds for a thousand tools, and its bytes depend on what else is
installed. The form is ECMA-376, part 1, and no more of it than Excel, LibreOffice and Numbers ask for.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from catalogue.tables.column_help import advice
from catalogue.tables.columns import Column, Kind, letter, list_name
from catalogue.tables.layout_rows import SheetRows, Value
from catalogue.tables.write_csv import escape_formula
from catalogue.tables.xml_escape import escape_control_characters

LONGEST = 32_767
"""UTF-16 units that a cell may hold."""
EMPTY_ROWS = 300
"""Rows below the last one in which lists and explanations are offered."""
_WIDTHS = {Kind.TEXT: 90, Kind.LINE: 30, Kind.TERM: 30, Kind.ADDRESS: 46, Kind.COUNTRY: 24}
_HEIGHT = 150  # points: a whole chapter in a cell would fill the screen
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATED = "application/vnd.openxmlformats-package.relationships+xml"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NEEDED, _HEADING, _TEXT, _QUOTED, _NUMBER = range(1, 6)
"""Styles of cells, by their place in the list below: heads of needed and of other columns, texts, texts that look like
formulas (so that Excel leaves them texts when somebody edits them), numbers."""
_ALIGNED = 'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
_STYLES = f"""{_XML}<styleSheet {_MAIN}>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>\
<borders count="1"><border/></borders>\
<cellStyleXfs count="1"><xf/></cellStyleXfs>\
<cellXfs count="6"><xf xfId="0"/>\
<xf xfId="0" numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" {_ALIGNED}\
<xf xfId="0" numFmtId="49" fontId="1" fillId="3" applyNumberFormat="1" applyFont="1" applyFill="1" {_ALIGNED}\
<xf xfId="0" numFmtId="49" applyNumberFormat="1" {_ALIGNED}\
<xf xfId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1" {_ALIGNED}\
<xf xfId="0" {_ALIGNED}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


class TooLongError(Exception):
    """A value does not fit into a cell of a workbook; says which."""


def xlsx_bytes(sheets: Sequence[SheetRows], lists: Mapping[str, Sequence[str]]) -> bytes:
    """A workbook of these sheets. Equal sheets give equal bytes. Raises `TooLongError`.

    Args:
        sheets: what to write; where one of them is called `vocabularies`, cells offer its columns as lists.
        lists: the values of each list by its name, in the order of the columns of `vocabularies`.
    """
    vocabularies = next((sheet for sheet in sheets if sheet.name == "vocabularies"), None)
    places = _places(vocabularies.title, lists) if vocabularies else {}
    own_sheets = len(sheets) > len(("tools", "vocabularies", "columns"))
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relationships(
            [*(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)), ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
    }
    for number, sheet in enumerate(sheets, 1):
        validations = _helps(sheet, places, own_sheets=own_sheets) if vocabularies else []
        parts[f"xl/worksheets/sheet{number}.xml"] = "".join(_worksheet_xml(sheet, validations, first=number == 1))
    return _zip(parts)


def _content_types(sheets: int) -> str:
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles"}
    kinds |= {f"xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)}
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPES}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    relations = f'<Default Extension="rels" ContentType="{_RELATED}"/>'
    plain = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{relations}{plain}{overrides}</Types>'


def _relationships(targets: Sequence[tuple[str, str]]) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _workbook(sheets: Sequence[SheetRows]) -> str:
    entries = (
        f'<sheet name="{escape(sheet.title)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return f'{_XML}<workbook {_MAIN} xmlns:r="{_RELATIONS}"><sheets>{"".join(entries)}</sheets></workbook>'


def _worksheet_xml(sheet: SheetRows, validations: Sequence[str], *, first: bool) -> Iterator[str]:
    """The parts of a sheet, in the order in which the standard wants them (18.3.1.99)."""
    selection = ' tabSelected="1"' if first else ""
    yield f'{_XML}<worksheet {_MAIN}><sheetViews><sheetView{selection} workbookViewId="0">'
    yield '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    yield "</sheetView></sheetViews>"
    yield (
        f"<cols>{''.join(map(_width, range(1, len(sheet.columns) + 1), sheet.columns))}</cols>" if sheet.columns else ""
    )
    yield "<sheetData>"
    letters = [letter(index) for index in range(1, len(sheet.headings) + 1)]
    styles = [_NEEDED if column.required else _HEADING for column in sheet.columns]
    heads = (
        _text(f"{at}1", heading, style) for at, heading, style in zip(letters, sheet.headings, styles, strict=True)
    )
    yield f'<row r="1">{"".join(heads)}</row>'
    height = f' ht="{_HEIGHT}" customHeight="1"' if any(column.kind == Kind.TEXT for column in sheet.columns) else ""
    for number, row in enumerate(sheet.rows, 2):
        cells = (_cell(f"{at}{number}", value) for at, value in zip(letters, row, strict=True) if value != "")
        try:
            yield f'<row r="{number}"{height}>{"".join(cells)}</row>'
        except TooLongError as error:
            raise TooLongError(f"{sheet.title}, {row[0]}, {error}") from None
    yield "</sheetData>"
    if sheet.rows and sheet.headings:
        yield f'<autoFilter ref="A1:{letters[-1]}{len(sheet.rows) + 1}"/>'
    if validations:
        yield f'<dataValidations count="{len(validations)}">{"".join(validations)}</dataValidations>'
    yield "</worksheet>"


def _width(index: int, column: Column) -> str:
    return f'<col min="{index}" max="{index}" width="{_WIDTHS.get(column.kind, 16)}" customWidth="1"/>'


def _cell(place: str, value: Value) -> str:
    if not isinstance(value, str):
        return f'<c r="{place}" s="{_NUMBER}"><v>{value!r}</v></c>'
    harmless = escape_formula(value)
    # Reading takes one apostrophe away before a formula, as texts from CSV files have it there.
    text = harmless if value.startswith("'") else value
    return _text(place, text, _TEXT if harmless == value else _QUOTED)


def _text(place: str, text: str, style: int) -> str:
    content = escape_control_characters(text)
    if len(content) * 2 > LONGEST and len(content.encode("utf-16-le")) // 2 > LONGEST:
        raise TooLongError(f"{place}: {len(text)} characters do not fit into a cell, which holds {LONGEST}")
    xml = escape(content, quote=False)
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{xml}</t></is></c>'


def _places(sheet: str, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Where each list stands in the sheet of vocabularies, as a formula names it."""
    quoted_name = sheet.replace("'", "''")
    return {
        name: f"'{quoted_name}'!${letter(index)}$2:${letter(index)}${len(values) + 1}"
        for index, (name, values) in enumerate(lists.items(), 1)
        if values
    }


def _helps(sheet: SheetRows, places: Mapping[str, str], *, own_sheets: bool) -> list[str]:
    """Cells that say what they want when they are selected, and offer a list where there is one."""
    validations = []
    for index, column in enumerate(sheet.columns, 1):
        place, help_text = places.get(list_name(column)), advice(column, own_sheets=own_sheets)
        if not place and not help_text:
            continue
        # The import understands more than the list: other languages, several values, slips. So nothing is refused.
        title, prompt = escape(sheet.headings[index - 1][:32]), escape(help_text[:255])
        attributes = f'showInputMessage="1" promptTitle="{title}" prompt="{prompt}"'
        ref = f"{letter(index)}2:{letter(index)}{len(sheet.rows) + 1 + EMPTY_ROWS}"
        kind, formula = ('type="list" allowBlank="1" ', f"<formula1>{escape(place)}</formula1>") if place else ("", "")
        validations.append(f'<dataValidation {kind}{attributes} sqref="{ref}">{formula}</dataValidation>')
    return validations


def _zip(parts: Mapping[str, str]) -> bytes:
    """The parts as an archive in which nothing tells when or where it was made."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = ZipInfo(name, _FIXED_DATE)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
            archive.writestr(entry, text.encode())
    return file.getvalue()

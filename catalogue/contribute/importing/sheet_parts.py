"""Parts of a sheet that openpyxl's fast reader leaves out: merged cells, links, notes."""

import re
from html import unescape
from posixpath import basename, dirname
from zipfile import ZipFile

from catalogue.contribute.importing.table import Cell, Row

Place = tuple[int, int]
"""Column and row, from 1."""

_MERGED = re.compile(r'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_LINK = re.compile(r"<(?:\w+:)?hyperlink ([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship ([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_COMMENT = re.compile(rb"<(?:\w+:)?comment ")


def spread_merged_cells(rows: tuple[Row, ...], text: str, most: int) -> tuple[Row, ...]:
    """Spread the value of cells that are merged downwards to all rows that they span.

    Cells merged across stay in their first column: there they are headings over several columns, or titles.

    Args:
        rows: those that hold something.
        text: the sheet's part.
        most: rows over which a cell can be merged.
    """
    by_number = {row.number: dict(row.cells) for row in rows}
    for letters, start, last_letters, end in _MERGED.findall(text):
        first, last, column = int(start), int(end), _column_number(letters)
        value = by_number.get(first, {}).get(column)
        if value is None or last == first or last_letters != letters:
            continue
        for number in range(first + 1, min(last, first + most) + 1):
            if number in by_number:
                by_number[number].setdefault(column, value)
    return tuple(Row(number, cells) for number, cells in by_number.items())


def read_links(archive: ZipFile, part: str, text: str) -> dict[Place, str]:
    """Read the web addresses behind the cells of a sheet, which may show other words."""
    relations_part = f"{dirname(part)}/_rels/{basename(part)}.rels".lstrip("/")
    if relations_part not in archive.namelist():
        return {}
    relations = [_attributes(tag) for tag in _RELATION.findall(archive.read(relations_part).decode("utf-8", "replace"))]
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    places: dict[Place, str] = {}
    for tag in _LINK.findall(text):
        attributes = _attributes(tag)
        address = targets.get(attributes.get("r:id", ""), "")
        if (match := re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", attributes.get("ref", ""))) and address:
            places[_column_number(match[1]), int(match[2])] = address
    return places


def add_links(rows: tuple[Row, ...], addresses: dict[Place, str]) -> tuple[Row, ...]:
    """Add to each cell the address behind it."""
    if not addresses:
        return rows
    return tuple(
        Row(
            row.number,
            {c: Cell(cell.value, cell.error, addresses.get((c, row.number), "")) for c, cell in row.cells.items()},
        )
        for row in rows
    )


def count_comments(archive: ZipFile) -> int:
    """Count the cells of a workbook that have a note."""
    parts = [name for name in archive.namelist() if re.search(r"(^|/)comments?\d*\.xml$", name)]
    return sum(len(_COMMENT.findall(archive.read(part))) for part in parts)


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def _column_number(letters: str) -> int:
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - ord("A") + 1
    return number

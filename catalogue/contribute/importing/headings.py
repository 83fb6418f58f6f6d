"""Finds the row of headings in a sheet, and the field of each column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.contribute.importing.issues import ImportIssues, excerpt
from catalogue.contribute.importing.table import Cell, CellRef, Row, Sheet
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.tables.column_names import Wording
from catalogue.tables.columns import ID, find_column, letter
from catalogue.tables.fuzzy_match import Match, Names, normal
from catalogue.tables.synonyms import ROW_NUMBERS

DEEPEST = 30
"""Rows among which the headings are looked for."""
LONG_ENOUGH = 6
"""Letters that a misspelt heading needs to be known all the same."""
PLACE = "place"
"""A column that names a city or a venue, with or without a country."""
ORDER = "number"
"""The column with the order in the catalogue, which is taken for nothing that only resembles its name."""
CONTACT = "contact."
"""How columns begin that nothing but their whole names means: the contacts of a survey are mostly persons."""
_ROW_NUMBER = re.compile(r"\d+[.)]?")
_ROW_NUMBER_HEADINGS = frozenset(normal(word) for word in ROW_NUMBERS.split(" | "))
_ENOUGH_ROWS = 3
"""Rows that have to be counted one by one before a column of any name is taken for their number."""
_DECORATION = re.compile(r"\([^)]*\)|\[[^\]]*\]|^\s*\d+[.)]\s+|[*:?]+\s*$")


@dataclass(frozen=True, slots=True)
class Headings:
    """The row with the headings, and the field of each column."""

    row: int
    names: Mapping[int, str]
    """The field of each known column, by its number from 1."""
    texts: Mapping[int, str]
    """The heading of each column."""

    def locate_cell(self, sheet: str, row: int, column: int, value: str = "") -> CellRef:
        """Locate a cell below these headings."""
        return CellRef(sheet, row, column, self.texts.get(column, ""), value)

    def column(self, name: str) -> int:
        """The number of a column; 0 where it is missing."""
        return next((place for place, other in self.names.items() if other == name), 0)


def match_heading(heading: str, names: Names) -> Match:
    """Match a heading to a field; words in brackets are ignored."""
    bare = _DECORATION.sub(" ", _DECORATION.sub(" ", heading))
    for text in (heading, bare):
        match = names.find(text, partly=False)
        if match.key == ORDER:
            # A running number of rows is not the order in the catalogue, which nothing but its own name means.
            return match if match.exact and text is heading else Match("")
        if match.key.startswith(CONTACT) and not re.search(rf"{re.escape(CONTACT)}|: ", text):
            return Match("")
        if match.key and (match.exact or len(normal(text)) >= LONG_ENOUGH):
            return match
    # `Ziele / aims`: one heading in two languages.
    parts = [part for part in re.split(r"\s*[/|\n]\s*|\s+[–-]\s+", bare) if part.strip()]
    both = {match.key for part in parts if (match := names.find(part, partly=False)).exact}
    return Match(both.pop(), exact=True) if len(both) == 1 and len(parts) > 1 and ORDER not in both else Match("")


def is_row_number(text: str) -> bool:
    """Whether a cell holds nothing but a whole number, as one that counts rows does."""
    return _ROW_NUMBER.fullmatch(text) is not None


def _counts_rows(heading: str, cells: Sequence[Cell]) -> bool:
    """Whether a column looks like a running number of rows: by its heading, or because it counts one by one."""
    texts = [cell.text for cell in cells]
    if not all(map(is_row_number, texts)):
        return False
    if normal(heading) in _ROW_NUMBER_HEADINGS:
        return True
    numbers = [int(text.rstrip(".)")) for text in texts]
    return len(numbers) >= _ENOUGH_ROWS and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def find_headings(
    sheet: Sheet, names: Names, key_columns: Sequence[str], column_map: Mapping[str, str]
) -> Headings | None:
    """Find the first of the rows that name most columns; it must name one of the `key_columns`.

    Args:
        sheet: where to look.
        names: the fields and their headings.
        key_columns: a row without one of these is no row of headings.
        column_map: the option `--map`: columns by letter or normal form of the heading; an empty name leaves one out.
    """
    best: Headings | None = None
    for row in sheet.rows[:DEEPEST]:
        headings = _parse_headings(row, names, column_map)
        if set(headings.names.values()) & {*key_columns} and (best is None or len(headings.names) > len(best.names)):
            best = headings
    # One known word alone may stand in any row: a heading is one of at least two, unless it is all there is.
    return best if best and (_count_headings(best) > 1 or len(best.texts) == 1 or column_map) else None


def _count_headings(headings: Headings) -> int:
    numbers = [text for column, text in headings.texts.items() if column not in headings.names]
    return len(headings.names) + sum(normal(text) in _ROW_NUMBER_HEADINGS for text in numbers)


def _parse_headings(row: Row, names: Names, column_map: Mapping[str, str]) -> Headings:
    texts = {column: excerpt(cell.text, 60) for column, cell in row.cells.items()}
    columns: dict[int, str] = {}
    for column, text in texts.items():
        override = column_map.get(letter(column), column_map.get(normal(text)))
        name = match_heading(text, names).key if override is None else override
        if name and name not in columns.values():
            columns[column] = name
    # A column without a heading can still be named by its letter.
    for key, name in column_map.items():
        if re.fullmatch("[A-Z]{1,2}", key) and name and name not in columns.values():
            columns[_column_number(key)] = name
    return Headings(row.number, columns, texts)


def _column_number(letters: str) -> int:
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - ord("A") + 1
    return number


def parse_mapping(texts: Sequence[str], wording: Wording, findings: ImportIssues) -> dict[str, str]:
    """Parse `--map COLUMN=FIELD`, by letter or by the normal form of a heading."""
    column_map: dict[str, str] = {}
    for text in texts:
        column, equals, field = (part.strip() for part in text.rpartition("="))
        if not equals or not column:
            findings.report(
                rules.MAP_USELESS, CellRef("", 0), text=text, reason="there is no equals sign between two names"
            )
            continue
        name = field if field == PLACE or find_column("tools", field) else match_heading(field, wording.headings).key
        if field and not name:
            findings.report(rules.MAP_USELESS, CellRef("", 0), text=text, reason=f"there is no field “{field}”")
            continue
        key = column if re.fullmatch("[A-Z]{1,2}", column) else normal(column)
        column_map[key] = name
    return column_map


def check_mapping(
    column_map: Mapping[str, str], sheets: Sequence[tuple[Sheet, Headings]], findings: ImportIssues
) -> None:
    """Report columns in `--map` that no sheet has."""
    names: set[str] = set()
    for sheet, headings in sheets:
        names |= {normal(text) for text in headings.texts.values()}
        names |= {letter(column) for row in sheet.rows for column in row.cells}
    for key, name in column_map.items():
        if key not in names:
            findings.report(
                rules.MAP_USELESS, CellRef("", 0), text=f"{key}={name}", reason="no sheet has such a column"
            )


def check_columns(
    sheet: Sheet, headings: Headings, names: Names, column_map: Mapping[str, str], findings: ImportIssues
) -> None:
    """Report columns with filled cells that are left out, and headings that were guessed."""
    cells_by_column: dict[int, list[Cell]] = {}
    for row in sheet.rows:
        if row.number > headings.row:
            for column, cell in row.cells.items():
                cells_by_column.setdefault(column, []).append(cell)
    for column, cells in sorted(cells_by_column.items()):
        text = headings.texts.get(column, "")
        override = (
            column_map.get(letter(column), column_map.get(normal(text))) if text else column_map.get(letter(column))
        )
        ref = headings.locate_cell(sheet.name, headings.row, column, text)
        name = text or letter(column)
        if headings.names.get(column) == ID and all(is_row_number(cell.text) for cell in cells):
            findings.assume(ref, f"“{name}” looks like a running number of rows; left out.")
        elif column in headings.names:
            match = match_heading(text, names)
            if override is None and not match.exact:
                label = find_column("tools", match.key)
                findings.assume(ref, f"“{text}” is taken for the column “{label.name if label else match.key}”.")
        elif override is None and (match := match_heading(text, names)).key:
            first = letter(headings.column(match.key))
            findings.report(rules.COLUMN_TWICE, ref, first=first, letter=letter(column))
        elif override is None and _counts_rows(text, cells):
            remedy = f"If it is the order in the catalogue, say so: --map “{name}=number”."
            findings.assume(ref, f"“{name}” looks like a running number of rows; left out. {remedy}")
        elif override is None:
            findings.report(rules.COLUMN_LEFT_OUT, ref, cells=_format_cell_count(len(cells)), heading=name)


def _format_cell_count(number: int) -> str:
    return "its 1 filled cell is" if number == 1 else f"its {number} filled cells are"

"""Finds the row of a sheet that names its columns, and what each of them stands for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.contribute.spreadsheet.findings import Findings, excerpt
from catalogue.contribute.spreadsheet.table import Row, Sheet, Spot
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.render.spreadsheet.layout import column_named, letter
from catalogue.render.spreadsheet.matching import Match, Names, normal
from catalogue.render.spreadsheet.wording import Wording

DEEPEST = 30
"""Rows among which the headings are looked for."""
LONG_ENOUGH = 6
"""Letters that a misspelt heading needs to be known all the same."""
PLACE = "place"
"""A column that names a city or a venue, with or without a country."""
_DECORATION = re.compile(r"\([^)]*\)|\[[^\]]*\]|^\s*\d+[.)]\s+|[*:?]+\s*$")


@dataclass(frozen=True, slots=True)
class Headings:
    """The row with the headings, and what stands below each."""

    row: int
    names: Mapping[int, str]
    """The name of each known column, by its place from 1."""
    texts: Mapping[int, str]
    """What stands over each column."""

    def spot(self, sheet: str, row: int, column: int, value: str = "") -> Spot:
        """The place of a cell below these headings."""
        return Spot(sheet, row, column, self.texts.get(column, ""), value)

    def column(self, name: str) -> int:
        """Where a column stands; 0 where it is missing."""
        return next((place for place, known in self.names.items() if known == name), 0)


def understand(heading: str, names: Names) -> Match:
    """What a heading stands for; what is written in brackets behind it does not count."""
    bare = _DECORATION.sub(" ", _DECORATION.sub(" ", heading))
    for text in (heading, bare):
        match = names.find(text, partly=False)
        if match.key and (match.exact or len(normal(text)) >= LONG_ENOUGH):
            return match
    # `Ziele / aims`: one heading in two languages.
    parts = [part for part in re.split(r"\s*[/|\n]\s*|\s+[–-]\s+", bare) if part.strip()]
    both = {match.key for part in parts if (match := names.find(part, partly=False)).exact}
    return Match(both.pop(), exact=True) if len(both) == 1 and len(parts) > 1 else Match("")


def find_headings(sheet: Sheet, names: Names, wanted: Sequence[str], mapped: Mapping[str, str]) -> Headings | None:
    """The first of the rows that name most columns, where it names one of those that are `wanted`.

    Args:
        sheet: where to look.
        names: what headings stand for.
        wanted: a row is no row of headings without one of these columns.
        mapped: what `--map` says: columns by letter or normal form of the heading; an empty name leaves one out.
    """
    best: Headings | None = None
    for row in sheet.rows[:DEEPEST]:
        found = _headings(row, names, mapped)
        if set(found.names.values()) & {*wanted} and (best is None or len(found.names) > len(best.names)):
            best = found
    # One known word alone may stand in any row: a heading is one of at least two, unless it is all there is.
    return best if best and (len(best.names) > 1 or len(best.texts) == 1 or mapped) else None


def _headings(row: Row, names: Names, mapped: Mapping[str, str]) -> Headings:
    texts = {column: excerpt(cell.text, 60) for column, cell in row.cells.items()}
    known: dict[int, str] = {}
    for column, text in texts.items():
        said = mapped.get(letter(column), mapped.get(normal(text)))
        name = understand(text, names).key if said is None else said
        if name and name not in known.values():
            known[column] = name
    # A column without a heading can still be named by its letter.
    for key, name in mapped.items():
        if re.fullmatch("[A-Z]{1,2}", key) and name and name not in known.values():
            known[_column(key)] = name
    return Headings(row.number, known, texts)


def _column(letters: str) -> int:
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - ord("A") + 1
    return number


def read_mapping(texts: Sequence[str], wording: Wording, findings: Findings) -> dict[str, str]:
    """The meaning of `--map COLUMN=FIELD`, by letter or by the normal form of a heading."""
    found: dict[str, str] = {}
    for text in texts:
        column, equals, field = (part.strip() for part in text.rpartition("="))
        if not equals or not column:
            findings.report(
                rules.MAP_USELESS, Spot("", 0), text=text, reason="there is no equals sign between two names"
            )
            continue
        name = field if field == PLACE or column_named("tools", field) else understand(field, wording.headings).key
        if field and not name:
            findings.report(rules.MAP_USELESS, Spot("", 0), text=text, reason=f"there is no field “{field}”")
            continue
        key = column if re.fullmatch("[A-Z]{1,2}", column) else normal(column)
        found[key] = name
    return found


def check_mapping(mapped: Mapping[str, str], sheets: Sequence[tuple[Sheet, Headings]], findings: Findings) -> None:
    """Report what `--map` says of columns that no sheet has."""
    known: set[str] = set()
    for sheet, headings in sheets:
        known |= {normal(text) for text in headings.texts.values()}
        known |= {letter(column) for row in sheet.rows for column in row.cells}
    for key, name in mapped.items():
        if key not in known:
            findings.report(rules.MAP_USELESS, Spot("", 0), text=f"{key}={name}", reason="no sheet has such a column")


def check_columns(
    sheet: Sheet, headings: Headings, names: Names, mapped: Mapping[str, str], findings: Findings
) -> None:
    """Report columns that are left out although cells in them are filled, and say which headings were guessed."""
    filled: dict[int, int] = {}
    for row in sheet.rows:
        if row.number > headings.row:
            for column in row.cells:
                filled[column] = filled.get(column, 0) + 1
    for column, count in sorted(filled.items()):
        text = headings.texts.get(column, "")
        said = mapped.get(letter(column), mapped.get(normal(text))) if text else mapped.get(letter(column))
        spot = headings.spot(sheet.name, headings.row, column, text)
        if column in headings.names:
            match = understand(text, names)
            if said is None and not match.exact:
                label = column_named("tools", match.key)
                findings.assume(spot, f"“{text}” is taken for the column “{label.name if label else match.key}”.")
        elif said is None and (match := understand(text, names)).key:
            first = letter(headings.column(match.key))
            findings.report(rules.COLUMN_TWICE, spot, first=first, letter=letter(column))
        elif said is None:
            findings.report(rules.COLUMN_LEFT_OUT, spot, count=count, heading=text or letter(column))

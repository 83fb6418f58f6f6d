"""Makes drafts of entries from the rows of a spreadsheet. Does not know what the catalogue has already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalogue.contribute.importing.cell_parser import NOTHING, CellParser
from catalogue.contribute.importing.headings import PLACE, Headings, is_row_number
from catalogue.contribute.importing.issues import ImportIssues, excerpt
from catalogue.contribute.importing.nested_values import GroupReader, put
from catalogue.contribute.importing.table import Cell, CellRef, Row, Sheet
from catalogue.contribute.importing.tool_name import parse_tool_name
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.tables.columns import DOUBTS, ID, LANGUAGE, TEXT, Column, Kind, columns, find_column
from catalogue.urls import slug

DOUBTED = "The spreadsheet from which this entry was imported marks it as uncertain."


@dataclass(slots=True)
class DraftEntry:
    """An entry in the making."""

    spot: CellRef
    """Its row."""
    id: str = ""
    """Empty until it is known."""
    language: str = ""
    """Empty for an original."""
    named: bool = False
    """Whether the spreadsheet itself gives the id: then the row is known to be meant for that entry."""
    values: dict[str, object] = field(default_factory=dict)
    body: str | None = None
    """None where the spreadsheet says nothing of the text."""
    given: set[str] = field(default_factory=set)
    """The columns for which the spreadsheet has a place, also where the cell is empty."""
    spots: dict[str, CellRef] = field(default_factory=dict)
    """Where each field stands."""
    without_page: tuple[tuple[str, str], ...] = ()
    """Fields and names in them that are no organisation of the catalogue."""

    @property
    def title(self) -> str:
        """The name for reports."""
        return str(self.values.get("title", "")) or self.id

    def spot_of(self, name: str) -> CellRef:
        """Where a field stands; the row for one that has no column."""
        return self.spots.get(name, self.spot)


class DraftMaker:
    """Reads rows with the help of the readers of cells."""

    def __init__(self, reader: CellParser) -> None:
        self._reader = reader
        self._groups = GroupReader(reader)
        self._findings: ImportIssues = reader.findings

    def drafts(self, sheet: Sheet, headings: Headings) -> Iterator[DraftEntry]:
        """One draft for each row that names something."""
        self._introduce(sheet, headings)
        for row in sheet.rows:
            if row.number > headings.row and any(column in row.cells for column in headings.names):
                yield self._draft(sheet, headings, row)

    def _introduce(self, sheet: Sheet, headings: Headings) -> None:
        """Let rows refer to each other as related tools."""
        for row in sheet.rows:
            cells = {name: row.cells[place].text for place, name in headings.names.items() if place in row.cells}
            given = cells.get(ID, "")
            key = given if given and not is_row_number(given) else slug(cells.get("title", ""))
            if row.number > headings.row and not cells.get(LANGUAGE):
                for name in {key, cells.get("title", "")} - {""}:
                    self._reader.vocabulary.add("tools", key, name)

    def _draft(self, sheet: Sheet, headings: Headings, row: Row) -> DraftEntry:
        draft = DraftEntry(CellRef(sheet.name, row.number))
        cells = {name: row.cells[column] for column, name in headings.names.items() if column in row.cells}
        for place, name in headings.names.items():
            text = cells[name].text if name in cells else ""
            draft.spots[name] = headings.spot(sheet.name, row.number, place, excerpt(text))
        self._identify(draft, cells)
        draft.given = {*headings.names.values()} - {ID, LANGUAGE, PLACE}
        self._groups.without_page.clear()
        for column in columns("tools"):
            if column.name in cells and column.name not in {ID, LANGUAGE, TEXT}:
                self._take(draft, column, cells[column.name])
        if PLACE in cells and not draft.values.get("place"):
            self._take_place(draft, cells[PLACE])
        body = cells.get(TEXT)
        if TEXT in draft.given:
            draft.body = str(body.value).strip("\n").rstrip() if body and not body.broken else ""
        draft.without_page = tuple(self._groups.without_page)
        return draft

    def _identify(self, draft: DraftEntry, cells: Mapping[str, Cell]) -> None:
        """The id that the row gives, its language, and its name, which must be that of one tool."""
        if ID in cells and cells[ID].text.casefold() not in NOTHING and not is_row_number(cells[ID].text):
            text = cells[ID].text
            draft.named, draft.id = True, text
            if slug(text) != text:
                spot = draft.spot_of(ID)
                self._findings.report(rules.BAD_ID, spot, value=excerpt(text), suggestion=slug(text))
                draft.id = slug(text)
        draft.language = cells[LANGUAGE].text if LANGUAGE in cells else ""
        if "title" in cells and not draft.named:
            title = parse_tool_name(cells["title"], draft.spot_of("title"), self._findings)
            if title:
                draft.values["title"] = title
                draft.id = slug(title)

    def _take(self, draft: DraftEntry, column: Column, cell: Cell) -> None:
        """The value of a cell into its field."""
        spot = draft.spots[column.name]
        if column.name == "title" and not draft.named:
            return
        if not draft.named and isinstance(cell.value, str) and cell.text.casefold() in NOTHING:
            return
        value: object
        if column.kind == Kind.GROUPS:
            value = self._groups.read(column, cell, spot)
        elif column.kind == Kind.DOUBTS:
            value = self._groups.doubts(cell)
        elif column.name == "summary" and not draft.named and not cell.broken:
            value = " ".join(cell.text.split())  # one that is too long is settled with the text
        else:
            value = self._reader.read(column, cell, spot)
            if self._reader.is_doubtful(column, cell) and not draft.named:
                doubt(draft, column.keys[0], self._findings, spot)
        if value is not None and value != [] and value != {}:
            put(draft.values, column.keys, value)

    def _take_place(self, draft: DraftEntry, cell: Cell) -> None:
        """`Szczecin, Poland`: a city, with the country behind it if there is one."""
        text = " ".join(cell.text.replace("(", ", ").replace(")", "").split())
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not parts or text.casefold() in NOTHING:
            return
        column = find_column("tools", "mode")
        if column and (mode := self._reader.wording.choices(column).find(text, partly=False).key):
            self._findings.assume(draft.spots[PLACE], f"“{excerpt(text)}” says how people met, and no place.")
            draft.values.setdefault("mode", mode)
            draft.given.add("mode")
            return
        place: dict[str, object] = {}
        match = self._reader.vocabulary.find_country(parts[-1])
        if match.exact:
            parts.pop()
        if parts:
            place["city"] = parts[-1]
        if parts[1:]:
            place["venue"] = ", ".join(parts[:-1])
        if match.exact:
            place["country"] = match.key
        said = ", ".join(f"{name} {value}" for name, value in place.items())
        self._findings.assume(draft.spots[PLACE], f"“{excerpt(cell.text)}” is taken for: {said}.")
        draft.values["place"] = place
        draft.given |= {f"place.{name}" for name in place}


def doubt(draft: DraftEntry, name: str, findings: ImportIssues, spot: CellRef) -> None:
    """Mark a field as unsure, as the spreadsheet does."""
    doubts = draft.values.setdefault(DOUBTS, {})
    assert isinstance(doubts, dict), "only this file fills it"
    doubts.setdefault(name, DOUBTED)
    findings.assume(spot, f"“{spot.value}” is marked as uncertain; readers will see that.")

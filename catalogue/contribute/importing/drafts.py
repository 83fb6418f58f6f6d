"""Builds drafts of entries from the rows of a spreadsheet. Does not know the entries of the catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalogue.contribute.importing.cell_parser import NOTHING, CellParser
from catalogue.contribute.importing.headings import PLACE, Headings, is_row_number
from catalogue.contribute.importing.issues import ImportIssues, excerpt
from catalogue.contribute.importing.nested_values import GroupReader, set_value
from catalogue.contribute.importing.table import Cell, CellRef, Row, Sheet
from catalogue.contribute.importing.tool_name import parse_tool_name
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.tables.columns import DOUBTS, ID, LANGUAGE, TEXT, Column, Kind, columns, find_column
from catalogue.urls import slug

UNCERTAIN_REASON = "The spreadsheet from which this entry was imported marks it as uncertain."


@dataclass(slots=True)
class DraftEntry:
    """An entry read from a row, before it is compared with the catalogue."""

    ref: CellRef
    """Its row."""
    id: str = ""
    """Empty until it is known."""
    language: str = ""
    """Empty for an original."""
    has_id: bool = False
    """Whether the spreadsheet itself gives the id: then the row is known to be meant for that entry."""
    values: dict[str, object] = field(default_factory=dict)
    body: str | None = None
    """None where the spreadsheet has no text."""
    columns: set[str] = field(default_factory=set)
    """The columns that the spreadsheet has, also where the cell is empty."""
    refs: dict[str, CellRef] = field(default_factory=dict)
    """The cell of each field."""

    @property
    def title(self) -> str:
        """The name for reports."""
        return str(self.values.get("title", "")) or self.id

    def find_ref(self, name: str) -> CellRef:
        """Find the cell of a field; the row for one without a column."""
        return self.refs.get(name, self.ref)


class DraftBuilder:
    """Builds drafts from rows, with the parsers of cells."""

    def __init__(self, reader: CellParser) -> None:
        self._reader = reader
        self._groups = GroupReader(reader)
        self._findings: ImportIssues = reader.findings

    def build_drafts(self, sheet: Sheet, headings: Headings) -> Iterator[DraftEntry]:
        """Build a draft for each row that names something."""
        self._register_names(sheet, headings)
        for row in sheet.rows:
            if row.number > headings.row and any(column in row.cells for column in headings.names):
                yield self._build_draft(sheet, headings, row)

    def _register_names(self, sheet: Sheet, headings: Headings) -> None:
        """Let rows refer to each other as related tools."""
        for row in sheet.rows:
            cells = {name: row.cells[place].text for place, name in headings.names.items() if place in row.cells}
            id_ = cells.get(ID, "")
            key = id_ if id_ and not is_row_number(id_) else slug(cells.get("title", ""))
            if row.number > headings.row and not cells.get(LANGUAGE):
                for name in {key, cells.get("title", "")} - {""}:
                    self._reader.vocabulary.add("tools", key, name)

    def _build_draft(self, sheet: Sheet, headings: Headings, row: Row) -> DraftEntry:
        draft = DraftEntry(CellRef(sheet.name, row.number))
        cells = {name: row.cells[column] for column, name in headings.names.items() if column in row.cells}
        for place, name in headings.names.items():
            text = cells[name].text if name in cells else ""
            draft.refs[name] = headings.locate_cell(sheet.name, row.number, place, excerpt(text))
        self._identify(draft, cells)
        draft.columns = {*headings.names.values()} - {ID, LANGUAGE, PLACE}
        for column in columns("tools"):
            if column.name in cells and column.name not in {ID, LANGUAGE, TEXT}:
                self._read_field(draft, column, cells[column.name])
        if PLACE in cells and not draft.values.get("place"):
            self._read_place(draft, cells[PLACE])
        body = cells.get(TEXT)
        if TEXT in draft.columns:
            draft.body = str(body.value).strip("\n").rstrip() if body and not body.error else ""
        return draft

    def _identify(self, draft: DraftEntry, cells: Mapping[str, Cell]) -> None:
        """Set the id that the row gives, its language, and its name, which must be that of one tool."""
        if ID in cells and cells[ID].text.casefold() not in NOTHING and not is_row_number(cells[ID].text):
            text = cells[ID].text
            draft.has_id, draft.id = True, text
            if slug(text) != text:
                ref = draft.find_ref(ID)
                self._findings.report(rules.BAD_ID, ref, value=excerpt(text), suggestion=slug(text))
                draft.id = slug(text)
        draft.language = cells[LANGUAGE].text if LANGUAGE in cells else ""
        if "title" in cells and not draft.has_id:
            title = parse_tool_name(cells["title"], draft.find_ref("title"), self._findings)
            if title:
                draft.values["title"] = title
                draft.id = slug(title)

    def _read_field(self, draft: DraftEntry, column: Column, cell: Cell) -> None:
        """Read a cell into its field."""
        ref = draft.refs[column.name]
        if column.name == "title" and not draft.has_id:
            return
        if not draft.has_id and isinstance(cell.value, str) and cell.text.casefold() in NOTHING:
            return
        value: object
        if column.kind == Kind.GROUPS:
            value = self._groups.read(column, cell, ref)
        elif column.kind == Kind.DOUBTS:
            value = self._groups.read_doubts(cell)
        elif column.name == "summary" and not draft.has_id and not cell.error:
            value = " ".join(cell.text.split())  # one that is too long is settled with the text
        else:
            value = self._reader.read(column, cell, ref)
            if self._reader.is_doubtful(column, cell) and not draft.has_id:
                mark_uncertain(draft, column.keys[0], self._findings, ref)
        if value is not None and value != [] and value != {}:
            set_value(draft.values, column.keys, value)

    def _read_place(self, draft: DraftEntry, cell: Cell) -> None:
        """Read a place such as `Szczecin, Poland`: a city, with the country behind it if there is one."""
        text = " ".join(cell.text.replace("(", ", ").replace(")", "").split())
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not parts or text.casefold() in NOTHING:
            return
        column = find_column("tools", "mode")
        if column and (mode := self._reader.wording.choices(column).find(text, partly=False).key):
            self._findings.assume(draft.refs[PLACE], f"“{excerpt(text)}” says how people met, and no place.")
            draft.values.setdefault("mode", mode)
            draft.columns.add("mode")
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
        reading = ", ".join(f"{name} {value}" for name, value in place.items())
        self._findings.assume(draft.refs[PLACE], f"“{excerpt(cell.text)}” is taken for: {reading}.")
        draft.values["place"] = place
        draft.columns |= {f"place.{name}" for name in place}


def mark_uncertain(draft: DraftEntry, name: str, findings: ImportIssues, ref: CellRef) -> None:
    """Mark a field as unsure, as the spreadsheet does."""
    doubts = draft.values.setdefault(DOUBTS, {})
    assert isinstance(doubts, dict), "only this file fills it"
    doubts.setdefault(name, UNCERTAIN_REASON)
    findings.assume(ref, f"“{ref.value}” is marked as uncertain; readers will see that.")

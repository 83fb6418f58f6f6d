"""Attaches the rows of further sheets, such as Editions, to the drafts of the tools that they belong to."""

from collections.abc import Callable, Mapping, Sequence

from catalogue.contribute.importing.cell_parser import CellParser
from catalogue.contribute.importing.drafts import DraftEntry
from catalogue.contribute.importing.headings import Headings, find_headings
from catalogue.contribute.importing.issues import ImportIssues, excerpt
from catalogue.contribute.importing.nested_values import GroupReader
from catalogue.contribute.importing.table import Cell, CellRef, Row, Sheet
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.tables.columns import DOUBTS, LANGUAGE, TEXT, Column, Kind, find_column
from catalogue.tables.fuzzy_match import Names, normal

OWNER = "tool"
_SIMPLE = {
    DOUBTS: (OWNER, LANGUAGE, "field", "reason"),
    "texts": (OWNER, LANGUAGE, "part", TEXT),
}

Cells = Mapping[str, tuple[Cell, CellRef]]


class SheetAttacher:
    """Attaches rows of further sheets to drafts."""

    def __init__(self, reader: CellParser, drafts: Sequence[DraftEntry]) -> None:
        self._reader = reader
        self._findings: ImportIssues = reader.findings
        self._groups = GroupReader(reader)
        self._drafts = drafts
        self._owners: dict[tuple[str, str], DraftEntry] = {}
        for draft in drafts:
            for name in (draft.id, normal(draft.title)):
                self._owners.setdefault((name, draft.language), draft)

    def attach(self, sheet: Sheet, name: str) -> bool:
        """Attach all rows of a sheet, which then replaces the column of its field; False where it is no such sheet."""
        headings = find_headings(sheet, self._names(name), [OWNER], {})
        if headings is None or len(headings.names) < 2:
            return not sheet.rows
        attachers: dict[str, Callable[[Sheet, Headings], None]] = {
            DOUBTS: self._attach_doubts,
            "texts": self._attach_texts,
        }
        if name in attachers:
            attachers[name](sheet, headings)
        elif column := find_column("tools", name):
            self._attach_groups(column, sheet, headings)
        return True

    def _names(self, name: str) -> Names:
        column = find_column("tools", name)
        own_columns = [Column(part, Kind.LINE) for part in _SIMPLE.get(name, (OWNER,))]
        return self._reader.wording.part_names(
            [*own_columns, *(column.parts if column and name not in _SIMPLE else ())]
        )

    def _attach_groups(self, column: Column, sheet: Sheet, headings: Headings) -> None:
        for draft in self._drafts:
            if not draft.language:
                draft.columns.add(column.name)
        for row in sheet.rows:
            owner = self._find_owner(sheet, headings, row)
            if owner is None:
                continue
            owner.refs.setdefault(column.name, CellRef(sheet.name, row.number))
            if group := self._groups.read_group(column, _collect_cells(sheet, headings, row)):
                _append(owner, column.name, group)

    def _attach_doubts(self, sheet: Sheet, headings: Headings) -> None:
        for draft in self._drafts:
            draft.columns.add(DOUBTS)
        for row in sheet.rows:
            if owner := self._find_owner(sheet, headings, row):
                cells = _collect_cells(sheet, headings, row)
                doubts = owner.values.setdefault(DOUBTS, {})
                if isinstance(doubts, dict) and "field" in cells:
                    doubts[cells["field"][0].text] = cells["reason"][0].text if "reason" in cells else ""
                owner.refs.setdefault(DOUBTS, CellRef(sheet.name, row.number))

    def _attach_texts(self, sheet: Sheet, headings: Headings) -> None:
        parts: dict[int, list[tuple[int, str]]] = {}
        for row in sheet.rows:
            if owner := self._find_owner(sheet, headings, row):
                cells = _collect_cells(sheet, headings, row)
                number = cells["part"][0].text if "part" in cells else ""
                text = str(cells[TEXT][0].value) if TEXT in cells else ""
                parts.setdefault(id(owner), []).append((int(number) if number.isdecimal() else row.number, text))
                owner.refs[TEXT] = CellRef(sheet.name, row.number)
        for draft in self._drafts:
            body = "".join(text for _, text in sorted(parts.get(id(draft), [])))
            if body or TEXT not in draft.columns:
                draft.body = body.strip("\n").rstrip()
            draft.columns.add(TEXT)

    def _find_owner(self, sheet: Sheet, headings: Headings, row: Row) -> DraftEntry | None:
        """Find the draft to which a row belongs; a row that names none is reported, an empty one passed over."""
        if row.number <= headings.row or not any(place in row.cells for place in headings.names):
            return None
        cells = _collect_cells(sheet, headings, row)
        name = cells[OWNER][0].text if OWNER in cells else ""
        language = cells[LANGUAGE][0].text if LANGUAGE in cells else ""
        draft = self._owners.get((name, language)) or self._owners.get((normal(name), language))
        if draft is None:
            ref = headings.locate_cell(sheet.name, row.number, headings.column(OWNER), excerpt(name))
            self._findings.report(rules.UNKNOWN_TOOL, ref, value=excerpt(name) or "(empty)")
        return draft


def _collect_cells(sheet: Sheet, headings: Headings, row: Row) -> dict[str, tuple[Cell, CellRef]]:
    cells: dict[str, tuple[Cell, CellRef]] = {}
    for place, name in headings.names.items():
        if place in row.cells:
            ref = headings.locate_cell(sheet.name, row.number, place, excerpt(row.cells[place].text))
            cells[name] = (row.cells[place], ref)
    return cells


def _append(draft: DraftEntry, name: str, group: dict[str, object]) -> None:
    groups = draft.values.setdefault(name, [])
    assert isinstance(groups, list), "the schema has a list there"
    groups.append(group)

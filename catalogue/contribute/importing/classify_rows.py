"""Decides the outcome of each draft, given the catalogue and the rows before it."""

from collections.abc import Mapping, Sequence

from catalogue.contribute.entries.entry_writer import format_entry
from catalogue.contribute.importing.cell_parser import CellParser
from catalogue.contribute.importing.drafts import DraftEntry
from catalogue.contribute.importing.existing_entries import (
    ComparableEntry,
    ExistingEntry,
    collect_links,
    find_similar,
    list_tools,
)
from catalogue.contribute.importing.issues import ImportIssues
from catalogue.contribute.importing.merge import MergedEntry, merge_entry, merge_translation
from catalogue.contribute.importing.plan import Outcome, RowPlan
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.pipeline.load import LoadedSite
from catalogue.tables.columns import ID


class RowClassifier:
    """Classifies rows by the existing entries and the rows before them."""

    def __init__(self, existing: Mapping[tuple[str, str], ExistingEntry], reader: CellParser, *, update: bool) -> None:
        self._existing = existing
        self._reader = reader
        self._findings: ImportIssues = reader.findings
        self._update = update
        self._tools = list_tools(existing)
        self._rows: list[ComparableEntry] = []
        self._originals: dict[str, tuple[Mapping[str, object], str]] = {}

    def classify_rows(self, drafts: Sequence[DraftEntry], loaded_site: LoadedSite) -> list[RowPlan]:
        """Plan the row of each draft: originals first, as translations are compared with them."""
        plans = {id(draft): self._classify_original(draft) for draft in drafts if not draft.language}
        plans |= {id(draft): self._classify_translation(draft, loaded_site) for draft in drafts if draft.language}
        return [plans[id(draft)] for draft in drafts]

    def _classify_original(self, draft: DraftEntry) -> RowPlan:
        existing = self._existing.get((draft.id, "")) if draft.id else None
        if self._is_twice(draft) or (existing is None and self._is_there(draft)):
            return self._plan_row(draft, existing, None)
        entry = merge_entry(draft, existing, self._reader)
        if entry:
            self._originals[draft.id] = (entry.values, entry.body)
        return self._plan_row(draft, existing, entry)

    def _classify_translation(self, draft: DraftEntry, loaded_site: LoadedSite) -> RowPlan:
        existing = self._existing.get((draft.id, draft.language))
        original = self._existing.get((draft.id, ""))
        before = self._originals.get(draft.id) or ((original.front, original.body) if original else None)
        if before is None:
            self._findings.report(rules.UNKNOWN_TOOL, draft.find_ref(ID), value=draft.title)
            return self._plan_row(draft, existing, None)
        languages = [code for code in loaded_site.config.languages if code != loaded_site.config.default_language]
        if draft.language not in languages:
            choices = " or ".join(languages) or "nothing: the site has one language"
            self._findings.report(rules.NO_CHOICE, draft.find_ref("language"), value=draft.language, choices=choices)
            return self._plan_row(draft, existing, None)
        return self._plan_row(draft, existing, merge_translation(draft, before, existing, self._reader))

    def _is_twice(self, draft: DraftEntry) -> bool:
        """Whether an earlier row is the same tool, which is reported."""
        same = next((row for row in self._rows if row.id == draft.id), None)
        duplicate = (same, "it has the same id") if same else None
        if not duplicate and not draft.has_id and draft.title:
            duplicate = find_similar(draft.title, collect_links(draft.values), self._rows)
        if duplicate:
            other, why = duplicate
            self._findings.report(rules.TWICE, draft.find_ref("title"), title=other.title, row=other.place, why=why)
        elif draft.id:
            self._rows.append(ComparableEntry(draft.id, draft.title, collect_links(draft.values), str(draft.ref.row)))
        return duplicate is not None

    def _is_there(self, draft: DraftEntry) -> bool:
        """Whether the catalogue seems to have the tool under another id, which is reported."""
        if draft.has_id or not draft.title:
            return False
        duplicate = find_similar(draft.title, collect_links(draft.values), self._tools)
        if duplicate:
            other, why = duplicate
            values = {"title": other.title, "path": other.place, "why": why, "id": other.id}
            self._findings.report(rules.ALREADY_THERE, draft.find_ref("title"), **values)
        return duplicate is not None

    def _plan_row(self, draft: DraftEntry, existing: ExistingEntry | None, entry: MergedEntry | None) -> RowPlan:
        """Plan a row; it is held back where a problem has been reported."""
        ending = f".{draft.language}" if draft.language else ""
        path = existing.path if existing else f"content/tools/{draft.id}{ending}.md"
        row = RowPlan(draft.ref, draft.title, draft.id, draft.language, Outcome.HELD, path)
        if entry is None or self._findings.rejects_row(draft.ref):
            return row
        text = format_entry("tools", entry.values, entry.body)
        if existing is None:
            return RowPlan(draft.ref, draft.title, draft.id, draft.language, Outcome.NEW, path, text)
        if not entry.changes:
            return RowPlan(draft.ref, draft.title, draft.id, draft.language, Outcome.UNCHANGED, path)
        if not draft.has_id:
            # It may be the same tool, described anew, or another one of the same name: nobody here can know.
            title, why = existing.front.get("title"), "it has the same name"
            ref = draft.find_ref("title")
            self._findings.report(rules.ALREADY_THERE, ref, title=title, path=path, why=why, id=draft.id)
            return row
        if self._update:
            outcome = Outcome.UPDATE
            return RowPlan(draft.ref, draft.title, draft.id, draft.language, outcome, path, text, entry.changes)
        fields = ", ".join(change.field for change in entry.changes)
        self._findings.report(rules.DIFFERS, draft.ref, path=path, fields=fields)
        return RowPlan(draft.ref, draft.title, draft.id, draft.language, Outcome.HELD, path, "", entry.changes)

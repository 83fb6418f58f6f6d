"""Decides what becomes of each draft, in the light of the catalogue and of the rows before it."""

from collections.abc import Mapping, Sequence

from catalogue.contribute.entries.entry_writer import entry_text
from catalogue.contribute.importing.cell_parser import CellParser
from catalogue.contribute.importing.drafts import DraftEntry
from catalogue.contribute.importing.existing_entries import Existing, Known, alike, known_tools, links_of
from catalogue.contribute.importing.issues import ImportIssues
from catalogue.contribute.importing.merge import Assembled, assemble, assemble_translation
from catalogue.contribute.importing.plan import Outcome, RowPlan
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.pipeline.load import LoadedSite
from catalogue.tables.columns import ID


class RowClassifier:
    """Knows the entries that are there, and remembers the rows that it has judged."""

    def __init__(self, existing: Mapping[tuple[str, str], Existing], reader: CellParser, *, update: bool) -> None:
        self._existing = existing
        self._reader = reader
        self._findings: ImportIssues = reader.findings
        self._update = update
        self._known = known_tools(existing)
        self._rows: list[Known] = []
        self._made: dict[str, tuple[Mapping[str, object], str]] = {}

    def rows(self, drafts: Sequence[DraftEntry], loaded: LoadedSite) -> list[RowPlan]:
        """All drafts, judged: originals first, as translations are held against them."""
        judged = {id(draft): self._original(draft) for draft in drafts if not draft.language}
        judged |= {id(draft): self._translation(draft, loaded) for draft in drafts if draft.language}
        return [judged[id(draft)] for draft in drafts]

    def _original(self, draft: DraftEntry) -> RowPlan:
        there = self._existing.get((draft.id, "")) if draft.id else None
        if self._is_twice(draft) or (there is None and self._is_there(draft)):
            return self._row(draft, there, None)
        made = assemble(draft, there, self._reader)
        if made:
            self._made[draft.id] = (made.values, made.body)
        return self._row(draft, there, made)

    def _translation(self, draft: DraftEntry, loaded: LoadedSite) -> RowPlan:
        there = self._existing.get((draft.id, draft.language))
        original = self._existing.get((draft.id, ""))
        before = self._made.get(draft.id) or ((original.front, original.body) if original else None)
        if before is None:
            self._findings.report(rules.UNKNOWN_TOOL, draft.spot_of(ID), value=draft.title)
            return self._row(draft, there, None)
        offered = [code for code in loaded.config.languages if code != loaded.config.default_language]
        if draft.language not in offered:
            choices = " or ".join(offered) or "nothing: the site has one language"
            self._findings.report(rules.NO_CHOICE, draft.spot_of("language"), value=draft.language, choices=choices)
            return self._row(draft, there, None)
        return self._row(draft, there, assemble_translation(draft, before, there, self._reader))

    def _is_twice(self, draft: DraftEntry) -> bool:
        """Whether an earlier row is the same tool, which is reported."""
        same = next((row for row in self._rows if row.id == draft.id), None)
        found = (same, "it has the same id") if same else None
        if not found and not draft.named and draft.title:
            found = alike(draft.title, links_of(draft.values), self._rows)
        if found:
            other, why = found
            self._findings.report(rules.TWICE, draft.spot_of("title"), title=other.title, row=other.place, why=why)
        elif draft.id:
            self._rows.append(Known(draft.id, draft.title, links_of(draft.values), str(draft.spot.row)))
        return found is not None

    def _is_there(self, draft: DraftEntry) -> bool:
        """Whether the catalogue seems to have the tool under another id, which is reported."""
        if draft.named or not draft.title:
            return False
        found = alike(draft.title, links_of(draft.values), self._known)
        if found:
            other, why = found
            said = {"title": other.title, "path": other.place, "why": why, "id": other.id}
            self._findings.report(rules.ALREADY_THERE, draft.spot_of("title"), **said)
        return found is not None

    def _row(self, draft: DraftEntry, there: Existing | None, made: Assembled | None) -> RowPlan:
        """The row's plan; held back where something was found, which has been reported."""
        ending = f".{draft.language}" if draft.language else ""
        path = there.path if there else f"content/tools/{draft.id}{ending}.md"
        row = RowPlan(draft.spot, draft.title, draft.id, draft.language, Outcome.HELD, path)
        if made is None or self._findings.rejected(draft.spot):
            return row
        text = entry_text("tools", made.values, made.body)
        if there is None:
            return RowPlan(draft.spot, draft.title, draft.id, draft.language, Outcome.NEW, path, text)
        if not made.changes:
            return RowPlan(draft.spot, draft.title, draft.id, draft.language, Outcome.UNCHANGED, path)
        if not draft.named:
            # It may be the same tool, told anew, or another one of the same name: nobody here can know.
            title, why = there.front.get("title"), "it has the same name"
            spot = draft.spot_of("title")
            self._findings.report(rules.ALREADY_THERE, spot, title=title, path=path, why=why, id=draft.id)
            return row
        if self._update:
            outcome = Outcome.UPDATE
            return RowPlan(draft.spot, draft.title, draft.id, draft.language, outcome, path, text, made.changes)
        fields = ", ".join(change.field for change in made.changes)
        self._findings.report(rules.DIFFERS, draft.spot, path=path, fields=fields)
        return RowPlan(draft.spot, draft.title, draft.id, draft.language, Outcome.HELD, path, "", made.changes)

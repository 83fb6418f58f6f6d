"""The doorway of the import: a spreadsheet and a project become a plan."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from catalogue.contribute.importing.cell_parser import CellParser
from catalogue.contribute.importing.classify_rows import RowClassifier
from catalogue.contribute.importing.drafts import DraftEntry, DraftMaker
from catalogue.contribute.importing.existing_entries import existing_tools
from catalogue.contribute.importing.export import words_of
from catalogue.contribute.importing.extra_sheets import Attacher
from catalogue.contribute.importing.headings import (
    Headings,
    check_columns,
    check_mapping,
    find_headings,
    read_mapping,
    understand,
)
from catalogue.contribute.importing.issues import ImportIssue, ImportIssues
from catalogue.contribute.importing.plan import Plan, make_plan
from catalogue.contribute.importing.read_table import read_table
from catalogue.contribute.importing.summary_text import set_texts
from catalogue.contribute.importing.table import CellRef, Sheet, Table
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.tables.columns import ID
from catalogue.tables.term_names import Vocabulary, names_in

_WITHOUT_ENTRIES = ("vocabularies", "columns")


def plan_import(path: Path, project: Path, mapping: Sequence[str] = (), *, update: bool = False) -> Plan:
    """Judge a spreadsheet; nothing is written.

    Args:
        path: the spreadsheet.
        project: the folder that holds `content/`.
        mapping: what `--map` says, `COLUMN=FIELD` each.
        update: whether entries that are there may be changed.
    """
    loaded = load(LoadOptions(project, drafts=True))
    words, findings = words_of(loaded), ImportIssues(path.name)
    mapped = read_mapping(mapping, words, findings)
    table = read_table(
        path, lambda row: sum(bool(understand(cell, words.headings).exact) for cell in row if cell.strip())
    )
    findings.remarks += [ImportIssue(CellRef("", 0), fault) for fault in table.faults]
    if findings.remarks:
        return Plan(path.name, (), tuple(findings.remarks), (), table.assumed)
    vocabulary = Vocabulary(names_in(loaded.documents), loaded.config.languages, loaded.config.default_language)
    reader = CellParser(words, vocabulary, findings)
    drafts, skipped = _drafts(table, reader, mapped)
    judge = RowClassifier(existing_tools(loaded.documents), reader, update=update)
    rows = judge.rows(drafts, loaded)
    names = [sheet.name for sheet in table.sheets]
    return make_plan(path.name, rows, findings, (*table.assumed, *skipped), names, loaded)


def _drafts(table: Table, reader: CellParser, mapped: Mapping[str, str]) -> tuple[list[DraftEntry], list[str]]:
    """The drafts of all sheets of tools, with what further sheets say of them; and which sheets were passed over."""
    words, findings = reader.wording, reader.findings
    maker, drafts, skipped = DraftMaker(reader), list[DraftEntry](), list[str]()
    names = {
        sheet.name: words.sheets.find(sheet.name, partly=False).key if sheet.name else "tools" for sheet in table.sheets
    }
    found: list[tuple[Sheet, Headings]] = []
    for sheet in table.sheets:
        if names[sheet.name] not in {"", "tools"} or not sheet.rows:
            continue
        if headings := find_headings(sheet, words.headings, ["title", ID], mapped):
            found.append((sheet, headings))
        else:
            skipped.append(f"The sheet “{sheet.name}” has no heading row that names tools, so it was not read.")
    check_mapping(mapped, found, findings)
    if not found:
        _report_no_headings(table, findings)
    if findings.remarks:
        return [], skipped
    for sheet, headings in found:
        check_columns(sheet, headings, words.headings, mapped, findings)
        drafts += maker.drafts(sheet, headings)
    if found and not drafts:
        skipped.append("There is no row below the headings.")
    attacher = Attacher(reader, drafts)
    for sheet in table.sheets if drafts else ():
        if names[sheet.name] not in {"", "tools", *_WITHOUT_ENTRIES} and not attacher.attach(sheet, names[sheet.name]):
            skipped.append(f"The sheet “{sheet.name}” has no headings that match a field, so it was not read.")
    for draft in drafts:
        if not draft.named and not draft.language:
            set_texts(draft, draft.without_page, findings)
    return drafts, skipped


def _report_no_headings(table: Table, findings: ImportIssues) -> None:
    rows = [row for sheet in table.sheets for row in sheet.rows[:1]]
    texts = " | ".join(cell.text for row in rows[:1] for cell in row.cells.values())
    found = f"the first row says “{texts[:120]}”" if texts else "all sheets are empty"
    findings.report(rules.NO_HEADINGS, CellRef("", 0), found=found)

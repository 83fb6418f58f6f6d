"""Plans the import of a spreadsheet into a project."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from catalogue.contribute.importing.cell_parser import CellParser
from catalogue.contribute.importing.classify_rows import RowClassifier
from catalogue.contribute.importing.drafts import DraftBuilder, DraftEntry
from catalogue.contribute.importing.existing_entries import index_existing_tools
from catalogue.contribute.importing.export import load_wording
from catalogue.contribute.importing.extra_sheets import SheetAttacher
from catalogue.contribute.importing.headings import (
    Headings,
    check_columns,
    check_mapping,
    find_headings,
    match_heading,
    parse_mapping,
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
from catalogue.tables.term_names import Vocabulary, named_groups, names_in

_WITHOUT_ENTRIES = ("vocabularies", "columns")


def plan_import(path: Path, project: Path, mapping: Sequence[str] = (), *, update: bool = False) -> Plan:
    """Plan the import of a spreadsheet; nothing is written.

    Args:
        path: the spreadsheet.
        project: the folder that holds `content/`.
        mapping: the options `--map`, `COLUMN=FIELD` each.
        update: whether entries that are there may be changed.
    """
    loaded_site = load(LoadOptions(project, drafts=True))
    words, findings = load_wording(loaded_site), ImportIssues(path.name)
    column_map = parse_mapping(mapping, words, findings)
    table = read_table(
        path, lambda row: sum(bool(match_heading(cell, words.headings).exact) for cell in row if cell.strip())
    )
    findings.issues += [ImportIssue(CellRef("", 0), problem) for problem in table.problems]
    if findings.issues:
        return Plan(path.name, (), tuple(findings.issues), (), table.assumptions)
    vocabulary = Vocabulary(
        [*names_in(loaded_site.documents), *named_groups(loaded_site.config)],
        loaded_site.config.languages,
        loaded_site.config.default_language,
    )
    reader = CellParser(words, vocabulary, findings)
    drafts, messages = _build_drafts(table, reader, column_map)
    classifier = RowClassifier(index_existing_tools(loaded_site.documents), reader, update=update)
    rows = classifier.classify_rows(drafts, loaded_site)
    names = [sheet.name for sheet in table.sheets]
    return make_plan(path.name, rows, findings, (*table.assumptions, *messages), names, loaded_site)


def _build_drafts(
    table: Table, reader: CellParser, column_map: Mapping[str, str]
) -> tuple[list[DraftEntry], list[str]]:
    """Build the drafts of all sheets of tools, with the rows of further sheets; list the sheets that were not read."""
    words, findings = reader.wording, reader.findings
    builder, drafts, messages = DraftBuilder(reader), list[DraftEntry](), list[str]()
    names = {
        sheet.name: words.sheets.find(sheet.name, partly=False).key if sheet.name else "tools" for sheet in table.sheets
    }
    tool_sheets: list[tuple[Sheet, Headings]] = []
    for sheet in table.sheets:
        if names[sheet.name] not in {"", "tools"} or not sheet.rows:
            continue
        if headings := find_headings(sheet, words.headings, ["title", ID], column_map):
            tool_sheets.append((sheet, headings))
        else:
            messages.append(f"The sheet “{sheet.name}” has no heading row that names tools, so it was not read.")
    check_mapping(column_map, tool_sheets, findings)
    if not tool_sheets:
        _report_no_headings(table, findings)
    if findings.issues:
        return [], messages
    for sheet, headings in tool_sheets:
        check_columns(sheet, headings, words.headings, column_map, findings)
        drafts += builder.build_drafts(sheet, headings)
    if tool_sheets and not drafts:
        messages.append("There is no row below the headings.")
    attacher = SheetAttacher(reader, drafts)
    for sheet in table.sheets if drafts else ():
        if names[sheet.name] not in {"", "tools", *_WITHOUT_ENTRIES} and not attacher.attach(sheet, names[sheet.name]):
            messages.append(f"The sheet “{sheet.name}” has no headings that match a field, so it was not read.")
    for draft in drafts:
        if not draft.has_id and not draft.language:
            set_texts(draft, findings)
    return drafts, messages


def _report_no_headings(table: Table, findings: ImportIssues) -> None:
    rows = [row for sheet in table.sheets for row in sheet.rows[:1]]
    texts = " | ".join(cell.text for row in rows[:1] for cell in row.cells.values())
    reason = f"the first row says “{texts[:120]}”" if texts else "all sheets are empty"
    findings.report(rules.NO_HEADINGS, CellRef("", 0), found=reason)

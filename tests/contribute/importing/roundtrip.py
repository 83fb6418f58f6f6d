"""Round trips: a catalogue is exported, emptied and filled again from the spreadsheet, and nothing may be lost."""

import shutil
from pathlib import Path

from catalogue.api.tables import Tables
from catalogue.contribute.importing.export import export_bytes
from catalogue.contribute.importing.import_file import plan_import
from catalogue.contribute.importing.plan import Plan, apply_plan
from catalogue.i18n import load_messages
from catalogue.pipeline.load import LoadedSite, load
from catalogue.pipeline.options import LoadOptions
from catalogue.pipeline.settings import read_settings
from catalogue.schema import validate
from catalogue.tables.layout_rows import items
from tests.source_documents import read

ROOT = Path(__file__).parents[3]
HOSTILE = """\
---
title: "=cmd|'/C calc'!A0"
summary: "+1+1, @SUM(A1), _x0041_ and 100 %"
strand: capacity
sectors: [design]
aims: [networks]
place: {venue: "'=already quoted", city: "-5"}
editions:
  - {label: "; \\"odd\\" name: with; marks", start: 2020, note: "two\\nlines"}
  - {label: "2021", start: 2021-05}
audience: ["-2+3", "one, with a comma", "two; with a semicolon", "\\"quoted\\"", "\\u0009tab"]
figures:
  - {label: a number, value: 74}
  - {label: a text, value: "74"}
  - {label: half, value: 0.5}
  - {label: very many, value: 999999999999999}
  - {label: words, value: "one night; or two"}
  - {label: below zero, value: -3}
links:
  - {label: "#N/A", url: "https://example.org/?a=1&b=2"}
uncertain: {editions: "It says: “2020”; and \\"2021\\".", figures: ""}
---

=1+1 begins this text.

    code, indented

- a list
-\u00a0not one, | a | pipe, <b>bold</b> and a last line with two spaces  \u00a0
"""
"""An entry made of everything that spreadsheets are known to spoil."""


Contents = dict[tuple[str, str], tuple[dict[str, object], str]]
"""Tools by id and language: what each says, and its text."""


def copy_project(project: Path, folder: Path) -> Path:
    """A copy of a project's content, with the hostile entry among its tools."""
    shutil.copytree(project / "content", folder / "content")
    if (project / "themes").is_dir():
        shutil.copytree(project / "themes", folder / "themes")
    (folder / "content/tools/hostile.md").write_text(HOSTILE, encoding="utf-8")
    return folder


def export_file(project: Path, form: str, file: Path, language: str | None = None) -> Path:
    """The export of a project, in a file."""
    file.write_bytes(export_bytes(load_site(project), form, language))
    return file


def load_site(project: Path) -> LoadedSite:
    """A project that has no errors."""
    site = load(LoadOptions(project, drafts=True))
    assert site.site is not None, [item.message for item in site.problems.items]
    return site


def without_tools(project: Path) -> Path:
    """The project, emptied of its tools."""
    for file in (project / "content/tools").glob("*.md"):
        file.unlink()
    return project


def import_file(file: Path, project: Path, *, update: bool = False) -> Plan:
    """The plan of an import, carried out."""
    plan = plan_import(file, project, update=update)
    apply_plan(plan, project)
    return plan


def contents(project: Path) -> Contents:
    """Every tool in every language: what it says, and its text."""
    site = load_site(project).site
    assert site is not None
    return {
        (item.id, item.language): ({name: value for name, value in item.values.items() if value != ()}, item.text)
        for item in items(site.library, None)
    }


def tables(project: Path) -> Tables:
    """The tables of a project, in English and Swedish."""
    site = load_site(project).site
    assert site is not None
    return Tables(site, {code: load_messages(code, [], lambda file, line, reason: None) for code in ("en", "sv")})


def facts(project: Path) -> dict[str, dict[str, object]]:
    """What every tool says; links into texts that did not come back with it do not matter here."""
    documents, _ = read(project / "content", project)
    result = validate(documents, read_settings(project).config)
    library = result.library
    assert library is not None, result.diagnostics
    return {
        item.id: {name: value for name, value in item.values.items() if value != ()} for item in items(library, None)
    }

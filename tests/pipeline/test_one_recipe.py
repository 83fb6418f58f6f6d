"""Only `pipeline/` knows the order of the stages: whoever wants a site, or its problems, asks it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "catalogue"
OUTSIDE = ("cli", "serve", "contribute")
STAGES = {
    "catalogue.sources": {"read_document", "find_media", "without_drafts"},
    "catalogue.sources.document": {"read_document", "without_drafts"},
    "catalogue.sources.media": {"find_media"},
    "catalogue.sources.source": {"source_file", "identify"},
    "catalogue.theme": {"find_theme"},
    "catalogue.theme.inheritance": {"find_theme"},
    "catalogue.schema": {"validate", "absent_entries"},
    "catalogue.schema.library": {"validate"},
    "catalogue.schema.check_document": {"examine"},
    "catalogue.schema.cross_entry": {"absent_entries"},
    "catalogue.lint": {"lint_document", "lint_site"},
    "catalogue.lint.site_checks": {"lint_site"},
    "catalogue.lint.document_checks": {"lint_document"},
    "catalogue.site": {"link", "resolve_links"},
    "catalogue.site.site": {"link", "resolve_links"},
    "catalogue.publish": {"load_interface", "render"},
    "catalogue.publish.artifacts": {"render"},
    "catalogue.publish.interface": {"load_interface"},
    "catalogue.output": {"open_output", "path_checks"},
    "catalogue.output.path_checks": {"check"},
    "catalogue.output.writer": {"open_output"},
}
"""The functions that take the stages' steps, by every module that has them; what these give may be named anywhere."""


def imports(text: str) -> Iterator[tuple[str, str]]:
    """Every import of a file as module and name; the name is empty where a module is imported as a whole."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def stage_calls(text: str) -> list[str]:
    """The stages that a file imports; a module that has some counts as one where it is imported as a whole."""
    called = (
        f"{module}.{name}".strip(".")
        for module, name in imports(text)
        if name in STAGES.get(module, ()) or f"{module}.{name}".strip(".") in STAGES
    )
    return sorted(called)


@pytest.mark.parametrize("package", OUTSIDE)
def test_no_command_server_or_contribution_calls_a_stage(package: str) -> None:
    files = sorted((PACKAGE / package).rglob("*.py"))
    assert files
    calls = {file.name: stage_calls(file.read_text("utf-8")) for file in files}
    assert {name: called for name, called in calls.items() if called} == {}


def test_the_pipeline_calls_every_stage() -> None:
    text = "\n".join(file.read_text("utf-8") for file in sorted((PACKAGE / "pipeline").glob("*.py")))
    steps = {name for module, name in imports(text) if name in STAGES.get(module, ())}
    assert steps >= {
        *("read_document", "find_media", "find_theme", "validate", "lint_site", "lint_document"),
        *("link", "resolve_links", "load_interface", "render", "open_output"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "from catalogue.sources import Document, read_document",
        "from catalogue.lint import lint_site as weigh",
        "def late():\n    from catalogue.publish import render",
        "import catalogue.output.path_checks",
        "from catalogue.output import path_checks",
        "from catalogue import lint",
    ],
)
def test_a_call_is_noticed_however_it_is_imported(line: str) -> None:
    assert len(stage_calls(line)) == 1

"""The issue forms: made from the schema, valid for GitHub, and asking for no more than a partner can answer."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.contribute.entries.new_entry import list_required_fields
from catalogue.contribute.entries.project_index import ProjectIndex, index_project
from catalogue.schema.forms.issue_form import DESCRIPTION, issue_form, questions
from tests.site_helpers import FULL, MINIMAL

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / ".github/ISSUE_TEMPLATE"


@pytest.fixture(scope="module")
def index() -> ProjectIndex:
    """What the project that has every kind of entry holds."""
    return index_project(FULL)


@pytest.fixture(scope="module")
def form(index: ProjectIndex) -> dict[str, Any]:
    """The form of this project."""
    made: dict[str, Any] = yaml.safe_load(issue_form(index.config, index.titles))
    return made


def asked(form: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The elements that ask for something, by label."""
    return {element["attributes"]["label"]: element for element in form["body"] if element["type"] != "markdown"}


@pytest.mark.parametrize("project", [ROOT, MINIMAL, FULL], ids=["real", "minimal", "full"])
def test_the_form_follows_githubs_schema(project: Path, tmp_path: Path) -> None:
    index = index_project(project)
    (tmp_path / "tool.yml").write_text(issue_form(index.config, index.titles), encoding="utf-8")
    assert valid("github-issue-forms", tmp_path / "tool.yml") == ""


@pytest.mark.parametrize(
    ("schema", "name"),
    [("github-issue-forms", "tool.yml"), ("github-issue-forms", "problem.yml"), ("github-issue-config", "config.yml")],
)
def test_the_forms_of_the_repository_follow_githubs_schema(schema: str, name: str) -> None:
    assert valid(schema, TEMPLATES / name) == ""


def valid(schema: str, file: Path) -> str:
    """What check-jsonschema finds wrong with a file."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_labels_and_ids_are_each_ones_own(form: dict[str, Any]) -> None:
    elements = [element for element in form["body"] if element["type"] != "markdown"]
    for names in ([e["id"] for e in elements], [e["attributes"]["label"] for e in elements]):
        assert len(names) == len(set(names))


def test_what_is_needed_must_be_answered_and_nothing_else(form: dict[str, Any]) -> None:
    demanded = {name for name, element in asked(form).items() if element.get("validations", {}).get("required")}
    assert demanded == {
        "Title",
        DESCRIPTION,
        *(shape.name.capitalize() for shape in list_required_fields("tools") if shape.required),
    }


def test_vocabularies_are_offered_whole_by_their_titles(form: dict[str, Any], index: ProjectIndex) -> None:
    for name in ("strands", "sectors", "aims", "formats"):
        label = "Strand" if name == "strands" else name.capitalize()
        element = asked(form)[label]
        assert element["attributes"]["options"] == list(index.titles[name].values())
        assert element["attributes"].get("multiple", False) == (name != "strands")


def test_every_section_of_a_piloted_tool_can_be_written(form: dict[str, Any], index: ProjectIndex) -> None:
    assert index.config.headings
    assert {asked(form)[heading]["type"] for heading in index.config.headings} == {"textarea"}


def test_the_order_of_the_form_is_that_in_which_answers_are_read(form: dict[str, Any], index: ProjectIndex) -> None:
    assert list(asked(form)) == [question.label for question in questions(index.config, index.titles)]


def test_a_word_that_yaml_takes_for_something_else_stays_a_word(index: ProjectIndex) -> None:
    titles = {**index.titles, "sectors": {"no": "No", "n2": "2020", "x": "a: b # c"}}
    made = yaml.safe_load(issue_form(index.config, titles))
    assert asked(made)["Sectors"]["attributes"]["options"] == ["No", "2020", "a: b # c"]

"""What VS Code is given: settings, snippets and a task that are true to the schema and to what `check` prints."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from catalogue.contribute.entries.project_index import index_project
from catalogue.schema.forms.vscode import settings, snippets
from catalogue.schema.models import SCHEMAS
from catalogue.yaml_source import load
from tests import outside
from tests.cli.test_cli import TWO_PROBLEMS, catalogue
from tests.projects import written
from tests.schema.forms.language_server import language_server
from tests.site_helpers import FULL

ROOT = Path(__file__).parents[3]
SERVER = "yaml-language-server"


@pytest.fixture(scope="module")
def offered() -> dict[str, dict[str, Any]]:
    """The snippets of the project that has every kind of entry."""
    found: dict[str, dict[str, Any]] = json.loads(snippets(index_project(FULL).titles))
    return found


def filled_in(body: list[str]) -> str:
    """A snippet's text when every stop is left with its first word."""
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", "\n".join(body))
    return re.sub(r"\$\{?\d+(:([^}]*))?\}?", lambda match: match[2] or "words", text).replace("\\}", "}")


def test_every_field_is_offered_by_its_name(offered: dict[str, dict[str, Any]]) -> None:
    prefixes = {snippet["prefix"] for snippet in offered.values()}
    assert {name for model in SCHEMAS.values() for name in model.model_fields} <= prefixes


def test_every_snippet_of_a_field_is_yaml_that_can_be_read(offered: dict[str, dict[str, Any]]) -> None:
    for name, snippet in offered.items():
        text = filled_in(snippet["body"])
        if not text.startswith("---") and "/" not in name:
            data, problems = load(text, name)
            assert (list(data), problems) == ([snippet["prefix"]], []), text


def test_words_and_references_are_offered_where_they_stand(offered: dict[str, dict[str, Any]]) -> None:
    assert offered["strand: tool"]["body"] == ["strand: ${1|capacity,events,opened-programmes|}"]
    assert "ferry-office" in offered["organisers: tool"]["body"][0]
    assert offered["organisations/ferry-office"]["prefix"] == "organisation-ferry-office"
    assert offered["sectors/design"]["body"] == ["design"]


def test_every_collection_has_a_schema_for_its_files() -> None:
    bound = json.loads(settings())["yaml.schemas"]
    assert all((ROOT / schema).is_file() for schema in bound)
    assert {f"content/{name}/*.md" for name in SCHEMAS} | {"content/site.yaml"} == set(bound.values())


def test_the_task_finds_every_problem_in_what_check_prints(project: Path) -> None:
    task = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"][0]
    assert task["command"].startswith("python3 build.py check ")
    pattern = task["problemMatcher"]["pattern"]
    written({"tools/two-problems.md": TWO_PROBLEMS}, project / "content")
    shown = catalogue(project, *task["command"].split()[2:]).stdout.splitlines()
    found = [re.fullmatch(pattern["regexp"], line) for line in shown]
    places = [(match[pattern["file"]], match[pattern["line"]], match[pattern["severity"]]) for match in found if match]
    assert len(places) == len(shown) >= 2
    assert ("content/tools/two-problems.md", "4", "error") in places


def test_front_matter_completes_and_fails_as_one_types() -> None:
    program = Path(outside.needed("CATALOGUE_CHECKS", SERVER), "node_modules", SERVER, "bin", SERVER)
    front = "# yaml-language-server: $schema=../../schemas/tools.json\ntitle: A\nsummary: B\n"
    file = ROOT / "content/tools/a-new-tool.yaml"
    with language_server(program, ROOT, {"yaml": {"validate": True, "completion": True}}) as server:
        said = "\n".join(server.open(file, f"{front}strand: \nsectors: [desing, ]\nstatus: tried\nmod: digital\n"))
        assert 'Missing property "aims"' in said
        assert "mod" in said
        assert re.search(r'4: .*Valid values: "advertising", ', said)
        assert '5: Value is not accepted. Valid values: "listed", "piloted", "retired".' in said
        assert server.offered(file, 3, 8) == ["capacity", "events", "opened-programmes"]
        assert "design" in server.offered(file, 4, 18)
        assert not file.exists()


def test_settings_complete_and_fail_as_one_types() -> None:
    program = Path(outside.needed("CATALOGUE_CHECKS", SERVER), "node_modules", SERVER, "bin", SERVER)
    file = ROOT / "content/a-site.yaml"
    text = "# yaml-language-server: $schema=../schemas/site.json\nname: A\ndescription: B\n"
    with language_server(program, ROOT, {"yaml": {"validate": True, "completion": True}}) as server:
        assert server.open(file, f"{text}feed_entries: many\n") == ['3: Incorrect type. Expected "integer".']
        assert server.offered(file, 4, 0).count("theme") == 1

"""The JSON Schemas are schemas, agree with the validator, and stand in the repository as the program makes them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from catalogue import yaml_source
from catalogue.config import settings_for_checking
from catalogue.contribute.entries.project_index import index_project
from catalogue.pipeline.generated_files import generate, stale, write
from catalogue.schema.models import SCHEMAS
from catalogue.sources import Document
from tests.site_helpers import FULL
from tests.source_documents import read

Validator = jsonschema.Draft202012Validator


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """What is generated for the project that has every kind of entry."""
    index = index_project(FULL)
    return generate(index.titles, index.config)


@pytest.fixture(scope="module")
def schemas(files: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Every schema by the name of its collection."""
    return {Path(path).stem: json.loads(text) for path, text in files.items() if path.startswith("schemas/")}


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    """Its entries."""
    found, problems = read(FULL / "content", FULL)
    assert not problems
    return found


def complaints(schema: dict[str, Any], front: object) -> list[str]:
    """Where and why a front matter does not follow a schema."""
    return [f"{error.json_path}: {error.message}" for error in Validator(schema).iter_errors(front)]


def test_every_schema_is_one_of_draft_2020_12(schemas: dict[str, dict[str, Any]]) -> None:
    assert set(schemas) == {*SCHEMAS, "site"}
    for name, schema in schemas.items():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"] == f"{name}.json"
        Validator.check_schema(schema)


def test_every_entry_follows_its_schema(schemas: dict[str, dict[str, Any]], documents: tuple[Document, ...]) -> None:
    originals = [document for document in documents if not document.source.language]
    assert originals
    found = {each.source.path: complaints(schemas[each.source.collection], each.front) for each in originals}
    assert {path: said for path, said in found.items() if said} == {}


def test_the_settings_follow_their_schema(schemas: dict[str, dict[str, Any]]) -> None:
    text = (FULL / "content/site.yaml").read_text(encoding="utf-8")
    data, problems = yaml_source.load(text, "content/site.yaml")
    assert not problems
    assert complaints(schemas["site"], data) == []


@pytest.mark.parametrize(
    "change",
    [
        {"strnd": "events"},
        {"strand": "evnets"},
        {"strand": None},
        {"sectors": ["design", "desing"]},
        {"sectors": []},
        {"sectors": "design"},
        {"status": "tried"},
        {"mode": "by post"},
        {"number": "one"},
        {"organisers": ["nobody-known"]},
        {"organisers": [{"organisation": "nobody-known"}]},
        {"organisers": [{"organisation": "ferry-office", "rule": "host"}]},
        {"editions": [{"start": "2020"}]},
        {"links": [{"label": "x"}]},
        {"figures": [{"label": "x"}]},
        {"related": ["no-such-tool"]},
        {"place": {"town": "Riga"}},
        {"title": 7},
        {"draft": "yes"},
        {"countries": ["SE", "UK"]},
        {"place": {"country": "se"}},
        {"editions": [{"label": "x", "place": {"country": "Sweden"}}]},
        {"uncertain": {"edition": "x"}},
        {"uncertain": ["edition"]},
    ],
    ids=str,
)
def test_a_schema_refuses_what_the_validator_refuses(
    schemas: dict[str, dict[str, Any]], documents: tuple[Document, ...], change: dict[str, object]
) -> None:
    front = next(document.front for document in documents if document.source.id == "ferry-fair")
    assert complaints(schemas["tools"], {**front, **change}) != []


@pytest.mark.parametrize(
    "change",
    [
        {"organisers": ["ferry-office"]},
        {"organisers": [{"organisation": "ferry-office"}]},
        {"organisers": [{"organisation": "ferry-office", "role": "host", "uncertain": True}]},
        {"editions": [{"label": "x", "start": "2020-10"}]},
        {"mode": "hybrid"},
    ],
    ids=str,
)
def test_a_schema_accepts_what_the_validator_accepts(
    schemas: dict[str, dict[str, Any]], documents: tuple[Document, ...], change: dict[str, object]
) -> None:
    front = next(document.front for document in documents if document.source.id == "ferry-fair")
    assert complaints(schemas["tools"], {**front, **change}) == []


def test_a_required_field_may_not_be_left_out(
    schemas: dict[str, dict[str, Any]], documents: tuple[Document, ...]
) -> None:
    for document in documents:
        for field in schemas[document.source.collection].get("required", ()):
            without = {name: value for name, value in document.front.items() if name != field}
            assert document.source.language or complaints(schemas[document.source.collection], without)


def test_every_field_of_a_schema_is_described(schemas: dict[str, dict[str, Any]]) -> None:
    bare = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for group in (schema, *schema.get("$defs", {}).values())
        for field, facts in _properties(group)
        if not facts.get("description")
    ]
    assert bare == []


def _properties(group: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from group.get("properties", {}).items()
    for option in group.get("anyOf", ()):
        yield from option.get("properties", {}).items()


def test_an_id_that_is_not_known_yet_is_not_offered() -> None:
    files = generate({"strands": {"events": "Events"}}, settings_for_checking())
    schema = json.loads(files["schemas/tools.json"])
    assert complaints(schema, {"strand": "capacity"}) != complaints(schema, {"strand": "events"})
    assert schema["properties"]["strand"]["enum"] == ["events"]


def test_the_field_reference_names_every_field(files: dict[str, str]) -> None:
    page = files["docs/fields.md"]
    for collection, model in SCHEMAS.items():
        section = page.partition(f"(`content/{collection}/`)")[2].partition("\n## ")[0]
        assert [name for name in model.model_fields if f"| `{name}` |" not in section] == []
    for anchor in {part.partition(")")[0] for part in page.split("](#")[1:]}:
        assert f"### {anchor}" in page.lower()


def test_the_field_reference_is_a_page_of_whole_tables(files: dict[str, str]) -> None:
    rows = [line for line in files["docs/fields.md"].splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {4}
    assert "None" not in files["docs/fields.md"]


def test_only_what_is_not_up_to_date_is_written(tmp_path: Path, files: dict[str, str]) -> None:
    assert stale(files, tmp_path) == list(files)
    write(files, tmp_path)
    assert stale(files, tmp_path) == []
    before = (tmp_path / "docs/fields.md").stat().st_mtime_ns
    (tmp_path / "schemas/tools.json").write_text("{}", encoding="utf-8")
    assert stale(files, tmp_path) == ["schemas/tools.json"]
    write(files, tmp_path)
    assert stale(files, tmp_path) == []
    assert (tmp_path / "docs/fields.md").stat().st_mtime_ns == before

"""The JSON Schemas for editors say the same as the validator, and know the ids that exist."""

from typing import Any

import jsonschema
import pytest

from catalogue.contribute.entries.project_index import index_project
from catalogue.schema.collection_fields import NOUNS, reference_paths
from catalogue.schema.forms.field_reference import field_reference
from catalogue.schema.forms.json_schema import collection_schema
from catalogue.schema.models import SCHEMAS, TRANSLATABLE
from catalogue.sources import Document
from tests.site_helpers import FULL

KNOWN = {collection: list(titles) for collection, titles in index_project(FULL).titles.items()}


def schema(collection: str) -> dict[str, Any]:
    return collection_schema(collection, KNOWN)


@pytest.mark.parametrize("collection", SCHEMAS)
def test_a_schema_is_one_by_its_own_standard(collection: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(collection))


def test_every_sound_entry_fits_its_schema(full_documents: tuple[Document, ...]) -> None:
    for document in full_documents:
        if not document.source.language:
            jsonschema.validate(document.front, schema(document.source.collection))


SOUND = {"title": "A", "summary": "B", "strand": "events", "sectors": ["design"], "aims": ["networks"]}


@pytest.mark.parametrize(
    "change",
    [
        {"strand": "evnts"},
        {"sectors": ["desing"]},
        {"organisers": ["nobody"]},
        {"organisers": [{"organisation": "nobody"}]},
        {"titel": "A"},
        {"place": {"cty": "Malmö"}},
        {"status": "pilot"},
        {"number": 0},
        {"editions": [{"label": "A", "start": "27.5.2021"}]},
        {"figures": [{"label": "A", "value": 1.5e30}]},
        {"countries": ["Atlantis"]},
        {"place": {"country": "Nordic"}},
        {"steps": [{"when": "two months earlier", "what": "A"}]},
        {"support": [{"amount": 5, "currency": "EUR"}]},
        {"recurs": "monthly"},
        {"funders": [{"name": "A", "country": "Nordic"}]},
    ],
    ids=str,
)
def test_what_the_validator_refuses_the_schema_refuses_too(change: dict[str, object]) -> None:
    jsonschema.validate(SOUND, schema("tools"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(SOUND | change, schema("tools"))


@pytest.mark.parametrize(
    "change",
    [
        {"organisers": ["ferry-office"]},
        {"funders": ["ferry-office", {"name": "A", "kind": "fund"}]},
        {"countries": ["Nordic", "DE"]},
        {"uncertain": ["strand"]},
        {"uncertain": {"strand": "Why."}},
        {"steps": [{"when": "-8 weeks", "what": "A"}]},
    ],
    ids=str,
)
def test_the_short_forms_fit_too(change: dict[str, object]) -> None:
    jsonschema.validate(SOUND | change, schema("tools"))


def test_the_references_of_a_tool_are_found_in_its_model() -> None:
    found = {".".join(path): collection for path, collection in reference_paths("tools")}
    assert found["strand"] == "strands"
    assert found["partners.*.organisation"] == "organisations"
    assert found["related.*"] == "tools"
    assert found["countries.*"] == "country_groups"
    assert len(found) == 12


def test_every_field_is_in_the_reference() -> None:
    page = field_reference()
    assert [noun for noun in NOUNS.values() if f"## {noun.capitalize()} (" not in page] == []
    for model in SCHEMAS.values():
        for name, info in model.model_fields.items():
            assert f"| `{name}` |" in page
            assert info.description


def test_what_may_be_translated_exists() -> None:
    names = {name for model in SCHEMAS.values() for name in model.model_fields}
    assert names >= TRANSLATABLE

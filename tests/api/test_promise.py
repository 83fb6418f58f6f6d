"""The schemas of version 1 keep what was promised, and a change that would break the promise is noticed."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from catalogue.api.file_models import SCHEMAS
from catalogue.api.schemas import file_schema
from tests.api.schema_compatibility import breaches

PROMISE = Path(__file__).parent / "promise"
"""The schemas of version 1 as they were promised; what is added later need not be in them."""

every_schema = pytest.mark.parametrize("name", SCHEMAS)


@every_schema
def test_every_field_of_a_schema_is_described(name: str) -> None:
    schema = file_schema(name)
    for group in (schema, *schema.get("$defs", {}).values()):
        assert [field for field, said in group.get("properties", {}).items() if "description" not in said] == []


@every_schema
def test_a_schema_keeps_what_was_promised(name: str) -> None:
    promised = json.loads((PROMISE / f"{name}.json").read_text("utf-8"))
    assert list(breaches(promised, file_schema(name))) == []


def test_nothing_that_was_promised_is_gone() -> None:
    assert {file.stem for file in PROMISE.glob("*.json")} == set(SCHEMAS)


def tool(schema: dict[str, Any]) -> Any:
    return schema["$defs"]["Tool"]


BROKEN: dict[str, Any] = {
    "a field is gone": lambda s: tool(s)["properties"].pop("number"),
    "a field has another name": lambda s: tool(s)["properties"].update(place_held=tool(s)["properties"].pop("place")),
    "a text becomes a list": lambda s: tool(s)["properties"].update(strand={"type": "array", "items": {}}),
    "a text becomes a group": lambda s: tool(s)["properties"].update(strand={"$ref": "#/$defs/Place"}),
    "the items of a list change": lambda s: tool(s)["properties"]["sectors"].update(items={"type": "integer"}),
    "a group becomes another": lambda s: tool(s)["properties"].update(place={"$ref": "#/$defs/Edition"}),
    "what was always there may be missing": lambda s: tool(s)["required"].remove("title"),
    "what may be missing is needed": lambda s: tool(s)["required"].append("number"),
    "a new field is needed": lambda s: (
        tool(s)["properties"].update(rank={"type": "integer"}),
        tool(s)["required"].append("rank"),
    ),
    "a choice gets another word": lambda s: tool(s)["properties"]["status"]["enum"].append("dreamt of"),
    "a choice loses its words": lambda s: tool(s)["properties"]["status"].pop("enum"),
    "a number may be a text": lambda s: tool(s)["properties"]["number"].update(anyOf=[{"type": "string"}]),
    "texts by language become texts": lambda s: tool(s)["properties"].update(title={"type": "string"}),
    "what stands under a language changes": lambda s: tool(s)["properties"]["title"].update(
        additionalProperties={"type": "integer"}
    ),
    "the version is another": lambda s: s["properties"]["version"].update(const=2),
    "names that are not known are refused": lambda s: tool(s).update(additionalProperties=False),
}
KEPT: dict[str, Any] = {
    "a field is added that may be missing": lambda s: tool(s)["properties"].update(rank={"type": "integer"}),
    "a description is worded anew": lambda s: tool(s)["properties"]["number"].update(description="…"),
    "a group moves to another name": lambda s: (
        s["$defs"].update(Spot=s["$defs"].pop("Place")),
        tool(s)["properties"]["place"].update({"$ref": "#/$defs/Spot"}),
        s["$defs"]["Edition"]["properties"]["place"].update({"$ref": "#/$defs/Spot"}),
    ),
    "the order is another": lambda s: tool(s)["required"].reverse(),
}


@pytest.mark.parametrize("change", BROKEN)
def test_a_change_that_would_break_the_promise_is_found(change: str) -> None:
    schema = deepcopy(dict(file_schema("tools")))
    BROKEN[change](schema)
    assert len(list(breaches(file_schema("tools"), schema))) > 0


@pytest.mark.parametrize("change", KEPT)
def test_a_change_that_keeps_the_promise_is_let_pass(change: str) -> None:
    schema = deepcopy(dict(file_schema("tools")))
    KEPT[change](schema)
    assert list(breaches(file_schema("tools"), schema)) == []

"""The JSON Schemas that lie beside the data, made from the classes of the files."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from catalogue.api.file_models import SCHEMAS, ApiFile, EntryFile
from catalogue.api.records import Record
from catalogue.site.output_paths import API_FOLDER

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOTHING = {"type": "null"}
_RECORD = re.compile(r'(?<=\w)Record"')
"""The end of the names of classes that a schema publishes without it: `PartyRecord` is called `Party` there."""


def schema_path(name: str) -> str:
    """The address of a schema below the root."""
    return f"{API_FOLDER}schema/{name}.json"


@cache
def file_schema(name: str) -> Mapping[str, Any]:
    """The schema of one kind of file, without its address.

    It lets names pass that it does not know: a file may hold more than was promised.
    """
    model, record = SCHEMAS[name], Record.model_fields.keys()
    schema = json.loads(_RECORD.sub('"', json.dumps(model.model_json_schema(mode="serialization"))))
    base = EntryFile if issubclass(model, EntryFile) else ApiFile
    _describe_last(schema["properties"], (field.alias or key for key, field in base.model_fields.items()))
    for group in schema["$defs"].values():
        _describe_last(group["properties"], record if record <= group["properties"].keys() else ())
    without_nulls = _without_nulls(schema)
    assert isinstance(without_nulls, dict)
    return without_nulls


def schema_bytes(name: str, address: str) -> bytes:
    """A schema as it is published at its whole address; empty on a site without one."""
    header = {"$schema": DIALECT} | ({"$id": address} if address else {})
    return (json.dumps(header | dict(file_schema(name)), ensure_ascii=False, indent=2) + "\n").encode()


def _describe_last(fields: dict[str, Any], inherited: Iterable[str]) -> None:
    """Put the descriptions of inherited fields behind their types, where version 1 has had them from the start."""
    for name in inherited:
        fields[name]["description"] = fields[name].pop("description")


def _without_nulls(node: Any) -> Any:
    """A schema in which what is missing is missing: values are never null, and fields have no titles of their own."""
    if isinstance(node, list):
        return [_without_nulls(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: _without_nulls(value) for key, value in node.items() if not (key == "default" and value is None)}
    if isinstance(result.get("properties"), dict):
        result["properties"] = {
            name: {key: value for key, value in field.items() if key != "title"}
            for name, field in result["properties"].items()
        }
    options = result.get("anyOf")
    if isinstance(options, list) and _NOTHING in options:
        rest = [option for option in options if option != _NOTHING]
        result = {key: value for key, value in result.items() if key != "anyOf"}
        result = {**(rest[0] if len(rest) == 1 else {"anyOf": rest}), **result}
    return result

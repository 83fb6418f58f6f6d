"""The JSON Schemas that lie beside the data, made from the classes of the files."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from catalogue.api.file_models import SCHEMAS
from catalogue.site.output_paths import API_FOLDER

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOTHING = {"type": "null"}


def schema_path(name: str) -> str:
    """The address of a schema below the root."""
    return f"{API_FOLDER}schema/{name}.json"


@cache
def file_schema(name: str) -> Mapping[str, Any]:
    """The schema of one kind of file, without its address.

    It lets names pass that it does not know: a file may hold more than was promised.
    """
    schema = TypeAdapter(SCHEMAS[name]).json_schema(mode="serialization")
    _describe(schema, SCHEMAS[name])
    for title, model in _models():
        if title in schema.get("$defs", {}):
            _describe(schema["$defs"][title], model)
    tidied = _tidied(schema)
    assert isinstance(tidied, dict)
    return tidied


def schema_bytes(name: str, address: str) -> bytes:
    """A schema as it is published at its whole address; empty on a site without one."""
    head = {"$schema": DIALECT} | ({"$id": address} if address else {})
    return (json.dumps(head | dict(file_schema(name)), ensure_ascii=False, indent=2) + "\n").encode()


def _models() -> Iterator[tuple[str, type]]:
    from catalogue.api import file_models, records

    for module in (records, file_models):
        yield from ((name, kind) for name, kind in vars(module).items() if isinstance(kind, type))


def _describe(schema: dict[str, Any], model: type) -> None:
    """Give inherited fields the descriptions that pydantic finds only where they are declared."""
    for base in model.__mro__[1:-1]:
        for name, said in TypeAdapter(base).json_schema(mode="serialization")["properties"].items():
            if "description" in said:
                schema["properties"][name].setdefault("description", said["description"])


def _tidied(node: Any) -> Any:
    """A schema in which what is missing is missing: values are never null, and fields have no titles of their own."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _tidied(value) for key, value in node.items() if not (key == "default" and value is None)}
    if isinstance(kept.get("properties"), dict):
        kept["properties"] = {
            name: {key: value for key, value in field.items() if key != "title"}
            for name, field in kept["properties"].items()
        }
    options = kept.get("anyOf")
    if isinstance(options, list) and _NOTHING in options:
        rest = [option for option in options if option != _NOTHING]
        kept = {key: value for key, value in kept.items() if key != "anyOf"}
        kept = {**(rest[0] if len(rest) == 1 else {"anyOf": rest}), **kept}
    return kept

"""The content model as JSON Schema (draft 2020-12), for editors that complete and check as one types."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from catalogue.i18n import country_codes, currency_codes, language_codes
from catalogue.schema.field_info import Shape, shapes
from catalogue.schema.models import SCHEMAS
from catalogue.schema.values import reference_paths

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def collection_schema(collection: str, known: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The schema of one collection's front matter, in which references may name the ids that are `known`."""
    model = SCHEMAS[collection]
    schema: dict[str, Any] = {"$schema": DIALECT, "$id": f"{collection}.json"} | model.model_json_schema()
    for path, target in reference_paths(model):
        for node in _nodes(schema, schema, path):
            if known.get(target):
                node["enum"] = sorted(known[target])
    for path, words in _words(shapes(collection)):
        for node in _nodes(schema, schema, path):
            node["enum"] = words
    _name_fields(schema, [name for name in model.model_fields if name != "uncertain"])
    _accept_ids(schema)
    return schema


def _words(fields: Iterable[Shape], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Where only the codes of a standard may stand, and which they are."""
    codes = {"country": country_codes, "currency": currency_codes, "language": language_codes}
    for field in fields:
        here = (*path, field.name, *(["*"] if field.many else []))
        if field.kind in codes:
            yield here, sorted(codes[field.kind]())
        yield from _words(field.group, here)


def _name_fields(schema: dict[str, Any], fields: list[str]) -> None:
    """Only what has a name can be uncertain."""
    group, names = schema["properties"]["uncertain"]["anyOf"]
    group["propertyNames"] = {"enum": fields}
    names["items"]["enum"] = fields


def _nodes(root: dict[str, Any], node: dict[str, Any], path: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The parts of a schema that stand for the values at a key path, through references and options."""
    if "$ref" in node:
        yield from _nodes(root, root["$defs"][node["$ref"].rpartition("/")[2]], path)
    for option in node.get("anyOf", ()):
        yield from _nodes(root, option, path)
    if not path:
        if node.get("type") == "string":
            yield node
        return
    step, rest = path[0], path[1:]
    inner = node.get("items") if step == "*" else node.get("properties", {}).get(step)
    if inner is not None:
        yield from _nodes(root, inner, rest)


def _accept_ids(schema: dict[str, Any]) -> None:
    """An organisation's bare id may stand for the group that holds nothing else."""
    group = schema.get("$defs", {}).get("Involvement")
    if group is None:
        return
    bare = dict(group["properties"]["organisation"])
    schema["$defs"]["Involvement"] = {"anyOf": [bare, group]}

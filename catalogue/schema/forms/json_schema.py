"""The content model as JSON Schema (draft 2020-12), for editors that complete and check as one types."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from catalogue.field_info import Kind, walk
from catalogue.i18n import country_codes, currency_codes, language_codes
from catalogue.schema.collection_fields import shapes
from catalogue.schema.models import SCHEMAS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def collection_schema(collection: str, ids_by_collection: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The schema of one collection's front matter, in which references may name the ids that are `known`."""
    model = SCHEMAS[collection]
    schema: dict[str, Any] = {"$schema": DIALECT, "$id": f"{collection}.json"} | model.model_json_schema()
    for path, field in walk(shapes(collection)):
        words = {*_codes(field.kind), *(() if field.kind == "group" else ids_by_collection.get(field.collection, ()))}
        for node in _nodes(schema, schema, path) if words else ():
            node["enum"] = sorted(words)
    _name_fields(schema, [name for name in model.model_fields if name != "uncertain"])
    groups = walk(shapes(collection))
    _accept_ids(schema, {field.model.__name__: field.alone for _, field in groups if field.model and field.alone})
    return schema


def _codes(kind: Kind) -> Collection[str]:
    """The codes of a standard that alone may stand in a field; none where anything may."""
    codes = {"country": country_codes, "currency": currency_codes, "language": language_codes}
    return codes[kind]() if kind in codes else ()


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


def _accept_ids(schema: dict[str, Any], bare_fields: Mapping[str, str]) -> None:
    """A bare value may stand for a group that holds nothing else; `bare_fields` says in which field, by model."""
    groups = schema.get("$defs", {})
    for name, field in bare_fields.items():
        bare = next(option for option in groups[name]["properties"][field]["anyOf"] if option["type"] == "string")
        groups[name] = {"anyOf": [bare, groups[name]]}

"""Whether one JSON Schema of what we publish keeps all that an earlier one has promised to those who read it."""

from collections.abc import Iterator, Mapping
from typing import Any

_ASIDE = frozenset({"title", "description", "$defs", "$id", "$schema", "properties", "required"})
"""Words, and what is compared field by field."""

Schema = Mapping[str, Any]


def breaches(promised: Schema, given: Schema) -> Iterator[str]:
    """Every promise that is not kept, as the place and what happened there.

    Fields may be added as long as they may be missing. Everything else stays: names, types, choices, and whether a
    field is always there. Groups are compared by what they hold, not by what they are called.
    """
    yield from _compared(promised, given, promised, given, "", ())


def _compared(
    old: Schema, new: Schema, old_root: Schema, new_root: Schema, place: str, seen: tuple[str, ...]
) -> Iterator[str]:
    if old.get("$ref") in seen:
        return
    seen = (*seen, old["$ref"]) if "$ref" in old else seen
    old, new = _resolved(old, old_root), _resolved(new, new_root)
    fields, now = old.get("properties", {}), new.get("properties", {})
    for name, field in fields.items():
        if name not in now:
            yield f"{place}/{name}: is gone"
        else:
            yield from _compared(field, now[name], old_root, new_root, f"{place}/{name}", seen)
    was, needed = set(old.get("required", ())), set(new.get("required", ()))
    yield from (f"{place}/{name}: may be missing now" for name in sorted(was - needed))
    yield from (f"{place}/{name}: is needed now" for name in sorted(needed - was))
    for key in sorted((old.keys() | new.keys()) - _ASIDE - {"$ref"}):
        yield from _same(key, old.get(key), new.get(key), old_root, new_root, place, seen)


def _same(
    key: str, old: Any, new: Any, old_root: Schema, new_root: Schema, place: str, seen: tuple[str, ...]
) -> Iterator[str]:
    """The keywords of a schema that say what a value is."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _compared(old, new, old_root, new_root, f"{place}/*", seen)
    elif key == "anyOf" and isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _compared(one, other, old_root, new_root, place, seen)
    elif (sorted(old) if isinstance(old, list) else old) != (sorted(new) if isinstance(new, list) else new):
        yield f"{place}: `{key}` was {old!r} and is {new!r}"


def _resolved(schema: Schema, root: Schema) -> Schema:
    if "$ref" not in schema:
        return schema
    target = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}

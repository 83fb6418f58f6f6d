"""The field reference: every field of every collection as a page of Markdown for people who write entries."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from catalogue.schema.models import NOUNS, SCHEMAS


def field_reference() -> str:
    """The whole reference, made from the models."""
    lines = [
        "# Fields",
        "",
        "Every field that may stand between the two `---` lines of an entry. This page is made from the schema by",
        "`catalogue schema`; do not edit it.",
    ]
    groups: dict[str, type[BaseModel]] = {}
    for collection, model in SCHEMAS.items():
        lines += ["", f"## {NOUNS[collection].capitalize()} (`content/{collection}/`)", "", _summary(model), ""]
        lines += _table(model, groups)
    lines += ["", "## Groups of fields"]
    done: set[str] = set()
    while pending := [name for name in groups if name not in done]:
        for name in pending:
            done.add(name)
            lines += ["", f"### {name}", "", _summary(groups[name]), "", *_table(groups[name], groups)]
    return "\n".join(lines) + "\n"


def _summary(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def _table(model: type[BaseModel], groups: dict[str, type[BaseModel]]) -> Iterator[str]:
    yield "| field | value | |"
    yield "|---|---|---|"
    for name, info in model.model_fields.items():
        needed = "**required.** " if info.is_required() else ""
        yield f"| `{name}` | {_kind(info.annotation, groups)} | {needed}{info.description} |"


def _kind(annotation: Any, groups: dict[str, type[BaseModel]]) -> str:
    """What a field holds, in words."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        groups[annotation.__name__] = annotation
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    name = getattr(annotation, "__name__", "")
    arguments = [argument for argument in getattr(annotation, "__args__", ()) if argument not in (type(None), ...)]
    if getattr(annotation, "__origin__", None) is tuple:
        return f"list: {_kind(arguments[0], groups)}"
    if arguments and all(isinstance(argument, str) for argument in arguments):
        return ", ".join(f"`{argument}`" for argument in arguments)
    if name == "Mapping" or "Mapping" in str(annotation):
        return "field names with reasons"
    if arguments:
        return " or ".join(dict.fromkeys(_kind(argument, groups) for argument in arguments))
    return {"str": "text", "int": "number", "float": "number", "bool": "true or false"}.get(name, "text")

"""The field reference: every field of every collection as a page of Markdown for people who write entries."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from catalogue.field_info import Kind, Shape, model_fields
from catalogue.schema.collection_fields import NOUNS
from catalogue.schema.models import SCHEMAS


def field_reference() -> str:
    """The whole reference, made from the models."""
    lines = [
        "# Fields",
        "",
        "Every field that can be used between the two `---` lines of an entry. This page is generated from the "
        "schema by",
        "`catalogue schema`; do not edit it.",
    ]
    groups: dict[str, type[BaseModel]] = {}
    for collection, model in SCHEMAS.items():
        lines += ["", f"## {NOUNS[collection].capitalize()} (`content/{collection}/`)", "", _summary(model), ""]
        lines += _table(model_fields(model), groups)
    lines += ["", "## Groups of fields"]
    done: set[str] = set()
    while pending := [name for name in groups if name not in done]:
        for name in pending:
            done.add(name)
            lines += ["", f"### {name}", "", _summary(groups[name]), "", *_table(model_fields(groups[name]), groups)]
    return "\n".join(lines) + "\n"


def _summary(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def _table(fields: Sequence[Shape], groups: dict[str, type[BaseModel]]) -> Iterator[str]:
    yield "| field | value | |"
    yield "|---|---|---|"
    for field in fields:
        required_text = "**required.** " if field.required else ""
        several = "list: " if field.many else ""
        yield f"| `{field.name}` | {several}{_kind(field, groups)} | {required_text}{field.description} |"


_WORDS: Mapping[Kind, str] = {
    "number": "number",
    "decimal": "number",
    "figure": "number or text",
    "flag": "true or false",
    "doubts": "field names with reasons",
}
"""What a value is, in words; all others are texts."""


def _kind(field: Shape, groups: dict[str, type[BaseModel]]) -> str:
    """What a field holds, in words."""
    if field.model:
        name = field.model.__name__
        groups[name] = field.model
        return f"[{name}](#{name.lower()})"
    if field.choices:
        return ", ".join(f"`{choice}`" for choice in field.choices)
    return _WORDS.get(field.kind, "text")

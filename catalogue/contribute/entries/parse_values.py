"""Turns what people write into a field, on a terminal or in a form, into the values that the schema wants.

Lenient about how things are written, never about what is meant: what it does not recognise is handed on as it stands,
and told of as a fault.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from catalogue.contribute.entries.project_index import ProjectIndex, normalise_name
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.field_info import Shape
from catalogue.model_errors import Keys, conform, did_you_mean
from catalogue.schema.collection_fields import NOUNS, shapes
from catalogue.schema.models import SCHEMAS

_YES, _NO = {"yes", "y", "true", "x"}, {"no", "n", "false", ""}
_BETWEEN = re.compile("[;,]")
_BULLET = re.compile(r"^(?:[-*•]|\d+[.)])\s+")
_COUNTRY_SLIPS = {"UK": "GB", "EL": "GR"}


def options(shape: Shape, index: ProjectIndex) -> list[tuple[str, str]]:
    """What a field can be chosen from, as word and title; nothing where anything may be written."""
    if shape.kind == "choice":
        return [(word, word.replace("-", " ")) for word in shape.choices]
    known = index.titles.get(shape.collection, {})
    return list(known.items())


def value_of(shape: Shape, text: str, index: ProjectIndex) -> object:
    """The value that a text stands for; None where it says nothing."""
    if shape.many:
        names = index.titles.get(shape.collection, {}).values() if shape.collection else ()
        commas = None if shape.kind == "line" else True
        return [_one(shape, part, index) for part in split_values(text, names, commas=commas)] or None
    return _one(shape, text.strip(), index) if text.strip() else None


def in_full(collection: str, values: Mapping[str, object]) -> dict[str, object]:
    """The same values, with every bare id that stands for a group as that group, as the editors in browsers want it."""
    full = dict(values)
    for shape in shapes(collection):
        items = values.get(shape.name)
        if shape.kind == "group" and shape.collection and isinstance(items, list):
            name = next(field.name for field in shape.group if field.required)
            full[shape.name] = [{name: item} if isinstance(item, str) else item for item in items]
    return full


def split_values(text: str, names: Iterable[str] = (), *, commas: bool | None = None) -> list[str]:
    """The items of a list as people write one: each on a line of its own, or with commas between them.

    Args:
        names: known items that may have commas in them.
        commas: whether they part items; when left out, only where there is one line.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if commas or (commas is None and len(lines) == 1):
        whole = [name for name in names if _BETWEEN.search(name)]
        lines = [part for line in lines for part in _between_commas(line, whole)]
    return [item for line in lines if (item := _BULLET.sub("", line.strip()).strip())]


def _between_commas(line: str, names: Sequence[str]) -> Iterator[str]:
    while line:
        whole = (name for name in names if re.match(rf"\s*{re.escape(name)}\s*([;,]|$)", line, re.IGNORECASE))
        name = max(whole, key=len, default="")
        end = line.lower().index(name.lower()) + len(name) if name else 0
        between = _BETWEEN.search(line, end)
        yield line[: between.start() if between else len(line)]
        line = line[between.end() :] if between else ""


def _one(shape: Shape, text: str, index: ProjectIndex) -> object:
    if shape.kind in ("reference", "group"):
        return index.names.get(shape.collection, {}).get(normalise_name(text), text)
    if shape.kind == "choice":
        return next((word for word in shape.choices if normalise_name(word.replace("-", " ")) == _spaced(text)), text)
    if shape.kind == "country":
        return _country(text)
    if shape.kind in ("number", "decimal", "figure"):
        return _number(text, whole=shape.kind == "number")
    if shape.kind == "flag":
        word = normalise_name(text)
        return True if word in _YES else False if word in _NO else text
    return " ".join(text.split()) if shape.kind != "text" else text


def _spaced(text: str) -> str:
    return normalise_name(text.replace("-", " "))


def _country(text: str) -> str:
    from catalogue.i18n import country_code, country_codes

    code = _COUNTRY_SLIPS.get(text.upper(), text.upper())
    return code if code in country_codes() else country_code(" ".join(text.split())) or text


def _number(text: str, *, whole: bool) -> object:
    if re.fullmatch(r"-?\d{1,15}", text, re.ASCII):
        return int(text)
    if not whole and re.fullmatch(r"-?\d{1,15}\.\d{1,6}", text, re.ASCII):
        return float(text)
    return text


def complaints(collection: str, shape: Shape, value: object, index: ProjectIndex) -> list[Diagnostic]:
    """What is wrong with one field's value; the spans say nothing."""

    def nowhere(keys: Keys, part: Literal["key", "value"]) -> Span:
        return Span(shape.name)

    _, faults = conform(SCHEMAS[collection], {shape.name: value}, nowhere, only={shape.name})
    return [*faults, *_unknown(shape, value, index)]


def _unknown(shape: Shape, value: object, index: ProjectIndex) -> Iterator[Diagnostic]:
    """The ids that stand for no entry."""
    items: Sequence[object] = value if isinstance(value, list) else [value]
    for item in items if shape.collection else ():
        if isinstance(item, str) and not index.has(shape.collection, item):
            noun = NOUNS[shape.collection]
            otherwise = f"The {noun}s are listed in content/{shape.collection}/."
            hint = did_you_mean(item, list(index.titles.get(shape.collection, {})), otherwise)
            span = Span(shape.name)
            yield report(rules.UNKNOWN_REFERENCE, span, hint=hint, noun=noun, value=item, collection=shape.collection)

"""Parses what people write into a field, on a terminal or in a form, into the values that the schema expects.

Lenient about how things are written, never about what is meant: unknown text is passed on unchanged and reported as a
problem.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from catalogue.contribute.entries.project_index import ProjectIndex, normalise_name
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.field_info import Shape
from catalogue.i18n import country_codes, likely_country_code
from catalogue.model_errors import Keys, conform, country_hint, did_you_mean
from catalogue.schema.collection_fields import NOUNS, shapes
from catalogue.schema.models import SCHEMAS

_YES, _NO = {"yes", "y", "true", "x"}, {"no", "n", "false", ""}
_BETWEEN = re.compile("[;,]")
_LIKE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+", re.ASCII)
_NAME = "name"
"""The field of a party that has no page here."""
_BULLET = re.compile(r"^(?:[-*•]|\d+[.)])\s+")


def list_options(shape: Shape, index: ProjectIndex) -> list[tuple[str, str]]:
    """List the choices of a field, as word and title; empty where anything may be written."""
    if shape.kind == "choice":
        return [(word, word.replace("-", " ")) for word in shape.choices]
    titles = index.titles.get(shape.collection, {}) if shape.kind != "country" else {}
    return list(titles.items())


def parse_value(shape: Shape, text: str, index: ProjectIndex) -> object:
    """Parse the value of a text; None where it is empty."""
    if shape.many:
        names = index.titles.get(shape.collection, {}).values() if shape.collection else ()
        commas = None if shape.kind == "line" else True
        return [_parse_item(shape, part, index) for part in split_values(text, names, commas=commas)] or None
    return _parse_item(shape, text.strip(), index) if text.strip() else None


def expand_groups(collection: str, values: Mapping[str, object]) -> dict[str, object]:
    """Expand every bare id that stands for a group to that group, as the editors in browsers want it."""
    full = dict(values)
    for shape in shapes(collection):
        value = values.get(shape.name)
        if shape.alone and isinstance(value, list):
            full[shape.name] = [{shape.alone: item} if isinstance(item, str) else item for item in value]
        elif shape.alone and isinstance(value, str):
            full[shape.name] = {shape.alone: value}
    return full


def split_values(text: str, names: Iterable[str] = (), *, commas: bool | None = None) -> list[str]:
    """Split a list as people write one: each on a line of its own, or with commas between them.

    Args:
        names: known items that may have commas in them.
        commas: whether they separate items; when left out, only where there is one line.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if commas or (commas is None and len(lines) == 1):
        names_with_commas = [name for name in names if _BETWEEN.search(name)]
        lines = [part for line in lines for part in _split_at_commas(line, names_with_commas)]
    return [item for line in lines if (item := _BULLET.sub("", line.strip()).strip())]


def _split_at_commas(line: str, names: Sequence[str]) -> Iterator[str]:
    while line:
        matches = (name for name in names if re.match(rf"\s*{re.escape(name)}\s*([;,]|$)", line, re.IGNORECASE))
        name = max(matches, key=len, default="")
        end = line.lower().index(name.lower()) + len(name) if name else 0
        between = _BETWEEN.search(line, end)
        yield line[: between.start() if between else len(line)]
        line = line[between.end() :] if between else ""


def _parse_item(shape: Shape, text: str, index: ProjectIndex) -> object:
    if shape.kind in ("reference", "group"):
        id_ = index.names.get(shape.collection, {}).get(normalise_name(text))
        # What looks like an id was meant as one; any other name needs no page here.
        named = shape.kind == "group" and id_ is None and not _LIKE_ID.fullmatch(text)
        return {_NAME: " ".join(text.split())} if named else id_ or text
    if shape.kind == "choice":
        return next(
            (word for word in shape.choices if normalise_name(word.replace("-", " ")) == _normalise_word(text)), text
        )
    if shape.kind == "country":
        return index.names.get(shape.collection, {}).get(normalise_name(text)) or _parse_country(text)
    if shape.kind in ("number", "decimal", "figure"):
        return parse_number(text, integer=shape.kind == "number")
    if shape.kind == "flag":
        word = normalise_name(text)
        return True if word in _YES else False if word in _NO else text
    return " ".join(text.split()) if shape.kind != "text" else text


def _normalise_word(text: str) -> str:
    return normalise_name(text.replace("-", " "))


def _parse_country(text: str) -> str:
    return likely_country_code(" ".join(text.split())) or text


def parse_number(text: str, *, integer: bool) -> object:
    """Parse a number, with decimals unless it has to be an integer; what is no number stays a text."""
    if re.fullmatch(r"-?\d{1,15}", text, re.ASCII):
        return int(text)
    if not integer and re.fullmatch(r"-?\d{1,15}\.\d{1,6}", text, re.ASCII):
        return float(text)
    return text


def check_value(collection: str, shape: Shape, value: object, index: ProjectIndex) -> list[Diagnostic]:
    """Check the value of one field; the spans of the problems mean nothing."""

    def nowhere(keys: Keys, part: Literal["key", "value"]) -> Span:
        return Span(shape.name)

    _, problems = conform(SCHEMAS[collection], {shape.name: value}, nowhere, only={shape.name})
    return [*problems, *_find_unknown(shape, value, index)]


def _find_unknown(shape: Shape, value: object, index: ProjectIndex) -> Iterator[Diagnostic]:
    """Find the ids that stand for no entry."""
    items: Sequence[object] = value if isinstance(value, list) else [value]
    if shape.kind == "country":
        groups = index.config.country_group_titles if shape.collection else None
        for item in items:
            if isinstance(item, str) and item not in country_codes() and item not in (groups or ()):
                yield report(rules.UNKNOWN_COUNTRY, Span(shape.name), hint=country_hint(item, groups), value=item)
        return
    for item in items if shape.collection else ():
        if isinstance(item, str) and not index.has(shape.collection, item):
            noun = NOUNS[shape.collection]
            otherwise = f"The {noun}s are listed in content/{shape.collection}/."
            hint = did_you_mean(item, list(index.titles.get(shape.collection, {})), otherwise)
            span = Span(shape.name)
            yield report(rules.UNKNOWN_REFERENCE, span, hint=hint, noun=noun, value=item, collection=shape.collection)

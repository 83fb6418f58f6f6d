"""The fields of a model: what may be given, how often, out of what. The only walker over annotations.

Forms, tables, references and the wording of errors read it, so that a new field turns up in all of them. Knows no model
in particular.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

Kind = Literal[
    "line",
    "text",
    "choice",
    "reference",
    "country",
    "language",
    "currency",
    "address",
    "email",
    "alias",
    "day",
    "date",
    "time",
    "offset",
    "figure",
    "number",
    "decimal",
    "flag",
    "doubts",
    "group",
    "mapping",
]
"""What one value of a field is; `day` is a full date, `date` may be a year or a month, a `mapping` has free names."""

_PLAIN: dict[object, Kind] = {bool: "flag", int: "number", float: "decimal", str: "line"}
_LONGEST_LINE = 200
"""Characters; a text that may be longer wants a box of several lines."""


@dataclass(frozen=True, slots=True)
class ValueKind:
    """Marks a type whose values are more than the plain type behind it says."""

    kind: Kind
    collection: str = ""
    """What else may be given: the id of something that the site itself lists."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text as the id of an entry in `collection`."""

    collection: str


@dataclass(frozen=True, slots=True)
class Alone:
    """Marks the field of a group for which a bare value may stand: `[id]` instead of `[{organisation: id}]`."""


@dataclass(frozen=True, slots=True)
class Words:
    """The reader's words for a field, and for the values to choose from: messages to translate."""

    choices: Mapping[str, str] = field(default_factory=dict, hash=False)
    """By value."""
    label: str = ""
    """What the field is called, where `catalogue.labels` has no word for it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Marks a field by whose values readers narrow down a list."""

    name: str = ""
    """What the filter is called in addresses, where that is not the field's name."""
    order: tuple[str, ...] = ()
    """The values as they are offered, where that is not the order in which the model names them."""


@dataclass(frozen=True, slots=True)
class Internal:
    """Marks a field that only decides how the site is drawn: the published data leave it out."""


@dataclass(frozen=True, slots=True)
class ForEditors:
    """Marks a field that editors fill in: forms for partners leave it out, so that they stay short."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One field as a form sees it."""

    name: str
    kind: Kind
    description: str = ""
    required: bool = False
    many: bool = False
    """Whether it holds a list."""
    choices: tuple[str, ...] = ()
    """The words to choose from, for a choice."""
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What readers call the choices, as messages to translate."""
    alone: str = ""
    """The field of a group for which a bare value may stand."""
    collection: str = ""
    """Whose ids may be given: for a reference, for a group of fields that one id may stand for, and for a country where
    a group of countries may stand instead."""
    longest: int | None = None
    """Characters that a text may have."""
    least: float | None = None
    most: float | None = None
    default: object = None
    """What holds when nothing is given; None where that says nothing."""
    group: tuple["Shape", ...] = ()
    """The fields of one group, or of each group in a mapping."""
    model: type[BaseModel] | None = None
    """The model of that group."""
    metadata: tuple[object, ...] = ()
    """What the model writes beside the field for others to read, such as `Recommended`."""


@cache
def model_fields(model: type[BaseModel]) -> tuple[Shape, ...]:
    """The fields of a model, in its order."""
    return tuple(_shape(name, info) for name, info in model.model_fields.items())


def fields_at(model: type[BaseModel], keys: Sequence[str | int]) -> Mapping[str, Shape]:
    """The fields of the group that stands at `keys`, by name; empty where no group is."""
    fields, names_are_free = {shape.name: shape for shape in model_fields(model)}, False
    for key in keys:
        if isinstance(key, int) or names_are_free:
            names_are_free = False
            continue
        owner = fields.get(key)
        fields = {shape.name: shape for shape in owner.group} if owner else {}
        names_are_free = owner is not None and owner.kind == "mapping"
    return fields


def walk(fields: Iterable[Shape], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Every field and every field of its groups, each after its key path, with `*` for every item of a list."""
    for shape in fields:
        path = (*above, shape.name, *(["*"] if shape.many else []))
        yield path, shape
        yield from walk(shape.group, path)


Metadata = TypeVar("Metadata")


def find_metadata(shape: Shape, kind: type[Metadata]) -> Metadata | None:
    """What a model writes beside a field, of one kind."""
    return next((item for item in shape.metadata if isinstance(item, kind)), None)


def _shape(name: str, info: FieldInfo) -> Shape:
    default = None if info.is_required() or info.default in (None, (), {}, False) else info.default
    value = _of(info.annotation, info.metadata)
    shape = replace(value, name=name, description=info.description or "", metadata=tuple(info.metadata))
    words = find_metadata(shape, Words)
    own = words.choices if words and words.choices else value.words
    return replace(shape, required=info.is_required(), default=default, words=own)


def _of(annotation: Any, metadata: Iterable[object]) -> Shape:
    """The shape of a value, found through options, lists and what Pydantic writes beside a type."""
    items = list(_spread(metadata))
    for item in items:
        if isinstance(item, ValueKind):
            return Shape("", item.kind, collection=item.collection)
        if isinstance(item, Reference):
            return Shape("", "reference", collection=item.collection)
    if hasattr(annotation, "__metadata__"):
        return _of(annotation.__origin__, annotation.__metadata__)
    arguments = [argument for argument in get_args(annotation) if argument is not type(None)]
    origin = get_origin(annotation)
    if origin is tuple:
        return replace(_of(arguments[0], ()), many=True)
    if origin is Literal:
        words = next((item.choices for item in items if isinstance(item, Words)), {})
        return Shape("", "choice", choices=tuple(map(str, arguments)), words=words)
    if origin in (Union, type(int | None)):
        return _of(arguments[0], ())
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = _of(arguments[1], ())
        return Shape("", "mapping", group=inner.group, model=inner.model)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        group = model_fields(annotation)
        alone, collection = next(((s.name, s.collection) for s in group if find_metadata(s, Alone)), ("", ""))
        return Shape("", "group", group=group, model=annotation, alone=alone, collection=collection)
    return _scalar(annotation, items)


def _scalar(annotation: object, items: list[Any]) -> Shape:
    longest = next((item.max_length for item in items if isinstance(item, StringConstraints)), None)
    least = next((item.ge for item in items if hasattr(item, "ge")), None)
    most = next((item.le for item in items if hasattr(item, "le")), None)
    kind = _PLAIN[annotation]
    return Shape("", "text" if longest and longest > _LONGEST_LINE else kind, longest=longest, least=least, most=most)


def _spread(metadata: Iterable[object]) -> Iterator[Any]:
    """What stands beside a type, also inside the fields that Pydantic packs limits into."""
    for item in metadata:
        yield from _spread(item.metadata) if isinstance(item, FieldInfo) else (item,)

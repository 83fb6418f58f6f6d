"""The shape of a model's fields, as questions and forms need to know it: what may be given, how often, out of what.

Read off the models alone, so that a new field turns up in every form. Knows no entry and no form.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from catalogue.schema import values
from catalogue.schema.models import SCHEMAS, Front
from catalogue.schema.values import Reference

Kind = Literal[
    "line",
    "text",
    "choice",
    "reference",
    "country",
    "language",
    "currency",
    "address",
    "alias",
    "day",
    "date",
    "time",
    "figure",
    "number",
    "decimal",
    "flag",
    "doubts",
    "group",
]
"""What one value of a field is; `day` is a full date, `date` may be a year or a month."""

_MARKS: dict[Kind, object] = {
    "country": values.Country,
    "language": values.Language,
    "currency": values.Currency,
    "address": values.WebAddress,
    "alias": values.Alias,
    "day": values.FullDate,
    "date": values.PartialDate,
    "time": values.TimeOfDay,
    "figure": values.FigureValue,
    "doubts": values.Doubts,
}
_PLAIN: dict[object, Kind] = {bool: "flag", int: "number", float: "decimal", str: "line"}
_LONGEST_LINE = 200
"""Characters; a text that may be longer wants a box of several lines."""


LAST = ("draft", "aliases", "published", "reviewed", "uncertain")
"""Fields about the page rather than its subject; an entry ends with them."""


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
    collection: str = ""
    """Whose ids may be given: for a reference, and for a group that one id may stand for."""
    longest: int | None = None
    """Characters that a text may have."""
    least: float | None = None
    most: float | None = None
    default: object = None
    """What holds when nothing is given; None where that says nothing."""
    group: tuple["Shape", ...] = ()
    """The fields of one group."""


@cache
def shapes(collection: str) -> tuple[Shape, ...]:
    """The fields of a collection's front matter, in the order of its model."""
    return _fields(SCHEMAS[collection])


@cache
def subject(collection: str) -> tuple[Shape, ...]:
    """The fields that tell of an entry's subject: all but those that every kind has about the page itself."""
    about_the_page = Front.model_fields.keys() - {"title", "summary"}
    return tuple(shape for shape in shapes(collection) if shape.name not in about_the_page)


def _fields(model: type[BaseModel]) -> tuple[Shape, ...]:
    return tuple(_shape(name, info) for name, info in model.model_fields.items())


def _shape(name: str, info: FieldInfo) -> Shape:
    default = None if info.is_required() or info.default in (None, (), {}, False) else info.default
    found = replace(_of(info.annotation, info.metadata), name=name, description=info.description or "")
    return replace(found, required=info.is_required(), default=default)


def _of(annotation: Any, metadata: Iterable[object]) -> Shape:
    """The shape of a value, found through options, lists and what Pydantic writes beside a type."""
    metadata = tuple(metadata)
    arguments = [argument for argument in get_args(annotation) if argument is not type(None)]
    for kind, mark in _MARKS.items():
        if get_args(mark)[1] in metadata:
            return Shape("", kind)
    if hasattr(annotation, "__metadata__"):
        return _of(annotation.__origin__, annotation.__metadata__)
    if get_origin(annotation) is tuple:
        return replace(_of(arguments[0], ()), many=True)
    if get_origin(annotation) is Literal:
        return Shape("", "choice", choices=tuple(map(str, arguments)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        group = _fields(annotation)
        bare = [field.collection for field in group if field.required and field.kind == "reference"]
        return Shape("", "group", group=group, collection=bare[0] if bare else "")
    if get_origin(annotation) in (Union, type(int | None)):
        return _of(arguments[0], ())
    return _scalar(annotation, metadata)


def _scalar(annotation: object, metadata: tuple[object, ...]) -> Shape:
    marks = list(_spread(metadata))
    for mark in marks:
        if isinstance(mark, Reference):
            return Shape("", "reference", collection=mark.collection)
    longest = next((mark.max_length for mark in marks if isinstance(mark, StringConstraints)), None)
    least = next((mark.ge for mark in marks if hasattr(mark, "ge")), None)
    most = next((mark.le for mark in marks if hasattr(mark, "le")), None)
    kind = _PLAIN[annotation]
    return Shape("", "text" if longest and longest > _LONGEST_LINE else kind, longest=longest, least=least, most=most)


def _spread(metadata: Iterable[object]) -> Iterator[Any]:
    """What stands beside a type, also inside the fields that Pydantic packs limits into."""
    for mark in metadata:
        yield from _spread(mark.metadata) if isinstance(mark, FieldInfo) else (mark,)


def group_model(annotation: object) -> type[BaseModel] | None:
    """The model of the group, or of the list of groups, that a field's annotation names; None for other fields."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(group_model, get_args(annotation))), None)

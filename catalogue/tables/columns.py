"""The columns and sheets that a collection has, made from its model. Knows the kinds of value, and no language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel

ID, LANGUAGE, PAGE, TEXT = "id", "language", "page", "text"
"""Columns that stand for no field: the entry's file name, its language, the address of its page, and its text."""
DOUBTS = "uncertain"


class Kind(StrEnum):
    """What a column's cells hold."""

    LINE = "text"
    TERM = "term"
    COUNTRY = "country"
    CHOICE = "choice"
    YES = "yes or no"
    NUMBER = "whole number"
    FIGURE = "number or text"
    DATE = "date"
    DAY = "day"
    TIME = "time"
    ADDRESS = "web address"
    GROUPS = "groups"
    DOUBTS = "fields with reasons"
    TEXT = "running text"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a field, or one part of a group."""

    name: str
    """The key path, `place.city`."""
    kind: Kind
    many: bool = False
    """Whether a cell may hold several values."""
    required: bool = False
    description: str = ""
    collection: str = ""
    """The collection that a term comes from."""
    choices: tuple[str, ...] = ()
    longest: int = 0
    """Characters that one value may have; 0 where there is no limit."""
    parts: tuple["Column", ...] = ()
    """The columns of a list of groups."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The names from the outside in."""
        return _keys(self.name)


@cache
def _keys(name: str) -> tuple[str, ...]:
    return tuple(name.split("."))


@cache
def columns(collection: str) -> tuple[Column, ...]:
    """All columns of a collection: its id, its language, its fields in the order of an entry's file, its text."""
    from catalogue.schema.field_info import LAST
    from catalogue.schema.models import SCHEMAS

    fields = tuple(_columns(SCHEMAS[collection]))
    about_the_page = [column for name in LAST for column in fields if column.name == name]
    return (
        Column(ID, Kind.LINE, description="The name of its file; left empty, it is made from the title."),
        Column(LANGUAGE, Kind.LINE, description="Left empty, except where the row is a translation."),
        *(column for column in fields if column not in about_the_page),
        *about_the_page,
        Column(TEXT, Kind.TEXT, description="What a reader should know: a paragraph, or more, as Markdown."),
    )


def column_named(collection: str, name: str) -> Column | None:
    """The column of a key path."""
    return next((column for column in columns(collection) if column.name == name), None)


def letter(column: int) -> str:
    """The letters of a column, counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def list_name(column: Column) -> str:
    """The list from which a column's cells are filled; empty where there is none."""
    own = {Kind.TERM: column.collection, Kind.COUNTRY: "countries", Kind.CHOICE: column.keys[-1], Kind.YES: "yes"}
    return own.get(column.kind, "")


def _columns(model: "type[BaseModel]", above: str = "") -> Iterator[Column]:
    from catalogue.schema.field_info import group_model

    for name, info in model.model_fields.items():
        path = f"{above}{name}"
        group = group_model(info.annotation)
        if group is None:
            yield _column(path, info.annotation, tuple(info.metadata), info.description or "", info.is_required())
        elif _is_list(info.annotation):
            parts = tuple(_columns(group))
            yield Column(path, Kind.GROUPS, many=True, description=info.description or "", parts=parts)
        else:
            # A field that its group needs is not needed where there is no group.
            needed = info.is_required()
            yield from (replace(part, required=part.required and needed) for part in _columns(group, f"{path}."))


def _column(name: str, annotation: object, metadata: tuple[object, ...], description: str, required: bool) -> Column:
    from catalogue.schema.values import Reference

    marks = [*metadata, *_marks(annotation)]
    target = next((mark.collection for mark in marks if isinstance(mark, Reference)), "")
    choices = tuple(
        str(choice) for part in _parts(annotation) if get_origin(part) is Literal for choice in get_args(part)
    )
    longest = next((int(n) for mark in marks if (n := getattr(mark, "max_length", None))), 0)
    kind = _kind(annotation, marks, target, choices)
    return Column(name, kind, _is_list(annotation), required, description, target, choices, longest)


def _kind(annotation: object, marks: list[object], target: str, choices: tuple[str, ...]) -> Kind:
    if target:
        return Kind.TERM
    if choices:
        return Kind.CHOICE
    if marked := next((kind for mark, kind in _kinds_by_mark() if mark in marks), None):
        return marked
    if any(get_origin(part) is not None and issubclass(_class(part), Mapping) for part in _parts(annotation)):
        return Kind.DOUBTS
    simple = {bool: Kind.YES, int: Kind.NUMBER}
    return next((kind for part in _parts(annotation) if (kind := simple.get(_class(part)))), Kind.LINE)


def _kinds_by_mark() -> list[tuple[object, Kind]]:
    """The validators that tell kinds of text apart, as the model's annotations carry them."""
    from catalogue.schema import values

    kinds: list[tuple[Any, Kind]] = [
        (values.PartialDate, Kind.DATE),
        (values.FullDate, Kind.DAY),
        (values.TimeOfDay, Kind.TIME),
        (values.Country, Kind.COUNTRY),
        (values.WebAddress, Kind.ADDRESS),
        (values.FigureValue, Kind.FIGURE),
    ]
    return [(annotation.__metadata__[0], kind) for annotation, kind in kinds]


def _parts(annotation: object) -> Iterator[object]:
    """An annotation and all that it is made of, from the outside in."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            yield from _parts(argument)


def _marks(annotation: object) -> Iterator[object]:
    for part in _parts(annotation):
        yield from getattr(part, "__metadata__", ())


def _class(annotation: object) -> type:
    origin = get_origin(annotation) or annotation
    return origin if isinstance(origin, type) else object


def _is_list(annotation: object) -> bool:
    return any(_class(part) is tuple for part in _parts(annotation))

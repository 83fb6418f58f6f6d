"""The columns and sheets that a collection has, made from its model. Knows the kinds of value, and no language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalogue import field_info

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


_KINDS: "Mapping[field_info.Kind, Kind]" = {
    "reference": Kind.TERM,
    "country": Kind.COUNTRY,
    "choice": Kind.CHOICE,
    "flag": Kind.YES,
    "number": Kind.NUMBER,
    "figure": Kind.FIGURE,
    "decimal": Kind.FIGURE,
    "date": Kind.DATE,
    "day": Kind.DAY,
    "time": Kind.TIME,
    "address": Kind.ADDRESS,
    "doubts": Kind.DOUBTS,
}
"""What the cells of a field hold; those of all others hold texts."""


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
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What readers call the choices, as messages to translate."""
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
    from catalogue.schema.collection_fields import in_file_order

    return (
        Column(ID, Kind.LINE, description="The name of its file; left empty, it is made from the title."),
        Column(LANGUAGE, Kind.LINE, description="Left empty, except where the row is a translation."),
        *_columns(in_file_order(collection)),
        Column(TEXT, Kind.TEXT, description="What a reader should know: a paragraph, or more, as Markdown."),
    )


def find_column(collection: str, name: str) -> Column | None:
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


def _columns(fields: "Iterable[field_info.Shape]", above: str = "") -> Iterator[Column]:
    for shape in fields:
        path = f"{above}{shape.name}"
        if shape.kind != "group":
            kind = _KINDS.get(shape.kind, Kind.LINE)
            about = (shape.description, shape.collection, shape.choices, shape.longest or 0, shape.words)
            yield Column(path, kind, shape.many, shape.required, *about)
        elif shape.many:
            parts = tuple(_columns(shape.group))
            yield Column(path, Kind.GROUPS, many=True, description=shape.description, parts=parts)
        else:
            # A field that its group needs is not needed where there is no group.
            parts = tuple(_columns(shape.group, f"{path}."))
            yield from (replace(part, required=part.required and shape.required) for part in parts)

"""What is published of each entry: the fields of its model, and the few that the data add. The promise of `/api/v1/`.

Within version 1 a field may be added that may be missing; none leaves, changes its name, its type or its meaning, and
none that may be missing today will be needed tomorrow. `tests/api/promise/` holds these classes to that, and
`version_1.py` names the fields that must not be missing.
A field that is not known is left out; a list may be empty.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import GenericAlias
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model

from catalogue.api.descriptions import description
from catalogue.api.version_1 import ALWAYS_PRESENT
from catalogue.field_info import Internal, Kind, Shape, find_metadata, model_fields
from catalogue.schema import field_groups, models
from catalogue.schema.collection_fields import subject

Texts = dict[str, str]
"""A text in every language in which somebody has written it, by ISO 639-1 code."""
Lists = dict[str, tuple[str, ...]]
"""Several texts in every language in which somebody has written them, by ISO 639-1 code."""


class DataModel(BaseModel):
    """What all published classes share."""

    model_config = ConfigDict(use_attribute_docstrings=True, frozen=True)


class Record(DataModel):
    """What is said of every entry."""

    id: str
    """Names it within its collection, for good."""
    url: str
    """Its page, in the default language of the catalogue."""
    source: str = ""
    """The file that it was made from, below the root of the repository."""
    languages: tuple[str, ...]
    """The languages in which it is written, as ISO 639-1 codes, that of the original first."""
    title: Texts
    """What it is called, by language."""
    published: str | None = None
    """The day on which it first appeared."""
    reviewed: str | None = None
    """The day on which somebody last checked it."""
    uncertain: dict[str, Texts]
    """Fields that the sources do not settle, each with the reason by language; the reason may be missing."""


class PartyRecord(DataModel):
    """An organisation with its part."""

    organisation: str | None = None
    """Its id among the organisations; missing where it has no page."""
    name: str
    """What it is called."""
    url: str | None = None
    """Its page in this catalogue."""
    kind: str | None = None
    """The type of entity, in words."""
    country: str | None = None
    """Where it is based, as ISO 3166-1 alpha-2, if it has no page here."""
    website: str | None = None
    """Its own site, if it has no page here."""
    role: str | None = None
    """What it did, in words."""
    count: int | None = None
    """How many it stands for, where several share a line."""
    winner: bool | None = None
    """For a nominee: whether it won."""
    note: str | None = None
    """What a reader should know about it."""
    uncertain: bool
    """Whether the sources leave it open."""


class Link(DataModel):
    """A page elsewhere."""

    label: str
    """What the reader finds there."""
    url: str
    """Its whole address."""


class CoverRecord(DataModel):
    """The picture of a tool."""

    url: str
    """Its whole address."""
    drawn: bool
    """Whether this program has drawn it: a chart that shows nothing of the tool."""
    alt: str | None = None
    """What it shows."""
    credit: str | None = None
    """Who made it, and under which licence; that of the texts does not cover it."""


class Engagement(DataModel):
    """An organisation's part in a tool or an initiative, seen from the organisation."""

    entry: str
    """The tool or the initiative, as `tools/id` or `initiatives/id`."""
    part: Literal["organisers", "partners", "contributors", "coordinator", "funder", "nominees"]
    """The field in which that entry names it; `funder` stands for the funders of a tool too."""
    role: str | None = None
    """What it did, in words."""
    uncertain: bool
    """Whether the sources leave it open."""


RENAMED = {"url": "website"}
"""Fields of an entry that would be taken for the address of its page."""
OTHER_GROUPS: Mapping[type[BaseModel], type[DataModel]] = {
    field_groups.Party: PartyRecord,
    field_groups.InitiativeParty: PartyRecord,
    field_groups.Nominee: PartyRecord,
    field_groups.WebLink: Link,
}
"""The groups that are published otherwise than their models have them."""

_TYPES: Mapping[Kind, Any] = {"number": int, "decimal": float, "flag": bool, "figure": int | float | str}
"""The types of values that are no texts."""
Base = TypeVar("Base", bound=DataModel)


def make_class(name: str, base: type[Base], about: str, fields: Mapping[str, tuple[Any, Any]]) -> type[Base]:
    """A class whose fields, each a type and a `Field`, are known only when the program runs."""
    # The words below fields are looked for in the source, and there is none.
    options = {"use_attribute_docstrings": False}
    class_: type[Base] = create_model(name, __base__=base, __doc__=about, __cls_kwargs__=options, **fields)  # type: ignore[call-overload]  # it knows literal fields only
    return class_


def published_fields(collection: str) -> tuple[Shape, ...]:
    """The fields of an entry that its record repeats; the title stands among those of all records."""
    exceptions = {"title"} | ({"summary"} if collection == "glossary" else set())
    fields = (field for field in subject(collection) if not find_metadata(field, Internal))
    return tuple(field for field in fields if field.name not in exceptions)


def _record(name: str, collection: str, first: Sequence[str] = (), **own: tuple[Any, str]) -> type[Record]:
    """The class of a collection's records.

    Args:
        name: what its schema is called.
        collection: whose fields it repeats, in the order of the model.
        first: fields that stand before the others.
        own: fields of the data alone, with type and description. One that the model has too stands in its place.
    """
    fields = {
        RENAMED.get(field.name, field.name): _field(name, field, texts=field.name in models.TRANSLATABLE)
        for field in published_fields(collection)
    }
    fields |= {key: _own(type_, words) for key, (type_, words) in own.items()}
    in_order = {key: fields[key] for key in (*first, *fields)}
    about = description(name, "", _about(models.SCHEMAS[collection]))
    return make_class(name, Record, about, in_order)


def _own(type_: Any, words: str) -> tuple[Any, Any]:
    """A field of the data alone; one whose type allows for None may be missing."""
    return (
        (type_, Field(None, description=words)) if type(None) in get_args(type_) else (type_, Field(description=words))
    )


def _field(record: str, field: Shape, *, texts: bool = False) -> tuple[Any, Any]:
    """Type and description of a field; one that the model can do without may be missing, but for those of version 1."""
    words, type_ = description(record, field.name, field.description), _type(field, texts)
    if field.required or field.name in ALWAYS_PRESENT.get(record, ()):
        return type_, Field(description=words)
    return type_ | None, Field(None, description=words)


def _type(field: Shape, texts: bool) -> Any:
    if texts:
        return Lists if field.many else Texts
    return GenericAlias(tuple, (_value(field), ...)) if field.many else _value(field)


def _value(field: Shape) -> Any:
    if field.model:
        return OTHER_GROUPS.get(field.model) or group_class(field.model)
    return Literal[field.choices] if field.choices else _TYPES.get(field.kind, str)


@cache
def group_class(model: type[BaseModel]) -> type[DataModel]:
    """The class of a group of fields: all that its model has."""
    name = model.__name__
    fields = {field.name: _field(name, field) for field in model_fields(model)}
    about = description(name, "", _about(model))
    return make_class(name, DataModel, about, fields)


def _about(model: type[BaseModel]) -> str:
    return model.__doc__ or ""


_FILE = (str, "Its own file, which also holds its text.")
Ids = tuple[str, ...]
_GROUPS = (Ids | None, "The groups of countries that it names, as ids; `countries` holds their countries.")
Tool = _record(
    "Tool",
    "tools",
    ["file"],
    file=_FILE,
    cover=(CoverRecord, description("Tool", "cover", "")),
    country_groups=_GROUPS,
)
Term = _record("Term", "sectors", tools=(Ids, "The ids of the tools that carry it, or one below it."))
Country = _record(
    "Country",
    "countries",
    ["code"],
    code=(str, "ISO 3166-1 alpha-2."),
    tools=(Ids, "The ids of the tools that it took part in."),
    held=(Ids | None, "The ids of the tools that were held there."),
    organised=(Ids | None, "The ids of the tools that are organised from there."),
    organisations=(Ids, "The ids of the organisations based there."),
)
Organisation = _record(
    "Organisation",
    "organisations",
    ["file"],
    file=_FILE,
    kind=(str, description("Organisation", "kind", "")),  # the list of words may grow
    engagements=(tuple[Engagement, ...], "Its role in tools and initiatives."),
)
Initiative = _record("Initiative", "initiatives", ["file", "summary", "kind"], file=_FILE, country_groups=_GROUPS)
Module = _record("Module", "modules", ["file"], file=_FILE)
Word = _record("Word", "glossary")

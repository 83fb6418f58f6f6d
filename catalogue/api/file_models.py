"""The files of `/api/v1/`, each with the schema that it keeps. Knows their shape, not where they come from."""

from types import GenericAlias
from typing import Annotated, Literal

from pydantic import Field

from catalogue.api import records
from catalogue.api.records import DataModel, Link, Record, Texts, make_class


class ApiFile(DataModel):
    """What every file says of itself."""

    schema_: Annotated[str, Field(alias="$schema")]
    """The JSON Schema that this file keeps."""
    version: Literal[1]
    """The version of the promise."""
    url: str
    """The address of this file."""
    catalogue: Link
    """The catalogue that it comes from."""
    licence: Link | None = None
    """The licence of the texts; missing where the catalogue names none."""
    modified: str | None = None
    """The latest day on which something in this file was reviewed or first appeared."""


class SectionRecord(DataModel):
    """A stretch of running text: from one heading of the second level to the next."""

    role: str
    """Which of the catalogue's sections it is, in every language alike, such as `lessons-learnt`; may be empty."""
    title: str
    """Its heading; empty for what stands before the first one."""
    anchor: str
    """The anchor of its heading on the page; may be empty."""
    html: str
    """The text with its heading, as HTML whose links are whole addresses."""


class Text(DataModel):
    """Running text in one language."""

    text: str
    """All of it as plain text."""
    sections: tuple[SectionRecord, ...]
    """All of it as HTML, cut at its headings."""


class EntryFile(ApiFile):
    """What the file of one entry holds beside the entry."""

    pages: Texts
    """The address of its page in every language of the catalogue."""
    body: dict[str, Text]
    """Its text in every language in which somebody has written it, by ISO 639-1 code."""


class OfferedRecord(DataModel):
    """Something that the catalogue offers to take."""

    title: str
    """What it is, in the default language of the catalogue."""
    url: str
    """Its address; with `{id}` in it where there is one for each entry."""
    media_type: str
    """Such as `application/json`."""
    schema_: Annotated[str | None, Field(serialization_alias="schema")] = None
    """The JSON Schema that it keeps."""
    languages: tuple[str, ...]
    """The languages of its words, as ISO 639-1 codes."""
    count: int | None = None
    """How many entries it holds, or how many such files there are."""


class Index(ApiFile):
    """Everything that the catalogue offers to take."""

    description: str
    """What the catalogue is, and for whom."""
    languages: tuple[str, ...]
    """The languages of the catalogue, the default one first."""
    offers: tuple[OfferedRecord, ...]
    """Files of data, tables and feeds."""


def _list(name: str, about: str, record: type[Record], order: str = "In the order of the catalogue.") -> type[ApiFile]:
    """The file of all entries of a collection, without their texts."""
    items = (GenericAlias(tuple, (record, ...)), Field(description=order))
    return make_class(name, ApiFile, about, {"items": items})


def _entry_file(name: str, about: str, record: type[Record]) -> type[EntryFile]:
    """The file of one entry with its text."""
    item = (record, Field(description="The same as in the list."))
    return make_class(name, EntryFile, about, {"item": item})


SCHEMAS: dict[str, type[ApiFile]] = {
    "index": Index,
    "tools": _list("ToolList", "All tools, without their texts.", records.Tool),
    "tool": _entry_file("ToolFile", "One tool with its text.", records.Tool),
    "terms": _list("TermList", "A vocabulary: all strands, sub-sectors, aims or formats.", records.Term),
    "countries": _list("CountryList", "All countries that the catalogue names.", records.Country, "By their codes."),
    "organisations": _list("OrganisationList", "All organisations, without their texts.", records.Organisation),
    "organisation": _entry_file("OrganisationFile", "One organisation with its text.", records.Organisation),
    "initiatives": _list("InitiativeList", "All initiatives, without their texts.", records.Initiative),
    "initiative": _entry_file("InitiativeFile", "One initiative with its text.", records.Initiative),
    "modules": _list("ModuleList", "All learning modules, without their texts.", records.Module),
    "module": _entry_file("ModuleFile", "One learning module with its text.", records.Module),
    "glossary": _list("Glossary", "All words of the glossary.", records.Word),
}
"""What each published schema describes, by its name."""

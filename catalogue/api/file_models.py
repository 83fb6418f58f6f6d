"""The files of `/api/v1/`, each with the schema that it keeps. Knows their shape, not where they come from."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, with_config

from catalogue.api.records import (
    DOCUMENTED,
    Country,
    Initiative,
    Link,
    Module,
    Organisation,
    Term,
    Texts,
    Tool,
    Word,
)


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class ApiFile:
    """What every file says of itself."""

    schema: Annotated[str, Field(alias="$schema")]
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


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class ToolList(ApiFile):
    """All tools, without their texts."""

    items: tuple[Tool, ...]
    """In the order of the catalogue."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class TermList(ApiFile):
    """A vocabulary: all strands, sub-sectors, aims or formats."""

    items: tuple[Term, ...]
    """In the order of the catalogue."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class CountryList(ApiFile):
    """All countries that the catalogue names."""

    items: tuple[Country, ...]
    """By their codes."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationList(ApiFile):
    """All organisations, without their texts."""

    items: tuple[Organisation, ...]
    """In the order of the catalogue."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeList(ApiFile):
    """All initiatives, without their texts."""

    items: tuple[Initiative, ...]
    """In the order of the catalogue."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleList(ApiFile):
    """All learning modules, without their texts."""

    items: tuple[Module, ...]
    """In the order of the catalogue."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(ApiFile):
    """All words of the glossary."""

    items: tuple[Word, ...]
    """In the order of the catalogue."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of running text: from one heading of the second level to the next."""

    role: str
    """Which of the catalogue's sections it is, in every language alike, such as `lessons-learnt`; may be empty."""
    title: str
    """Its heading; empty for what stands before the first one."""
    anchor: str
    """The anchor of its heading on the page; may be empty."""
    html: str
    """The text with its heading, as HTML whose links are whole addresses."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Running text in one language."""

    text: str
    """All of it as plain text."""
    sections: tuple[Section, ...]
    """All of it as HTML, cut at its headings."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFile(ApiFile):
    """What the file of one entry holds beside the entry."""

    pages: Texts
    """The address of its page in every language of the catalogue."""
    body: dict[str, Text]
    """Its text in every language in which somebody has written it, by ISO 639-1 code."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class ToolFile(EntryFile):
    """One tool with its text."""

    item: Tool
    """The same as in the list."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFile(EntryFile):
    """One organisation with its text."""

    item: Organisation
    """The same as in the list."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeFile(EntryFile):
    """One initiative with its text."""

    item: Initiative
    """The same as in the list."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleFile(EntryFile):
    """One learning module with its text."""

    item: Module
    """The same as in the list."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Something that the catalogue offers to take."""

    title: str
    """What it is, in the default language of the catalogue."""
    url: str
    """Its address; with `{id}` in it where there is one for each entry."""
    media_type: str
    """Such as `application/json`."""
    schema: str | None = None
    """The JSON Schema that it keeps."""
    languages: tuple[str, ...]
    """The languages of its words, as ISO 639-1 codes."""
    count: int | None = None
    """How many entries it holds, or how many such files there are."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Index(ApiFile):
    """Everything that the catalogue offers to take."""

    description: str
    """What the catalogue is, and for whom."""
    languages: tuple[str, ...]
    """The languages of the catalogue, the default one first."""
    offers: tuple[Offered, ...]
    """Files of data, tables and feeds."""


SCHEMAS: dict[str, type[Any]] = {
    "index": Index,
    "tools": ToolList,
    "tool": ToolFile,
    "terms": TermList,
    "countries": CountryList,
    "organisations": OrganisationList,
    "organisation": OrganisationFile,
    "initiatives": InitiativeList,
    "initiative": InitiativeFile,
    "modules": ModuleList,
    "module": ModuleFile,
    "glossary": Glossary,
}
"""What each published schema describes, by its name."""

"""Views of the page of open data."""

from dataclasses import dataclass

from catalogue.views.frame import LinkView


@dataclass(frozen=True, slots=True)
class OfferView:
    """A file to take, or many of one kind."""

    title: str
    path: str
    """Address of the file; of one of them, where there are many."""
    pattern: str
    """The address of many below the root, with `{id}` in it; empty for a single file."""
    format: str
    """Such as `JSON`."""
    media_type: str
    """Such as `application/json`."""
    languages: tuple[tuple[str, str], ...]
    """The languages of its words: the code of each, and its name for itself."""
    summary: str
    schema: str
    """Address of its JSON Schema below the root; may be empty."""
    count: int | None
    """How many entries it holds, or how many files there are; nothing where that means nothing."""
    size: str
    """How large it is, as it is read; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class OfferGroupView:
    """Files to take, of one kind."""

    id: str
    title: str
    intro: str
    offers: tuple[OfferView, ...]


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A few lines that show how the data can be used."""

    title: str
    code: str
    """To be shown as it is; long lines are broken already."""


@dataclass(frozen=True, slots=True)
class DataView:
    """The page of open data."""

    groups: tuple[OfferGroupView, ...]
    index: str
    """Address below the root of the file that names all others."""
    record: str
    """Address below the root of the DCAT record of the data set; empty on a site without an address."""
    others: tuple[LinkView, ...]
    """This page in the other languages, whose tables are in those languages."""
    examples: tuple[ExampleView, ...]
    """None on a site without an address, which they would have to name."""
    version: int
    """The version of the promise."""

"""Views of the whole catalogue as a book."""

from dataclasses import dataclass

from catalogue.views.entries import GlossaryTermView, OrganisationView, TermView
from catalogue.views.tools import ToolView


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the book: a strand and its tools."""

    strand: TermView
    path: str
    """Address of the strand's page."""
    tools: tuple[ToolView, ...]
    """In the order of the catalogue."""


@dataclass(frozen=True, slots=True)
class IndexTermView:
    """A term in the index of the book."""

    title: str
    path: str
    language: str
    """The language of the title where it is not the book's own."""
    tools: tuple[str, ...]
    """The addresses of the tools that carry it: a template finds their pages by them."""


@dataclass(frozen=True, slots=True)
class IndexGroupView:
    """The terms of one kind in the index of the book."""

    title: str
    """In the plural, such as `Sub-sectors`."""
    terms: tuple[IndexTermView, ...]
    """In the order of the alphabet; only those that have tools."""


@dataclass(frozen=True, slots=True)
class BookView:
    """The whole catalogue as a book."""

    cover: str
    """Address of the drawn cover: a file that is there while the book is set."""
    parts: tuple[PartView, ...]
    glossary: tuple[GlossaryTermView, ...]
    """In the order of the alphabet."""
    glossary_path: str
    """Address of the glossary's page."""
    organisations: tuple[OrganisationView, ...]
    """Those that have a part in a tool, in the order of the alphabet."""
    index: tuple[IndexGroupView, ...]
    reviewed: str
    """The day of the latest review of a tool, as it is read in the book's language; may be empty."""
    reviewed_iso: str

"""What a site offers to take: one file or many of one kind, in groups."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """One file to take, or many of one kind."""

    title: str
    """What it is, in the reader's language."""
    path: str
    """Its address below the root; of one of them, where `pattern` stands for many."""
    format: str
    """What people call its format, such as `JSON`."""
    media_type: str
    """What machines call it, such as `application/json`."""
    languages: tuple[str, ...] = ()
    """The languages of its words."""
    summary: str = ""
    """What more is to be known, in a sentence."""
    pattern: str = ""
    """The address of many, with `{id}` in it."""
    schema: str = ""
    """The address of its JSON Schema below the root."""
    count: int | None = None
    """How many entries it holds, or how many files there are."""
    size: Callable[[], int] | None = None
    """Finds its size in bytes, where that costs no more than making it once; asked only when the page is composed."""


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    """Offers of one kind."""

    id: str
    """The anchor on the page."""
    title: str
    intro: str
    downloads: tuple[Download, ...]

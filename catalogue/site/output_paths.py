"""Addresses of files that pages link to and other stages make: cards, records of data, the archive."""

from typing import Literal

from catalogue.schema.entries import Library
from catalogue.urls import slug

SITE = "home"
"""The name of the card that stands for the site, and for every page that shows no single entry."""


def card_path(name: str, language: str) -> str:
    """The address of a card below the site's root."""
    return f"cards/{language}/{name}.png"


def has_card(name: str) -> bool:
    """Whether a page, by the name of its route, has a card of its own."""
    return "/" in name or name == SITE


VERSION: Literal[1] = 1
"""Part of every address. It goes up when a promise cannot be kept; both versions are then published for a year."""
FOLDER = f"api/v{VERSION}/"
WITH_FILES = {"tools": "tool", "organisations": "organisation", "initiatives": "initiative", "modules": "module"}
"""The collections whose entries have files of their own, with the name of the schema of each."""


MOST = 3_000
"""Texts, in all languages together, of which a copy is made: some 65 MB as an archive, 230 MB in its folder."""
_SEARCHED = ("tools", "organisations", "initiatives", "modules", "pages")


def archive_path(library: Library) -> str:
    """Where the archive stands below the site's root; empty for a site that offers none."""
    config = library.config
    wanted = "offline" in config.publish and _size(library) <= MOST
    return f"{slug(config.name)}.zip" if wanted else ""


def _size(library: Library) -> int:
    """How many texts a copy of the site would hold, in all languages."""
    return sum(len(library.collection(name)) for name in _SEARCHED) * len(library.config.languages)

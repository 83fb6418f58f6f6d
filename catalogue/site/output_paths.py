"""Addresses of files that pages link to and other stages make: cards, records of data, the archive."""

from typing import Literal

from catalogue.schema.entries import Library
from catalogue.urls import slug

SITE_CARD = "home"
"""The name of the card that stands for the site, and for every page that shows no single entry."""


def card_path(name: str, language: str) -> str:
    """The address of a card below the site's root."""
    return f"cards/{language}/{name}.png"


def has_card(name: str) -> bool:
    """Whether a page, by the name of its route, has a card of its own."""
    return "/" in name or name == SITE_CARD


API_VERSION: Literal[1] = 1
"""Part of every address. It goes up when a promise cannot be kept; both versions are then published for a year."""
API_FOLDER = f"api/v{API_VERSION}/"
API_COLLECTIONS = {"tools": "tool", "organisations": "organisation", "initiatives": "initiative", "modules": "module"}
"""The collections whose entries have files of their own, with the name of the schema of each."""


MOST_OFFLINE_TEXTS = 3_000
"""Texts, in all languages together, of which a copy is made: some 65 MB as an archive, 230 MB in its folder."""
OFFLINE_COLLECTIONS = ("tools", "organisations", "initiatives", "modules", "pages")


def archive_path(library: Library) -> str:
    """Where the archive stands below the site's root; empty for a site that offers none."""
    config = library.config
    has_archive = "offline" in config.publish and count_offline_texts(library) <= MOST_OFFLINE_TEXTS
    return f"{slug(config.name)}.zip" if has_archive else ""


def count_offline_texts(library: Library) -> int:
    """How many texts a copy of the site would hold, in all languages."""
    return sum(len(library.collection(name)) for name in OFFLINE_COLLECTIONS) * len(library.config.languages)

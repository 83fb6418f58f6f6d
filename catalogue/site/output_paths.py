"""Addresses of files that pages link to but other stages make: cards, data files, the archive."""

from typing import Literal

from catalogue.schema.entries import Library
from catalogue.urls import slug

SITE_CARD = "home"
"""Name of the card for the site and for every page that shows no single entry."""


def card_path(name: str, language: str) -> str:
    """The address of a card below the site's root."""
    return f"cards/{language}/{name}.png"


def has_card(name: str) -> bool:
    """Whether a page, by the name of its route, has a card of its own."""
    return "/" in name or name == SITE_CARD


API_VERSION: Literal[1] = 1
"""Version in every API address, raised by a breaking change; both versions are then published for a year."""
API_FOLDER = f"api/v{API_VERSION}/"
API_COLLECTIONS = {"tools": "tool", "organisations": "organisation", "initiatives": "initiative", "modules": "module"}
"""The collections whose entries have files of their own, with the name of the schema of each."""


MOST_OFFLINE_TEXTS = 3_000
"""Maximum number of texts, in all languages together, in an offline copy: some 65 MB as an archive, 230 MB unpacked."""
OFFLINE_COLLECTIONS = ("tools", "organisations", "initiatives", "modules", "pages")


def archive_path(library: Library) -> str:
    """The address of the archive below the site's root; empty for a site that offers none."""
    config = library.config
    has_archive = "offline" in config.publish and count_offline_texts(library) <= MOST_OFFLINE_TEXTS
    return f"{slug(config.name)}.zip" if has_archive else ""


def count_offline_texts(library: Library) -> int:
    """Count the texts that an offline copy of the site would hold, in all languages."""
    return sum(len(library.collection(name)) for name in OFFLINE_COLLECTIONS) * len(library.config.languages)

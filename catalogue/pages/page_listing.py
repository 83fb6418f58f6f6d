"""Presentation of pages without an entry on other pages."""

from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True, slots=True)
class PageListing:
    """A page as presented in links, menus and overviews."""

    title: str
    """Its title, a message to translate."""
    summary: str = ""
    """One sentence on its content, a message to translate."""
    _: KW_ONLY
    overview: int = 0
    """Its rank among the overviews, which the home page and every footer list; 0 if it is not one."""

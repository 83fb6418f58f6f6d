"""What other pages say of a page that no entry makes."""

from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True, slots=True)
class PageListing:
    """A page as links, menus and overviews present it."""

    title: str
    """Its title, a message to translate."""
    summary: str = ""
    """One sentence on what the reader finds there, a message to translate."""
    _: KW_ONLY
    overview: int = 0
    """Its place among the overviews, which the home page and the foot of every page list; 0 where it is none."""

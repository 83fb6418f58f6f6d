"""What the text below the front matter becomes: HTML with holes for addresses, and what other stages ask of it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body."""

    level: int
    """1 to 6, as many as it has number signs."""
    text: str
    """Plain text."""
    anchor: str
    """The `id` in the HTML, unique on the page: lower-case letters, digits and hyphens."""
    line: int
    """Line in the whole file."""


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link or picture in the body, whose address is not in the HTML yet."""

    target: str
    """As written: `../tools/mesh-festival.md#lessons-learnt`. With a scheme: ready for an attribute `href`."""
    kind: Literal["link", "image"]
    text: str
    """Plain text of the link, or the text that stands in for the picture."""
    line: int
    """First line, in the whole file, of the block in which it stands."""
    end_line: int
    """Last line of that block."""


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an entry, read."""

    parts: tuple[str, ...]
    """Clean HTML, cut at every address: `parts[0] + href(links[0]) + parts[1] + …`; one more than `links`."""
    links: tuple[LinkUse, ...]
    """In the order of the HTML."""
    headings: tuple[Heading, ...]
    text: str
    """Plain text without footnote marks, its blocks parted by newlines."""

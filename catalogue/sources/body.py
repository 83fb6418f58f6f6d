"""The parsed body of an entry: HTML with holes for addresses, and the headings, links and blocks for other stages."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from catalogue.sources.compressed_text import CompressedText, compress
from catalogue.sources.fast_pickle import pickled_by_fields

BlockKind = Literal["paragraph", "heading", "row", "term", "list", "item", "quotation", "code", "html"]
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)


@pickled_by_fields
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
    """Line in the file."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link or picture in the body, whose address is not yet in the HTML."""

    target: str
    """As written: `../tools/mesh-festival.md#lessons-learnt`. With a scheme: ready for an attribute `href`."""
    kind: Literal["link", "image"]
    text: str
    """Plain text of the link, or the alternative text of the picture."""
    line: int
    """First line in the file of the block that contains it."""
    end_line: int
    """Last line of that block."""


class Block(NamedTuple):
    """One block of the source, in complete lines; lists, items and quotations contain other blocks."""

    kind: BlockKind
    line: int
    """First line in the file."""
    end_line: int
    """Last line."""
    depth: int
    """Number of blocks around it, as markdown-it counts: a list item is one, and the list around it another."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Body:
    """The parsed body of an entry."""

    links: tuple[LinkUse, ...]
    """In the order of the HTML."""
    headings: tuple[Heading, ...]
    empty: bool
    """Whether there is no text at all."""
    compressed: CompressedText
    """Source, text and parts, compressed together: they share most of their words."""
    layout: bytes
    """The blocks, four numbers each."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Clean HTML, split at every address: `parts[0] + href(links[0]) + parts[1] + …`; one more than `links`."""
        return self.compressed.texts()[2:]

    @property
    def text(self) -> str:
        """Plain text without footnote marks, its blocks separated by newlines."""
        return self.compressed.text(1)

    @property
    def source(self) -> str:
        """The complete file from which it was parsed."""
        return self.compressed.text(0)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the source, in order: a block comes before those that it contains."""
        numbers = array("I", self.layout)
        kinds = map(_KINDS.__getitem__, numbers[::4])
        return tuple(map(Block, kinds, numbers[1::4], numbers[2::4], numbers[3::4]))


def make_body(
    parts: tuple[str, ...],
    links: tuple[LinkUse, ...],
    headings: tuple[Heading, ...],
    text: str,
    blocks: Iterable[Block] = (),
    source: str = "",
) -> Body:
    """Build a body from its parts; see its fields."""
    layout = array("I")
    for kind, line, end_line, depth in sorted(blocks, key=_position):
        layout.extend((_KINDS.index(kind), line, end_line, depth))
    return Body(links, headings, not text, compress(source, text, *parts), layout.tobytes())


def _position(block: Block) -> tuple[int, int]:
    return block.line, block.depth

"""The prose of one document: its lines, its blocks, and its text without markup.

In `prose` everything that a reader does not read (addresses, tags, comments, literal text) is blotted out, character
for character, so that offsets are the same in `prose` and in the file. Knows no rule.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.diagnostics import Span
from catalogue.sources import Document, Heading, LinkUse
from catalogue.sources.body import Block, BlockKind

BLOT = "\ue000"
"""Replaces a character that is not prose: no letter, no space, no punctuation."""

# Every alternative begins with its own letter, so that the search skips quickly to the next candidate.
_NOT_PROSE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|</?[A-Za-z][^<>]*>"
    r"|`(?<!``)(?P<ticks>`*)(?!`).+?(?<!`)`(?P=ticks)(?!`)"
    r"|\]\((?:[^()\s\\<]|\\.|\([^()\s]*\)|<[^<>\n]*>)*(?:[ \n]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
    r"|\[(?:\^[^\]\s]+\]:?|(?<=\n\[)[^\]\n^][^\]\n]*\]:[^\n]*)"
    r"|https?://[^\s<>\ue000]+"
    r"|www\.[\w-]+\.[^\s<>\ue000]+"
    r"|\\[!-'*-/:-@\\^-`{-~]",
    re.DOTALL,
)
_YAML_COMMENT = re.compile(r"(?m)^([^\n#]*?)(#[^\n]*)$")
_YAML_ADDRESS = re.compile(r"https?://[^\s\"'>,}\]]+")
_PUNCTUATION_TO_SPACES = bytes.maketrans(b'.,;:!?()[]"*_/|', b" " * 15)
_OTHER_PUNCTUATION = "“„–"
_LEAVES = frozenset({"paragraph", "heading", "row", "term"})
_TRAILING = ".,;:!?)'\"”“’*_]"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block that contains prose and no other block."""

    kind: BlockKind
    start: int
    """Offset in the file of the start of its first line."""
    end: int
    """Offset of the end of its last line."""
    is_quotation: bool
    """Whether it is inside a quotation, and so somebody else's words."""


@dataclass(frozen=True, slots=True)
class ProseText:
    """The text of a document, prepared for the editorial checks."""

    path: str
    text: str
    """The complete file."""
    prose: str
    """The complete file with everything but prose blotted out; as long as `text`."""
    lowercase: str
    """`prose` in lower case; as long as `prose`."""
    body: int
    """Offset of the body in all three."""
    starts: Sequence[int]
    """Offset of each line in all three."""
    blocks: Sequence[Block]
    leaves: Sequence[Leaf]
    """The blocks that contain prose."""
    headings: Sequence[Heading]
    links: Sequence[LinkUse]
    front: Mapping[str, object]
    collection: str
    language: str
    """The language of a translation; empty for an original."""
    words: frozenset[str]
    """Every word of the prose, as it is spelt, and everything else between spaces."""
    addresses: Sequence[tuple[int, int]]
    """Positions of web addresses in the body text, brackets of `<https://…>` included."""
    tags: Sequence[tuple[int, int]]
    """Positions of HTML tags in the body."""
    comments: Sequence[tuple[int, int]]
    """Positions of comments in the body."""

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from `start` up to `end`, cut at the end of the line."""
        line = bisect_right(self.starts, start)
        first = self.starts[line - 1]
        stop = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return Span(self.path, line, start - first + 1, 0, max(min(end, stop), start + 1) - first + 1)

    def line_span(self, line: int) -> Span:
        """The span of a line without the spaces around it, counted from 1."""
        text = self.lines(line, line)
        start = self.starts[line - 1] + len(text) - len(text.lstrip())
        return self.span(start, self.starts[line - 1] + len(text.rstrip()))

    def lines(self, first: int, last: int) -> str:
        """The source of some lines, counted from 1."""
        return self.text[slice(*self.bounds(first, last))]

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Start and end of the lines from `first` to `last`."""
        stop = self.starts[last] - 1 if last < len(self.starts) else len(self.text)
        return self.starts[first - 1], stop


def prose_text(document: Document) -> ProseText:
    """Extract the prose of a document."""
    text = document.text
    starts = [0]
    starts += [match.end() for match in re.finditer("\n", text)]
    body = _body_of(text)
    blocks = document.body.blocks
    front, source = _front(text[:body]), _without_code(text, body, starts, blocks)
    prose, addresses, tags, comments = _blot_markup(source, body)
    prose = front + prose
    return ProseText(
        path=document.source.path,
        text=text,
        prose=prose,
        lowercase=lowercase if len(lowercase := prose.lower()) == len(prose) else prose,
        body=body,
        starts=starts,
        blocks=blocks,
        leaves=tuple(_leaves(blocks, starts, len(text))),
        headings=document.body.headings,
        links=document.body.links,
        front=document.front,
        collection=document.source.collection,
        language=document.source.language,
        words=_words(prose),
        addresses=addresses,
        tags=tags,
        comments=comments,
    )


def _body_of(text: str) -> int:
    """Offset of the body, after the second line of three hyphens."""
    line = text.find("\n---", 2)
    while line >= 0:
        end = text.find("\n", line + 1)
        if not text[line + 4 : end if end >= 0 else len(text)].strip(" \t"):
            return end + 1 if end >= 0 else len(text)
        line = text.find("\n---", line + 1)
    return 0


def _leaves(blocks: Sequence[Block], starts: Sequence[int], length: int) -> Iterator[Leaf]:
    quotation = 0
    for block in blocks:
        if block.kind == "quotation":
            quotation = max(quotation, block.end_line)
        elif block.kind in _LEAVES:
            end = starts[block.end_line] - 1 if block.end_line < len(starts) else length
            yield Leaf(block.kind, starts[block.line - 1], end, block.line <= quotation)


def _words(prose: str) -> frozenset[str]:
    # Four times as fast as the equivalent regular expression: bytes are translated by a table.
    plain = prose.encode("utf-8", "surrogatepass").translate(_PUNCTUATION_TO_SPACES).decode("utf-8", "surrogatepass")
    for character in _OTHER_PUNCTUATION:
        plain = plain.replace(character, " ")
    return frozenset(plain.split())


def _front(text: str) -> str:
    if "#" in text:
        text = _YAML_COMMENT.sub(_comment, text)
    return _YAML_ADDRESS.sub(lambda match: BLOT * len(match.group()), text) if "://" in text else text


def _comment(match: re.Match[str]) -> str:
    before, comment = match.groups()
    opens = before.count('"') % 2 or (before and not before.endswith((" ", "\t")))
    return match.group() if opens else before + BLOT * len(comment)


def _without_code(text: str, body: int, starts: Sequence[int], blocks: Sequence[Block]) -> str:
    """The body with its blocks of literal text blotted out."""
    pieces: list[str] = []
    position = body
    for block in blocks:
        if block.kind == "code":
            begin = starts[block.line - 1]
            end = starts[block.end_line] - 1 if block.end_line < len(starts) else len(text)
            if begin >= position:
                pieces += (text[position:begin], blot(text[begin:end]))
                position = end
    pieces.append(text[position:])
    return "".join(pieces)


_Places = list[tuple[int, int]]


def _blot_markup(source: str, body: int) -> tuple[str, _Places, _Places, _Places]:
    """The prose of a body, and the positions of its addresses, tags and comments."""
    pieces: list[str] = []
    addresses: _Places = []
    tags: _Places = []
    comments: _Places = []
    position = 0
    for match in _NOT_PROSE.finditer(source):
        start, end = match.span()
        first = source[start]
        if first in "hw":
            if start and (source[start - 1].isalnum() or source[start - 1] in "@/."):
                continue
            end = _end_of_address(source, start, end)
            addresses.append((start + body, end + body))
        elif first == "`" and "\n\n" in match.group():
            continue  # an unpaired backtick; the next paragraph has one too
        elif first == "<" and source[start + 1] == "!":
            comments.append((start + body, end + body))
        elif first == "<":
            if (inner := source[start + 1 : start + 8].lower()).startswith(("http:", "https:")):
                addresses.append((start + body, end + body))
            elif not inner.startswith("mailto:"):
                tags.append((start + body, end + body))
        start += first == "]"
        pieces += (source[position:start], blot(source[start:end]))
        position = end
    pieces.append(source[position:])
    return "".join(pieces), addresses, tags, comments


def _end_of_address(source: str, start: int, end: int) -> int:
    """End of a bare address: punctuation that closes the sentence, or the link around it, is not part of it."""
    address = re.match(r"[^\s<>\]]+", source[start:end])
    stop = start + (address.end() if address else 0)
    while source[stop - 1] in _TRAILING:
        if source[stop - 1] == ")" and source.count("(", start, stop) >= source.count(")", start, stop):
            break
        stop -= 1
    return stop


def blot(text: str) -> str:
    """Replace every character with a blot, except line breaks."""
    return BLOT * len(text) if "\n" not in text else re.sub(r"[^\n]", BLOT, text)

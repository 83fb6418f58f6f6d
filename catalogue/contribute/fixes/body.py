"""Proposes edits of Markdown: trailing space, references, insecure addresses, lists right below a paragraph.

Whether the page stays the same is proved elsewhere. Literal text, HTML and comments are not touched, nor places where a
comment allows the problem.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from catalogue.contribute.fixes.edits import Edit, Lines
from catalogue.contribute.fixes.html_entities import RULE as REFERENCE
from catalogue.contribute.fixes.html_entities import find_references
from catalogue.contribute.fixes.https_hosts import supports_https
from catalogue.sources.markdown_parser import tokens_of

_TRAILING = re.compile(r"[ \t]+$")
_HARD_BREAK = re.compile(r" {2,}$")
_TARGET = re.compile(r"(?:\]\(\s*<?|<|^[ >]*\[[^\]]+\]:\s*<?)(http://[^\s<>()\"']+)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ALLOW = re.compile(r"<!--\s*catalogue:\s*allow\b")
_QUOTATION = re.compile(r"[ \t]*(?:>[ \t]*)+")
_LITERAL = frozenset({"fence", "code_block", "html_block"})
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})


@dataclass(frozen=True, slots=True)
class _LineKinds:
    """Kinds of lines in a body; lines count from zero."""

    literal: frozenset[int]
    """Code and HTML."""
    exempt: frozenset[int]
    """Blocks for which a comment allows a problem."""
    inside_paragraph: frozenset[int]
    """Lines of a paragraph that are not its last."""
    list_starts: tuple[int, ...]
    """First lines of lists that stand right below a paragraph."""


def propose_body_edits(text: Lines, first: int) -> Iterator[Edit]:
    """Propose edits of a body that begins on line `first`, from zero, of a file."""
    lines = text.lines[first:]
    kinds = _classify_lines(lines)
    for number, line in enumerate(lines):
        if number in kinds.literal:
            continue
        yield from _trim_line(text, first + number, number in kinds.inside_paragraph)
        if number not in kinds.exempt:
            yield from _replace_references(text, first + number, line)
            yield from _secure_addresses(text, first + number, line)
    for number in kinds.list_starts:
        if not kinds.exempt & {number - 1, number}:
            yield _insert_empty_line(text, first + number)


def _trim_line(text: Lines, number: int, inside_paragraph: bool) -> Iterator[Edit]:
    line = text.lines[number]
    match = _TRAILING.search(line)
    if match and not (inside_paragraph and _HARD_BREAK.search(line)):
        start, end = text.offset(number, match.start()), text.offset(number, match.end())
        yield Edit(start, end, "", "", "spaces at the end of the line removed")


def _replace_references(text: Lines, number: int, line: str) -> Iterator[Edit]:
    for start, end, reference, character in find_references(line):
        place = text.offset(number, start), text.offset(number, end)
        yield Edit(*place, character, REFERENCE, f"`{reference}` replaced by the character itself")


def _secure_addresses(text: Lines, number: int, line: str) -> Iterator[Edit]:
    for match in _TARGET.finditer(line):
        if supports_https(match[1]):
            place = text.offset(number, match.start(1) + 4)
            yield Edit(place, place, "s", "E116", f"`{match[1]}` made an https: address")


def _insert_empty_line(text: Lines, number: int) -> Edit:
    place = text.starts[number]
    quotation = _QUOTATION.match(text.lines[number])
    blank = quotation.group().rstrip() if quotation else ""
    return Edit(place, place, blank + text.ending(number - 1), "E141", "empty line put before the list")


def _classify_lines(lines: Sequence[str]) -> _LineKinds:
    body = "\n".join(lines)
    tokens, _ = tokens_of(body)
    literal = {number for token in tokens if token.type in _LITERAL for number in _lines(token)}
    inside_paragraph = {number for token in tokens if token.type == "inline" for number in _lines(token)[:-1]}
    starts = [0, *(match.end() for match in re.finditer("\n", body))]
    for match in _COMMENT.finditer(body):
        literal |= {
            n for n, start in enumerate(starts) if start < match.end() and start + len(lines[n]) >= match.start()
        }
    return _LineKinds(
        frozenset(literal),
        frozenset(_find_exempt_lines(lines)),
        frozenset(inside_paragraph),
        tuple(_find_list_starts(tokens)),
    )


def _lines(token: Token) -> range:
    return range(*token.map) if token.map else range(0)


def _find_list_starts(tokens: Sequence[Token]) -> Iterator[int]:
    """Find lists whose first line follows that of a paragraph on the same level, except tight ones inside an item."""
    for before, paragraph, token in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.type in _LISTS and paragraph.type == "paragraph_close" and not paragraph.hidden:
            above, below = _lines(before), _lines(token)
            if above and below and above.stop == below.start:
                yield below.start


def _find_exempt_lines(lines: Sequence[str]) -> Iterator[int]:
    """Find the lines of every block that a comment exempts: its own, and the next."""
    for number, line in enumerate(lines):
        if not _ALLOW.search(line):
            continue
        start = end = number
        while start and lines[start - 1].strip():
            start -= 1
        if start == number and end + 1 < len(lines) and not lines[end + 1].strip():
            end += 1
        while end + 1 < len(lines) and lines[end + 1].strip():
            end += 1
        yield from range(start, end + 1)

"""Finds HTML references, such as `&amp;`, whose character serves as well in Markdown and in YAML."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

RULE = "E132"
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ADDRESS = re.compile(r"\]\([^)\s]*|<[^>]*>?|\S*(?:://|www\.)\S*|^\s*\[[^\]]+\]:.*")
_MEANT = "&'\""
"""The signs of ASCII that nobody writes as a reference in order to keep Markdown from reading them."""


def find_references(line: str) -> Iterator[tuple[int, int, str, str]]:
    """Find every replaceable reference in a line, outside of addresses: its start, end, text and character."""
    address_spans = [match.span() for match in _ADDRESS.finditer(line)]
    for match in _REFERENCE.finditer(line):
        character = unescape(match.group())
        if any(start <= match.start() < end for start, end in address_spans):
            continue
        if _can_replace(character, line[: match.start()], line[match.end() :]):
            yield match.start(), match.end(), match.group(), character


def _can_replace(character: str, before: str, after: str) -> bool:
    """Whether the character itself is as good.

    Invisible ones stay references, as nobody would find them again; a non-breaking space beside a figure, where it
    keeps a number and its unit together, is the exception.
    """
    if len(character) != 1:
        return False
    if character == "\u00a0":
        return before[-1:].isdigit() or (bool(before.strip()) and after[:1].isdigit())
    if character.isascii() and not character.isalnum():
        return character in _MEANT
    return unicodedata.category(character)[0] in "LNPS"

"""Checks for stray characters and broken words, as copying from a PDF, a web page or a word processor leaves them."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText
from catalogue.lint.words import SUSPENDING

_SUSPICIOUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164"
    "\ufeff\ufff9-\ufffd\U000e0000-\U000e007f]"
)
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = frozenset("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_NO_BREAK = frozenset("\xa0\u202f\u2007")
_NAMES = {"\xa0": "a no-break space", "\u202f": "a narrow no-break space", "\u3000": "an ideographic space"}
_WITHOUT_NAME = {"\x7f": "DELETE"} | {chr(code): "CONTROL CHARACTER" for code in (*range(32), *range(0x80, 0xA0))}
_FINE = "\u2009\u200a\u2006"
"""Narrow spaces that typesetting puts around dashes and between digits."""

_BREAK = re.compile(r"-(?:[ \t]+|[ \t]*\n[ \t>]*)([^\W\d_]+)\b(?!-)")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")
_AFTER_A_DASH = frozenset(
    "the a an which that this these it we they he she you who where when with for from in on at of into is are was "
    "were will can may not but so if after before der die das ein eine den det en ett på av för som är mit von "
    "auf im".split()
)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_NEEDED_ENTITIES = frozenset({"&lt;", "&gt;"})


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report problems with single characters anywhere in a file, front matter included."""
    if not page.text.isascii() or _SUSPICIOUS.search(page.text):
        for match in _SUSPICIOUS.finditer(page.text):
            yield from _character(page, match.start(), match.group())
    yield from _broken_words(page)
    if "&" in page.prose:
        yield from _entities(page)


def _character(page: ProseText, at: int, character: str) -> Iterator[Diagnostic]:
    span = page.span(at, at + 1)
    if character in _TURNING:
        yield report(rules.BIDIRECTIONAL, span, character=_name(character))
    elif character in _SPACES:
        if what := _odd_space(page.text, at, character):
            yield report(rules.ODD_SPACE, span, what=what)
    elif not _is_needed(page, at, character):
        yield report(rules.INVISIBLE, span, character=_name(character))


def _name(character: str) -> str:
    name = unicodedata.name(character, "") or _WITHOUT_NAME.get(character, "CHARACTER WITHOUT A NAME")
    return f"{name.lower()} (U+{ord(character):04X})"


def _is_needed(page: ProseText, at: int, character: str) -> bool:
    """Whether the surrounding script needs an invisible character; YAML has its own rule for some of them."""
    before, after = page.text[max(at - 1, 0) : at], page.text[at + 1 : at + 2]
    if character in "\u200c\u200d":
        return any(_joins(neighbour) for neighbour in (before, after))
    if character in "\u200e\u200f\u061c":
        near = page.text[max(at - 4, 0) : at + 5].replace(character, "")
        return any(unicodedata.bidirectional(neighbour) in ("R", "AL") for neighbour in near)
    if "\U000e0020" <= character <= "\U000e007f":
        return True  # part of a flag
    return at < page.body and (character < " " or "\x7f" <= character < "\xa0" or character in "\u2028\u2029\ufeff")


def _joins(character: str) -> bool:
    """Whether a character is of a script, or an emoji, in which joiners have a meaning."""
    return bool(character) and (
        character == "\ufe0f"
        or ord(character) >= 0x1F000
        or "\u0590" <= character <= "\u0fff"
        or "\u2190" <= character <= "\u2bff"
    )


def _odd_space(text: str, at: int, character: str) -> str | None:
    """Name an odd space; None where typography calls for it."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    name = _NAMES.get(character) or f"a space of unusual width (U+{ord(character):04X})"
    if (before or "\n") in " \t\n" or before in _NO_BREAK:
        return name
    if (after or "\n") in " \t\n":
        return name
    if character in _FINE:
        return None
    if character not in _NO_BREAK:
        return name
    word_before, word_after = _word_before(text, at).rstrip(",;:!?"), _word_after(text, at)
    ordinary = (
        len(word_before) > 2
        and len(word_after) > 2
        and word_before.isalpha()
        and word_after.isalpha()
        and (word_before + word_after).islower()
    )
    return name if ordinary and not _belongs(word_before) else None


def _belongs(word: str) -> bool:
    """Whether this word is bound to the one that follows, as in “page 5” or “approx. twenty”."""
    return word in {"page", "pages", "chapter", "figure", "table", "tool", "room", "hall", "level", "day", "approx"}


def _word_before(text: str, at: int) -> str:
    line = text[max(at - 40, 0) : at]
    return re.split(r"[\s(\[“„\"«/]", line)[-1]


def _word_after(text: str, at: int) -> str:
    return re.split(r"[\s)\],.;:!?”“\"»/]", text[at + 1 : at + 41])[0]


def _broken_words(page: ProseText) -> Iterator[Diagnostic]:
    for match in _BREAK.finditer(page.prose):
        start, second = match.start(), match.group(1)
        first = _LAST_WORD.search(page.prose, max(start - 40, 0), start)
        if first is None or not second[0].islower() or second in SUSPENDING or second in _AFTER_A_DASH:
            continue
        first_part = first.group().rpartition("-")[2]
        if page.prose[first.start() - 1 : first.start()] == "-":
            continue
        text = f"{first_part}- {second}"
        yield report(
            rules.BROKEN_WORD,
            page.span(first.end() - len(first_part), match.end()),
            text=text,
            joined=first_part + second,
        )


def _entities(page: ProseText) -> Iterator[Diagnostic]:
    for match in _ENTITY.finditer(page.prose):
        entity = match.group()
        character = unescape(entity)
        if entity in _NEEDED_ENTITIES or character.endswith(";"):
            continue
        replacement = (
            f"“{character}” itself" if character.isprintable() and not character.isspace() else "an ordinary space"
        )
        replacement = replacement if character.strip("\xad\u200b\u200c\u200d") else "nothing in its place"
        yield report(rules.HTML_ENTITY, page.span(match.start(), match.end()), entity=entity, character=replacement)

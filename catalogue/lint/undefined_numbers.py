"""Numbers in the text that precede a noun, each with its sentence. Knows nothing of the figures in the front matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.lint.prose_text import ProseText
from catalogue.lint.words import NUMBERS

_SPOKEN = "|".join(NUMBERS)
NUMBER = rf"(?P<number>\d{{1,3}}(?:[ ,.\u00a0\u202f]\d{{3}})+(?!\d)|\d+|(?:{_SPOKEN})(?:-(?:{_SPOKEN}))?)"
"""A whole number, in digits or in English words."""
_LONGEST_NUMBER = 24
_LONGEST_SENTENCE = 1000
_MOST_MENTIONS = 100
_ENDS_IN_NUMBER = re.compile(rf"(?<![\w.,:/–-]){NUMBER}\s+\Z", re.IGNORECASE)
_SHARE = re.compile(rf"\b[^.?!|%\d]{{0,40}}?(?<![\w.,]){NUMBER}\s?(?:%|per ?cent\b)", re.IGNORECASE)
_REST_OF_WORD = re.compile(r"[\w-]+")
_NEXT_WORD = re.compile(r"\s+([\w-]+)")
_SENTENCE_END = re.compile(r"[.?!][”\"»)]*\s|\|")
_SENTENCE_START = re.compile(r".*(?:[.?!][”\"»)]*\s|\|)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of things in a sentence."""

    number: int
    text: str
    """The number as it is written."""
    start: int
    """Offset in the file."""
    end: int
    sentence: int
    """Offset of the start of its sentence."""
    before: str
    """The sentence up to the number."""
    after: str
    """The sentence after the noun."""

    @property
    def context(self) -> str:
        """The sentence without the number and its noun."""
        return f"{self.before} {self.after}"


def mentions(page: ProseText, noun: str) -> Iterator[Mention]:
    """Yield every number right before a noun of one or more words, except in quotations and tables."""
    first, *others = noun.casefold().split()
    stem = first if others else _stem(first)
    at = page.lowercase.find(stem, page.body)
    count = 0
    while at >= 0 and count < _MOST_MENTIONS:
        number = _number_before(page, at)
        if number and (end := _end_of_noun(page.lowercase, at, first, others)):
            yield from _mention(page, number["number"], number.start("number"), end)
            count += 1
        at = page.lowercase.find(stem, at + 1)


def _number_before(page: ProseText, at: int) -> re.Match[str] | None:
    start = max(at - _LONGEST_NUMBER, 0)
    before = page.lowercase[start:at]
    last = before.split()[-1:] if before[-1:].isspace() else []
    # Most words before a noun are not numbers; only those that may be one get the slower check.
    if not last or not (last[0][-1:].isdigit() or last[0].split("-")[0] in NUMBERS):
        return None
    return _ENDS_IN_NUMBER.search(page.prose, start, at)


def shares(page: ProseText, noun: str) -> Iterator[Mention]:
    """Yield every percentage in a sentence whose subject is a noun: “The response rate was 70 percent”."""
    noun = noun.casefold()
    at = page.lowercase.find(noun, page.body)
    while at >= 0:
        if share := _SHARE.match(page.prose, at + len(noun)):
            yield from _mention(page, share["number"], share.start("number"), share.end())
        at = page.lowercase.find(noun, at + 1)


def _mention(page: ProseText, text: str, first: int, last: int) -> Iterator[Mention]:
    number = value_of(text)
    leaf = next((leaf for leaf in page.leaves if leaf.start <= first < leaf.end), None)
    if number is None or leaf is None or leaf.is_quotation or leaf.kind in ("row", "heading"):
        return
    begin, end = max(leaf.start, first - _LONGEST_SENTENCE), min(leaf.end, last + _LONGEST_SENTENCE)
    start, stop = _sentence(page.prose, begin, first, last, end)
    before = page.prose[start:first]
    if not _is_in_quotes(before):
        after = page.prose[last:stop].replace("\n", " ")
        yield Mention(number, text, first, last, start, before.replace("\n", " "), after)


def _end_of_noun(prose: str, at: int, first: str, others: list[str]) -> int | None:
    """End of a noun of one or more words that begins at `at`; None where other words are there."""
    if not others:
        match = _REST_OF_WORD.match(prose, at)
        return match.end() if match and match.group() in _numbers_of(first) else None
    end = at + len(first)
    for word in others:
        match = _NEXT_WORD.match(prose, end)
        if match is None or (match[1] != word and (word is not others[-1] or match[1] not in _numbers_of(word))):
            return None
        end = match.end()
    return end


def _sentence(prose: str, begin: int, first: int, last: int, end: int) -> tuple[int, int]:
    lead = _SENTENCE_START.match(prose[begin:first])
    stop = _SENTENCE_END.search(prose, last, end)
    return begin + (lead.end() if lead else 0), stop.start() if stop else end


def _is_in_quotes(before: str) -> bool:
    return before.count("“") + before.count("„") > before.count("”") or before.count('"') % 2 == 1


def _stem(word: str) -> str:
    """The letters that the singular and the plural of a word share."""
    return re.sub(r"(?:ies|(?<=[^aeou])y|(?<=[^s])s)\Z", "", word)


def _numbers_of(word: str) -> tuple[str, ...]:
    """The singular and the plural of a word."""
    stem = _stem(word)
    return stem, f"{stem}s", f"{stem}y", f"{stem}ies"


def value_of(text: str) -> int | None:
    """Parse a number; None where two words do not form one."""
    digits = re.sub(r"[ ,.\u00a0\u202f]", "", text)
    if digits.isdigit():
        return int(digits)
    parts = [NUMBERS.get(part, 0) for part in text.casefold().split("-")]
    if len(parts) == 2 and (parts[0] < 20 or parts[1] > 9):
        return None
    return sum(parts)

"""Reads dates as people write them around the Baltic Sea: `15.10.2020`, `Okt. 2020`, `12–14 May 2021`, `2019`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from catalogue.tables.fuzzy_match import normal
from catalogue.tables.term_names import REGION

_EPOCH = date(1899, 12, 30)
_SERIALS = range(29_221, 62_094)
"""Days of the years 1980 to 2069 as spreadsheets count them."""
_BETWEEN = re.compile(
    r"\s*[–—]\s*|\s+(?:-|to|until|bis|till|til|do|iki|līdz|kuni|asti)\s+|(?<=[\d.])\s*-\s*(?=\d)|(?<=\d{4})/(?=\d{4})",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?\.?")
_NUMBERS = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})\.?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?)?([^\W\d]+)\.?"
    r"(?:\s+(\d{1,2})(?:st|nd|rd|th)?\s*,)?\s*,?\s*'?(\d{4}|\d{2})?\.?"
)
_DAY = re.compile(r"(\d{1,2})\.?")
_DAY_MONTH = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A date, or the time between two."""

    start: str
    """A year, a month or a day, in the form of ISO 8601."""
    end: str = ""
    assumed: str = ""
    """What was guessed, in a sentence."""


@dataclass(frozen=True, slots=True)
class _Parts:
    year: int
    month: int = 0
    day: int = 0
    assumed: str = ""

    def iso(self) -> str:
        """The date; ValueError for a day that does not exist."""
        date(self.year, self.month or 1, self.day or 1)
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def read_stretch(text: str) -> Stretch | None:
    """The date or the stretch of time that a text names; None where it names none, or a day that does not exist."""
    text = " ".join(_TIME.sub("", text.strip()).split())
    try:
        if whole := _single(text):
            return Stretch(whole.iso(), assumed=whole.assumed)
        for cut in _BETWEEN.finditer(text):
            last = _single(text[cut.end() :])
            first = _single(text[: cut.start()], last) if last else None
            if first and last and first.iso() < last.iso():
                return Stretch(first.iso(), last.iso(), first.assumed or last.assumed)
    except ValueError:
        return None
    return None


def read_serial(number: float) -> Stretch | None:
    """The date that a bare number in a column of dates stands for: a year, or a day counted from 1900."""
    if number == int(number) and 1900 <= number <= 2100:
        return Stretch(str(int(number)))
    if int(number) in _SERIALS:
        day = (_EPOCH + timedelta(days=int(number))).isoformat()
        return Stretch(day, assumed=f"The number {number:g} is taken for the day {day}, as spreadsheets count days.")
    return None


def _single(text: str, after: _Parts | None = None) -> _Parts | None:
    """One date; what it leaves open comes from `after`, the end of the stretch that it begins."""
    text = text.strip(" ,")
    if match := _ISO.fullmatch(text):
        return _Parts(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    if match := _NUMBERS.fullmatch(text):
        return _numeric(int(match[1]), int(match[3]), match[4], match[2])
    if match := _MONTH_YEAR.fullmatch(text):
        return _Parts(int(match[2]), int(match[1]))
    if after and (match := _DAY.fullmatch(text)) and after.day:
        return _Parts(after.year, after.month, int(match[1]))
    if after and (match := _DAY_MONTH.fullmatch(text)):
        return _Parts(after.year, int(match[2]), int(match[1]))
    return _in_words(text, after)


def _numeric(first: int, second: int, year: str, mark: str) -> _Parts:
    full, assumed = _year(year)
    if second > 12 >= first:
        return _Parts(full, first, second, "The month is taken to come first, as the second number cannot be a month.")
    if mark == "/" and first <= 12 and first != second:
        assumed = assumed or f"The day is taken to come first: {full:04}-{second:02}-{first:02}."
    return _Parts(full, second, first, assumed)


def _in_words(text: str, after: _Parts | None) -> _Parts | None:
    match = _WORDS.fullmatch(text)
    month = _months().get(normal(match[2])) if match else None
    if match is None or month is None or not (match[4] or after):
        return None
    year, assumed = _year(match[4]) if match[4] else (after.year if after else 0, "")
    return _Parts(year, month, int(match[1] or match[3] or 0), assumed)


def _year(digits: str) -> tuple[int, str]:
    if len(digits) == 4:
        return int(digits), ""
    return 2000 + int(digits), f"The year {digits} is taken for 20{digits}."


@cache
def _months() -> dict[str, int]:
    """The names of months in the languages of the region, as CLDR has them; none that means two months."""
    from babel import Locale

    found: dict[str, set[int]] = {}
    for language in REGION:
        for context in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context[width].items():
                    found.setdefault(normal(name), set()).add(number)
    found.setdefault("sept", set()).add(9)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1 and not name.isdigit()}

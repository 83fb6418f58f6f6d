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
class DateRange:
    """A date, or the range between two."""

    start: str
    """A year, a month or a day, in the form of ISO 8601."""
    end: str = ""
    assumption: str = ""
    """A guess that was made, as a sentence."""


@dataclass(frozen=True, slots=True)
class _Parts:
    year: int
    month: int = 0
    day: int = 0
    assumption: str = ""

    def iso(self) -> str:
        """Format the date; ValueError for a day that does not exist."""
        date(self.year, self.month or 1, self.day or 1)
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def parse_date_range(text: str) -> DateRange | None:
    """Parse a date or a range of dates; None where the text names none, or a day that does not exist."""
    text = " ".join(_TIME.sub("", text.strip()).split())
    try:
        if single := _parse_date(text):
            return DateRange(single.iso(), assumption=single.assumption)
        for separator in _BETWEEN.finditer(text):
            last = _parse_date(text[separator.end() :])
            first = _parse_date(text[: separator.start()], last) if last else None
            if first and last and first.iso() < last.iso():
                return DateRange(first.iso(), last.iso(), first.assumption or last.assumption)
    except ValueError:
        return None
    return None


def parse_serial_date(number: float) -> DateRange | None:
    """Parse a bare number in a column of dates: a year, or a day counted from 1900."""
    if number == int(number) and 1900 <= number <= 2100:
        return DateRange(str(int(number)))
    if int(number) in _SERIALS:
        day = (_EPOCH + timedelta(days=int(number))).isoformat()
        return DateRange(
            day, assumption=f"The number {number:g} is taken for the day {day}, as spreadsheets count days."
        )
    return None


def _parse_date(text: str, after: _Parts | None = None) -> _Parts | None:
    """Parse one date; parts that it lacks come from `after`, the end of the range that it begins."""
    text = text.strip(" ,")
    if match := _ISO.fullmatch(text):
        return _Parts(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    if match := _NUMBERS.fullmatch(text):
        return _parse_numeric(int(match[1]), int(match[3]), match[4], match[2])
    if match := _MONTH_YEAR.fullmatch(text):
        return _Parts(int(match[2]), int(match[1]))
    if after and (match := _DAY.fullmatch(text)) and after.day:
        return _Parts(after.year, after.month, int(match[1]))
    if after and (match := _DAY_MONTH.fullmatch(text)):
        return _Parts(after.year, int(match[2]), int(match[1]))
    return _parse_words(text, after)


def _parse_numeric(first: int, second: int, year: str, mark: str) -> _Parts:
    full, assumption = _parse_year(year)
    if second > 12 >= first:
        return _Parts(full, first, second, "The month is taken to come first, as the second number cannot be a month.")
    if mark == "/" and first <= 12 and first != second:
        assumption = assumption or f"The day is taken to come first: {full:04}-{second:02}-{first:02}."
    return _Parts(full, second, first, assumption)


def _parse_words(text: str, after: _Parts | None) -> _Parts | None:
    match = _WORDS.fullmatch(text)
    month = _load_months().get(normal(match[2])) if match else None
    if match is None or month is None or not (match[4] or after):
        return None
    year, assumption = _parse_year(match[4]) if match[4] else (after.year if after else 0, "")
    return _Parts(year, month, int(match[1] or match[3] or 0), assumption)


def _parse_year(digits: str) -> tuple[int, str]:
    if len(digits) == 4:
        return int(digits), ""
    return 2000 + int(digits), f"The year {digits} is taken for 20{digits}."


@cache
def _load_months() -> dict[str, int]:
    """Load the names of months in the languages of the region, as CLDR has them; none that means two months."""
    from babel import Locale

    numbers_by_name: dict[str, set[int]] = {}
    for language in REGION:
        for context in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context[width].items():
                    numbers_by_name.setdefault(normal(name), set()).add(number)
    numbers_by_name.setdefault("sept", set()).add(9)
    return {
        name: numbers.pop() for name, numbers in numbers_by_name.items() if len(numbers) == 1 and not name.isdigit()
    }

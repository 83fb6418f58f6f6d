"""Parser for dates in prose, as people around the Baltic Sea write them. Knows no rule, nor today's date."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from catalogue.lint.words import MONTH_NUMBERS

DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|\.|:e|:a)?(?![\d:])"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_MONTH = r"(?P<month>[^\W\d_]{3,13})\.?"

_DAY_MONTH = re.compile(rf"{DAY}[ \n]*(?:of |de |d\. )?{_MONTH}(?:,?[ \n]+(?:г\.? )?{YEAR})?")
_MONTH_DAY = re.compile(rf"{_MONTH} {DAY}(?:[ \n]?d\.?)?(?:,?[ \n]+{YEAR})?")
_YEAR_FIRST = re.compile(
    rf"{YEAR}(?:\.? ?(?:gada|m\.?|metų|a\.))\s+(?:{DAY}\s+{_MONTH}|(?P<month2>[^\W\d_]{{3,13}})\s+(?P<day2>\d{{1,2}}))"
)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)")
_DIGITS = re.compile(
    r"(?P<first>\d{1,2})(?P<sign>[./])[ ]?(?P<second>\d{1,2})(?P=sign)[ ]?(?P<year>(?:19|20)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it is written in a text."""

    day: int
    month: int
    year: int | None
    end: int
    """Offset of its end in the text."""
    other: tuple[int, int] | None = None
    """Day and month, where the digits can be read the other way round."""

    def days(self, year: int) -> list[date]:
        """The days that it may mean in a year; empty where there is no such day."""
        pairs = [(self.day, self.month), *([self.other] if self.other else [])]
        return [date(year, month, day) for day, month in pairs if _exists(year, month, day)]


def day_at(text: str, position: int) -> WrittenDate | None:
    """Parse the date that starts at `position`."""
    for form in (_ISO, _DIGITS, _YEAR_FIRST, _DAY_MONTH, _MONTH_DAY):
        match = form.match(text, position)
        if match and (written_date := _parse_date(match)):
            return written_date
    return None


def _parse_date(match: re.Match[str]) -> WrittenDate | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if "sign" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        other = (second, first) if parts["sign"] == "/" and first != second else None
        return WrittenDate(first, second, year, match.end(), other)
    month, day = parts.get("month") or parts.get("month2") or "", int(parts.get("day") or parts.get("day2") or 0)
    number = int(month) if month.isdigit() else MONTH_NUMBERS.get(month.casefold())
    if (
        number is None
        and match.re is _DAY_MONTH
        and (shorter := MONTH_NUMBERS.get(month.casefold()[:3]))
        and month.endswith(".")
    ):
        number = shorter
    return WrittenDate(day, number, year, match.end()) if number and day else None


def last_day(year: int, month: int | None = None, day: int | None = None) -> date:
    """The last day of a year, of a month, or the day itself."""
    if month is None:
        return date(year, 12, 31)
    if day is None or not _exists(year, month, day):
        return date(year, month, monthrange(year, month)[1])
    return date(year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]

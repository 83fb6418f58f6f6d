"""Checks that a weekday next to a date is the right one."""

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.dates import DAY, WrittenDate, day_at
from catalogue.lint.prose_text import ProseText
from catalogue.lint.words import DAYS, MONTHS, WEEKDAYS

_NAMES = frozenset(WEEKDAYS)
_AND = r"\s*(?:[-–—/&,]|and|to|und|bis|och|till|og|til|ja|i|do|ir|iki|un|līdz|и)\s*"
_ANY_WORD = r"[^\W\d_]+\.?,?\s+(?:the |den )?"
_INTO_DATE = re.compile(r"(?:[.,]?\s*\(|[.,]?\s+)(?:the |den |dem |am |on |d\. )?")
_ONLY_DAY = re.compile(rf"{DAY}(?=(?P<more>(?:{_AND}(?:{_ANY_WORD})?\d{{1,2}}(?:st|nd|rd|th|\.)?(?![\d:]))+))")
_SECOND_DAY = re.compile(
    rf"{_AND}(?P<word>[^\W\d_]+)[.,]?\s+(?:the |den )?(?P<first>\d{{1,2}})(?:st|nd|rd|th|\.)?{_AND}(?P<last>\d{{1,2}})"
)
_DATE_BEFORE = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|\.)?[ \n](?:of )?[^\W\d_]{3,13}\.?,?[ \n](?:19|20)\d\d|"
    r"[^\W\d_]{3,13} \d{1,2},? (?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|"
    r"(?:19|20)\d\d m\. [^\W\d_]+ \d{1,2} d\.)(?:,? (?:\(|an? )|\s?\(|, )\Z"
)
_YEAR_LATER = re.compile(
    rf"(?:{_AND})(?:{_ANY_WORD})?\d{{1,2}}(?:st|nd|rd|th|"
    rf"\.)?[ \n](?:of )?[^\W\d_]{{3,13}}\.?,?[ \n](?P<year>(?:19|20)\d\d)\b"
)
_SOURCE = re.compile(
    r"\b(?:prints?|printed|misprint\w*|says?|said|states?|reads?|wrote|writes|gives|gave|announced|wrong\w*|mistake\w*|"
    r"error|in fact|actually|instead of|really|correct\w*)\b"
)
_RANGE = re.compile(r"\s*[-–—/&]\s*\Z|\s+(?:and|to|und|bis|och|till|og|til|ja)\s+\Z")


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report weekdays that disagree with the date beside them."""
    names = _NAMES & page.words
    if not names:
        return
    for start, word in sorted((start, name) for name in names for start in _places_of(page.prose, name)):
        written_date = _date_of(page.prose, start, start + len(word))
        if written_date is None:
            continue
        year = written_date.year or _year_of_edition(page, written_date)
        days = written_date.days(year) if year else []
        number = WEEKDAYS[word]
        if (
            days
            and all(day.weekday() != number for day in days)
            and not _is_about_a_misprint(page.prose, start, days[0].weekday())
        ):
            day = days[0]
            date_text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
            span, actual = page.span(start, start + len(word)), DAYS[day.weekday()]
            yield report(rules.WEEKDAY_DISAGREES, span, date=date_text, given=DAYS[number], actual=actual)


def _places_of(prose: str, word: str) -> Iterator[int]:
    """Every position at which a word occurs by itself."""
    at = prose.find(word)
    while at >= 0:
        if not prose[max(at - 1, 0) : at].isalnum() and not prose[at + len(word) : at + len(word) + 1].isalnum():
            yield at
        at = prose.find(word, at + 1)


def _is_about_a_misprint(prose: str, weekday: int, actual: int) -> bool:
    """Whether the sentence is about a misprint: it reports what a source says, and also names the right day."""
    start = max(prose.rfind(separator, 0, weekday) for separator in (". ", "\n\n", ": ")) + 1
    sentence = prose[start : min(_find_or_end(prose, separator, weekday) for separator in (". ", "\n\n"))]
    right = any(WEEKDAYS.get(word) == actual for word in re.findall(r"[^\W\d_]+", sentence))
    return right and _SOURCE.search(sentence) is not None


def _find_or_end(prose: str, separator: str, start: int) -> int:
    position = prose.find(separator, start)
    return position if position >= 0 else len(prose)


def _date_of(prose: str, start: int, end: int) -> WrittenDate | None:
    """The date that a weekday belongs to."""
    second = _SECOND_DAY.match(prose, end)  # “Thursday and Friday, 10–11 June”
    if second and second["word"] in WEEKDAYS and (last := day_at(prose, second.start("last"))):
        return WrittenDate(int(second["first"]), last.month, last.year, last.end)
    into = _INTO_DATE.match(prose, end)
    if into:
        position = into.end()
        if _is_second(prose, start) and (days := _ONLY_DAY.match(prose, position)):
            position = days.end("more") - len(re.split(_AND, days["more"])[-1])
        if written_date := day_at(prose, position):
            return _with_later_year(prose, written_date)
        if (day := _ONLY_DAY.match(prose, position)) and (last := _last_of(prose, day)):
            return WrittenDate(int(day["day"]), last.month, last.year, last.end)
    before = prose[max(start - 40, 0) : start]
    if match := _DATE_BEFORE.search(before):
        return day_at(before, match.start())
    return None


def _is_second(prose: str, start: int) -> bool:
    """Whether the weekday is the later one of “Thursday and Friday”, which share a range of days."""
    before = prose[max(start - 24, 0) : start]
    joint = _RANGE.search(before)
    word = re.search(r"([^\W\d_]+)[.,]?\Z", before[: joint.start()]) if joint else None
    return word is not None and word.group(1) in WEEKDAYS


def _last_of(prose: str, day: re.Match[str]) -> WrittenDate | None:
    """The date, with its month, that ends a list of days such as “10, 11 and Saturday 12 June 2021”."""
    numbers = list(re.finditer(r"\d{1,2}", day["more"]))
    return day_at(prose, day.start("more") + numbers[-1].start())


def _with_later_year(prose: str, written_date: WrittenDate) -> WrittenDate:
    """The same day with the year from the end of the range: “Friday 30 April to Sunday 2 May 2021”."""
    if written_date.year is None and (later := _YEAR_LATER.match(prose, written_date.end)):
        return WrittenDate(
            written_date.day, written_date.month, int(later["year"]), written_date.end, written_date.other
        )
    return written_date


def _year_of_edition(page: ProseText, written_date: WrittenDate) -> int | None:
    """The year in which an edition in the front matter begins or ends on that day; None where there are several."""
    editions = page.front.get("editions")
    ends = [
        str(edition.get(field, ""))
        for edition in (editions if isinstance(editions, list) else ())
        if isinstance(edition, dict)
        for field in ("start", "end")
    ]
    years = {
        int(day[:4]) for day in ends if len(day) == 10 and day[5:] == f"{written_date.month:02}-{written_date.day:02}"
    }
    return years.pop() if len(years) == 1 else None

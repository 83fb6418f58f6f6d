"""Dates, frequency and length of a tool's editions, as far as they agree."""

import re
from collections.abc import Sequence
from datetime import date

from catalogue import labels
from catalogue.i18n import Messages, locale
from catalogue.labels import date_text, label, span_text
from catalogue.schema.field_groups import Edition
from catalogue.schema.models import Tool

_DAY = len("2021-05-27")


def period(editions: Sequence[Edition], language: str) -> str:
    """The period from the first to the last day, only as precise as the least precise date."""
    ends = [(edition.start, edition.end or edition.start) for edition in editions if edition.start]
    if not ends:
        return ""
    exact = min(len(day) for pair in ends for day in pair)
    return span_text(min(start for start, _ in ends)[:exact], max(end for _, end in ends)[:exact], language)


def recurrence(tool: Tool, messages: Messages) -> str:
    """One phrase on how often a tool is held and since when; empty where neither is known."""
    if not tool.since:
        return label(labels.RECURRENCE, tool.recurs, messages)
    words = labels.RECURRENCE_ENDED if tool.status == "retired" else labels.RECURRENCE_SINCE
    phrase = words[tool.recurs] if tool.recurs else labels.FIRST_HELD
    return messages.gettext(phrase) % {"date": date_text(tool.since, messages.language)}


def length(editions: Sequence[Edition], messages: Messages) -> str:
    """The length of an edition in days or hours; empty where editions differ or one is unknown."""
    lengths = {_length(edition, messages) for edition in editions}
    if len(lengths) != 1 or "" in lengths:
        return ""
    (text,) = lengths
    return text if len(editions) == 1 else messages.gettext("%(length)s each time") % {"length": text}


def _length(edition: Edition, messages: Messages) -> str:
    start, end = edition.start or "", edition.end or edition.start or ""
    if len(start) < _DAY or len(end) < _DAY:
        return ""
    hours = _hours(edition.time or "") if start == end else None
    if hours is not None:
        from babel.units import format_unit

        return format_unit(hours, "duration-hour", locale=locale(messages.language))
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    return messages.ngettext("%(n)s day", "%(n)s days", days)


def _hours(time: str) -> float | None:
    """The length of a time span such as `13:30–16:00 CET`, which may pass midnight; None where it has no end."""
    clock = [int(hour) + int(minute) / 60 for hour, minute in re.findall(r"(\d+)[:.](\d\d)", time)]
    if len(clock) != len(("start", "end")) or clock[0] == clock[1]:
        return None
    return (clock[1] - clock[0]) % 24

"""Deadlines that expire and editions that begin: all on a page that depends on the day of the build."""

import re
from datetime import date

from catalogue.schema.entries import Library
from catalogue.schema.models import Tool

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def deadline_day(deadline: str | None) -> date | None:
    """The day of a deadline, which its model has checked; None for a sentence."""
    return date.fromisoformat(deadline) if deadline and _DAY.fullmatch(deadline) else None


def has_begun(day: str, today: date) -> bool:
    """Whether a day, month or year of an edition has come; a month or a year comes with its first day."""
    return day <= today.isoformat()[: len(day)]


def passed_days(library: Library) -> tuple[tuple[str, bool, int], ...]:
    """For each tool whether its deadline has passed and how many days of its editions have come."""
    return tuple(_passed(entry.id, entry.meta, library.today) for entry in library.tools.values())


def _passed(id_: str, tool: Tool, today: date) -> tuple[str, bool, int]:
    closed, days = deadline_day(tool.deadline), (day for each in tool.editions for day in (each.start, each.end) if day)
    return id_, closed is not None and closed < today, sum(has_begun(day, today) for day in days)

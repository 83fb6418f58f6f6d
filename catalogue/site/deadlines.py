"""Expiry of deadlines, the only thing on a page that depends on the day of the build."""

import re
from datetime import date

from catalogue.schema.entries import Library

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def deadline_day(deadline: str | None) -> date | None:
    """The day of a deadline; None for a sentence."""
    try:
        return date.fromisoformat(deadline) if deadline and _DAY.fullmatch(deadline) else None
    except ValueError:
        return None


def expired_deadlines(library: Library) -> tuple[str, ...]:
    """The ids of the tools whose deadline had passed on the day of the build."""
    days = ((entry.id, deadline_day(entry.meta.deadline)) for entry in library.tools.values())
    return tuple(id_ for id_, day in days if day and day < library.today)

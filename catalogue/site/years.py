"""The years in which a tool was held."""

from catalogue.schema.models import Tool

_STEPS = {"yearly": 1, "every-two-years": 2, "ongoing": 1}
"""Interval in years of each frequency; for irregular tools only the years named are known."""


def active_years(tool: Tool) -> tuple[int, ...]:
    """The years of its editions, and those between where `since` or `last_seen` gives the period."""
    years = {int(edition.start[:4]) for edition in tool.editions if edition.start}
    ends = {int(str(end)[:4]) for end in (tool.since, tool.last_seen) if end}
    step = _STEPS.get(tool.recurs or "yearly")
    if ends and step:
        last = tool.last_seen or max(years | ends)  # what is announced beyond it is not known to have been held
        years |= {*range(min(years | ends), last + 1, step)}
    return tuple(sorted(years | ends))

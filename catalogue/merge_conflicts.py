"""Finds what a merge that was not finished leaves in a text: two versions, and Git's marks around them.

A line of seven equals signs alone is none of them: in Markdown it makes a heading of the line above.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import read as rules

_MARKER = re.compile(r"(<{7}|>{7}|\|{7}|={7})(?:[ \t].*|\r)?")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place that Git could not merge; lines count from 0."""

    first: int
    last: int
    """The same as `first` where one mark stands alone."""
    marker_lines: frozenset[int]
    """The lines that Git wrote itself."""
    ours: range
    """The lines of the first version."""

    def describe(self, first_line: int = 1) -> str:
        """A clause that names its lines, where the text begins on `first_line` of its file."""
        first, last = self.first + first_line, self.last + first_line
        if first == last:
            return f"line {first} is one of the marks that Git left"
        return f"lines {first} to {last} contain two versions of the text and Git's marks"


def find_conflicts(text: str) -> list[Conflict]:
    """Every conflict in a text, and every mark of one that is left over, in the order of the lines."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    return list(_conflicts(enumerate(text.split("\n"))))


def _conflicts(lines: Iterable[tuple[int, str]]) -> Iterator[Conflict]:
    marker_lines: list[int] = []  # of the conflict that is open: where it begins, its base, its second version
    for number, line in lines:
        marker = line[:1] if _MARKER.fullmatch(line) else ""
        if marker == "<":
            yield from _single(marker_lines)
            marker_lines = [number]
        elif marker == ">":
            ours = range(marker_lines[0] + 1, [*marker_lines, number][1]) if marker_lines else range(0)
            yield Conflict((marker_lines or [number])[0], number, frozenset((*marker_lines, number)), ours)
            marker_lines = []
        elif marker and marker_lines:
            marker_lines.append(number)
    yield from _single(marker_lines)


def _single(marker_lines: list[int]) -> Iterator[Conflict]:
    """The conflict that was begun and has no end: its first line alone, as nothing tells how far it goes."""
    if marker_lines:
        yield Conflict(marker_lines[0], marker_lines[0], frozenset(marker_lines[:1]), range(0))


def first_versions(text: str, conflicts: Iterable[Conflict]) -> str:
    """The text with the first version of each conflict and empty lines for the rest: all lines keep their numbers."""
    lines = text.split("\n")
    for conflict in conflicts:
        for number in range(conflict.first, conflict.last + 1):
            if number not in conflict.ours:
                lines[number] = ""
    return "\n".join(lines)


def report_conflicts(
    text: str, conflicts: Iterable[Conflict], path: str, first_line: int = 1, hint: str | None = None
) -> list[Diagnostic]:
    """The problem that each conflict is, in a text that begins on line `first_line` of the file."""
    lines, diagnostics = text.split("\n"), []
    for conflict in conflicts:
        first, last = conflict.first + first_line, conflict.last + first_line
        span = Span(path, first, 1, last if last > first else 0, len(lines[conflict.last].rstrip()) + 1)
        diagnostics.append(report(rules.MERGE_CONFLICT, span, hint, found=conflict.describe(first_line)))
    return diagnostics

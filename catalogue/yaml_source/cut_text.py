"""Finds a `#` that ends a value for YAML, where the writer meant it as part of the text.

What is set off as a comment stays one: on a line of its own, or two spaces behind the value with a space after the `#`.
"""

import re
from collections.abc import Iterable, Sequence

import yaml

from catalogue.yaml_source.scalars import parse_scalar

HELD = "\U0010fffd"
"""Stands for a `#` while a text is read as it was meant; for private use, the last of its kind, and typed by nobody."""

_BEHIND = re.compile(r"(?P<gap>[ \t]*)#(?P<note>.*)")
_NOTE = re.compile(r"\s*catalogue:|#*(?:[\s!]|$)", re.IGNORECASE)
"""How a comment begins, after its `#`."""
_NO_TEXT = re.compile(r"[\d:.–-]+")
"""Dates and times, which are texts for YAML."""
_MEANT = re.compile(r"(?<=[ \t\[{,])#(?![\s#!]|$|catalogue:)|(?<=[^\s:,\[{-] )#(?=\s)(?!\s*catalogue:)", re.IGNORECASE)
"""The same on a line of which nothing is known but that the parser stumbled after it."""
_MOST_TRIED = 20
"""Lines; the slip is one of the last before the parser stumbled."""


def cut_off(event: yaml.ScalarEvent, lines: Sequence[str]) -> tuple[int, int] | None:
    """Line and column of the `#` that takes a piece off an unquoted value; None where nothing of it is lost."""
    end = event.end_mark
    if event.style != "" or end is None or end.line >= len(lines):
        return None
    if (behind := _BEHIND.match(lines[end.line], end.column)) is None:
        return None
    is_text = isinstance(parse_scalar(event.value), str) and not _NO_TEXT.fullmatch(event.value)
    if _NOTE.match(behind["note"]) and not (is_text and behind["gap"] == " " and "catalogue:" not in behind["note"]):
        return None
    return end.line, behind.end("gap")


def hold(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text in which each `#` at these places is held back from the parser."""
    lines = text.split("\n")
    for line, column in places:
        lines[line] = f"{lines[line][:column]}{HELD}{lines[line][column + 1 :]}"
    return "\n".join(lines)


def held_at(event: yaml.ScalarEvent, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column of the first `#` that was held back in a value."""
    start = event.start_mark
    assert start is not None
    line, column = start.line, lines[start.line].find(HELD, start.column)
    while column < 0:
        line += 1
        column = lines[line].find(HELD)
    return line, column


def beyond(text: str, error: yaml.MarkedYAMLError) -> str | None:
    """The text with a `#` held back where the parser then gets further, as in a list whose end was taken off."""
    if (stumbled := _place(error)) is None:
        return None
    lines = text.split("\n")
    before = enumerate(lines[: stumbled[0] + 1])
    suspects = [number for number, line in before if line.lstrip()[:1] != "#" and _MEANT.search(line)]
    for number in reversed(suspects[-_MOST_TRIED:]):
        attempt = "\n".join((*lines[:number], _MEANT.sub(HELD, lines[number]), *lines[number + 1 :]))
        again = _stumble(attempt)
        if again is None or again > stumbled:
            return attempt
    return None


def _stumble(text: str) -> tuple[int, int] | None:
    get_event = yaml.CSafeLoader(text).get_event
    try:
        while get_event() is not None:
            pass
    except yaml.MarkedYAMLError as error:
        return _place(error)
    return None


def _place(error: yaml.MarkedYAMLError) -> tuple[int, int] | None:
    mark = error.problem_mark or error.context_mark
    return (mark.line, mark.column) if mark else None

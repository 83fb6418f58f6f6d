"""Detection and masking of a `#` that YAML takes for a comment and the writer meant as text.

What is set off as a comment stays one: on a line of its own, or two spaces behind the value with a space after the `#`.
"""

import re
from collections.abc import Iterable, Sequence

import yaml

from catalogue.yaml_source.scalars import parse_scalar

MASKED_HASH = "\U0010fffd"
"""Placeholder for a `#` in the text given to the parser: the last private-use character, which nobody types."""

_BEHIND = re.compile(r"(?P<gap>[ \t]*)#(?P<note>.*)")
_COMMENT = re.compile(r"\s*catalogue:|#*(?:[\s!]|$)", re.IGNORECASE)
"""How a comment begins, after its `#`."""
_NO_TEXT = re.compile(r"[\d:.–-]+")
"""Dates and times, which are texts for YAML."""
_HASH_IN_TEXT = re.compile(
    r"(?<=[ \t\[{,])#(?![\s#!]|$|catalogue:)|(?<=[^\s:,\[{-] )#(?=\s)(?!\s*catalogue:)", re.IGNORECASE
)
"""A `#` that may be text, on a line above the parser's error."""
_MAX_ATTEMPTS = 20
"""Lines to try; the slip is in one of the last before the parser's error."""


def find_comment_start(event: yaml.ScalarEvent, lines: Sequence[str]) -> tuple[int, int] | None:
    """Line and column of the `#` that takes a piece off an unquoted value; None where nothing of it is lost."""
    end = event.end_mark
    if event.style != "" or end is None or end.line >= len(lines):
        return None
    if (behind := _BEHIND.match(lines[end.line], end.column)) is None:
        return None
    is_text = isinstance(parse_scalar(event.value), str) and not _NO_TEXT.fullmatch(event.value)
    if _COMMENT.match(behind["note"]) and not (is_text and behind["gap"] == " " and "catalogue:" not in behind["note"]):
        return None
    return end.line, behind.end("gap")


def mask_hashes(text: str, positions: Iterable[tuple[int, int]]) -> str:
    """Replace the `#` at each of these positions, so that the parser reads it as text."""
    lines = text.split("\n")
    for line, column in positions:
        lines[line] = f"{lines[line][:column]}{MASKED_HASH}{lines[line][column + 1 :]}"
    return "\n".join(lines)


def masked_position(event: yaml.ScalarEvent, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column of the first masked `#` in a value."""
    start = event.start_mark
    assert start is not None
    line, column = start.line, lines[start.line].find(MASKED_HASH, start.column)
    while column < 0:
        line += 1
        column = lines[line].find(MASKED_HASH)
    return line, column


def mask_next_hash(text: str, error: yaml.MarkedYAMLError) -> str | None:
    """The text with one more `#` masked, where the parser then gets further; None where it does not."""
    if (position := _error_position(error)) is None:
        return None
    lines = text.split("\n")
    before = enumerate(lines[: position[0] + 1])
    suspects = [number for number, line in before if line.lstrip()[:1] != "#" and _HASH_IN_TEXT.search(line)]
    for number in reversed(suspects[-_MAX_ATTEMPTS:]):
        attempt = "\n".join((*lines[:number], _HASH_IN_TEXT.sub(MASKED_HASH, lines[number]), *lines[number + 1 :]))
        again = _first_error(attempt)
        if again is None or again > position:
            return attempt
    return None


def _first_error(text: str) -> tuple[int, int] | None:
    get_event = yaml.CSafeLoader(text).get_event
    try:
        while get_event() is not None:
            pass
    except yaml.MarkedYAMLError as error:
        return _error_position(error)
    return None


def _error_position(error: yaml.MarkedYAMLError) -> tuple[int, int] | None:
    mark = error.problem_mark or error.context_mark
    return (mark.line, mark.column) if mark else None

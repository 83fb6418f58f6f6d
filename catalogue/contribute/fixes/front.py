"""Proposes edits of front matter: trailing space, references, insecure addresses.

Comments, quoting and texts of several lines stay as they are typed, but for references inside them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from catalogue.contribute.fixes.edits import Edit, Lines
from catalogue.contribute.fixes.html_entities import RULE as REFERENCE
from catalogue.contribute.fixes.html_entities import find_references
from catalogue.contribute.fixes.https_hosts import supports_https
from catalogue.yaml_source.load import events

_TRAILING = re.compile(r"[ \t]+$")
_ALLOW = re.compile(r"#\s*catalogue:\s*allow\b")
_COMMENT = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value that is a text, a number or a word, with its position; lines count from zero in the front matter."""

    value: str
    style: str
    first: int
    column: int
    last: int
    end: int
    """Column after its last character, on its last line."""


def propose_front_edits(text: Lines, yaml_text: str, first: int) -> Iterator[Edit]:
    """Propose edits of front matter without problems that begins on line `first`, from zero, of a file."""
    scalars = list(iterate_scalars(yaml_text))
    lines = yaml_text.split("\n")
    silent = {n + step for n, line in enumerate(lines) if _ALLOW.search(line) for step in (0, 1)}
    for number in range(len(lines) - 1):
        yield from _trim_line(text, number, first, scalars)
    for scalar in scalars:
        if silent.isdisjoint(range(scalar.first, scalar.last + 1)):
            yield from _secure_address(text, scalar, first)
            yield from _replace_references(text, scalar, first)
    for number in (first - 1, first + len(lines) - 1):
        yield from _trim_fence(text, number)


def iterate_scalars(text: str) -> Iterator[Scalar]:
    """Iterate over the values of front matter that hold no others."""
    inside: list[bool | None] = []  # for each open group whether a name comes next; None for a list
    for event in events(text):
        is_name = bool(inside) and inside[-1] is True
        if isinstance(event, yaml.ScalarEvent) and not is_name:
            yield _make_scalar(event)
        if isinstance(event, yaml.NodeEvent) and inside and inside[-1] is not None:
            inside[-1] = not inside[-1]
        if isinstance(event, yaml.MappingStartEvent):
            inside.append(True)
        elif isinstance(event, yaml.SequenceStartEvent):
            inside.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            inside.pop()


def _make_scalar(event: yaml.ScalarEvent) -> Scalar:
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None
    return Scalar(event.value, event.style or "", start.line, start.column, end.line, end.column)


def _trim_line(text: Lines, number: int, first: int, scalars: list[Scalar]) -> Iterator[Edit]:
    """Trim a line, unless it ends inside a text of several lines or in a comment."""
    line = text.lines[first + number]
    match = _TRAILING.search(line)
    if not match or any(
        scalar.first <= number < max(scalar.last, scalar.first + _is_block(scalar)) for scalar in scalars
    ):
        return
    bare = list(line)
    for scalar in scalars:
        if scalar.last == number and not _is_block(scalar):
            start = scalar.column if scalar.first == number else 0
            bare[start : scalar.end] = "x" * (scalar.end - start)
    if not _COMMENT.search("".join(bare)):
        place = text.offset(first + number, match.start()), text.offset(first + number, match.end())
        yield Edit(*place, "", "", "spaces at the end of the line removed")


def _trim_fence(text: Lines, number: int) -> Iterator[Edit]:
    line = text.lines[number].removeprefix("\ufeff")
    if line != "---" and line.rstrip(" \t") == "---":
        end = text.offset(number, len(text.lines[number]))
        yield Edit(end - len(line) + 3, end, "", "", "spaces after `---` removed")


def _is_block(scalar: Scalar) -> bool:
    return scalar.style in ("|", ">")


def _secure_address(text: Lines, scalar: Scalar, first: int) -> Iterator[Edit]:
    if scalar.first != scalar.last or _is_block(scalar) or not supports_https(scalar.value):
        return
    column = scalar.column + (1 if scalar.style else 0)
    if text.lines[first + scalar.first].startswith("http://", column):
        place = text.offset(first + scalar.first, column + 4)
        yield Edit(place, place, "s", "E116", f"`{scalar.value}` made an https: address")


def _replace_references(text: Lines, scalar: Scalar, first: int) -> Iterator[Edit]:
    for number in range(scalar.first + _is_block(scalar), scalar.last + 1):
        line = text.lines[first + number]
        start = scalar.column if number == scalar.first else 0
        # The text of a block ends where the next setting begins, on a line that is none of its own.
        end = len(line) if number < scalar.last else 0 if _is_block(scalar) else scalar.end
        for begin, stop, reference, character in find_references(line[start:end]):
            place = text.offset(first + number, start + begin), text.offset(first + number, start + stop)
            what = f"`{reference}` replaced by the character itself"
            yield Edit(*place, character, REFERENCE, what)

"""Small replacements in a text, told in words, and how as many of them as are sound are applied. Knows no Markdown."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was mended."""

    rule: str
    """Code of the rule that complained of it; empty where none does."""
    line: int
    """Line of the mended file."""
    what: str
    """What was done, in words."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of `text[start:end]` by `new`."""

    start: int
    end: int
    new: str
    rule: str
    what: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A text and its lines, with every line ending as it was typed."""

    text: str
    lines: tuple[str, ...]
    """Without their endings."""
    starts: tuple[int, ...]
    """Where each line begins in the text."""
    endings: tuple[str, ...]
    """The ending of each line; empty after the last."""

    def offset(self, line: int, column: int) -> int:
        """The place in the text of a line and a column, both from zero."""
        return self.starts[line] + column

    def ending(self, line: int) -> str:
        """The ending of a line, or the one before it where it has none."""
        return next((end for end in (*reversed(self.endings[: line + 1]), *self.endings) if end), "\n")


def lines_of(text: str) -> Lines:
    """Cut a text into lines: the lines that reading the file gives, too."""
    lines, starts, endings, position = [], [], [], 0
    for match in _LINE_END.finditer(text):
        lines.append(text[position : match.start()])
        starts.append(position)
        endings.append(match.group())
        position = match.end()
    return Lines(text, (*lines, text[position:]), (*starts, position), (*endings, ""))


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the replacements, none of which overlap."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += (text[position : edit.start], edit.new)
        position = edit.end
    return "".join((*parts, text[position:]))


def keep_sound_edits(text: str, edits: Sequence[Edit], sound: Callable[[str], bool]) -> list[Edit]:
    """The replacements that can be made together with a text that is still sound; found by halving."""
    return _settle(text, list(edits), [], sound)


def _settle(text: str, edits: list[Edit], kept: list[Edit], sound: Callable[[str], bool]) -> list[Edit]:
    if not edits or sound(apply(text, [*kept, *edits])):
        return [*kept, *edits]
    if len(edits) == 1:
        return kept
    half = len(edits) // 2
    return _settle(text, edits[half:], _settle(text, edits[:half], kept, sound), sound)


def report_changes(text: str, edits: Iterable[Edit], earlier: Sequence[Change]) -> list[Change]:
    """The changes that the edits are, and those made before, each at its line after the edits."""
    edits = sorted(edits, key=lambda edit: (edit.start, edit.end))
    starts = lines_of(text).starts
    places = [bisect_right(starts, edit.start) for edit in edits]
    added = [_line_ends(edit.new) - _line_ends(text[edit.start : edit.end]) for edit in edits]

    def after(line: int) -> int:
        return line + sum(count for place, count in zip(places, added, strict=True) if place <= line)

    mapped = [replace(change, line=after(change.line)) for change in earlier]
    return mapped + [Change(edit.rule, after(line), edit.what) for edit, line in zip(edits, places, strict=True)]


def _line_ends(text: str) -> int:
    return len(_LINE_END.findall(text))

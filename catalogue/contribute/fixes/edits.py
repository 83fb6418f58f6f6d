"""Edits of a text: small replacements, of which as many as are sound are applied. Knows no Markdown."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Fix:
    """One problem that was fixed."""

    rule: str
    """Code of the rule that reports it; empty where none does."""
    line: int
    """Line in the fixed file."""
    what: str
    """Description of the fix, in words."""


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
    """The position at which each line begins."""
    endings: tuple[str, ...]
    """The ending of each line; empty after the last."""

    def offset(self, line: int, column: int) -> int:
        """The place in the text of a line and a column, both from zero."""
        return self.starts[line] + column

    def ending(self, line: int) -> str:
        """The ending of a line, or the one before it where it has none."""
        return next((end for end in (*reversed(self.endings[: line + 1]), *self.endings) if end), "\n")


def split_lines(text: str) -> Lines:
    """Split a text into the same lines that reading the file gives."""
    lines, starts, endings, position = [], [], [], 0
    for match in _LINE_END.finditer(text):
        lines.append(text[position : match.start()])
        starts.append(position)
        endings.append(match.group())
        position = match.end()
    return Lines(text, (*lines, text[position:]), (*starts, position), (*endings, ""))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits that do not overlap."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += (text[position : edit.start], edit.new)
        position = edit.end
    return "".join((*parts, text[position:]))


def select_sound_edits(text: str, edits: Sequence[Edit], is_sound: Callable[[str], bool]) -> list[Edit]:
    """Select the edits that leave the text sound when they are applied together, by bisection."""
    return _bisect_edits(text, list(edits), [], is_sound)


def _bisect_edits(text: str, edits: list[Edit], sound: list[Edit], is_sound: Callable[[str], bool]) -> list[Edit]:
    if not edits or is_sound(apply_edits(text, [*sound, *edits])):
        return [*sound, *edits]
    if len(edits) == 1:
        return sound
    half = len(edits) // 2
    return _bisect_edits(text, edits[half:], _bisect_edits(text, edits[:half], sound, is_sound), is_sound)


def list_fixes(text: str, edits: Iterable[Edit], earlier: Sequence[Fix]) -> list[Fix]:
    """List the earlier fixes and those of these edits, each with its line after the edits."""
    edits = sorted(edits, key=lambda edit: (edit.start, edit.end))
    starts = split_lines(text).starts
    places = [bisect_right(starts, edit.start) for edit in edits]
    line_shifts = [_line_ends(edit.new) - _line_ends(text[edit.start : edit.end]) for edit in edits]

    def after(line: int) -> int:
        return line + sum(count for place, count in zip(places, line_shifts, strict=True) if place <= line)

    previous = [replace(fix, line=after(fix.line)) for fix in earlier]
    return previous + [Fix(edit.rule, after(line), edit.what) for edit, line in zip(edits, places, strict=True)]


def _line_ends(text: str) -> int:
    return len(_LINE_END.findall(text))

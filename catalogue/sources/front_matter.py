"""Splits an entry's file into front matter and body, and finds the position of a setting. Knows no field by name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import read as rules
from catalogue.yaml_source import locate
from catalogue.yaml_source.locate import Part

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ALMOST_FENCE = re.compile(r"(?:-{1,2}|-{4,}|[\u2010-\u2015\u2212]+|-[\u2010-\u2015\u2212-]+|- - -|={3,}|\*{3,})[ \t]*")
_SETTING = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)")
_HEADING = re.compile(r"#{2,6} ")


@dataclass(frozen=True, slots=True)
class Split:
    """A file, split at the two lines that enclose the front matter."""

    yaml: str
    """The lines between them."""
    first_line: int
    """The line of the file on which `yaml` begins."""
    body: str
    """Everything after the second line."""
    body_line: int
    """The line of the file on which `body` begins."""


def split_front_matter(text: str, path: str) -> Split | list[Diagnostic]:
    """Split a file, with newlines as `\\n`, into front matter and body; diagnostics where no front matter is usable."""
    opening = _FENCE.match(text)
    if opening is None:
        return [_without_opening(text, path)]
    closing = _FENCE.search(text, opening.end())
    settings = text[opening.end() + 1 : closing.start() if closing else len(text)]
    if closing is None or (hidden := _heading_in(settings)) is not None:
        lines = settings.split("\n")
        return [_without_closing(lines, path, hidden if closing else None)]
    if all(not line.strip() or line.lstrip().startswith("#") for line in settings.split("\n")):
        return [report(rules.EMPTY_FRONT_MATTER, Span(path, 1, 1, 0, 4))]
    body_line = 1 + text.count("\n", 0, closing.end()) + 1
    return Split(settings, 2, text[closing.end() + 1 :], body_line)


def locate_in(text: str, path: str, keys: Sequence[str | int], *, part: Part = "value") -> Span:
    """The span of a setting in a complete file; the first line where the file has no front matter."""
    parts = split_front_matter(text, path)
    if isinstance(parts, list):
        return Span(path)
    return locate(parts.yaml, path, keys, first_line=parts.first_line, part=part)


def _heading_in(settings: str) -> int | None:
    """The line, from zero, of a Markdown heading after an empty line: a sign that the closing line is missing."""
    lines = settings.split("\n")
    return next(
        (n for n, line in enumerate(lines) if n and _HEADING.match(line) and not lines[n - 1].strip()),
        None,
    )


def _without_opening(text: str, path: str) -> Diagnostic:
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return report(rules.NO_FRONT_MATTER, Span(path), hint=f"The file is empty. {rules.NO_FRONT_MATTER.help}")
    span = Span(path, first + 1, 1, 0, len(lines[first].rstrip()) + 1)
    start = lines[first].strip()
    if start == "---":
        what = "empty lines" if first else "spaces"
        return report(rules.FRONT_MATTER_NOT_OPENED, span, hint=f"Delete the {what} before `---`.")
    if _ALMOST_FENCE.fullmatch(start):
        hint = f"The first line is `{start[:10]}`: make it exactly three hyphens, `---`."
        return report(rules.FRONT_MATTER_NOT_OPENED, span, hint=hint)
    if _SETTING.match(start):
        return report(rules.FRONT_MATTER_NOT_OPENED, span)
    return report(rules.NO_FRONT_MATTER, span)


def _without_closing(lines: list[str], path: str, heading: int | None) -> Diagnostic:
    """The diagnostic for a missing closing line, with the best guess at where it belongs."""
    if heading is None:
        heading = _heading_in("\n".join(lines))
    hint = None
    for number, line in enumerate(lines[:heading]):
        if _ALMOST_FENCE.fullmatch(line):
            hint = f"Line {number + 2} is `{line.strip()[:10]}`: make it exactly three hyphens, `---`."
            break
    if hint is None and heading is not None:
        hint = f"Put a line with exactly three hyphens, `---`, after the last setting, before line {heading + 2}."
    return report(rules.FRONT_MATTER_NOT_CLOSED, Span(path, 1, 1, 0, 4), hint=hint)

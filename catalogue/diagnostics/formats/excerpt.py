"""The source lines under a problem, cut to a readable length, with the cells that its carets stand under."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.diagnostics.formats.terminal import spread, width
from catalogue.diagnostics.model import Span

_LONGEST = 100
"""Characters of a source line that are shown at most."""
_LEAD = 30
"""Characters shown before a problem that lies too far to the right."""
_MOST_LINES = 6
"""Lines shown at most; of a longer span the middle is left out."""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line of an excerpt, ready to be drawn."""

    number: int
    """Its number in the source, from 1."""
    text: str
    """What is drawn: tabs widened, controls escaped, far ends cut."""
    indent: int
    """Cells before the first caret."""
    carets: int
    """How many carets; 0 where the problem runs across an empty line."""


def excerpt(span: Span, source: Sequence[str]) -> list[MarkedLine | None]:
    """The lines of `source` that `span` covers; `None` stands for lines left out. Empty where the source has none."""
    last = span.last_line
    if last > span.line and span.stop_column <= 1:
        last -= 1  # the span ends with the line break before it
    numbers: list[int | None] = list(range(max(span.line, 1), min(last, len(source)) + 1))
    if len(numbers) > _MOST_LINES:
        numbers[_MOST_LINES - 2 : -1] = [None]
    return [None if number is None else _mark_line(number, source[number - 1], span) for number in numbers]


def _mark_line(number: int, line: str, span: Span) -> MarkedLine:
    start = span.column - 1 if number == span.line else len(line) - len(line.lstrip())
    stop = span.stop_column - 1 if number == span.last_line else len(line.rstrip())
    start = min(max(start, 0), len(line))
    stop = min(max(stop, start), len(line))
    text, indent, carets = _shorten(line, start, stop)
    is_blank = number != span.line and not line.strip()
    return MarkedLine(number, text, indent, 0 if is_blank else max(carets, 1))


def _shorten(line: str, start: int, stop: int) -> tuple[str, int, int]:
    """The part of `line` around `start` and `stop`, with the cells before and under the stretch between them."""
    first = 0 if stop <= _LONGEST else max(0, start - _LEAD)
    last = min(len(line), first + _LONGEST)
    lead = "…" if first else ""
    tail = "…" if last < len(line) else ""
    text = lead + spread(line[first:last]) + tail
    indent = width(lead + spread(line[first:start]))
    return text, indent, width(lead + spread(line[first : min(stop, last)])) - indent

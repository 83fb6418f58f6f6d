"""Mapping of text positions to spans of the file, and excerpts for messages."""

from dataclasses import dataclass
from typing import Protocol

from catalogue.diagnostics.model import Span

LONGEST_EXCERPT = 60


class Position(Protocol):
    """A position as libyaml gives it, counted from zero in the text that it was handed."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Converter of positions in a piece of text to spans of the file that holds it."""

    path: str
    lines: tuple[str, ...]
    first_line: int
    """The line of the file on which the text begins."""

    def span(self, line: int, column: int, end_line: int | None = None, end_column: int | None = None) -> Span:
        """A span from counts from zero; whatever points behind the text is moved to its end."""
        line, column = self._clamp(line, column)
        if end_line is None or end_column is None:
            return Span(self.path, line + self.first_line, column + 1)
        end_line, end_column = self._clamp(end_line, end_column)
        if (end_line, end_column) <= (line, column):
            return Span(self.path, line + self.first_line, column + 1)
        last = 0 if end_line == line else end_line + self.first_line
        return Span(self.path, line + self.first_line, column + 1, last, end_column + 1)

    def _clamp(self, line: int, column: int) -> tuple[int, int]:
        if line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        return line, min(column, len(self.lines[line]))

    def to_line_end(self, line: int, column: int) -> Span:
        """From a position to the last visible character of its line."""
        line, column = self._clamp(line, column)
        return self.span(line, column, line, max(len(self.lines[line].rstrip()), column))


def excerpt(text: str) -> str:
    """A piece of a source, fit to stand in a message: on one line, without invisible characters, not too long."""
    line = "".join(character if character.isprintable() else " " for character in text[: 4 * LONGEST_EXCERPT])
    line = " ".join(line.split())
    return line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1] + "…"

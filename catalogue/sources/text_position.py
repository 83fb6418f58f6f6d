"""Finds the position of a piece of text in a body by searching the lines that should contain it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogue.diagnostics.model import Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """The lines of a text, and their position in a file."""

    path: str
    lines: Sequence[str]
    first_line: int
    """Line of the file that contains `lines[0]`."""

    def find(self, needles: Sequence[str], first: int, end: int) -> Span:
        """Find the first of `needles` that occurs in the lines from `first` up to, but not with, `end`, both from zero.

        Where none does, as when a link is written over two lines, the result is the first of these lines.
        """
        return next(self.places(needles, first, end))

    def places(self, needles: Sequence[str], first: int, end: int) -> Iterator[Span]:
        """Yield each position of the first of `needles` that occurs in these lines; where none does, the first line."""
        first = min(max(first, 0), len(self.lines) - 1)
        none = True
        for needle in needles:
            for span in self._each(needle, first, end):
                none = False
                yield span
            if not none:
                return
        yield self.line(first)

    def _each(self, needle: str, first: int, end: int) -> Iterator[Span]:
        """Every position in these lines at which `needle` occurs."""
        for number in range(first, max(min(end, len(self.lines)), first + 1)) if needle else ():
            column = self.lines[number].find(needle)
            while column >= 0:
                yield Span(self.path, number + self.first_line, column + 1, 0, column + 1 + len(needle))
                column = self.lines[number].find(needle, column + len(needle))

    def line(self, number: int) -> Span:
        """The span of a line without the spaces around it, counted from zero."""
        text = self.lines[number]
        start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
        if stop <= start:
            return Span(self.path, number + self.first_line)
        return Span(self.path, number + self.first_line, start + 1, 0, stop + 1)

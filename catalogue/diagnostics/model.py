"""Problems as values: what is wrong, where, and what to do about it.

This file knows no rule in particular, reads no file and prints nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text in a source file; lines and columns count from 1, in characters, in the whole file."""

    path: str
    """POSIX path relative to the project's root."""
    line: int = 1
    column: int = 1
    end_line: int = 0
    """Last line of the stretch; 0 stands for the same line as `line`."""
    end_column: int = 0
    """Column after the last character; 0 stands for one character."""

    @property
    def last_line(self) -> int:
        """The line on which the stretch ends."""
        return self.end_line or self.line

    @property
    def stop_column(self) -> int:
        """The column after the last character, on `last_line`."""
        return self.end_column or self.column + 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong. The code is permanent and is never given to another rule."""

    code: str
    """Family letter and three digits, such as `V104`."""
    name: str
    """Words joined by hyphens, such as `unknown-reference`."""
    severity: Severity
    message: str
    """What happened: a `str.format` template."""
    help: str
    """What to do: a `str.format` template over the same values; empty where the message says it all."""
    what: str
    """What the rule looks for."""
    why: str
    """Why it matters to a reader or to the writer."""
    example: str
    """A source that breaks the rule."""
    instead: str
    """The same source, corrected."""
    is_environmental: bool = False
    """Whether the cause is the computer, or the place where the site is written, and never the project's files."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place."""

    span: Span
    code: str
    name: str
    severity: Severity
    message: str
    help: str = ""

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """Orders diagnostics as a reader meets them: by file, line, column, then code."""
        return (self.span, self.code, self.message)


def report(rule: Rule, span: Span, /, hint: str | None = None, **values: object) -> Diagnostic:
    """A problem under `rule` at `span`; `hint` replaces the rule's general help where something better is known."""
    return Diagnostic(
        span=span,
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=rule.message.format(**values),
        help=rule.help.format(**values) if hint is None else hint,
    )


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """All diagnostics of one run, sorted, each once."""

    items: tuple[Diagnostic, ...] = ()

    @classmethod
    def collect(cls, *groups: Iterable[Diagnostic]) -> "Diagnostics":
        """Join groups of diagnostics into one sorted collection without repeats."""
        unique = {item for group in groups for item in group}
        return cls(tuple(sorted(unique, key=lambda item: item.sort_key)))

    def strict(self) -> "Diagnostics":
        """The same diagnostics with every warning raised to an error: the one place where `--strict` acts."""
        return Diagnostics(tuple(replace(item, severity=Severity.ERROR) for item in self.items))

    @property
    def errors(self) -> int:
        """How many of the diagnostics are errors."""
        return sum(item.severity is Severity.ERROR for item in self.items)

    @property
    def warnings(self) -> int:
        """How many of the diagnostics are warnings."""
        return len(self.items) - self.errors

"""Issues of an import: cells that were rejected or left out, and assumptions about others."""

from dataclasses import dataclass, field

from catalogue.contribute.importing.table import CellRef
from catalogue.diagnostics import Diagnostic, Rule, Severity, Span, report


@dataclass(frozen=True, slots=True)
class ImportIssue:
    """A problem, with its cell or row."""

    ref: CellRef
    problem: Diagnostic

    @property
    def rejects(self) -> bool:
        """Whether its row cannot be imported."""
        return self.problem.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Assumption:
    """A guess about something unclear."""

    ref: CellRef
    text: str


@dataclass(slots=True)
class ImportIssues:
    """Collects issues and assumptions while a spreadsheet is read."""

    file: str
    """Name of the spreadsheet."""
    issues: list[ImportIssue] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)

    def report(self, rule: Rule, ref: CellRef, *, hint: str | None = None, **values: object) -> None:
        """Report a problem in a cell; its message names the place, as a spreadsheet has no lines to point into."""
        diagnostic = report(rule, Span(self.file, max(ref.row, 1), max(ref.column, 1)), hint=hint, **values)
        self.issues.append(ImportIssue(ref, diagnostic))

    def assume(self, ref: CellRef, text: str) -> None:
        """Record an assumption."""
        self.assumptions.append(Assumption(ref, text))

    def rejects_row(self, ref: CellRef) -> bool:
        """Whether anything of a row was rejected."""
        return any(issue.rejects and (issue.ref.sheet, issue.ref.row) == (ref.sheet, ref.row) for issue in self.issues)


def excerpt(text: str, most: int = 80) -> str:
    """Shorten a text for a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"

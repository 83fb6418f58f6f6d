"""What the import has to tell about cells: those that were rejected or left out, and what was assumed of others."""

from dataclasses import dataclass, field

from catalogue.contribute.importing.table import CellRef
from catalogue.diagnostics import Diagnostic, Rule, Severity, Span, report


@dataclass(frozen=True, slots=True)
class ImportIssue:
    """A fault, with the cell or the row that it concerns."""

    spot: CellRef
    fault: Diagnostic

    @property
    def rejects(self) -> bool:
        """Whether its row cannot be taken over."""
        return self.fault.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Assumption:
    """How something unclear was understood."""

    spot: CellRef
    text: str


@dataclass(slots=True)
class ImportIssues:
    """Collects remarks and assumptions while a spreadsheet is judged."""

    file: str
    """Name of the spreadsheet."""
    remarks: list[ImportIssue] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)

    def report(self, rule: Rule, spot: CellRef, *, hint: str | None = None, **values: object) -> None:
        """Note a fault in a cell; its message names the place, as a spreadsheet has no lines to point into."""
        found = report(rule, Span(self.file, max(spot.row, 1), max(spot.column, 1)), hint=hint, **values)
        self.remarks.append(ImportIssue(spot, found))

    def assume(self, spot: CellRef, text: str) -> None:
        """Note how something was understood."""
        self.assumptions.append(Assumption(spot, text))

    def rejected(self, spot: CellRef) -> bool:
        """Whether anything of a row was rejected."""
        return any(
            remark.rejects and (remark.spot.sheet, remark.spot.row) == (spot.sheet, spot.row) for remark in self.remarks
        )


def excerpt(text: str, most: int = 80) -> str:
    """A text for a message: on one line, and short."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"

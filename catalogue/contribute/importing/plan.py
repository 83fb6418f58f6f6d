"""Plan of an import, with the outcome of each row, and its application: completely or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from catalogue.contribute.importing.issues import Assumption, ImportIssue, ImportIssues
from catalogue.contribute.importing.merge import FieldChange
from catalogue.contribute.importing.table import CellRef
from catalogue.diagnostics import Severity
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.pipeline.load import LoadedSite
from catalogue.pipeline.new_entries import check_new_entries


class Outcome(StrEnum):
    """Outcome of a row."""

    NEW = "new"
    UPDATE = "changed"
    UNCHANGED = "unchanged"
    HELD = "held back"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Plan of one row."""

    ref: CellRef
    title: str
    id: str
    language: str
    outcome: Outcome
    path: str
    """The file of its entry, relative to the project."""
    text: str = ""
    """The new text of the file."""
    changes: tuple[FieldChange, ...] = ()
    """Against the existing file."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Plan of an import."""

    file: str
    rows: tuple[RowPlan, ...]
    issues: tuple[ImportIssue, ...]
    """Sorted by sheet, row and column."""
    assumptions: tuple[Assumption, ...]
    about_file: tuple[str, ...] = ()
    """Assumptions about the file itself."""

    def count(self, outcome: Outcome) -> int:
        """Number of rows with this outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def to_write(self) -> tuple[RowPlan, ...]:
        """The rows that would be written."""
        return tuple(row for row in self.rows if row.outcome in {Outcome.NEW, Outcome.UPDATE})

    @property
    def rejects(self) -> bool:
        """Whether anything in the spreadsheet was rejected."""
        return any(issue.rejects for issue in self.issues)


def make_plan(
    file: str,
    rows: Sequence[RowPlan],
    findings: ImportIssues,
    about_file: Sequence[str],
    sheets: Sequence[str],
    loaded_site: LoadedSite,
) -> Plan:
    """Make the plan, and check its entries.

    Args:
        file: name of the spreadsheet.
        rows: all rows; those that were rejected are held back here.
        findings: issues and assumptions about cells.
        about_file: assumptions about the file.
        sheets: the names of the sheets, in their order.
        loaded_site: the project as it is.
    """
    rows = [replace(row, outcome=Outcome.HELD) if findings.rejects_row(row.ref) else row for row in rows]
    rows = _hold_failing(rows, findings, loaded_site)
    order = {name: number for number, name in enumerate(sheets)}

    def place(ref: CellRef) -> tuple[int, int, int]:
        return order.get(ref.sheet, -1), ref.row, ref.column

    issues = sorted(dict.fromkeys(findings.issues), key=lambda issue: place(issue.ref))
    assumptions = sorted(dict.fromkeys(findings.assumptions), key=lambda assumption: place(assumption.ref))
    return Plan(file, tuple(rows), tuple(issues), tuple(assumptions), tuple(about_file))


def _hold_failing(rows: Sequence[RowPlan], findings: ImportIssues, loaded_site: LoadedSite) -> list[RowPlan]:
    """Hold back the rows whose entries would not pass the check; until the others all pass together."""
    rows = list(rows)
    while files := _files(rows):
        by_path = {row.path: number for number, row in enumerate(rows)}
        errors = [problem for problem in check_new_entries(loaded_site, files) if problem.severity is Severity.ERROR]
        if not errors:
            break
        for error in errors:
            number = by_path[error.span.path]
            remedy = f"{error.help} (catalogue explain {error.code})".strip()
            findings.report(rules.WOULD_NOT_PASS, rows[number].ref, reason=error.message, remedy=remedy)
            rows[number] = replace(rows[number], outcome=Outcome.HELD)
    return rows


def _files(rows: Sequence[RowPlan]) -> Mapping[str, str]:
    return {row.path: row.text for row in rows if row.outcome in {Outcome.NEW, Outcome.UPDATE}}


def apply_plan(plan: Plan, project: Path) -> None:
    """Write the files of the plan, all of them or none; OSError or FileExistsError leave the sources as they were."""
    from catalogue.contribute.entries.entry_writer import write_new, write_over

    undo: list[tuple[Path, bytes | None]] = []
    try:
        for row in plan.to_write:
            path = project / row.path
            if row.outcome is Outcome.NEW:
                write_new(path, row.text)
                undo.append((path, None))
            else:
                undo.append((path, path.read_bytes()))
                write_over(path, row.text)
    except OSError:
        for path, before in reversed(undo):
            if before is None:
                path.unlink()
            else:
                write_over(path, before)
        raise

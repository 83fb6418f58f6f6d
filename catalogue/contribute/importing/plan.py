"""What becomes of each row of a spreadsheet, known before anything is written; and the writing, whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from catalogue.contribute.importing.issues import Assumption, ImportIssue, ImportIssues
from catalogue.contribute.importing.merge import Change
from catalogue.contribute.importing.table import CellRef
from catalogue.diagnostics import Severity
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.pipeline.load import LoadedSite
from catalogue.pipeline.new_entries import check_new_entries


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATE = "changed"
    UNCHANGED = "unchanged"
    HELD = "held back"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row, judged."""

    spot: CellRef
    title: str
    id: str
    language: str
    outcome: Outcome
    path: str
    """The file of its entry, relative to the project."""
    text: str = ""
    """What the file will hold."""
    changes: tuple[Change, ...] = ()
    """Against the file that is there."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A spreadsheet, judged."""

    file: str
    rows: tuple[RowPlan, ...]
    remarks: tuple[ImportIssue, ...]
    """Sorted by sheet, row and column."""
    assumptions: tuple[Assumption, ...]
    about_file: tuple[str, ...] = ()
    """What was assumed about the file as a whole."""

    def count(self, outcome: Outcome) -> int:
        """How many rows come to this."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def to_write(self) -> tuple[RowPlan, ...]:
        """The rows that would be written."""
        return tuple(row for row in self.rows if row.outcome in {Outcome.NEW, Outcome.UPDATE})

    @property
    def rejects(self) -> bool:
        """Whether anything in the spreadsheet was rejected."""
        return any(remark.rejects for remark in self.remarks)


def make_plan(
    file: str,
    rows: Sequence[RowPlan],
    findings: ImportIssues,
    about_file: Sequence[str],
    sheets: Sequence[str],
    loaded: LoadedSite,
) -> Plan:
    """The plan, after its entries have been checked.

    Args:
        file: name of the spreadsheet.
        rows: all rows; those that were rejected are held back here.
        findings: what was found in cells.
        about_file: what was assumed about the file.
        sheets: the names of the sheets, in their order.
        loaded: the project as it is.
    """
    rows = [replace(row, outcome=Outcome.HELD) if findings.rejected(row.spot) else row for row in rows]
    rows = _hold_failing(rows, findings, loaded)
    order = {name: number for number, name in enumerate(sheets)}

    def place(spot: CellRef) -> tuple[int, int, int]:
        return order.get(spot.sheet, -1), spot.row, spot.column

    remarks = sorted(dict.fromkeys(findings.remarks), key=lambda remark: place(remark.spot))
    assumed = sorted(dict.fromkeys(findings.assumptions), key=lambda assumption: place(assumption.spot))
    return Plan(file, tuple(rows), tuple(remarks), tuple(assumed), tuple(about_file))


def _hold_failing(rows: Sequence[RowPlan], findings: ImportIssues, loaded: LoadedSite) -> list[RowPlan]:
    """The rows, with those held back whose entries would not pass the check; until the others all pass together."""
    rows = list(rows)
    while files := _files(rows):
        by_path = {row.path: number for number, row in enumerate(rows)}
        errors = [problem for problem in check_new_entries(loaded, files) if problem.severity is Severity.ERROR]
        if not errors:
            break
        for error in errors:
            number = by_path[error.span.path]
            remedy = f"{error.help} (catalogue explain {error.code})".strip()
            findings.report(rules.WOULD_NOT_PASS, rows[number].spot, reason=error.message, remedy=remedy)
            rows[number] = replace(rows[number], outcome=Outcome.HELD)
    return rows


def _files(rows: Sequence[RowPlan]) -> Mapping[str, str]:
    return {row.path: row.text for row in rows if row.outcome in {Outcome.NEW, Outcome.UPDATE}}


def carry_out(plan: Plan, project: Path) -> None:
    """Write what the plan says, all of it or nothing; OSError or FileExistsError leave the sources as they were."""
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

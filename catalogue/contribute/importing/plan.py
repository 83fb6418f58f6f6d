"""What becomes of each row of a spreadsheet, known before anything is written; and the writing, whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from catalogue.contribute.importing.issues import Assumption, ImportIssue, ImportIssues
from catalogue.contribute.importing.merge import Change
from catalogue.contribute.importing.table import CellRef
from catalogue.diagnostics import Diagnostic, Severity
from catalogue.diagnostics.rules import spreadsheet as rules


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
    project: Path,
    sheets: Sequence[str],
    before: Iterable[Diagnostic],
) -> Plan:
    """The plan, after its entries have been tried out.

    Args:
        file: name of the spreadsheet.
        rows: all rows; those that were rejected are held back here.
        findings: what was found in cells.
        about_file: what was assumed about the file.
        project: the folder that holds `content/`.
        sheets: the names of the sheets, in their order.
        before: the problems that the project has already.
    """
    rows = [replace(row, outcome=Outcome.HELD) if findings.rejected(row.spot) else row for row in rows]
    rows = _tried(rows, findings, project, before)
    order = {name: number for number, name in enumerate(sheets)}

    def place(spot: CellRef) -> tuple[int, int, int]:
        return order.get(spot.sheet, -1), spot.row, spot.column

    remarks = sorted(dict.fromkeys(findings.remarks), key=lambda remark: place(remark.spot))
    assumed = sorted(dict.fromkeys(findings.assumptions), key=lambda assumption: place(assumption.spot))
    return Plan(file, tuple(rows), tuple(remarks), tuple(assumed), tuple(about_file))


def _tried(
    rows: Sequence[RowPlan], findings: ImportIssues, project: Path, before: Iterable[Diagnostic]
) -> list[RowPlan]:
    """The rows, with those held back whose entries would not pass the check; until the others all pass together."""
    from catalogue.contribute.importing.dry_run import problems_of

    judged = list(rows)
    while files := _files(judged):
        by_path = {row.path: index for index, row in enumerate(judged)}
        faults = [fault for fault in problems_of(project, files, before) if fault.severity is Severity.ERROR]
        if not faults:
            break
        for fault in faults:
            index = by_path[fault.span.path]
            remedy = f"{fault.help} (catalogue explain {fault.code})".strip()
            findings.report(rules.WOULD_NOT_PASS, judged[index].spot, reason=fault.message, remedy=remedy)
            judged[index] = replace(judged[index], outcome=Outcome.HELD)
    return judged


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

"""The report of an import, as a secretary reads it: what becomes of each row, what to mend where, what was assumed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from catalogue.contribute.importing.issues import excerpt
from catalogue.contribute.importing.plan import Outcome, Plan, RowPlan
from catalogue.contribute.importing.table import CellRef
from catalogue.tables.columns import letter
from catalogue.tables.write_csv import csv_text

REMARK_HEADS = ("Kind", "Sheet", "Row", "Column", "Heading", "What it says now", "What is wrong", "What to do", "Rule")
ROW_HEADS = ("Row", "Tool", "Result", "File or reason")
CHANGE_HEADS = ("File", "Field", "In the catalogue", "In the spreadsheet")
_WORDS = {
    Outcome.NEW: "new entry",
    Outcome.UPDATE: "entry changed",
    Outcome.UNCHANGED: "as it is in the catalogue",
    Outcome.HELD: "held back",
}


def outcome_words(row: RowPlan) -> str:
    """What becomes of a row."""
    return _WORDS[row.outcome]


def row_lines(plan: Plan) -> list[tuple[str, str, str, str]]:
    """A line for each row: its number, its tool, what becomes of it, and its file or why it has none."""
    return [
        (_row(row, plan), excerpt(row.title, 60) or "(no name)", outcome_words(row), _reason(row, plan))
        for row in plan.rows
    ]


def summary(plan: Plan, *, written: bool) -> str:
    """One sentence on the whole."""
    new, changed = plan.count(Outcome.NEW), plan.count(Outcome.UPDATE)
    counts = [
        f"{_many(new, 'new entry', 'new entries')}",
        *([f"{changed} changed"] if changed else []),
        *([f"{count} unchanged"] if (count := plan.count(Outcome.UNCHANGED)) else []),
        f"{plan.count(Outcome.HELD)} held back",
    ]
    done = "" if written else ", nothing written yet"
    return f"{_many(len(plan.rows), 'row', 'rows')}: {', '.join(counts)}{done}."


def change_lines(plan: Plan) -> list[tuple[str, str, str, str]]:
    """A line for each field that differs from what is there."""
    return [(row.path, change.field, change.before, change.after) for row in plan.rows for change in row.changes]


def advice(plan: Plan) -> str:
    """What to do next; empty where nothing is to be done."""
    if not plan.count(Outcome.HELD):
        return ""
    return (
        "Rows that are held back stay in the spreadsheet. Correct the cells listed here, and import the same file "
        "again: rows that are in the catalogue by then are known again and left alone."
    )


def remark_lines(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Every remark and every assumption as one line of a table, in the order of the sheet."""
    for remark in plan.remarks:
        spot, fault = remark.spot, remark.fault
        place = (spot.sheet, str(spot.row or ""), letter(spot.column), spot.heading)
        kind = "to fix" if remark.rejects else "to check"
        yield (kind, *place, spot.value, fault.message, fault.help, fault.code)
    for assumption in plan.assumptions:
        spot = assumption.spot
        place = (spot.sheet, str(spot.row or ""), letter(spot.column), spot.heading)
        yield ("assumed", *place, spot.value, assumption.text, "Nothing, if that is right.", "")


def report_lines(plan: Plan, *, rejects: bool) -> list[tuple[str, str, str]]:
    """Remarks as place, fault and remedy; what is the same in several rows is told once."""
    found = [remark for remark in plan.remarks if remark.rejects is rejects]
    return _joined([(remark.spot, remark.fault.message, remark.fault.help) for remark in found])


def assumed(plan: Plan) -> list[tuple[str, str, str]]:
    """What was assumed, as place and words; what is the same in several rows is told once."""
    return _joined([(assumption.spot, assumption.text, "") for assumption in plan.assumptions])


def _joined(lines: Iterable[tuple[CellRef, str, str]]) -> list[tuple[str, str, str]]:
    """Lines in the order of their first place, each text once for all rows of a column."""
    found: dict[tuple[str, int, str, str], list[CellRef]] = {}
    for spot, text, remedy in lines:
        found.setdefault((spot.sheet, spot.column, text, remedy), []).append(spot)
    return [(_places(spots), text, remedy) for (_, _, text, remedy), spots in found.items()]


def _places(spots: Sequence[CellRef]) -> str:
    """The place of a cell, or of the same column in several rows, of which no more than a line is named."""
    rows = list(dict.fromkeys(spot.row for spot in spots))
    if len(rows) == 1:
        return str(spots[0])
    more = f" and {len(rows) - 12} more" if len(rows) > 12 else ""
    return f"{replace(spots[0], row=0)}, rows {', '.join(map(str, rows[:12]))}{more}"


def report_csv(plan: Plan) -> str:
    """Remarks and assumptions as CSV, to be opened beside the spreadsheet."""
    return csv_text(REMARK_HEADS, list(remark_lines(plan)))


def report_markdown(plan: Plan, *, written: bool) -> str:
    """The whole report as Markdown, to be sent or put into a pull request."""
    lines = [f"# Import of {plan.file}", "", summary(plan, written=written), "", advice(plan), ""]
    lines += [f"- {text}" for text in plan.about_file]
    for title, found in (
        ("What to fix", report_lines(plan, rejects=True)),
        ("What to check", report_lines(plan, rejects=False)),
        ("What was assumed", assumed(plan)),
    ):
        if found:
            lines += ["", f"## {title}", "", *_table(("Where", "What", "What to do"), found)]
    lines += ["", "## Rows", "", *_table(("Row", "Tool", "Result", "File or reason"), row_lines(plan))]
    if changes := change_lines(plan):
        lines += ["", "## What differs", "", *_table(CHANGE_HEADS, changes)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _row(row: RowPlan, plan: Plan) -> str:
    """The number of a row, with its sheet where there are several."""
    several = len({other.spot.sheet for other in plan.rows}) > 1
    return f"{row.spot.sheet} {row.spot.row}" if several else str(row.spot.row)


def _reason(row: RowPlan, plan: Plan) -> str:
    """Where a row's entry stands, or how much is to be mended in it."""
    if row.outcome is not Outcome.HELD:
        return row.path
    place = (row.spot.sheet, row.spot.row)
    found = [remark for remark in plan.remarks if remark.rejects and (remark.spot.sheet, remark.spot.row) == place]
    # A column that is missing is reported once, for the whole sheet.
    sheet = CellRef(row.spot.sheet, 0)
    found = found or [remark for remark in plan.remarks if remark.rejects and remark.spot == sheet]
    first = found[0].fault.message if found else ""
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"{excerpt(first, 90)}{more}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return lines + [f"| {' | '.join(map(_cell, row))} |" for row in rows]


def _cell(text: str) -> str:
    """A text in a Markdown table, in which nothing of it is taken for Markdown."""
    escaped = "".join(f"\\{character}" if character in "\\|*_[]<>`#" else character for character in text)
    return " ".join(escaped.split())


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"

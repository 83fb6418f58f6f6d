"""Parses the name of a tool from a cell."""

import re

from catalogue.contribute.importing.issues import ImportIssues, excerpt
from catalogue.contribute.importing.table import Cell, CellRef
from catalogue.diagnostics.rules import spreadsheet as rules

_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]\s+|[•·*]\s+)")


def parse_tool_name(cell: Cell, ref: CellRef, findings: ImportIssues) -> str:
    """Parse the name of one tool; empty where the cell has none, or several."""
    if cell.error:
        findings.report(rules.NO_RESULT, ref, reason=cell.error)
        return ""
    lines = [_NUMBERED.sub("", line).strip() for line in re.split(r"[\n;]", cell.text) if line.strip()]
    if len(lines) > 1 and all(len(line) > 3 for line in lines):
        findings.report(rules.TWO_TOOLS, ref, names=" and ".join(f"“{excerpt(line, 40)}”" for line in lines))
        return ""
    title = " ".join(" ".join(lines).split())
    if len(title) > 120:
        findings.report(rules.TOO_LONG, ref, length=len(title), limit=120, other="Text")
        return ""
    return title

"""Problems for other programs: one JSON document whose keys are described here, field by field.

Within a version, keys are only added; when one changes its meaning or goes, `version` rises.
"""

import json
import re
from typing import TypedDict

from catalogue.diagnostics.formats.source_lines import Lines
from catalogue.diagnostics.formats.terminal import visible
from catalogue.diagnostics.model import Diagnostic, Diagnostics

VERSION = 1

_BEYOND_ASCII = re.compile(r"[^\n -~]")


class Problem(TypedDict):
    """One problem. Lines and columns count from 1, in Unicode code points, front matter included."""

    code: str
    """Permanent code of the rule, such as `V104`."""
    name: str
    """Name of the rule, such as `unknown-reference`."""
    severity: str
    """`error` or `warning`."""
    message: str
    """What happened."""
    help: str
    """What to do; may be empty."""
    path: str
    """The file, relative to the project's root, with `/` between its parts."""
    line: int
    """First line."""
    column: int
    """First column."""
    endLine: int
    """Last line."""
    endColumn: int
    """Column after the last character, on `endLine`."""


class Summary(TypedDict):
    """The problems counted."""

    errors: int
    """Problems that stop publication."""
    warnings: int
    """Problems that do not."""
    files: int
    """Files with at least one problem."""


class JsonReport(TypedDict):
    """The whole document."""

    version: int
    """Version of this shape."""
    diagnostics: list[Problem]
    """Every problem, sorted by path, line, column, code."""
    summary: Summary
    """The problems counted."""


def render(diagnostics: Diagnostics, _lines: Lines) -> str:
    """The problems as a `JsonReport`; a run without problems gives a document too."""
    files = {item.span.path for item in diagnostics.items}
    return dump(
        JsonReport(
            version=VERSION,
            diagnostics=[_problem(item) for item in diagnostics.items],
            summary=Summary(errors=diagnostics.errors, warnings=diagnostics.warnings, files=len(files)),
        )
    )


def dump(document: object) -> str:
    """`document` as indented JSON that any strict parser takes and that is safe to look at on a terminal.

    Text stays readable; what acts on a terminal is escaped, and half of a surrogate pair, which UTF-8 cannot say,
    becomes U+FFFD.
    """
    return _BEYOND_ASCII.sub(_escape, json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return char if visible(char) == char else json.dumps(char)[1:-1]


def _problem(item: Diagnostic) -> Problem:
    span = item.span
    return Problem(
        code=item.code,
        name=item.name,
        severity=item.severity.value,
        message=item.message,
        help=item.help,
        path=span.path,
        line=span.line,
        column=span.column,
        endLine=span.last_line,
        endColumn=span.stop_column,
    )

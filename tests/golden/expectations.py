"""What the golden set expects, and how it differs from what the rules find. Knows no rule.

A line of an expectation reads `tools/pier-days.md:23 E131 why`. `E134|R302` is met by a problem of either rule, and
`E142?` is an open case: it may be found and need not be. `E113!` is a defect beyond the rules: it counts as missed, and
the mark must go once it is found.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from inspect import signature
from pathlib import Path
from typing import Any

from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions

GOLDEN = Path(__file__).parent
DEFECTS, LOOKALIKES = GOLDEN / "defects", GOLDEN / "lookalikes"
PROJECT = GOLDEN.parent.parent
TODAY = date(2026, 11, 23)
"""The day on which the golden set is read; rules that look at the calendar depend on it."""

_LINE = re.compile(
    r"(?P<path>\S+):(?P<line>\d+)\s+(?P<codes>[A-Z]\d{3}(?:\|[A-Z]\d{3})*)(?P<mark>[?!])?\s+(?P<why>\S.*)"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of an expectation."""

    path: str
    """Below `content/`."""
    line: int
    codes: tuple[str, ...]
    """The rule, and older rules that cover the defect as well."""
    open: bool
    """Whether it may be found and need not be."""
    beyond: bool
    """Whether no rule is expected to find it."""
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {'|'.join(self.codes)} {self.why}"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One problem that the rules found."""

    path: str
    """Below `content/`."""
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.code} {self.message}"


@dataclass(frozen=True, slots=True)
class Difference:
    """How what was found differs from what was expected."""

    met: tuple[Expected, ...]
    missed: tuple[Expected, ...]
    false: tuple[Found, ...]
    """Problems that nothing expects."""


def expected(folder: Path) -> list[Expected]:
    """The lines of a folder's expectation; a line that cannot be read is an AssertionError."""
    rows = []
    for text in (folder / "expected.txt").read_text(encoding="utf-8").splitlines():
        if text.strip() and not text.startswith("#"):
            match = _LINE.fullmatch(text)
            assert match, f"{folder.name}/expected.txt: {text}"
            codes = tuple(match["codes"].split("|"))
            rows.append(
                Expected(
                    match["path"], int(match["line"]), codes, match["mark"] == "?", match["mark"] == "!", match["why"]
                )
            )
    return rows


def found(folder: Path) -> list[Found]:
    """Every problem in the catalogue of a folder, drafts included."""
    day: dict[str, Any] = {"today": TODAY} if "today" in signature(load).parameters else {}
    problems = load(LoadOptions(folder, drafts=True), **day).problems.items
    return sorted(
        Found(problem.span.path.removeprefix("content/"), problem.span.line, problem.code, problem.message)
        for problem in problems
    )


def differ(wanted: Sequence[Expected], problems: Iterable[Found]) -> Difference:
    """Match problems with expectations by file, line and rule.

    Two defects of one rule on one line want two problems; more problems than defects on such a line are no false alarm,
    since each may name one of several characters. One problem of an older rule covers all that it can on its line.
    """
    problems = list(problems)
    stock = Counter((problem.path, problem.line, problem.code) for problem in problems)
    met, missed = [], []
    for row in wanted:
        own, *older = ((row.path, row.line, code) for code in row.codes)
        if stock[own]:
            stock[own] -= 1
            met.append(row)
        elif any(stock[place] for place in older):
            met.append(row)
        elif not row.open:
            missed.append(row)
    explained = {(row.path, row.line, code) for row in wanted for code in row.codes}
    false = tuple(problem for problem in problems if (problem.path, problem.line, problem.code) not in explained)
    return Difference(tuple(met), tuple(missed), false)

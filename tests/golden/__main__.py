"""Prints what each editorial rule finds of the golden set, as a table: `python -m tests.golden`."""

import sys
from collections import Counter
from dataclasses import dataclass

from catalogue.diagnostics.rules import RULES
from tests.golden.expectations import DEFECTS, LOOKALIKES, PROJECT, Expected, Found, differ, expected, found


@dataclass(frozen=True, slots=True)
class Score:
    """How one rule does."""

    code: str
    defects: int
    """Defects that must be found; open cases are not counted."""
    found: int
    false: int
    """False alarms among the defects, the lookalikes and the real catalogue."""
    lookalikes: int
    """Passages that look like this defect and are none."""

    @property
    def precision(self) -> float:
        """The share of its alarms that are right; 1 where it has raised none."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of the defects that it finds; 1 where there are none."""
        return self.found / self.defects if self.defects else 1.0


def scores() -> tuple[list[Score], list[Expected], list[Found]]:
    """The score of every rule in the golden set, the missed defects and the false alarms."""
    wanted = expected(DEFECTS)
    difference = differ(wanted, found(DEFECTS))
    false = [*difference.false, *found(LOOKALIKES), *(problem for problem in found(PROJECT) if problem.code[0] == "E")]
    firm = Counter(row.codes[0] for row in wanted if not row.open)
    met = Counter(row.codes[0] for row in difference.met if not row.open)
    alarms = Counter(problem.code for problem in false)
    alike = Counter(row.codes[0] for row in expected(LOOKALIKES))
    codes = sorted(firm.keys() | alarms.keys() | alike.keys())
    rows = [Score(code, firm[code], met[code], alarms[code], alike[code]) for code in codes]
    return rows, list(difference.missed), false


def main() -> int:
    """Print the table, then every missed defect and every false alarm; 1 where there are any."""
    rows, missed, false = scores()
    print("| rule | | defects | found | lookalikes | false alarms | precision | recall |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    for row in [*rows, _total(rows)]:
        name = _name(row.code)
        counts = f"{row.defects} | {row.found} | {row.lookalikes} | {row.false}"
        print(f"| {row.code} | {name} | {counts} | {row.precision:.1%} | {row.recall:.1%} |")
    for title, items in (("Missed", missed), ("False alarms", false)):
        if items:
            print(f"\n{title}:", *items, sep="\n")
    return 1 if missed or false else 0


def _name(code: str) -> str:
    older = "" if code == "all" else "covered by older rules"
    return RULES[code].name if code in RULES else older


def _total(rows: list[Score]) -> Score:
    return Score(
        "all",
        sum(row.defects for row in rows),
        sum(row.found for row in rows),
        sum(row.false for row in rows),
        sum(row.lookalikes for row in rows),
    )


if __name__ == "__main__":
    sys.exit(main())

"""The editorial rules find every defect of the golden set on its line, and nothing in texts that are fine."""

from pathlib import Path

import pytest

from catalogue.diagnostics.rules import RULES
from tests.golden.expectations import DEFECTS, LOOKALIKES, Expected, Found, differ, expected, found

AGREED = 150
"""Defects that the golden set has at least."""
ALIKE = 60
"""Passages that look like defects that it has at least."""
ABOUT_SETTINGS = "E18"
"""Rules from here on are about site.yaml, not about prose."""


def test_every_defect_of_the_golden_set_is_found_on_its_line() -> None:
    difference = differ(expected(DEFECTS), found(DEFECTS))
    missed = [row for row in difference.missed if not row.beyond]
    assert not missed, listed("defects that no rule found", missed)
    better = [row for row in difference.met if row.beyond]
    assert not better, listed("defects that are found now; take the mark `!` away", better)


def test_nothing_but_the_defects_is_reported_beside_them() -> None:
    false = differ(expected(DEFECTS), found(DEFECTS)).false
    assert not false, listed("false alarms between the defects", false)


def test_passages_that_only_look_like_defects_are_left_alone() -> None:
    alike = {(row.path, row.line, row.codes[0]): row.why for row in expected(LOOKALIKES)}
    false = found(LOOKALIKES)
    told = [
        f"{problem} ({alike.get((problem.path, problem.line, problem.code), 'not thought of')})" for problem in false
    ]
    assert not false, listed("false alarms among the lookalikes", told)


def test_the_golden_set_is_as_large_as_agreed_and_has_every_rule() -> None:
    firm = [row for row in expected(DEFECTS) if not row.open]
    assert len(firm) >= AGREED
    assert len(expected(LOOKALIKES)) >= ALIKE
    editorial = {code for code in RULES if code.startswith("E") and code < ABOUT_SETTINGS}
    assert editorial <= {row.codes[0] for row in firm}
    assert editorial <= {row.codes[0] for row in expected(LOOKALIKES)}


@pytest.mark.parametrize("folder", [DEFECTS, LOOKALIKES], ids=lambda folder: folder.name)
def test_every_line_of_an_expectation_names_a_line_that_is_there(folder: Path) -> None:
    for row in expected(folder):
        text = (folder / "content" / row.path).read_text(encoding="utf-8")
        assert text.split("\n")[row.line - 1].strip(), row


@pytest.mark.parametrize("folder", [DEFECTS, LOOKALIKES], ids=lambda folder: folder.name)
def test_some_pages_of_the_golden_set_are_typed_on_other_systems(folder: Path) -> None:
    data = [file.read_bytes() for file in folder.glob("content/*/*.md")]
    assert any(b"\r\n" in page for page in data)
    assert any(page.startswith(b"\xef\xbb\xbf") for page in data)


def test_two_defects_on_one_line_want_two_problems() -> None:
    rows = [
        Expected("a.md", 3, ("E111",), False, False, "first"),
        Expected("a.md", 3, ("E111",), False, False, "second"),
    ]
    one = Found("a.md", 3, "E111", "here")
    assert differ(rows, [one]).missed == (rows[1],)
    assert differ(rows, [one, Found("a.md", 3, "E111", "there")]).missed == ()


def test_an_older_rule_covers_what_it_can_and_an_open_case_may_be_missed() -> None:
    rows = [
        Expected("a.md", 3, ("E134", "R302"), False, False, "frame"),
        Expected("a.md", 3, ("E135", "R302"), False, False, "no title"),
        Expected("a.md", 4, ("E142",), True, False, "open"),
    ]
    difference = differ(rows, [Found("a.md", 3, "R302", "removed")])
    assert (difference.missed, difference.false) == ((), ())


def listed(title: str, items: object) -> str:
    assert isinstance(items, (list, tuple))
    return "\n".join([f"{len(items)} {title}:", *map(str, items)])

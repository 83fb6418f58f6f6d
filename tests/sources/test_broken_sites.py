"""Every rule of the read stage has a broken site, and reports exactly what stands beside it."""

from pathlib import Path

import pytest

from catalogue.diagnostics.model import Diagnostics, Rule
from catalogue.diagnostics.rules import read as rules
from catalogue.sources import find_media
from catalogue.sources.images import examine
from tests.expected_texts import Compare
from tests.source_documents import read

BROKEN = Path(__file__).parent.parent / "sites" / "broken"
CODES = sorted(rule.code for rule in vars(rules).values() if isinstance(rule, Rule))


@pytest.mark.parametrize("code", CODES)
def test_a_broken_site_gives_the_problems_that_stand_beside_it(code: str, expect_text: Compare) -> None:
    site = BROKEN / code
    _, problems = read(site / "content", site)
    pictures = [medium for medium in find_media(site / "content") if medium.is_picture]
    probed = [examine(medium.file.read_bytes(), medium.display_path) for medium in pictures]
    shown = [
        f"{it.span.path}:{it.span.line}:{it.span.column}: {it.severity}[{it.code}] {it.message}\n"
        for it in Diagnostics.collect(problems, *(each.diagnostics for each in probed)).items
    ]
    expect_text("".join(shown), site / "expected.txt")
    assert any(f"[{code}]" in line for line in shown)


def test_no_code_and_no_name_is_given_twice() -> None:
    rows = [rule for rule in vars(rules).values() if isinstance(rule, Rule)]
    assert len({rule.code for rule in rows}) == len({rule.name for rule in rows}) == len(rows)

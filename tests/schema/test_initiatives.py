"""What the validate stage says of an initiative's own groups: sums, parties, nominees, indicators, milestones."""

from pathlib import Path

import pytest

from tests.site_helpers import site, told

FUND = "content/initiatives/fund.md"
HEAD = "---\ntitle: Fund\nsummary: A fund for crossings of the sea.\nkind: award\nstatus: completed\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("indicators: [{label: growth, of: The crew, value: 41 %}]", ("V103", 6, 51)),
        ("indicators: [{label: growth, value: 41}]", ("V101", 6, 14)),
        ("indicators: [{label: growth, of: The crew, value: 41, from: 2016}]", ("V102", 6, 55)),
        ("indicators: [{label: growth, of: The crew, value: 41, start: 2016-13}]", ("V106", 6, 62)),
        ("indicators: [{label: growth, of: The crew, value: 41, start: 2020, end: 2016}]", ("V107", 6, 73)),
        ("nominees: [{name: A}]\nindicators: [{label: growth, of: B, value: 41}]", ("V133", 7, 34)),
        ("nominees: [{name: A, winner: maybe}]", ("V103", 6, 30)),
        ("nominees: [{organisation: nobody}]", ("V104", 6, 27)),
        ("nominees: [{winner: true}]", ("V134", 6, 12)),
        ("funder: {kind: company}", ("V134", 6, 9)),
        ("partners: [{name: Crews, count: many}]", ("V103", 6, 33)),
        (f"partners: [{{name: Crews, count: {10**40}}}]", ("V103", 6, 33)),
        ("funding: [{amount: 1, currency: EURO, year: 2020}]", ("V129", 6, 33)),
        ("milestones: [{label: End, start: 2021-05-02, end: 2021-05-01}]", ("V107", 6, 51)),
        ("milestones: [{label: End, start: 2021, palce: {city: Riga}}]", ("V102", 6, 40)),
        ("recommendations: [{title: Go on}]", ("V101", 6, 19)),
        ("source_updated: last year", ("V106", 6, 17)),
        ("funding: [{amount: 2.5e30, currency: EUR, year: 2020}]", ("V112", 6, 20)),
        ("funding: [{amount: .inf, currency: EUR, year: 2020}]", ("V103", 6, 20)),
        ("indicators: [{label: growth, of: The crew, value: 1.5e300}]", ("V112", 6, 51)),
        ("indicators: [{label: growth, of: The crew, value: -1.5e300}]", ("V112", 6, 51)),
        ("indicators: [{label: growth, of: The crew, value: .nan}]", ("V103", 6, 51)),
        ("indicators: [{label: growth, of: The crew, value: 1e400}]", ("V103", 6, 51)),
        ("uncertain: {indicator: Nobody knows.}", ("V120", 6, 13)),
    ],
)
def test_a_problem_in_a_group_is_told_at_its_place(lines: str, expected: tuple[str, int, int], tmp_path: Path) -> None:
    loaded = site(tmp_path / "project", {FUND: f"{HEAD}{lines}\n---\n"})
    assert [(code, line, column) for code, _, line, column in told(loaded)] == [expected]


@pytest.mark.parametrize(
    "lines",
    [
        "indicators: [{label: growth, of: Whoever, value: -41.5}]",
        "nominees: [{organisation: harbour-house}]\nindicators: [{label: growth, of: harbour-house, value: 1}]",
        "coordinator: {organisation: harbour-house}",
        "milestones: [{label: End, note: Nobody remembers when.}]",
        "funding: [{amount: 136090, currency: USD, year: 2018, note: Paid late., uncertain: true}]",
    ],
)
def test_what_is_sound_is_taken_as_it_is(lines: str, tmp_path: Path) -> None:
    assert told(site(tmp_path / "project", {FUND: f"{HEAD}{lines}\n---\n"})) == []

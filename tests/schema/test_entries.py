"""What the validate stage says of single entries, at which line and column, and what it keeps quiet about."""

from datetime import date
from pathlib import Path

import pytest

from tests.site_helpers import MINIMAL, changed, site, told

TOOL = "content/tools/export-day.md"
SOUND = (MINIMAL / TOOL).read_text(encoding="utf-8")


def problems_of(tmp_path: Path, *replacements: tuple[str, str]) -> list[tuple[str, int, int]]:
    loaded = site(tmp_path / "project", {TOOL: changed(SOUND, *replacements)})
    assert {path for _, path, _, _ in told(loaded)} <= {TOOL}
    return [(code, line, column) for code, _, line, column in told(loaded)]


def test_a_tool_without_a_strand_is_reported_at_its_front_matter(tmp_path: Path) -> None:
    assert problems_of(tmp_path, ("strand: events\n", "")) == [("V101", 2, 1)]


def test_nine_problems_in_one_file_give_nine_diagnostics(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        ("number: 1\n", "number: one\n"),
        ("status: piloted\n", "status: pilot\n"),
        ("strand: events\n", "strnd: events\n"),
        ("sectors: [design]", "sectors: [design, desing]"),
        ("aims: [networks]", "aims: []"),
        ("countries: [SE]", "countries: [SE, Sweden]"),
        (
            "mode: physical\n",
            "mode:\neditions: [{label: First, start: 2021-13}, {label: Second, start: 2021-05, end: 2020}]\n",
        ),
    )
    assert problems == [
        ("V103", 4, 9),
        ("V105", 5, 9),
        ("V102", 6, 1),
        ("V104", 7, 19),
        ("V111", 8, 7),
        ("V111", 10, 1),
        ("V106", 11, 34),
        ("V107", 11, 81),
        ("V108", 12, 17),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("place: {city: Malmö, country: Sverige}", ("V108", 13, 31)),
        ("place:\n  city: Malmö\n  country: Sverige", ("V108", 15, 12)),
        ("place: {cty: Malmö}", ("V102", 13, 9)),
        ("figures: [{label: stands, value: 3, unt: m}]", ("V102", 13, 37)),
        ("figures:\n  - label: stands\n    valeu: 3", ("V102", 15, 5)),
        ("editions:\n  - label: First\n    start: 2021\n    place:\n      contry: SE", ("V102", 17, 7)),
        ("links: [{label: A, url: harbour}]", ("V109", 13, 25)),
        ("links:\n  - label: A\n    url: >-\n      harbour\n      house", ("V109", 15, 10)),
        ('audience: [designers, "", buyers]', ("V111", 13, 23)),
        ("audience:\n  - designers\n  -", ("V111", 15, 4)),
        ("related: [export-days]", ("V104", 13, 11)),
        ("related: [2020]", ("V104", 13, 11)),
        ("modules: selling", ("V103", 13, 10)),
        ("modules: {a: b}", ("V103", 13, 10)),
        ("partners: [nobody]", ("V104", 13, 12)),
        ("partners: [404]", ("V104", 13, 12)),
        ("partners: [{organisation: nobody, role: host}]", ("V104", 13, 27)),
        ("partners:\n  - organisation: nobody\n    role: host", ("V104", 14, 19)),
        ("partners: [{organisation: }]", ("V111", 13, 13)),
        ("partners: [{role: host}]", ("V134", 13, 12)),
        ("funders: [{kind: fund}]", ("V134", 13, 11)),
        ("funders: [{organisation: harbour-house, country: SE}]", ("V138", 13, 41)),
        ("funders: [{name: A city, kind: town}]", ("V105", 13, 32)),
        ("funders: [{name: A city, url: city}]", ("V109", 13, 31)),
        ("support: [{what: travel, amount: 500}]", ("V101", 13, 11)),
        ("support: [{what: travel, currency: EUR}]", ("V101", 13, 11)),
        ("support: [{what: travel, amount: -5, currency: EUR}]", ("V112", 13, 34)),
        ("figures: [{label: budget, value: 500, unit: EUR}]", ("V101", 13, 45)),
        ("figures: [{label: budget, value: 500, currency: euro}]", ("V129", 13, 49)),
        ("figures: [{label: stands, value: 3, year: 2999}]", ("V112", 13, 43)),
        ("figures: [{label: stands, value: 3, year: 2099}]", ("V124", 13, 43)),
        ("support: [{what: travel, year: 2099}]", ("V124", 13, 32)),
        ("sources: [{states: Its dates.}]", ("V101", 13, 11)),
        ("sources: [{publisher: A newspaper}]", ("V101", 13, 11)),
        ("sources: [{publisher: A newspaper, states: Its dates., seen: 2099-01}]", ("V124", 13, 62)),
        ("last_seen: 2099", ("V124", 13, 12)),
        ("last_seen: 2026-05", ("V103", 13, 12)),
        ("since: 2099", ("V124", 13, 8)),
        ("since: 2020\nlast_seen: 2019", ("V107", 14, 12)),
        ("since: 2020-05\neditions: [{label: A, start: 2020-04-01}]", ("V107", 14, 30)),
        ("cost: {}", ("V111", 13, 7)),
        ("effort: {}", ("V111", 13, 9)),
        ("contact: {}", ("V111", 13, 10)),
        ("contact: {role: export adviser}", ("V101", 13, 10)),
        ("contact: {organisation: nobody}", ("V104", 13, 25)),
        ("effort: {lead_weeks: 999}", ("V112", 13, 22)),
        ("cost: {level: cheap}", ("V105", 13, 15)),
        ("recurs: monthly", ("V105", 13, 9)),
        ("partners: [{organisation: harbour-house}]", ("V122", 13, 12)),
        ("cover: ../media/a.png", ("V103", 13, 8)),
        ("uncertain: strand", ("V103", 13, 12)),
        ("uncertain: {strand: }", ("V111", 13, 13)),
        ("uncertain: {strnd: Unsure.}", ("V120", 13, 13)),
        ("uncertain: [strand, strnd]", ("V120", 13, 21)),
        ("reviewed: tomorrow", ("V106", 13, 11)),
        ("deadline: 31.3.2027", ("V106", 13, 11)),
        ("deadline: 2027-02-30", ("V106", 13, 11)),
        ("deadline: 2027-03", ("V106", 13, 11)),
        ("reviewed: 2999-01-01", ("V124", 13, 11)),
        ("published: 2999-01-01", ("V124", 13, 12)),
        ("aliases: [tools/old]", ("V119", 13, 11)),
        ("draft: yes", ("V103", 13, 8)),
        ('draft: "true"', ("V103", 13, 8)),
        ("figures: [{label: stands, value: 1.5e30}]", ("V112", 13, 34)),
        ("figures: [{label: stands, value: -1.5e30}]", ("V112", 13, 34)),
        ('figures: [{label: stands, value: "1.5e30"}]', ("V112", 13, 34)),
        ("figures: [{label: stands, value: 1000000000000000}]", ("V112", 13, 34)),
        (f"figures: [{{label: stands, value: {10**40}}}]", ("V112", 13, 34)),
        ("figures: [{label: stands, value: 1e400}]", ("V112", 13, 34)),
        ("editions: [{label: A, start: 99999}]", ("V106", 13, 30)),
    ],
)
def test_one_mistake_is_one_problem_at_its_exact_place(
    lines: str, expected: tuple[str, int, int], tmp_path: Path
) -> None:
    assert problems_of(tmp_path, ("organisers: [harbour-house]\n", f"organisers: [harbour-house]\n{lines}\n")) == [
        expected
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "uncertain: {partners: The source counts them and names none.}",
        "uncertain: [strand]",
        "deadline: 2001-03-31",
        "deadline: Until 31.3.2001",
        "since: 2020\nlast_seen: 2020\neditions: [{label: A, start: 2020-04-01}]",
        "funders: [{name: A city, kind: public-authority, country: SE}, harbour-house]",
        "figures: [{label: budget, value: 50–100, currency: EUR, year: 2020}]",
        "steps: [{when: -8 weeks, what: Invite}, {when: +1 day, what: Thank}, {when: 2 months, what: Ask}]",
        "sources: [{publisher: A newspaper, states: Its dates., seen: 2020}]",
        "contact: {email: info@harbour.example}",
        "title: 2020",
        "figures: [{label: stands, value: 0}, {label: share, value: 12.5}, {label: length, value: one night}]",
        "editions: [{label: A, start: 2021}, {label: B, start: 2021-05-27, end: 2021}, {label: C, end: 2020, note: x}]",
        "editions: [{label: A, start: 2021, time: 9:00}, {label: B, start: 2021, time: 09.00 - 16.30 CET}]",
        "editions: [{label: A, start: 2020-02-29}]",
        "contributors: [{organisation: harbour-house}]\norganisers: []",
        "countries: [NO, SE]",
        f"reviewed: {date.today()}",
        'links: [{label: A, url: "HTTPS://Example.org/ä?q=1#x"}]',
        "aliases: [old/, chapters/tool_1/, a.b/c/]",
        "figures: [{label: stands, value: 999999999999999}, {label: lost, value: -999999999999999.0}]",
        "figures: [{label: share, value: 1.0e-30}, {label: cases, value: .inf}, {label: none, value: nan}]",
    ],
)
def test_what_is_sound_is_passed_over(lines: str, tmp_path: Path) -> None:
    names = {line.split(":")[0] for line in lines.split("\n")}
    kept = [line for line in SOUND.split("\n") if line.split(":")[0] not in names]
    at = kept.index("---", 1)
    text = "\n".join([*kept[:at], *lines.split("\n"), *kept[at:]])
    about_prose = "E"
    assert [problem for problem in told(site(tmp_path / "project", {TOOL: text})) if problem[0][0] != about_prose] == []


@pytest.mark.parametrize(
    "written", ["2.10", "2.0", "1.50e3", "1e3", "2020", "2020-10-15", "0x10", "007", "12:30", "yes", "NO", "1_000"]
)
def test_a_text_is_what_was_written_whatever_yaml_takes_it_for(written: str, tmp_path: Path) -> None:
    text = SOUND.replace("organisers:", f"editions: [{{label: {written}, start: 2020}}]\norganisers:")
    loaded = site(tmp_path / "project", {TOOL: text})
    assert loaded.site is not None
    (edition,) = loaded.site.library.tools["export-day"].meta.editions
    assert edition.label == written


@pytest.mark.parametrize(("written", "code"), [("true", "V103"), ("null", "V111"), ("~", "V111")])
def test_a_word_that_yaml_keeps_for_itself_is_no_text(written: str, code: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, ("title: Export day", f"title: {written}")) == [(code, 2, 8)]


def test_equal_numbers_are_equal_however_they_were_spelt(tmp_path: Path) -> None:
    text = SOUND.replace("organisers:", "figures: [{label: share, value: 12.50}]\norganisers:")
    loaded = site(tmp_path / "project", {TOOL: text})
    assert loaded.site is not None
    (figure,) = loaded.site.library.tools["export-day"].meta.figures
    assert (str(figure.value), type(figure.value)) == ("12.5", float)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("uk", "Did you mean `gb.md`?"), ("sweden", "Did you mean `se.md`?"), ("south-africa", "Did you mean `za.md`?")],
)
def test_a_country_file_is_named_by_its_code(name: str, hint: str, tmp_path: Path) -> None:
    loaded = site(tmp_path / "project", {f"content/countries/{name}.md": "---\nsummary: A country.\n---\n"})
    (problem,) = loaded.problems.items
    assert (problem.code, problem.help[: len(hint)]) == ("V108", hint)


def test_a_file_that_says_too_much_of_its_doubts_loses_none_of_its_facts(tmp_path: Path) -> None:
    text = changed(SOUND, ("mode: physical\n", "mode: physical\nuncertain: {strand: Inferred from the programme.}\n"))
    loaded = site(tmp_path / "project", {TOOL: text})
    assert loaded.site is not None
    tool = loaded.site.library.tools["export-day"].meta
    assert (tool.strand, dict(tool.uncertain)) == ("events", {"strand": "Inferred from the programme."})

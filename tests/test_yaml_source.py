"""Settings in YAML: values, problems and places."""

import pickle

import pytest

from catalogue.diagnostics.model import Span
from catalogue.yaml_source import load, locate
from catalogue.yaml_source.scalars import SpelledFloat
from catalogue.yaml_source.source_map import excerpt


def values(text: str) -> dict[str, object]:
    front, problems = load(text, "x")
    assert not problems
    return front


def codes(text: str) -> list[tuple[int, int, str]]:
    return [(problem.span.line, problem.span.column, problem.code) for problem in load(text, "x")[1]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12:30", "12:30"),
        ("2020-10-15", "2020-10-15"),
        ("2020-10", "2020-10"),
        ("2020", 2020),
        ("-3", -3),
        ("+3", 3),
        ("0", 0),
        ("007", "007"),
        ("0o7", "0o7"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        ("2.5", 2.5),
        ("2.50", SpelledFloat("2.50")),
        ("2.5e1", SpelledFloat("2.5e1")),
        ("2.5e999", "2.5e999"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("-", "-"),
        ("9" * 30, "9" * 30),
        ("٣", "٣"),
        ('"true"', "true"),
        ("'12'", "12"),
        ("# nothing", None),
        ("a  # note", "a"),
        ("a\t# note", "a"),
        ("1 # note", 1),
        ("2020-10-15 # note", "2020-10-15"),
        ("a # catalogue: allow E116 because", "a"),
        ('"a #1" #2', "a #1"),
        ("'a #1'", "a #1"),
        ("|-\n  a #1", "a #1"),
        ("http://a.example/b?c=d#e", "http://a.example/b?c=d#e"),
    ],
)
def test_a_plain_value_means_what_yaml_1_2_says(written: str, value: object) -> None:
    found = values(f"key: {written}\n" if written != "-" else "key: '-'\n")["key"]
    assert found == value
    assert type(found) is type(value)


def test_a_number_keeps_its_spelling_between_processes() -> None:
    number = pickle.loads(pickle.dumps(values("a: 2.10\n")["a"]))
    assert (number, str(number), repr(number)) == (2.1, "2.10", "2.10")


def test_lists_and_groups_become_plain_lists_and_dicts() -> None:
    text = "a: [NO, SE]\nb:\n  - {c: 1}\n  - d:\n      e: |\n        one\n        two\nf: {}\ng: []\n"
    assert values(text) == {"a": ["NO", "SE"], "b": [{"c": 1}, {"d": {"e": "one\ntwo\n"}}], "f": {}, "g": []}


def test_names_that_yaml_1_1_takes_for_truth_values_stay_names() -> None:
    assert values("no: Norsk\non: 1\n") == {"no": "Norsk", "on": 1}


def test_an_empty_text_and_one_of_comments_have_no_settings_and_no_problems() -> None:
    assert load("", "x") == load("# nothing yet\n", "x") == ({}, [])


def test_foreign_newlines_and_a_byte_order_mark_do_not_matter() -> None:
    assert values("\ufeffa: 1\r\nb: 2\r\n") == {"a": 1, "b": 2}


def test_every_problem_of_meaning_is_found_in_one_go_and_the_rest_is_kept() -> None:
    text = "a: 1\na: 2\n<<: {b: 1}\nc: &d 3\ne: *d\nf: !!str 4\n5: g\n? [h]\n: i\nj: 6\n"
    assert codes(text) == [
        (2, 1, "R207"),
        (3, 1, "R209"),
        (4, 4, "R208"),
        (5, 4, "R208"),
        (6, 4, "R210"),
        (7, 1, "R211"),
        (8, 3, "R211"),
    ]
    assert load(text, "x")[0] == {"a": 1, "c": 3, "f": 4, "j": 6}


def test_a_name_that_returns_in_another_group_is_no_duplicate() -> None:
    assert values("a: {b: 1}\nc: {b: 2}\nd: [{b: 1}, {b: 2}]\n")


def test_several_slips_in_separate_lines_are_all_reported() -> None:
    text = "a: Mesh: a festival\nb: @mesh\nc:d\ne: 'f' g\nh: ok\n"
    assert codes(text) == [(1, 8, "R217"), (2, 4, "R220"), (3, 1, "R219"), (4, 8, "R222")]
    assert load(text, "x")[0] == {}


def test_after_a_slip_whose_effect_is_unclear_the_search_stops() -> None:
    assert codes('a: "b\nc: @d\n') == [(1, 4, "R215")]


def test_lines_are_counted_from_the_first_line_that_is_given() -> None:
    (problem,) = load("a: b\nc: d: e\n", "content/tools/mesh.md", 2)[1]
    assert problem.span == Span("content/tools/mesh.md", 3, 5)


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("a:\n\t- b\n", 2, 1, "R214"),
        ("a: b\n\tc: d\n", 2, 1, "R214"),
        ("a: |\n\tb\n", 2, 1, "R214"),
        ("a: 'b\n", 1, 4, "R215"),
        ('a: "x\nb: "y"\n', 1, 4, "R215"),
        ("a: [b, c\nd: e\n", 1, 4, "R216"),
        ("a: [b, [c, d]\nd: e\n", 1, 4, "R216"),
        ("a: [b, {c: d]\n", 1, 8, "R216"),
        ("a: [\n", 1, 4, "R216"),
        ("a: {b: c: d}\n", 1, 9, "R217"),
        ("a: b c: d\n", 1, 7, "R217"),
        ("- a: b: c\n", 1, 7, "R217"),
        ("a: b\n  c: d\n", 2, 3, "R218"),
        ("a:\n  b: c\n d: e\n", 3, 2, "R218"),
        ("  a: b\nc: d\n", 1, 3, "R218"),
        ("a:b\nc: d\n", 1, 1, "R219"),
        ("a:b\n", 1, 1, "R219"),
        ("a:\u00a0b\nc: d\n", 1, 1, "R219"),
        ("a: `b`\n", 1, 4, "R220"),
        ("%a\nb: c\n", 1, 1, "R220"),
        ("a: b\u2028c\n", 1, 5, "R221"),
        ("a: b\ud800c\n", 1, 5, "R221"),
        ('a: "b" c\n', 1, 8, "R222"),
        ('a: "\\q"\n', 1, 5, "R223"),
        ('a: "\\xzz"\n', 1, 5, "R223"),
        ("a: b\nc\nd: e\n", 2, 1, "R224"),
        ("hello\na: b\n", 1, 1, "R224"),
        ("a: [b,, c]\n", 1, 7, "R225"),
        ("a: ]\n", 1, 4, "R225"),
        ('a: ["b" c]\n', 1, 9, "R225"),
        ("a: > 70\n", 1, 4, "R226"),
        (": a\n", 1, 1, "R227"),
        ("a: b\n- c\n", 2, 1, "R228"),
        ("a: - b\n", 1, 4, "R228"),
        ("a: *important* news\n", 1, 4, "R208"),
        ("a: & b\n", 1, 4, "R208"),
        ("a: !x!y z\n", 1, 4, "R210"),
        ("a: b\n...\nc: d\n", 2, 1, "R206"),
        ("a: b\n---\nc: d\n", 2, 1, "R206"),
        ("just a sentence\n", 1, 1, "R205"),
        ("- a\n", 1, 1, "R205"),
        ("---\n[a]\n", 2, 1, "R205"),
        ("a: " + "[" * 30 + "]" * 30 + "\n", 1, 23, "R212"),
        ("a: b\n" * 20_000, 1, 1, "R213"),
    ],
)
def test_a_slip_is_reported_where_it_was_made(text: str, line: int, column: int, code: str) -> None:
    assert codes(text) == [(line, column, code)]


@pytest.mark.parametrize(
    ("text", "places", "value"),
    [
        ("a: Fair #1 in Europe\n", [(1, 9)], "Fair #1 in Europe"),
        ("a: Fair # one # two\n", [(1, 9)], "Fair # one # two"),
        ("a: #1\n", [(1, 4)], "#1"),
        ("a: C #\n", [(1, 6)], "C #"),
        ("a: Fair\n  goes #1\n  on\n", [(2, 8)], "Fair goes #1 on"),
        ("a: Fair #1\n  goes #2\n  on\n", [(1, 9)], "Fair #1 goes #2 on"),
        ("a:\n  - Fair #1\n  - #2\n", [(2, 10), (3, 5)], ["Fair #1", "#2"]),
        ("a: [Fair #1, Fair #2, c]  # note\n", [(1, 10), (1, 19)], ["Fair #1", "Fair #2", "c"]),
        ("a: [Fair # one, b]\n", [(1, 10)], ["Fair # one", "b"]),
        ("a: [#1, b]\n", [(1, 5)], ["#1", "b"]),
        ("a: {b: Fair #1, c: d}\n", [(1, 13)], {"b": "Fair #1", "c": "d"}),
        ("a:\n  b:\n    c: Fair #1\n", [(3, 13)], {"b": {"c": "Fair #1"}}),
        ("a: 1 #one\n", [(1, 6)], 1),
    ],
)
def test_a_sign_that_takes_a_piece_off_a_value_is_reported_and_nothing_else(
    text: str, places: list[tuple[int, int]], value: object
) -> None:
    text += "z: [b]\n# A comment on a line of its own.\n"
    assert codes(text) == [(line, column, "R229") for line, column in places]
    assert load(text, "x")[0] == {"a": value, "z": ["b"]}


def test_a_sign_and_another_slip_in_one_value_are_told_as_the_slip() -> None:
    assert codes("a: Fair #1: the first\nb: c\n") == [(1, 11, "R217")]
    assert codes("a: [b #1\n") == [(1, 4, "R216")]


def test_the_help_for_a_sign_shows_the_value_in_quotes() -> None:
    (problem,) = load("title: The #1 #fair\n", "x")[1]
    assert '`title: "The #1 #fair"`' in problem.help


def test_thousands_of_signs_are_read_to_the_end() -> None:
    text = "a:\n" + "  - [b #1, c]\n" * 4000
    assert {code for _, _, code in codes(text)} <= {"R229", "R216", "R225"}


def test_the_help_for_a_colon_shows_the_value_in_quotes() -> None:
    (problem,) = load('title: Mesh: the "festival"\n', "x")[1]
    assert problem.help == 'Put the whole value in double quotes: "Mesh: the \\"festival\\"".'


def test_no_message_uses_the_words_of_the_parser() -> None:
    jargon = ("scalar", "token", "mapping", "sequence", "flow", "stream", "context", "parsing", "scanning")
    for text in ("a: b: c", "a: [", "a: {", 'a: "', "\ta", "a: @", "? ", ": ", "a: |x", "%", "a\nb: c", "- a\nb"):
        for problem in load(text, "x")[1]:
            assert not [word for word in jargon if word in f"{problem.message} {problem.help}"]


TEXT = """\
title: Mesh
place: {city: Gdynia, country: PL}
sectors: [design, crafts]
empty:
figures:
  - {label: objects, value: 74}
  - label: visitors
    note: |
      Counted
      at the door.
"""


@pytest.mark.parametrize(
    ("keys", "part", "span"),
    [
        (["title"], "value", Span("x", 1, 8, 0, 12)),
        (["title"], "key", Span("x", 1, 1, 0, 6)),
        (["place"], "value", Span("x", 2, 8, 0, 35)),
        (["place", "country"], "value", Span("x", 2, 32, 0, 34)),
        (["sectors", 1], "value", Span("x", 3, 19, 0, 25)),
        (["sectors", 1], "key", Span("x", 3, 19, 0, 25)),
        (["empty"], "value", Span("x", 4, 1, 0, 6)),
        (["figures"], "value", Span("x", 6, 3, 0, 32)),
        (["figures", 0, "value"], "value", Span("x", 6, 29, 0, 31)),
        (["figures", 1], "value", Span("x", 7, 5, 0, 20)),
        (["figures", 1, "note"], "key", Span("x", 8, 5, 0, 9)),
        (["figures", 1, "note"], "value", Span("x", 8, 11, 11, 1)),
    ],
)
def test_a_setting_is_located_by_its_path(keys: list[str | int], part: str, span: Span) -> None:
    assert locate(TEXT, "x", keys, part="key" if part == "key" else "value") == span


@pytest.mark.parametrize(
    ("keys", "span"),
    [
        ([], Span("x", 1, 1, 0, 12)),
        (["summary"], Span("x", 1, 1, 0, 12)),
        (["place", "venue"], Span("x", 2, 1, 0, 6)),
        (["sectors", 7], Span("x", 3, 1, 0, 8)),
        (["title", "short"], Span("x", 1, 1, 0, 6)),
        (["figures", 1, "value"], Span("x", 7, 5, 0, 20)),
    ],
)
def test_what_is_not_there_is_located_at_its_nearest_parent(keys: list[str | int], span: Span) -> None:
    assert locate(TEXT, "x", keys) == span


def test_a_setting_before_a_slip_is_still_located() -> None:
    assert locate("a: b\nc: d: e\n", "x", ["a"], first_line=5) == Span("x", 5, 4, 0, 5)
    assert locate("a: b\nc: [d\n", "x", ["c", 4], first_line=5) == Span("x", 6, 1, 0, 2)


def test_an_excerpt_is_one_short_line_without_invisible_characters() -> None:
    assert excerpt("a\n b\u202ec") == "a b c"
    assert len(excerpt("word " * 100)) == 60

"""What stands under the carets: tabs, wide characters, long lines, spans over several lines."""

import pytest

from catalogue.diagnostics import Diagnostic, Diagnostics, Severity, Span
from catalogue.diagnostics.formats import human


def _shown(source: str, *place: int, help_text: str = "") -> list[str]:
    """The block of one problem at `place` (line, column, end line, end column), without its first line."""
    problem = Diagnostic(Span("a.md", *place), "V104", "n", Severity.ERROR, "m", help_text)
    text = human.render(Diagnostics((problem,)), lambda _path: source.split("\n"))
    first, *block = text.removesuffix("\n\n1 error in 1 file\n").split("\n")
    assert first == f"a.md:{place[0]}:{place[1]}: error[V104] m"
    return block


def test_the_shape_is_that_of_the_design() -> None:
    problem = Diagnostic(
        Span("content/tools/mesh.md", 7, 11, end_column=17),
        "V104",
        "unknown-reference",
        Severity.ERROR,
        "no sector named `desing`",
        "did you mean `design`? The sectors are listed in content/sectors/.",
    )
    source = [*[""] * 6, "sectors: [desing, crafts]"]
    assert human.render(Diagnostics((problem,)), lambda _path: source) == (
        "content/tools/mesh.md:7:11: error[V104] no sector named `desing`\n"
        "  |\n"
        "7 | sectors: [desing, crafts]\n"
        "  |           ^^^^^^\n"
        "  = help: did you mean `design`? The sectors are listed in content/sectors/.\n"
        "\n"
        "1 error in 1 file\n"
    )


@pytest.mark.parametrize(
    ("source", "column", "end", "drawn", "carets"),
    [
        ("mode: digitl", 7, 13, "mode: digitl", "      ^^^^^^"),
        ("\tmode", 2, 6, "    mode", "    ^^^^"),
        ("ab\tmode", 4, 8, "ab  mode", "    ^^^^"),
        ("日\tmode", 3, 7, "日  mode", "    ^^^^"),
        ("日本: x", 5, 6, "日本: x", "      ^"),
        ("日本: x", 1, 3, "日本: x", "^^^^"),
        ("e\u0301e\u0301: x", 7, 8, "e\u0301e\u0301: x", "    ^"),
        ("👩\u200d💻 👍🏽 x", 8, 9, "👩\u200d💻 👍🏽 x", "      ^"),
        ("❤\ufe0f x", 4, 5, "❤\ufe0f x", "   ^"),
        ("a\x1b[31mb", 7, 8, "a\\x1b[31mb", "         ^"),
        ("a\u202eb", 2, 3, "a\\u202eb", " ^^^^^^"),
        ("title", 6, 7, "title", "     ^"),
        ("title", 99, 120, "title", "     ^"),
        ("title", 3, 3, "title", "  ^"),
        ("title", 3, 2, "title", "  ^"),
    ],
)
def test_the_carets_stand_under_the_text(source: str, column: int, end: int, drawn: str, carets: str) -> None:
    assert _shown(source, 1, column, 1, end) == ["  |", f"1 | {drawn}", f"  | {carets}"]


def test_an_empty_line_is_marked_at_its_start() -> None:
    assert _shown("", 1, 1) == ["  |", "1 |", "  | ^"]


def test_a_line_that_the_file_does_not_have_is_left_out() -> None:
    assert _shown("title", 2, 1, help_text="end it") == ["  = help: end it"]


def test_a_long_line_is_cut_after_its_problem() -> None:
    shown = _shown("title: " + "a" * 500, 1, 8, 1, 12)
    assert shown[1:] == ["1 | title: " + "a" * 93 + "…", "  |        ^^^^"]


def test_a_problem_far_to_the_right_is_shown_with_what_comes_before_it() -> None:
    shown = _shown("a" * 500 + " wrong " + "b" * 500, 1, 502, 1, 507)
    assert shown[1] == "1 | …" + "a" * 29 + " wrong " + "b" * 64 + "…"
    assert shown[2] == "  | " + " " * 31 + "^^^^^"


def test_a_problem_longer_than_the_cut_is_underlined_to_the_cut() -> None:
    shown = _shown("a" * 10 + "b" * 500, 1, 11, 1, 400)
    assert shown[1:] == ["1 | " + "a" * 10 + "b" * 90 + "…", "  | " + " " * 10 + "^" * 90]


def test_each_line_of_a_longer_span_is_underlined_without_its_indent() -> None:
    assert _shown("title: x\nplace:\n  city: y\n\n  country: z  \nend", 2, 1, 5, 10) == [
        "  |",
        "2 | place:",
        "  | ^^^^^^",
        "3 |   city: y",
        "  |   ^^^^^^^",
        "4 |",
        "5 |   country: z",
        "  |   ^^^^^^^",
    ]


def test_the_middle_of_a_very_long_span_is_left_out() -> None:
    source = "\n".join(f"line {number}" for number in range(1, 21))
    assert _shown(source, 2, 1, 12, 5, help_text="shorten it") == [
        "   |",
        " 2 | line 2",
        "   | ^^^^^^",
        " 3 | line 3",
        "   | ^^^^^^",
        " 4 | line 4",
        "   | ^^^^^^",
        " 5 | line 5",
        "   | ^^^^^^",
        "...",
        "12 | line 12",
        "   | ^^^^",
        "   = help: shorten it",
    ]


def test_a_span_that_ends_before_the_first_character_of_a_line_does_not_show_that_line() -> None:
    assert _shown("one\ntwo", 1, 2, 2, 1) == ["  |", "1 | one", "  |  ^^"]


def test_a_span_that_outlasts_the_file_ends_with_the_file() -> None:
    assert _shown("one\ntwo", 2, 1, 9, 4) == ["  |", "2 | two", "  | ^^^"]

"""Parting front matter and body."""

from catalogue.diagnostics.model import Span
from catalogue.sources.front_matter import Split, locate_in, split_front_matter


def test_front_matter_and_body_are_cut_at_their_lines() -> None:
    assert split_front_matter("---\na: b\nc: d\n---\n\nText.\n", "x") == Split("a: b\nc: d\n", 2, "\nText.\n", 5)


def test_spaces_behind_the_hyphens_do_not_matter() -> None:
    assert split_front_matter("---  \na: b\n---\t\nText", "x") == Split("a: b\n", 2, "Text", 4)


def test_a_file_may_end_with_its_front_matter() -> None:
    assert split_front_matter("---\na: b\n---", "x") == Split("a: b\n", 2, "", 4)


def test_a_rule_in_the_body_is_not_taken_for_the_end_of_the_front_matter() -> None:
    cut = split_front_matter("---\na: b\n---\nText\n\n---\n\nMore\n", "x")
    assert isinstance(cut, Split)
    assert cut.body == "Text\n\n---\n\nMore\n"


def test_a_comment_with_one_number_sign_is_no_sign_of_a_missing_end() -> None:
    assert isinstance(split_front_matter("---\na: b\n\n# later: c\n---\n", "x"), Split)


def test_a_setting_is_located_in_the_whole_file() -> None:
    text = "---\ntitle: Mesh\nplace: {city: Gdynia, country: PL}\n---\nText.\n"
    assert locate_in(text, "x", ["place", "country"]) == Span("x", 3, 32, 0, 34)
    assert locate_in(text, "x", ["title"], part="key") == Span("x", 2, 1, 0, 6)
    assert locate_in(text, "x", ["summary"]) == Span("x", 2, 1, 0, 12)


def test_nothing_is_located_in_a_file_without_front_matter() -> None:
    assert locate_in("Text.", "x", ["title"]) == Span("x", 1, 1)

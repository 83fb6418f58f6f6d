"""Prose that counts what the catalogue counts itself, and prose that counts something else."""

import pytest

from tests.lint.reading import document, told

LINK = "[Export day](../tools/export-day.md)"


def told_on(path: str, body: str, front: str = "") -> list[str]:
    """The words that the rule marks on a page."""
    return [words for code, words in told(document(body, front, path=path)) if code == "E154"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"Five tools are sorted here: {LINK}.", "Five tools"),
        (f"Both tools shown here are an inference: {LINK}.", "Both tools"),
        (f"See {LINK}. Three more tools touch design.", "Three more tools"),
        ("None of the ten tools names participants.", "ten tools"),
        ("Germany takes part in eight of the 12 tools.", "12 tools"),
    ],
)
def test_a_term_whose_text_counts_its_tools_is_reported(body: str, words: str) -> None:
    assert told_on("content/sectors/design.md", body) == [words]


def test_a_summary_that_counts_tools_is_reported_and_a_longer_line_as_well() -> None:
    summary = "summary: >-\n  A festival in Malmö,\n  and participants in three more tools.\n"
    assert told_on("content/countries/se.md", "Text.", summary) == ["three more tools"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("This catalogue holds 110 tools.", "110 tools"),
        ("The catalogue describes more than twenty-one initiatives.", "twenty-one initiatives"),
        ("Seventy-two organisations are described in this catalogue.", "Seventy-two organisations"),
        ("There are 21 formats listed here.", "21 formats"),
    ],
)
def test_any_page_that_counts_what_is_in_the_catalogue_is_reported(body: str, words: str) -> None:
    assert told_on("content/pages/about.md", body) == [words]


@pytest.mark.parametrize(
    "body",
    [
        f"Of the ten pilots, five are sorted here: {LINK}.",
        f"Two of the ten pilots touch this field: {LINK}.",
        "None of the ten piloted tools is made for it alone.",
        f"The ten tools of the project, such as {LINK}, were tried out.",
        f"The project’s ten tools, such as {LINK}, were tried out.",
        f"From the answers came a list of 91 tools, and {LINK} was one of them.",
        "A bookbinder needs two tools: a needle and a press.",
        f"At {LINK}, eleven organisations met, and two formats were tried.",
        f"In 2020 tools such as {LINK} moved online.",
        "> This catalogue holds 110 tools.",
        "The catalogue of 2021 has ten tools.",
    ],
)
def test_what_counts_something_else_is_left_alone(body: str) -> None:
    assert told_on("content/sectors/design.md", body) == []


@pytest.mark.parametrize(
    "body",
    [
        "Companies brought two tools of their own.",
        "Five more organisations appear by logo.",
        "It joined 3 initiatives.",
    ],
)
def test_on_the_page_of_a_tool_numbers_speak_of_the_tool(body: str) -> None:
    assert told_on("content/tools/export-day.md", body) == []


def test_a_translation_is_left_alone_as_the_words_are_english() -> None:
    assert told_on("content/sectors/design.sv.md", "This catalogue holds 110 tools.") == []

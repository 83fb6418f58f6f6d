"""Headings: their levels, their words, and bold lines that stand in for one."""

import pytest

from tests.lint.reading import document, told, told_of


def test_a_heading_that_skips_a_level_is_reported() -> None:
    assert told_of("## One\n\nText.\n\n#### Two\n\nText.") == [("E121", "#### Two")]


def test_the_first_heading_of_a_page_is_of_the_second_level() -> None:
    assert told_of("### One\n\nText.") == [("E121", "### One")]
    assert told_of("## One\n\nText.\n\n### Two\n\nText.\n\n## Three\n\nText.") == []


@pytest.mark.parametrize("signs", ["##", "## ##", "###"])
def test_an_empty_heading_is_reported(signs: str) -> None:
    assert told_of(f"## One\n\nText.\n\n{signs}\n\nText.") == [("E122", signs)]


def test_a_heading_that_is_a_picture_with_words_is_not_empty() -> None:
    assert told_of("## ![The harbour in fog](../media/fog.jpg 'Photo: N. N.')\n\nText.") == []


def test_a_repeated_heading_is_reported_where_it_stands_again() -> None:
    assert told_of("## One\n\nText.\n\n## Two\n\nText.\n\n## one\n\nText.") == [("E123", "## one")]


def test_the_same_words_below_two_headings_are_no_repetition() -> None:
    body = "## Day one\n\n### Morning\n\nTalks.\n\n## Day two\n\n### Morning\n\nPitches."
    assert told_of(body) == []
    assert told_of(body.replace("Day two", "Later").replace("## Later\n\n", "")) == [("E123", "### Morning")]


def test_a_first_heading_that_is_the_title_is_reported() -> None:
    assert told_of("## Export day\n\nText.", "title: Export day\n") == [("E123", "## Export day")]
    assert told_of("## What it is\n\nText.\n\n### Export day\n\nText.", "title: Export day\n") == []


@pytest.mark.parametrize(
    "line",
    ["**Lessons learnt**", "__Programme__", "**Programme:**", "***Who comes***", "_**Tickets**_", "**Programme**:"],
)
def test_a_bold_line_above_a_text_is_a_heading_in_disguise(line: str) -> None:
    assert told_of(f"{line}\n\nBegin earlier.") == [("E124", line)]
    assert told_of(f"## One\n\n{line}\n\n- Begin earlier.") == [("E124", line)]


@pytest.mark.parametrize(
    "body",
    [
        "**Bring your passport.**\n\nIt is needed at the border.",
        "**Who comes?** Designers.\n\nMore text.",
        "**One** and **two**\n\nMore text.",
        "- **Begin earlier**\n\n  Half a year is not enough.",
        "Text.\n\n**The end**",
        "**[MESH Festival](../tools/mesh-festival.md)**\n\nMore text.",
        "**It was said at the end of a long day that nobody had expected so many people to come to this "
        "place**\n\nText.",
        "| **Day** | **What** |\n|---|---|\n| 1 | Talks |",
        "*Programme*\n\nMore text.",
    ],
)
def test_bold_words_that_are_no_heading_are_left_alone(body: str) -> None:
    assert told_of(body) == []


@pytest.mark.parametrize("heading", ["Aim and target group.", "What we learnt in 2021.", "A jury of five."])
def test_a_heading_with_a_full_stop_is_reported(heading: str) -> None:
    assert told_of(f"## {heading}\n\nText.") == [("E125", f"## {heading}")]


@pytest.mark.parametrize(
    "heading", ["And then...", "Costs, visas etc.", "Harbour Ltd.", "Why?", "Tools, e.g.", "By J. S."]
)
def test_dots_that_belong_to_a_word_are_left_alone(heading: str) -> None:
    assert told_of(f"## {heading}\n\nText.") == []


LAB = document("A text.", "title: Night lab\n", path="content/tools/night-lab.md")
MESH = document("A text.", "title: MESH\n", path="content/tools/mesh.md")


def _day(body: str) -> list[tuple[str, str]]:
    return told(document(body, "title: Export day\n", path="content/tools/export-day.md"), LAB, MESH)


@pytest.mark.parametrize(
    "heading", ["Aim of the Night Lab", "Night lab: programme", "Lessons from the Night Lab", "Who comes to MESH"]
)
def test_a_heading_that_names_a_neighbour_is_reported(heading: str) -> None:
    assert _day(f"## {heading}\n\nDesigners.") == [("E126", f"## {heading}")]


@pytest.mark.parametrize(
    "body",
    [
        "## Unlike the Night Lab\n\nIt takes place by day.",
        "## The Night Lab\n\nIt grew out of the [lab](night-lab.md).",
        "## Export day and Night Lab\n\nThey share a jury.",
        "## Night labour\n\nNobody works at night.",
        "## A mesh of contacts\n\nEverybody knows somebody.",
        "## A night in the lab\n\nThe lights are on.",
    ],
)
def test_a_heading_that_compares_or_links_or_only_sounds_alike_is_left_alone(body: str) -> None:
    assert _day(body) == []


def test_a_page_about_the_catalogue_may_name_a_tool_in_a_heading() -> None:
    assert told(document("## Night lab\n\nA tool."), LAB) == []


def test_a_section_without_a_word_is_reported() -> None:
    body = "## One\n\n## Two\n\n### Part\n\nText.\n\n### Other part\n\n## Three\n\n<!-- later -->\n\n## Four"
    found = [("E162", "## One"), ("E162", "### Other part"), ("E162", "## Three"), ("E162", "## Four")]
    assert told_of(body) == found


@pytest.mark.parametrize(
    "content",
    ["Text.", "- one\n- two", "| a | b |\n|---|---|\n| 1 | 2 |", "![The quay in fog](../media/quay.jpg)",
    "```\ncode\n```",
     "> A quotation.", "<details><summary>More</summary>\n\nText.\n\n</details>", "Term\n: Its meaning"],
)  # fmt: skip
def test_a_section_with_anything_in_it_is_left_alone(content: str) -> None:
    assert "E162" not in [code for code, _ in told_of(f"## One\n\n{content}")]


def test_footnotes_at_the_end_do_not_fill_the_last_section() -> None:
    assert told_of("A text.[^1]\n\n## Last\n\n[^1]: A note.") == [("E162", "## Last")]

"""Running text is cut at its headings, and a section keeps its role in every language."""

from collections.abc import Sequence

import pytest

from catalogue.pages.sections import match_sections, split_sections
from catalogue.setting_groups import Section
from catalogue.sources.markdown import Body, fill, parse
from catalogue.views import SectionView
from tests.rendered_site import Rendered


def section(heading: str, **more: object) -> Section:
    return Section.model_validate({"heading": heading} | more)


SECTIONS = (
    section("Idea and organisation"),
    section("Programme"),
    section("Lessons learnt", highlight=True),
)


def body(text: str) -> Body:
    read, problems = parse(text, 1, "content/tools/fair.md")
    assert problems == []
    return read


def sections(text: str, original: str | None = None, site: Sequence[Section] = SECTIONS) -> tuple[SectionView, ...]:
    read = body(text)
    html = fill(read, lambda use: use.target)
    found = split_sections(html, read, match_sections(read, body(original) if original else read, site))
    assert "".join(section.html for section in found) == html
    return found


def roles(found: Sequence[SectionView]) -> list[tuple[str, str]]:
    return [(section.role, section.title) for section in found]


ENGLISH = """First words.

## Idea and organisation

A.

## Side remark

B.

## Lessons learnt

### One

C.
"""
SWEDISH = """Ord.

## Idé och organisation

A.

## Inom parentes

B.

## Lärdomar

### Ett

C.
"""


def test_a_text_is_cut_at_its_headings_of_the_second_level() -> None:
    assert roles(sections(ENGLISH)) == [
        ("", ""),
        ("idea-and-organisation", "Idea and organisation"),
        ("", "Side remark"),
        ("lessons-learnt", "Lessons learnt"),
    ]


def test_a_translation_has_the_roles_of_its_original() -> None:
    found = sections(SWEDISH, ENGLISH)
    assert roles(found)[1:] == [
        ("idea-and-organisation", "Idé och organisation"),
        ("", "Inom parentes"),
        ("lessons-learnt", "Lärdomar"),
    ]
    assert found[-1].anchor == "lardomar"


def test_a_translation_that_parts_a_section_has_roles_by_name_alone() -> None:
    assert roles(sections("## Lessons learnt\n\nA.\n\n## Mehr\n\nB.\n", ENGLISH)) == [
        ("lessons-learnt", "Lessons learnt"),
        ("", "Mehr"),
    ]


def test_capitals_and_marks_do_not_matter() -> None:
    assert roles(sections("## LESSONS LEARNT!\n\nA.\n")) == [("lessons-learnt", "LESSONS LEARNT!")]


def test_footnotes_belong_to_no_section() -> None:
    found = sections("## Lessons learnt\n\nA.[^1]\n\n[^1]: A note.\n")
    assert [(section.role, section.anchor) for section in found] == [
        ("lessons-learnt", "lessons-learnt"),
        ("notes", ""),
    ]
    assert "A note." not in found[0].html


@pytest.mark.parametrize(
    "text",
    [
        "> ## Lessons learnt\n>\n> Said somebody.\n",
        "- ## Lessons learnt\n\n  In a list.\n",
        "> [!NOTE]\n> ## Lessons learnt\n>\n> In a note.\n",
        "<div>\n\n## Lessons learnt\n\n</div>\n",
    ],
)
def test_a_heading_inside_something_else_is_no_place_to_cut(text: str) -> None:
    found = sections(f"Before.\n\n{text}\n## Programme\n\nA.\n")
    assert [section.title for section in found] == ["", "Programme"]


def test_void_elements_and_headings_with_markup_are_read_right() -> None:
    found = sections(
        "A\\\nB ![](../media/a.png)\n\n---\n\n## *Programme* of `x`\n\nC.\n", site=[section("Programme of x")]
    )
    assert roles(found) == [("", ""), ("programme-of-x", "Programme of x")]


def test_a_text_without_headings_is_one_section() -> None:
    assert roles(sections("A.\n\nB.\n")) == [("", "")]
    assert sections("") == ()


def test_a_section_has_the_id_that_the_settings_give_it_whatever_its_heading_is() -> None:
    site = [section("Lessons learnt", id="lessons"), section("Wo und wann?", id="Where & When")]
    found = sections("## Lessons learnt\n\nA.\n\n## Wo und wann?\n\nB.\n", site=site)
    assert roles(found) == [("lessons", "Lessons learnt"), ("where-when", "Wo und wann?")]


def test_only_the_section_that_the_settings_highlight_is_set_apart() -> None:
    assert [section.highlight for section in sections(SWEDISH, ENGLISH)] == [False, False, False, True]
    assert not any(section.highlight for section in sections(ENGLISH, site=[section("Lessons learnt")]))


def test_the_highlight_is_set_apart_on_the_page_and_linked_at_its_top(everything: Rendered) -> None:
    page = everything.text("tools/harbour-fair/index.html")
    assert '<a class="more-link" href="#lessons-learnt">Lessons learnt</a>' in page
    assert '<a href="#lessons-learnt" class="contents-highlight">Lessons learnt</a>' in page
    assert 'class="text-section text-section-lessons-learnt highlight" data-section="lessons-learnt"' in page
    assert page.index("text-section-lessons-learnt") < page.index("text-section-notes")
    assert page.count(' highlight"') == 1

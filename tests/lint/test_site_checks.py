"""What the site decides: sections, summaries, reviews, levels of rules, and comments that silence one."""

import pickle

import pytest

from catalogue.lint import NOTHING, lint_document
from tests.lint.reading import document, problems_of, told, told_of

HTTP = "See the [programme](http://example.org/programme)."
REASON = "because the exhibition has no secure address"


def test_an_observation_depends_on_the_document_and_can_be_sent_to_another_process() -> None:
    page = document(
        f"{HTTP}\n\nIt will take place in May 2019.\n\n<!-- catalogue: allow E133 because … -->\n<b>One</b> two"
    )
    seen = lint_document(page)
    assert all((seen.diagnostics, seen.due, seen.insecure, seen.silences))
    assert pickle.loads(pickle.dumps(seen)) == seen == lint_document(page)


def test_a_sound_page_shows_nothing() -> None:
    assert lint_document(document("A text.")) is NOTHING


TOOL = "content/tools/export-day.md"
SECTIONS = {"sections": ["Idea", "Lessons learnt"]}


def _sections(body: str, front: str = "status: piloted\n") -> list[tuple[str, str]]:
    return told(document(body, front, path=TOOL), settings=SECTIONS)


def test_a_section_that_a_piloted_tool_lacks_is_reported_at_its_status() -> None:
    assert _sections("## Idea\n\nOne.") == [("E161", "piloted")]
    assert _sections("## Idea\n\nOne.\n\n### Lessons learnt\n\nTwo.") == [("E161", "piloted")]


def test_a_heading_that_comes_near_is_offered() -> None:
    page = document("## Idea\n\nOne.\n\n## Lessons learned\n\nTwo.", "status: piloted\n", path=TOOL)
    (problem,) = problems_of(page, settings=SECTIONS)
    assert "rename “Lessons learned”" in problem.help


@pytest.mark.parametrize(
    ("body", "front"),
    [
        ("## idea\n\nOne.\n\n## Lessons Learnt\n\nTwo.", "status: piloted\n"),
        ("## Idea\n\nOne.", "status: listed\n"),
        ("## Idea\n\nOne.", ""),
        ("", "status: piloted\n"),
    ],
)
def test_a_complete_tool_or_one_that_was_not_piloted_is_left_alone(body: str, front: str) -> None:
    assert _sections(body, front) == []


def test_a_translation_has_headings_of_its_own() -> None:
    original = document("## Idea\n\nOne.\n\n## Lessons learnt\n\nTwo.", "status: piloted\n", path=TOOL)
    swedish = document("## Tanke\n\nEtt.", path="content/tools/export-day.sv.md")
    assert problems_of(original, swedish, settings=SECTIONS) == []


@pytest.mark.parametrize(("length", "found"), [(160, []), (161, ["E163"])])
def test_a_summary_is_too_long_beyond_what_a_card_holds(length: int, found: list[str]) -> None:
    assert [code for code, _ in told_of("A text.", f"summary: {'a' * length}\n")] == found


@pytest.mark.parametrize(("day", "found"), [("2025-11-23", []), ("2025-11-22", ["E164"]), ("2019-01-01", ["E164"])])
def test_a_review_is_too_old_after_a_year(day: str, found: list[str]) -> None:
    assert [code for code, _ in told_of("A text.", f"reviewed: {day}\n")] == found


def test_the_site_can_set_a_limit() -> None:
    page = document("A text.", f"summary: {'a' * 130}\nreviewed: 2026-09-01\n")
    settings = {"rules": {"summary-too-long": {"limit": 120}, "E164": {"limit": 30}}}
    assert [code for code, _ in told(page, settings=settings)] == ["E163", "E164"]


@pytest.mark.parametrize("name", ["E116", "insecure-address"])
def test_the_site_can_soften_sharpen_and_silence_a_rule_by_code_or_name(name: str) -> None:
    page = document(HTTP)
    levels = [
        [problem.severity for problem in problems_of(page, settings={"rules": {name: level}})]
        for level in ("error", "off")
    ]
    assert levels == [["error"], []]
    (kept,) = problems_of(page, settings={"rules": {name: {"level": "warning"}, "raw-html": "off"}})
    assert kept.severity == "warning"


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- catalogue: allow E116 {REASON} -->\n{HTTP}",
        f"<!-- catalogue: allow insecure-address {REASON} -->\n\n{HTTP}",
        f"{HTTP} <!-- catalogue: allow E116 {REASON} -->",
        f"One,\n{HTTP}\nthree. <!-- catalogue: allow E116 {REASON} -->",
        f"<!-- catalogue: allow E116 {REASON} -->\n- {HTTP}\n- {HTTP}",
        f"<!-- catalogue: allow E116, E133 {REASON} -->\n{HTTP} <b>Two</b>",
        f"<!--\ncatalogue: allow E116\n{REASON}\n-->\n{HTTP}",
    ],
)
def test_a_comment_with_a_reason_silences_a_rule_for_its_block(body: str) -> None:
    assert told_of(body) == []


def test_a_comment_silences_no_other_block_and_no_other_rule() -> None:
    body = f"<!-- catalogue: allow E116 {REASON} -->\n{HTTP} <b>Two</b>\n\n{HTTP}"
    assert told_of(body) == [("E133", "<b>"), ("E116", "http://example.org/programme")]


@pytest.mark.parametrize(
    "comment", ["allow E116", "allow E116 because", "allow E116 because …", "allow E116: it is so"]
)
def test_a_comment_without_a_reason_is_reported_and_has_no_effect(comment: str) -> None:
    codes = [code for code, _ in told_of(f"<!-- catalogue: {comment} -->\n{HTTP}")]
    assert codes[1:] == ["E116"]
    assert codes[0] in ("E171", "E172")


@pytest.mark.parametrize(
    ("comment", "help_"),
    [
        (f"allow E116 {REASON}", "Delete the comment"),
        (f"allow insecure-adress {REASON}", "Did you mean `insecure-address`?"),
        (f"allow L101 {REASON}", "Only editorial rules"),
        (f"permit E116 {REASON}", "Write `catalogue: allow"),
    ],
)
def test_a_comment_that_silences_nothing_is_reported(comment: str, help_: str) -> None:
    (problem,) = problems_of(document(f"<!-- catalogue: {comment} -->\nA text."))
    assert problem.code == "E172"
    assert problem.help.startswith(help_)


def test_a_comment_for_a_rule_that_is_off_is_left_alone() -> None:
    page = document(f"<!-- catalogue: allow E116 {REASON} -->\n{HTTP}")
    assert told(page, settings={"rules": {"E116": "off"}}) == []


def test_comments_in_literal_text_and_other_comments_are_left_alone() -> None:
    assert told_of("Write `<!-- catalogue: allow E116 because … -->`.\n\n<!-- The catalogue: a note -->\n\nText.") == []


@pytest.mark.parametrize(
    "front",
    [
        f"# catalogue: allow E163 {REASON}\nsummary: {'a' * 170}\n",
        f"summary: {'a' * 170}  # catalogue: allow summary-too-long {REASON}\n",
        f'# catalogue: allow E116 {REASON}\nlinks:\n  - {{label: One, url: "http://example.org/"}}\n',
        f'links:\n  # catalogue: allow E116 {REASON}\n  - label: One\n    url: "http://example.org/"\n',
    ],
)
def test_a_comment_in_the_front_matter_silences_its_setting(front: str) -> None:
    assert told_of("A text.", front) == []


def test_a_comment_in_the_front_matter_silences_no_other_setting() -> None:
    front = 'links:\n  # catalogue: allow E116 because it is old\n  - {label: One, url: "https://example.org/"}\n'
    front += '  - {label: Two, url: "http://example.org/"}\n'
    assert [code for code, _ in told_of("A text.", front)] == ["E172", "E116"]

"""Answers find their questions, whatever headings the author of an issue writes into them."""

import json
import shutil
from pathlib import Path

import pytest

from catalogue import yaml_source
from catalogue.config import SETTINGS
from catalogue.contribute.entries.answer_alignment import MOST_HEADINGS, align
from catalogue.contribute.entries.heading_levels import shift_headings
from catalogue.contribute.entries.issue_body import read_issue_body
from catalogue.contribute.entries.issue_intake import IntakeResult, process_issue
from catalogue.contribute.entries.project_index import ProjectIndex, index_project
from catalogue.setting_groups import Section
from tests.contribute.entries.issue_bodies import issue, labels
from tests.site_helpers import MINIMAL

SECTIONS = tuple(
    Section.model_validate({"heading": name}) for name in ("Idea and organisation", "Programme", "Lessons learnt")
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> ProjectIndex:
    """The smallest project, with a form that asks for sections."""
    project = shutil.copytree(MINIMAL, tmp_path_factory.mktemp("sections") / "project")
    with (project / SETTINGS).open("a", encoding="utf-8") as settings:
        settings.write(f"sections: [{', '.join(section.heading for section in SECTIONS)}]\n")
    return index_project(project)


@pytest.fixture(scope="module")
def form_labels(index: ProjectIndex) -> list[str]:
    """The questions of its form."""
    return labels(index)


def parts_of(result: IntakeResult) -> tuple[dict[str, object], str]:
    """The front matter and the text of an accepted proposal."""
    assert result.text, result.comment
    _, front, body = result.text.split("---\n", 2)
    values, problems = yaml_source.load(front, result.path)
    assert not problems
    return values, body.strip()


def test_a_heading_of_the_author_that_is_a_later_question_stays_text(
    index: ProjectIndex, form_labels: list[str]
) -> None:
    answers = "Studios meet buyers.\n\n### Programme\n\nTwo days."
    more = {"Countries": "SE, FI", "Links": "Site | https://port.example/"}
    values, body = parts_of(process_issue(issue(form_labels, Description=answers, **more), index))
    assert values["countries"] == ["SE", "FI"]
    assert values["links"] == [{"label": "Site", "url": "https://port.example/"}]
    assert body == "Studios meet buyers.\n\n## Programme\n\nTwo days."


def test_a_link_written_as_in_a_spreadsheet_has_its_label(index: ProjectIndex, form_labels: list[str]) -> None:
    values, _ = parts_of(process_issue(issue(form_labels, Links="label: Site; url: https://port.example/"), index))
    assert values["links"] == [{"label": "Site", "url": "https://port.example/"}]


@pytest.mark.parametrize("heading", ["Title", "Aims", "Description", "Status", "Mode", "Countries", "Lessons learnt"])
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("end", ["", "  "])
@pytest.mark.parametrize("answers", [{}, {"Status": "listed", "Countries": "SE", "Lessons_learnt": "Go early."}])
def test_any_question_may_stand_in_the_description_as_often_as_one_likes(
    heading: str, times: int, end: str, answers: dict[str, str], index: ProjectIndex, form_labels: list[str]
) -> None:
    description = "\n\n".join(["Before.", *[f"### {heading}{end}\n\nBelow."] * times])
    values, body = parts_of(process_issue(issue(form_labels, Description=description, **answers), index))
    assert values.get("countries") == (["SE"] if answers else None)
    assert values.get("status") == answers.get("Status")
    assert body.count(f"## {heading}{end}\n\nBelow.") == times
    assert "_No response_" not in body
    assert body.endswith("## Lessons learnt\n\nGo early." if answers else "Below.")


@pytest.mark.parametrize("fence", ["```", "~~~", "````markdown", "  ~~~~"])
def test_headings_in_a_block_of_code_are_part_of_it(fence: str, index: ProjectIndex, form_labels: list[str]) -> None:
    closing = fence.replace("markdown", "")
    answers = f"Our form:\n\n{fence}\n### Status\n\nlisted\n\n### Programme\n\nOne day.\n{closing}\n\nIt worked."
    values, body = parts_of(process_issue(issue(form_labels, Description=answers, Programme="Two days."), index))
    assert "status" not in values
    assert body == f"{answers}\n\n## Programme\n\nTwo days."


def test_a_block_of_code_left_open_hides_no_question(index: ProjectIndex, form_labels: list[str]) -> None:
    answers = {"Description": "Our code:\n\n```\nx = 1", "Programme": "More code:\n\n```\ny = 2\n```"}
    result = process_issue(issue(form_labels, Countries="Atlantis", **answers), index)
    assert "**Countries**" in result.comment


def test_a_question_between_two_blocks_of_code_left_open_is_not_guessed_at(
    index: ProjectIndex, form_labels: list[str]
) -> None:
    answers = {"Idea_and_organisation": "Code:\n\n```\nx = 1", "Programme": "```\ny = 2"}
    result = process_issue(issue(form_labels, **answers), index)
    assert not result.text
    assert "- **Programme**: It is not clear where the answer to this question begins." in result.comment


def test_line_ends_of_windows_change_nothing(index: ProjectIndex, form_labels: list[str], tmp_path: Path) -> None:
    text = issue(form_labels, Description="Talks.\n\n### Programme\n\nTwo days.", Countries="SE")
    for name, content in {"i.md": text, "i.json": json.dumps({"issue": {"body": text.replace("\n", "\r\n")}})}.items():
        (tmp_path / name).write_text(content, encoding="utf-8", newline="\r\n" if name == "i.md" else "")
        values, body = parts_of(process_issue(read_issue_body(tmp_path / name), index))
        assert (values["countries"], body) == (["SE"], "Talks.\n\n## Programme\n\nTwo days.")


def test_no_response_typed_by_the_author_is_no_answer_alone_and_text_among_text(
    index: ProjectIndex, form_labels: list[str]
) -> None:
    answers = "We asked and heard:\n\n_No response_\n\n### Status\n\nThen we asked again."
    values, body = parts_of(
        process_issue(issue(form_labels, Description=answers, Mode="_No response_", Countries="SE"), index)
    )
    assert ("mode" in values, values["countries"]) == (False, ["SE"])
    assert body == answers.replace("### ", "## ")


def test_the_answer_of_an_older_form_that_lacks_a_question_is_read(index: ProjectIndex, form_labels: list[str]) -> None:
    older = [label for label in form_labels if label not in {"Mode", "Programme"}]
    values, body = parts_of(process_issue(issue(older, Countries="SE", Lessons_learnt="Go early."), index))
    assert values["countries"] == ["SE"]
    assert body.endswith("\n\n## Lessons learnt\n\nGo early.")


def test_a_form_with_another_order_is_read_and_the_author_hears_of_it(
    index: ProjectIndex, form_labels: list[str]
) -> None:
    older = [label for label in form_labels if label != "Countries"]
    older.insert(older.index("Description"), "Countries")
    result = process_issue(issue(older, Countries="SE", Description="A.\n\n### Programme\n\nB.", Programme="C."), index)
    values, body = parts_of(result)
    assert values["countries"] == ["SE"]
    assert body == "A.\n\n## Programme\n\nB.\n\n## Programme\n\nC."
    assert "is in a different place from the form" in result.comment


def test_a_question_that_may_begin_at_two_places_is_not_guessed_at(index: ProjectIndex, form_labels: list[str]) -> None:
    answers = {"Idea_and_organisation": "An idea.\n\n### Programme\n\nFirst.", "Programme": "Second."}
    result = process_issue(issue(form_labels, **answers), index)
    assert not result.text
    assert "- **Programme**: It is not clear where the answer to this question begins." in result.comment
    assert result.comment.count("- **") == 1
    # GitHub writes blank lines around its headings, and an empty answer stands alone below its question.
    for clear in (
        {**answers, "Idea_and_organisation": "An idea.\n### Programme\nFirst."},
        {**answers, "Programme": ""},
    ):
        body = parts_of(process_issue(issue(form_labels, **clear), index))[1]
        assert "## Idea and organisation\n\nAn idea.\n" in body
        assert "### Programme\n" in body


def test_an_issue_of_nothing_but_questions_is_weighed_no_longer_than_a_form_needs() -> None:
    alignment = align(["### Title", ""] * (MOST_HEADINGS + 1), {"Title": None})
    assert (alignment.starts, alignment.unclear) == ((), ("Title",))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("### A\n\n#### B\n\n### C", "## A\n\n### B\n\n## C"),
        ("# A\n\n##### B\n\n### C", "## A\n\n### B\n\n### C"),
        ("## A ##\n\n```\n# B\n```\n\n> # C\n\n#D", "## A ##\n\n```\n# B\n```\n\n> # C\n\n#D"),
        ("A\nand b\n===\n\nC\n---\nD", "## A and b\n\n### C\nD"),
        ("A\n\n---\n\nB", "A\n\n---\n\nB"),
    ],
)
def test_headings_begin_at_the_level_that_their_place_allows(text: str, result: str) -> None:
    assert shift_headings(text, 2) == result

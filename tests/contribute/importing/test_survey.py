"""The survey with 91 tools and assorted dirt: what can be understood is taken over, the rest can be acted on."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from catalogue import yaml_source
from catalogue.contribute.importing.import_file import plan_import
from catalogue.contribute.importing.plan import Outcome, Plan, apply_plan
from catalogue.contribute.importing.report import (
    format_advice,
    format_csv,
    format_issue_list,
    format_markdown,
    format_rows,
    format_summary,
)
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from tests.contribute.importing.survey import TOOLS, Survey, make_survey, survey_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue that the survey is for, into which nothing is written."""
    return survey_project(tmp_path_factory.mktemp("catalogue"))


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    return make_survey(tmp_path_factory.mktemp("survey") / "survey.xlsx")


@pytest.fixture(scope="module")
def plan(survey: Survey, project: Path) -> Plan:
    return plan_import(survey.path, project)


def test_every_row_is_accounted_for(plan: Plan, survey: Survey) -> None:
    assert len(plan.rows) == TOOLS == 91
    assert {row.ref.row for row in plan.rows if row.outcome is Outcome.HELD} == survey.invalid_rows
    assert {row.ref.row for row in plan.rows if row.outcome is Outcome.NEW} == set(survey.valid_rows)


def test_variants_slips_and_languages_are_understood(plan: Plan, survey: Survey) -> None:
    for row in plan.to_write:
        values, _ = yaml_source.load(row.text.split("\n---\n")[0].removeprefix("---\n"), row.path)
        facts = survey.valid_rows[row.ref.row]
        assert values["status"] == "listed"
        assert {name: values[name] for name in facts} == facts, row.ref


def test_every_cell_that_was_spoilt_is_named_with_sheet_row_and_column(plan: Plan) -> None:
    places = {(str(issue.ref), issue.problem.code) for issue in plan.issues if issue.rejects}
    sheet = "Sheet “Survey 2021”, row"
    assert places == {
        (f"{sheet} 8, column C (Type of support)", "I210"),
        (f"{sheet} 12, column D (Sub-sector(s) (multiple choice))", "I201"),
        (f"{sheet} 16, column I (When)", "I202"),
        (f"{sheet} 20, column A (Name of the tool *)", "I208"),
        (f"{sheet} 25, column D (Sub-sector(s) (multiple choice))", "I207"),
        (f"{sheet} 29, column L (Website)", "I204"),
        (f"{sheet} 33, column G (Country)", "I203"),
        (f"{sheet} 37, column A (Name of the tool *)", "I301"),
        (f"{sheet} 41, column A (Name of the tool *)", "I301"),
        (f"{sheet} 46, column C (Type of support)", "I201"),
        (f"{sheet} 50, column A (Name of the tool *)", "I210"),
        (f"{sheet} 54, column E (Ziele / aims)", "I210"),
        (f"{sheet} 58, column A (Name of the tool *)", "I209"),
        (f"{sheet} 62, column I (When)", "I202"),
        (f"{sheet} 67, column B (Short description)", "I209"),
    }


def test_what_was_assumed_is_said_once_for_all_rows(plan: Plan) -> None:
    report = format_markdown(plan, wrote_files=False)
    assert report.count("“Desing” is taken for “Design”") == 1
    assert "https:// was added to the address." in report
    assert "The sheet “Raw answers” is hidden and was not read." in report


def test_the_column_of_personal_addresses_is_left_out_and_said_so(plan: Plan) -> None:
    (message,) = [text for place, text, _ in format_issue_list(plan, rejects=False) if "Contact e-mail" in place]
    assert message == "this column matches no field; its 91 filled cells are left out"
    assert all("desk1@example.org" not in row.text for row in plan.to_write)


def test_an_organisation_without_a_page_is_named_without_one(plan: Plan) -> None:
    rows = [row for row in plan.to_write if "Example Port Authority" in row.text]
    assert rows
    assert all("organisers:\n  - {name: Example Port Authority}\n" in row.text for row in rows)


def test_the_report_counts_and_says_what_to_do_next(plan: Plan) -> None:
    assert format_summary(plan, wrote_files=False) == "91 rows: 76 new entries, 15 held back, nothing written yet."
    assert "import the same file again" in format_advice(plan)
    lines = {line[0]: line for line in format_rows(plan)}
    assert lines["12"][2:] == ("held back", "there is no sector called “Graphics”")
    assert lines["20"][1] == "(no name)"


def test_the_report_can_be_opened_beside_the_sheet(plan: Plan) -> None:
    text = format_csv(plan)
    assert text.startswith("\ufeffKind,Sheet,Row,Column,Heading,What it says now,What is wrong,What to do,Rule\r\n")
    assert "to fix,Survey 2021,12,D,Sub-sector(s) (multiple choice),Graphics,there is no sector" in text


def test_what_is_written_passes_the_check_and_is_known_again(survey: Survey, plan: Plan, tmp_path: Path) -> None:
    project = survey_project(tmp_path / "catalogue")
    before = {file.name: file.read_bytes() for file in (project / "content/tools").iterdir()}
    already_there = load(LoadOptions(project)).problems.items
    apply_plan(plan, project)
    assert load(LoadOptions(project)).problems.items == already_there
    assert {name: (project / "content/tools" / name).read_bytes() for name in before} == before
    again = plan_import(survey.path, project)
    assert (again.count(Outcome.NEW), again.count(Outcome.UNCHANGED), again.count(Outcome.HELD)) == (0, 76, 15)


def test_a_dry_run_writes_nothing(plan: Plan, project: Path) -> None:
    assert sorted(file.stem for file in (project / "content/tools").glob("*.md")) == ["baltic-home", "mesh-festival"]
    assert plan.to_write


def test_the_same_survey_as_csv_of_an_old_excel_comes_out_the_same(
    survey: Survey, project: Path, tmp_path: Path
) -> None:
    sheet = load_workbook(survey.path).active
    assert sheet is not None
    with (tmp_path / "survey.csv").open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(sheet.iter_rows(values_only=True))
    plan = plan_import(tmp_path / "survey.csv", project)
    assert plan.about_file[1:] == ("The cells are separated by semicolons.",)
    assert "Windows-1252" in plan.about_file[0]
    assert {row.ref.row for row in plan.rows if row.outcome is Outcome.HELD} == survey.invalid_rows


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_surveys_come_out_the_same(seed: int, project: Path, tmp_path: Path) -> None:
    survey = make_survey(tmp_path / "survey.xlsx", seed)
    plan = plan_import(survey.path, project)
    assert {row.ref.row for row in plan.rows if row.outcome is Outcome.HELD} == survey.invalid_rows

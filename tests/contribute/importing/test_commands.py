"""`catalogue import` and `catalogue export` as they are used: in processes, pipes and terminals."""

import csv
import io
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.test_cli import catalogue
from tests.cli.test_terminal import terminal
from tests.contribute.importing.sheets import COMPLETE, sheet_file
from tests.site_helpers import FULL


def tools(project: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (project / "content/tools").iterdir()}


def test_a_dry_run_shows_a_table_and_writes_nothing(project: Path) -> None:
    before = tools(project)
    file = sheet_file(project / "survey.xlsx", COMPLETE, {**COMPLETE, "Name": "Morning Fair", "Aims": "fame"})
    done = catalogue(project, "import", str(file), "--dry-run")
    assert done.returncode == 1
    assert done.stdout.splitlines()[:3] == [
        "Row\tTool\tResult\tFile or reason",
        "2\tNight Market\tnew entry\tcontent/tools/night-market.md",
        "3\tMorning Fair\theld back\tthere is no aim called “fame”",
    ]
    assert "  Sheet “Sheet”, row 3, column E (Aims): there is no aim called “fame”\n    → There are: " in done.stdout
    assert "2 rows: 1 new entry, 1 held back, nothing written yet." in done.stdout
    assert tools(project) == before


def test_good_rows_are_written_and_the_command_says_that_others_wait(project: Path) -> None:
    file = sheet_file(project / "survey.xlsx", COMPLETE, {**COMPLETE, "Name": "Morning Fair", "Aims": "fame"})
    done = catalogue(project, "import", str(file))
    assert done.returncode == 1
    assert "2 rows: 1 new entry, 1 held back.\nRows that are held back stay in the spreadsheet." in done.stdout
    assert set(tools(project)) == {"export-day.md", "night-market.md"}
    assert catalogue(project, "check").returncode == 0


def test_a_sheet_without_problems_ends_well(project: Path) -> None:
    done = catalogue(project, "import", str(sheet_file(project / "survey.xlsx", COMPLETE)))
    assert done.returncode == 0
    assert done.stdout.endswith("1 row: 1 new entry, 0 held back.\n")


@pytest.mark.parametrize("ending", ["md", "csv"])
def test_the_report_is_saved_where_it_is_asked_for(ending: str, project: Path) -> None:
    file = sheet_file(project / "survey.xlsx", {**COMPLETE, "Aims": "fame | =fortune"})
    done = catalogue(project, "import", str(file), "--dry-run", "--report", f"report.{ending}")
    assert done.stderr == f"The report is in report.{ending}.\n"
    text = (project / f"report.{ending}").read_text("utf-8-sig")
    if ending == "csv":
        (line,) = [row for row in csv.DictReader(io.StringIO(text)) if row["Kind"] == "to fix"]
        assert (line["Row"], line["Column"], line["What it says now"]) == ("2", "E", "fame | =fortune")
    else:
        assert "# Import of survey.xlsx\n\n1 row: 0 new entries, 1 held back, nothing written yet." in text
        assert "there is no aim called “fame \\| =fortune”" in text


@pytest.mark.skipif(os.name == "nt", reason="terminals of this kind are those of POSIX")
def test_on_a_terminal_the_table_is_drawn(project: Path) -> None:
    file = sheet_file(project / "survey.xlsx", COMPLETE)
    code, output = terminal(project, "import", str(file), "--dry-run")
    assert code == 0
    plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
    assert "┃ Row ┃ Tool " in plain
    assert "│ 2   │ Night Market │ new entry" in plain


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["import", "nowhere.xlsx"], "'nowhere.xlsx' does not exist"),
        (["import", "survey.xlsx", "--report", "report.pdf"], "must end in .md or .csv"),
        (["export", "--lang", "de"], "the site has no language 'de'; it has en"),
        (["export", "--template", "--format", "json"], "A template is a spreadsheet"),
        (["export", "--output", "nowhere/tools.csv"], "No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_2(arguments: list[str], words: str, project: Path) -> None:
    sheet_file(project / "survey.xlsx", COMPLETE)
    done = catalogue(project, *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_a_damaged_spreadsheet_is_a_problem_of_the_content(project: Path) -> None:
    (project / "survey.xlsx").write_bytes(b"PK\x03\x04 and no more")
    done = catalogue(project, "import", "survey.xlsx")
    assert done.returncode == 1
    assert "this file cannot be read as a spreadsheet: it is damaged" in done.stdout


def test_export_goes_to_the_pipe_as_json_when_nothing_else_is_asked_for(project: Path) -> None:
    done = catalogue(project, "export")
    assert done.returncode == 0
    assert json.loads(done.stdout)["tools"][0]["id"] == "export-day"


def test_export_takes_its_format_from_the_name_of_the_file(project: Path) -> None:
    done = catalogue(project, "export", "--output", "tools.xlsx")
    assert (done.returncode, done.stderr) == (0, "Wrote tools.xlsx.\n")
    assert load_workbook(project / "tools.xlsx").sheetnames[:2] == ["Tools", "Editions"]


def test_a_site_with_problems_is_not_exported(project: Path) -> None:
    (project / "content/tools/odd.md").write_text("---\ntitle: Odd\n---\nOdd.\n", "utf-8")
    done = catalogue(project, "export")
    assert done.returncode == 1
    assert "V101" in done.stdout
    assert done.stderr == "Nothing was exported: fix these problems first.\n"


def test_the_template_offers_lists_and_can_be_filled_in_and_imported(tmp_path: Path) -> None:
    project = shutil.copytree(FULL, tmp_path / "project")
    done = catalogue(project, "export", "--template", "--output", "survey.xlsx")
    assert done.returncode == 0
    book = load_workbook(project / "survey.xlsx")
    assert book.sheetnames == ["Tools", "Vocabularies", "How to fill it in"]
    sheet = book["Tools"]
    headings = [cell.value for cell in sheet[1]]
    offers = {str(rule.promptTitle): rule for rule in sheet.data_validations.dataValidation}
    assert offers["Strand"].formula1 == "'Vocabularies'!$B$2:$B$4"
    assert str(offers["Strand"].prompt).startswith("Required. The strand it belongs to")
    assert [cell.value for cell in book["Vocabularies"]["B"]][:4] == [
        "Strand",
        "Capacity",
        "Events",
        "Opened programmes",
    ]
    (countries,) = [cells for cells in book["Vocabularies"].columns if cells[0].value == "Countries"]
    assert "Nordic countries" in [cell.value for cell in countries]
    assert not {"Sources", "Effort: Team", "Last documented"} & {*headings}
    row = {
        "Name": "Pier Talk",
        "Funders": "Ferry Office; A fund without a page",
        "Summary": "Talks on a pier.",
        "Strand": "Capacity",
        "Sub-sectors": "Video games; Games",
    }
    row |= {
        "Aims": "Networks",
        "Countries": "Poland; Nordic countries",
        "Links": "https://example.org/pier",
        "Editions": "2019; 2020",
    }
    for heading, value in row.items():
        sheet.cell(2, headings.index(heading) + 1, value)
    book.save(project / "survey.xlsx")
    done = catalogue(project, "import", "survey.xlsx")
    assert done.returncode == 0
    text = (project / "content/tools/pier-talk.md").read_text("utf-8")
    assert "sectors: [video-games, games]\n" in text
    assert "  - {label: Edition of 2019, start: 2019}\n" in text
    assert "countries: [PL, Nordic]\n" in text
    assert "funders:\n  - {organisation: ferry-office}\n  - {name: A fund without a page}\n" in text


def test_an_empty_template_says_that_it_is_empty(project: Path) -> None:
    catalogue(project, "export", "--template", "--output", "survey.csv")
    done = catalogue(project, "import", "survey.csv")
    assert (done.returncode, done.stdout) == (
        0,
        "There is no row below the headings.\n\n0 rows: 0 new entries, 0 held back.\n",
    )

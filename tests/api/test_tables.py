"""The published tables: every fact comes back as it was, and nothing in them is a formula."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from catalogue.diagnostics.rules import write as rules
from catalogue.publish import RenderError
from tests.contribute.importing.roundtrip import copy_project, facts, import_file, tables, without_tools
from tests.projects import full
from tests.rendered_site import Rendered

FORMULAS = set("=+-@\t\r＝＋－＠")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_value_of_a_published_table_comes_back(form: str, tmp_path: Path) -> None:
    project = copy_project(full(tmp_path / "source"), tmp_path / "project")
    before, file = facts(project), tmp_path / f"tools.{form}"
    file.write_bytes(getattr(tables(project), form)("en"))
    plan = import_file(file, without_tools(project))
    assert facts(project) == before
    assert {remark.ref.heading for remark in plan.issues} <= {"Page"}, [str(r.problem.message) for r in plan.issues]


def test_a_formula_is_a_text_in_both(tmp_path: Path) -> None:
    project = copy_project(full(tmp_path / "source"), tmp_path / "project")
    made = tables(project)
    rows = list(csv.reader(io.StringIO(made.csv("en").decode("utf-8-sig"), newline="")))
    assert "'=cmd|'/C calc'!A0" in [cell for row in rows for cell in row]
    assert [cell for row in rows for cell in row if cell[:1] in FORMULAS] == []
    book = load_workbook(io.BytesIO(made.xlsx("en")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    hostile = next(cell for cell in cells if cell.value == "=cmd|'/C calc'!A0")
    assert (hostile.data_type, hostile.quotePrefix) == ("s", True)


def test_a_row_has_the_address_where_its_text_stands(everything: Rendered) -> None:
    for language, address in (("en", "tools/harbour-fair/"), ("sv", "sv/tools/harbour-fair/")):
        path = "tools.csv" if language == "en" else f"{language}/tools.csv"
        heads, *rows = csv.reader(io.StringIO(everything.files[path].decode("utf-8-sig"), newline=""))
        fair = dict(zip(heads, next(row for row in rows if row[0] == "harbour-fair"), strict=True))
        assert fair["Page"] == f"http://localhost:8000/{address}"


def test_a_table_in_another_language_has_its_words(everything: Rendered) -> None:
    text = everything.files["sv/tools.csv"].decode("utf-8-sig")
    assert "Hamnmässan" in text
    assert "Sverige" in text


def test_excel_is_told_the_encoding(everything: Rendered) -> None:
    assert everything.files["tools.csv"].startswith(b"\xef\xbb\xbf")


def test_a_workbook_has_a_sheet_for_what_tools_have_several_of(everything: Rendered) -> None:
    book = load_workbook(io.BytesIO(everything.files["tools.xlsx"]))
    assert book.sheetnames[0] == "Tools"
    assert {"Editions", "Figures", "Links", "Organisers"} <= set(book.sheetnames)
    assert "Texts" not in book.sheetnames
    assert book["Tools"].freeze_panes == "B2"
    number = next(cell for row in book["Figures"].iter_rows() for cell in row if cell.value == 1860)
    assert number.data_type == "n"


def test_equal_tools_give_equal_bytes(tmp_path: Path) -> None:
    project = copy_project(full(tmp_path / "source"), tmp_path / "project")
    assert tables(project).xlsx("en") == tables(project).xlsx("en")
    assert tables(project).csv("en") == tables(project).csv("en")


def test_a_value_that_fits_in_no_cell_is_a_problem_that_says_where(tmp_path: Path) -> None:
    project = full(tmp_path / "project")
    file = project / "content/tools/harbour-fair.md"
    many = ", ".join(f"group {number} {'x' * 90}" for number in range(400))
    file.write_text(file.read_text("utf-8").replace("[designers, games studios]", f"[{many}]"), "utf-8")
    with pytest.raises(RenderError) as caught:
        tables(project).xlsx("en")
    assert caught.value.problem.code == rules.CELL_TOO_LONG.code
    assert "harbour-fair" in caught.value.problem.message

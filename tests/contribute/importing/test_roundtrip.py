"""Export and import are each other's reverse, whatever stands in the entries."""

import csv
import io
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from catalogue.contribute.importing.export import export_bytes
from catalogue.contribute.importing.import_file import plan_import
from catalogue.contribute.importing.plan import Outcome
from catalogue.tables.cell_syntax import (
    figure_text,
    number_or_text,
    pack,
    pack_groups,
    quote_ambiguous,
    unpack,
    unpack_groups,
)
from catalogue.tables.write_csv import escape_formula, unescape_formula
from catalogue.tables.xml_escape import escape_control_characters, unescape_control_characters
from tests.contribute.importing.roundtrip import (
    contents,
    copy_project,
    export_file,
    import_file,
    load_site,
    without_tools,
)
from tests.projects import full
from tests.site_helpers import FULL

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text("'=+-@;\"\n\r\t, _x0041", max_size=8)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_all_tools_and_a_hostile_one_come_back_as_they_were(form: str, tmp_path: Path) -> None:
    project = copy_project(full(tmp_path / "source"), tmp_path / "project")
    before = contents(project)
    plan = import_file(export_file(project, form, tmp_path / f"tools.{form}"), without_tools(project))
    assert (plan.issues, plan.assumptions) == ((), ())
    assert contents(project) == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_translations_come_back_beside_their_originals(form: str, tmp_path: Path) -> None:
    project = shutil.copytree(FULL, tmp_path / "project")
    before = contents(project)
    assert ("ferry-fair", "sv") in before
    import_file(export_file(project, form, tmp_path / f"tools.{form}"), without_tools(project))
    assert contents(project) == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_sheet_in_one_language_changes_nothing_when_it_comes_back(form: str, language: str, tmp_path: Path) -> None:
    project = shutil.copytree(FULL, tmp_path / "project")
    plan = plan_import(export_file(project, form, tmp_path / f"tools.{form}", language), project)
    assert plan.issues == ()
    assert {row.outcome for row in plan.rows} == {Outcome.UNCHANGED}


def test_a_workbook_holds_formulas_as_texts(tmp_path: Path) -> None:
    project = copy_project(full(tmp_path / "source"), tmp_path / "project")
    book = load_workbook(export_file(project, "xlsx", tmp_path / "tools.xlsx"))
    sheet = book["Tools"]
    titles = {str(row[0].value): row[2] for row in sheet.iter_rows(min_row=2)}
    assert titles["hostile"].value == "=cmd|'/C calc'!A0"
    assert (titles["hostile"].data_type, titles["hostile"].quotePrefix) == ("s", True)
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)


def test_no_cell_of_a_csv_file_begins_like_a_formula_and_excel_knows_its_encoding(tmp_path: Path) -> None:
    project = copy_project(full(tmp_path / "source"), tmp_path / "project")
    data = export_file(project, "csv", tmp_path / "tools.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert "'=cmd|'/C calc'!A0" in cells
    assert [cell for cell in cells if cell[:1] in {*"=+-@\t\r"} - {""}] == []


def test_equal_content_gives_equal_bytes(tmp_path: Path) -> None:
    site = load_site(FULL)
    for form in ("csv", "xlsx", "json"):
        assert export_bytes(site, form, None) == export_bytes(site, form, None)
    (tmp_path / "tools.xlsx").write_bytes(export_bytes(site, "xlsx", None))
    with ZipFile(tmp_path / "tools.xlsx") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if name.startswith("docProps/")]


def test_json_gives_every_field_under_the_name_that_the_schema_gives_it() -> None:
    document = json.loads(export_bytes(load_site(FULL), "json", None))
    assert [document[name] for name in ("version", "catalogue", "language")] == [1, "The ferry catalogue", None]
    fair = document["tools"][0]
    assert list(fair)[:3] == ["id", "title", "summary"]
    assert fair["editions"][1]["place"] == {"venue": "A video platform"}
    assert fair["translations"]["sv"]["title"] == "Färjemässan"
    assert fair["text"].startswith("## Idea")
    assert [tool["id"] for tool in document["tools"]] == [
        "ferry-fair",
        "night-ferry-pass",
        "night-lab",
        "quay-day",
        "secret-lab",
    ]
    assert document["tools"][1]["countries"] == ["Nordic", "PL"]
    assert document["tools"][1]["funders"][1] == {"organisation": "ferry-office"}


def test_json_in_one_language_gives_each_tool_once() -> None:
    document = json.loads(export_bytes(load_site(FULL), "json", "sv"))
    assert [(tool["title"], tool.get("language")) for tool in document["tools"]] == [
        ("Färjemässan", "sv"),
        ("Night ferry pass", None),
        ("Nattlabbet", "sv"),
        ("Quay day", None),
        ("Secret lab", None),
    ]


def test_a_text_that_is_too_long_for_a_cell_is_parted_and_joined(tmp_path: Path) -> None:
    project = shutil.copytree(FULL, tmp_path / "project")
    long = "\n\n".join(f"Paragraph {number} has 🜂 signs outside of the first plane." for number in range(900))
    (project / "content/tools/long.md").write_text(
        f"---\ntitle: Long\nsummary: Long.\nstrand: events\nsectors: [design]\naims: [networks]\n---\n{long}\n", "utf-8"
    )
    before = contents(project)
    assert len(before["long", ""][1]) > 45_000
    import_file(export_file(project, "xlsx", tmp_path / "tools.xlsx"), without_tools(project))
    assert contents(project) == before


@given(TEXTS)
def test_a_text_that_was_defused_is_restored(text: str) -> None:
    assert unescape_formula(escape_formula(text)) == text
    assert unescape_formula(escape_formula(escape_formula(text))) == escape_formula(text)


@given(TEXTS)
def test_a_text_that_xml_cannot_carry_is_restored(text: str) -> None:
    assert unescape_control_characters(escape_control_characters(text)) == text


@settings(max_examples=200)
@given(st.lists(TEXTS.map(str.strip).filter(bool), max_size=4))
def test_items_that_share_a_cell_are_parted_again(items: list[str]) -> None:
    assert unpack(pack(items)) == items


@settings(max_examples=200)
@given(st.lists(st.dictionaries(st.sampled_from(["label", "place.city", "note"]), TEXTS, min_size=1), max_size=3))
def test_groups_that_share_a_cell_are_parted_again(groups: list[dict[str, str]]) -> None:
    packed = pack_groups([{name: quote_ambiguous(value) for name, value in group.items()} for group in groups])
    assert unpack_groups(packed) == groups


@given(
    TEXTS.map(str.strip).filter(bool)
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["74", "-3", "0.5", "007", '"', '""', "true"])
)
def test_a_figure_stays_a_number_or_a_text(value: float | str) -> None:
    assert number_or_text(figure_text(value)) == value

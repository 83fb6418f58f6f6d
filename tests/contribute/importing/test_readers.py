"""Spreadsheets as other programs write them: encodings, delimiters, workbooks whole and broken."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from catalogue.contribute.importing.read_csv import decode_csv
from catalogue.contribute.importing.read_table import read_table
from catalogue.contribute.importing.read_xlsx import LARGEST, LARGEST_UNPACKED, read_xlsx
from catalogue.contribute.importing.table import Cell, Table
from catalogue.tables.columns import letter

HEADS = ("Name", "Sector", "Land")
SENTENCES = {
    "cp1252": "Färjemässan för små företag på Åland, möte i Århus, Vorträge für Künstler, Fähre nach Rügen",
    "cp1257": "Šiaulių mugė, kūrybinės įmonės, dirbtuvės užsienyje; Rīgas gadatirgus, uzņēmumi ārzemēs, šķērsojums",
    "cp1250": "Gdańskie targi, małe przedsiębiorstwa, współpraca z zagranicą, łódź, żagle, źródło, święto",
}


def count_headings(cells: object) -> int:
    """How many of these cells are headings."""
    assert isinstance(cells, list | tuple)
    return len({*cells} & {*HEADS})


def read(folder: Path, data: bytes, name: str = "survey.csv") -> Table:
    file = folder / name
    file.write_bytes(data)
    return read_table(file, count_headings)


def cells(table: Table) -> list[list[str]]:
    assert table.problems == ()
    return [[cell.text for cell in row.cells.values()] for sheet in table.sheets for row in sheet.rows]


def problem(table: Table) -> str:
    (problem,) = table.problems
    return problem.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_csv_is_read_whatever_its_delimiter_and_encoding(delimiter: str, encoding: str, tmp_path: Path) -> None:
    text = f'Name{delimiter}Sector\r\nMässan{delimiter}"one, two; three | four\nfive"\r\n'
    assert cells(read(tmp_path, text.encode(encoding))) == [
        ["Name", "Sector"],
        ["Mässan", "one, two; three | four\nfive"],
    ]


@pytest.mark.parametrize("encoding", SENTENCES)
def test_an_old_encoding_is_found_by_its_letters_and_said(encoding: str) -> None:
    text, assumptions = decode_csv(SENTENCES[encoding].encode(encoding))
    assert text == SENTENCES[encoding]
    assert f"Windows-{encoding[2:]}" in assumptions[0]


def test_the_headings_show_the_delimiter_where_commas_stand_in_every_cell(tmp_path: Path) -> None:
    text = "Name;Sector;Land\nA, b, c;d, e;f\nG, h, i;j, k;l\n"
    assert cells(read(tmp_path, text.encode()))[1] == ["A, b, c", "d, e", "f"]


def test_excels_own_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    table = read(tmp_path, b"sep=|\r\nName|Sector\r\nA|b;c\r\n")
    assert cells(table) == [["Name", "Sector"], ["A", "b;c"]]
    assert [row.number for row in table.sheets[0].rows] == [1, 2]


def test_rows_are_counted_as_a_spreadsheet_program_counts_them(tmp_path: Path) -> None:
    table = read(tmp_path, b'Name,Sector\n\n"two\nlines",x\n,\nlast,y\n')
    assert [row.number for row in table.sheets[0].rows] == [1, 3, 5]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "it is neither text nor a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is an old Excel file (.xls), or has a password"),
        (b"PK\x03\x04 and no more", "it is damaged"),
        (b'Name,Sector\n"never closed, ' + b"x" * 300_000, "a quotation mark that opens a cell is never closed"),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_reported(data: bytes, reason: str, tmp_path: Path) -> None:
    assert reason in problem(read(tmp_path, data))


def workbook(**sheets: list[list[object]]) -> Workbook:
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return book


def save(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_cells_of_a_workbook_keep_their_kinds() -> None:
    day = datetime(2021, 5, 27)
    table = read_xlsx(save(workbook(Tools=[["Name", 74, 0.5, True, day, "=1+1", None, " x "]])), "a.xlsx")
    (row,) = table.sheets[0].rows
    assert [row.cells[column].value for column in (1, 2, 3, 4, 5, 8)] == ["Name", 74, 0.5, True, day, " x "]
    assert row.cells[6].error == "no result is stored"
    assert 7 not in row.cells
    assert row.cells[5].text == "2021-05-27"


def rewritten(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook in which one part says something else."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                content = content.replace(b"<v></v>", b"<v />")  # as openpyxl writes it where it finds lxml
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return file.getvalue()


def test_a_formula_is_read_by_the_result_that_was_stored_with_it() -> None:
    data = save(workbook(Tools=[["Name", "=1+1", "=1/0"]]))
    part = "xl/worksheets/sheet1.xml"
    data = rewritten(data, part, b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    data = rewritten(data, part, b'<c r="C1"><f>1/0</f><v />', b'<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v>')
    (row,) = read_xlsx(data, "a.xlsx").sheets[0].rows
    assert row.cells[2] == Cell(2)
    assert row.cells[3].error == "the result is the error #DIV/0!"


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell() -> None:
    part, formula = "xl/worksheets/sheet1.xml", b'<c r="B1"><f>IF(A1="","","")</f><v />'
    data = save(workbook(Tools=[["Name", '=IF(A1="","","")']]))
    data = rewritten(data, part, formula, formula.replace(b'<c r="B1">', b'<c r="B1" t="str">'))
    assert cells(read_xlsx(data, "a.xlsx")) == [["Name"]]


def test_the_address_behind_a_cell_is_read_and_notes_are_counted() -> None:
    book = workbook(Tools=[["Website"], ["here"]])
    book["Tools"]["A2"].hyperlink = "https://example.org/?a=1&b=2"
    book["Tools"]["A1"].comment = Comment("Asked by telephone", "Survey desk")
    table = read_xlsx(save(book), "a.xlsx")
    assert table.sheets[0].rows[1].cells[1] == Cell("here", link="https://example.org/?a=1&b=2")
    assert table.assumptions == ("Cells with a note attached: 1. The notes were not read.",)


def test_a_hidden_sheet_is_not_read_and_is_named() -> None:
    book = workbook(Tools=[["Name"]], Raw=[["Name"]])
    book["Raw"].sheet_state = "veryHidden"
    table = read_xlsx(save(book), "a.xlsx")
    assert [sheet.name for sheet in table.sheets] == ["Tools"]
    assert table.assumptions == ("The sheet “Raw” is hidden and was not read.",)


def test_cells_merged_downwards_stand_in_each_row_and_those_merged_across_in_the_first_column() -> None:
    book = workbook(Tools=[["Title", None], ["Name", "Sector"], ["A", "Design"], ["B", None], ["C", None]])
    book["Tools"].merge_cells("A1:B1")
    book["Tools"].merge_cells("B3:B5")
    assert cells(read_xlsx(save(book), "a.xlsx")) == [
        ["Title"],
        ["Name", "Sector"],
        ["A", "Design"],
        ["B", "Design"],
        ["C", "Design"],
    ]


def test_a_stray_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    book = workbook(Tools=[["Name"]])
    book["Tools"]["A1048576"] = "stray"
    assert [row.number for row in read_xlsx(save(book), "a.xlsx").sheets[0].rows] == [1, 1_048_576]


def test_a_row_beyond_the_last_one_does_not_keep_the_import_counting() -> None:
    data = rewritten(
        save(workbook(Tools=[["Name"], ["A"]])), "xl/worksheets/sheet1.xml", b'r="2"', b'r="9999999999999"'
    )
    assert cells(read_xlsx(data, "a.xlsx")) == [["Name"]]


def test_a_workbook_that_unpacks_to_more_than_a_list_of_tools_is_not_opened(tmp_path: Path) -> None:
    file = io.BytesIO(save(workbook(Tools=[["Name"]])))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(LARGEST_UNPACKED // 2**20 + 1):
            part.write(b" " * 2**20)
    assert len(file.getvalue()) < 2**20
    assert "it unpacks to 101 MB" in problem(read(tmp_path, file.getvalue(), "bomb.xlsx"))


def test_a_workbook_with_entities_is_not_opened() -> None:
    data = save(workbook(Tools=[["Name"]]))
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet '
    assert "declarations" in problem(
        read_xlsx(rewritten(data, "xl/worksheets/sheet1.xml", b"<worksheet ", bomb), "a.xlsx")
    )


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as stream:
        stream.truncate(LARGEST + 2**20)
    assert "it has 21 MB" in problem(read_table(file, count_headings))


def test_an_opendocument_sheet_is_reported_with_the_advice_to_save_it_otherwise() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    table = read_xlsx(file.getvalue(), "a.ods")
    assert "not an Excel workbook" in problem(table)
    assert "Excel workbook (.xlsx)" in table.problems[0].help


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_half_a_workbook_is_a_problem_and_no_traceback(share: float) -> None:
    data = save(workbook(Tools=[["Name", "Sector"]]))
    assert "damaged" in problem(read_xlsx(data[: int(len(data) * share)], "a.xlsx"))


def test_a_workbook_whose_sheet_is_no_xml_is_a_problem() -> None:
    data = rewritten(save(workbook(Tools=[["Name"]])), "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData><<<")
    assert "it is damaged" in problem(read_xlsx(data, "a.xlsx"))


def test_macros_are_neither_run_nor_kept(tmp_path: Path) -> None:
    file = tmp_path / "macro.xlsm"
    data = io.BytesIO(save(workbook(Tools=[["Name"]])))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"not a macro at all")
    assert cells(read(tmp_path, data.getvalue(), file.name)) == [["Name"]]
    assert load_workbook(file).sheetnames == ["Tools"]


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_programs_name_them(number: int, letters: str) -> None:
    assert letter(number) == letters

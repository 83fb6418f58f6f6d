"""What becomes of rows: cells understood or rejected, duplicates held back, entries updated when asked for."""

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook

from catalogue.contribute.importing.import_file import plan_import
from catalogue.contribute.importing.plan import Outcome, apply_plan
from tests.contribute.importing.sheets import COMPLETE, codes, list_assumptions, only_row, plan_of, values_of
from tests.site_helpers import FULL, write


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A copy of the project that has every kind of entry, in two languages."""
    return shutil.copytree(FULL, tmp_path / "project")


def test_a_complete_row_becomes_a_listed_entry(project: Path) -> None:
    plan = plan_of(project, COMPLETE)
    apply_plan(plan, project)
    assert (project / "content/tools/night-market.md").read_text("utf-8") == (
        "---\ntitle: Night Market\nsummary: An evening of trade on the quay, with stalls and short pitches.\n"
        "status: listed\nstrand: events\nsectors: [design]\naims: [networks]\n---\n\n"
        "An evening of trade on the quay, with stalls and short pitches.\n"
    )


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("Countries", "Sverige, Deutschland und LV", "countries", ["SE", "DE", "LV"]),
        ("Länder", "UK / Norway", "countries", ["GB", "NO"]),
        ("Mode", "on site and online", "mode", "hybrid"),
        ("Durchführung", "Online", "mode", "digital"),
        ("Formats", "Fair visits", "formats", ["fair-visit"]),
        ("Audience", "designers\n• musicians\n", "audience", ["designers", "musicians"]),
        ("Number", 7.0, "number", 7),
        ("City", "Malmö", "place", {"city": "Malmö"}),
        ("Where", "Old Dock (Malmö), Sweden", "place", {"venue": "Old Dock", "city": "Malmö", "country": "SE"}),
        ("When", "2019; May 2021", "editions", [
            {"label": "Edition of 2019", "start": 2019}, {"label": "Edition of 2021", "start": "2021-05"}]),
        ("Year", "2019?", "editions", [{"label": "Edition of 2019", "start": 2019, "uncertain": True}]),
        ("Editions", "label: First; start: 2020; mode: Online", "editions", [
            {"label": "First", "start": 2020, "mode": "digital"}]),
        ("Website", "www.example.org", "links", [{"label": "example.org", "url": "https://www.example.org"}]),
        ("Links", "see https://example.org/a, or ask", "links", [{"label": "example.org", "url": "https://example.org/a"}]),
        ("Organiser", "harbor house", "organisers", [{"organisation": "harbour-house"}]),
        ("Figures", "about 1 200 visitors; 12 stalls", "figures", [
            {"label": "visitors", "value": 1200, "qualifier": "about"}, {"label": "stalls", "value": 12}]),
        ("Last review", "27.5.2021", "reviewed", "2021-05-27"),
        ("Draft", "Ja", "draft", True),
        ("Related tools", "Export Day", "related", ["export-day"]),
    ],
)  # fmt: skip
def test_cells_are_understood(heading: str, cell: object, field: str, value: object, project: Path) -> None:
    plan = plan_of(project, {**COMPLETE, heading: cell})
    assert values_of(only_row(plan))[field] == value


@pytest.mark.parametrize(
    ("heading", "cell", "code", "message"),
    [
        ("Sub-sectors", "Graphics", "I201", "there is no sector called “Graphics”"),
        ("Last review", "May 2021", "I202", "“May 2021” is not a date"),
        ("Countries", "Atlantis", "I203", "there is no country called “Atlantis”"),
        ("Website", "on request", "I204", "“on request” is not a web address"),
        ("Mode", "by post", "I205", "“by post” is not one of the possible values"),
        ("Number", "four", "I206", "“four” is not a whole number"),
        ("Draft", "perhaps", "I206", "“perhaps” is not yes or no"),
        ("Figures", "many", "I206", "“many” is not a number with what it counts, such as “74 objects on show”"),
        ("Support", "what: desk; ammount: 450; currency: EUR", "I206", None),
        ("Id", "Night Market!", "I305", "“Night Market!” cannot be the id of a tool"),
        ("Number", "12345", "I212", "`number` is 12345; it should be 9999 or less"),
        ("Aims", "", "I210", "“Aims” is empty, and every tool needs it"),
        ("Audience", "x" * 130, "I209", "this has 130 characters; the limit is 120"),
        ("Text", "See [nothing](nothing.md).", "I304", None),
    ],
)
def test_cells_are_rejected_with_the_reason(
    heading: str, cell: str, code: str, message: str | None, project: Path
) -> None:
    plan = plan_of(project, {**COMPLETE, heading: cell})
    errors = {issue.problem.code: issue for issue in plan.issues if issue.rejects}
    assert list(errors) == [code]
    assert message is None or errors[code].problem.message == message
    assert errors[code].problem.help
    assert plan.rows[0].outcome is Outcome.HELD
    assert plan.to_write == ()


def test_a_question_mark_makes_a_field_uncertain_for_readers(project: Path) -> None:
    row = only_row(plan_of(project, {**COMPLETE, "Countries": "Sweden (?)"}))
    doubt = "The spreadsheet from which this entry was imported marks it as uncertain."
    assert values_of(row)["countries"] == ["SE"]
    assert values_of(row)["uncertain"] == {"countries": doubt}


@pytest.mark.parametrize("nothing", ["-", "n/a", "k.A.", "?", "TBD"])
def test_words_for_nothing_are_taken_for_nothing(nothing: str, project: Path) -> None:
    row = only_row(plan_of(project, {**COMPLETE, "Countries": nothing, "Website": nothing, "When": nothing}))
    assert {"countries", "links", "editions"} & set(values_of(row)) == set()


def test_a_long_summary_gives_its_first_sentence_and_stands_whole_in_the_text(project: Path) -> None:
    long = "An evening of trade on the quay. " + "It goes on and on, with stalls. " * 10
    row = only_row(plan_of(project, {**COMPLETE, "Summary": long}))
    assert values_of(row)["summary"] == "An evening of trade on the quay."
    assert long.strip() in row.text.split("---\n\n")[1]


def test_a_description_alone_gives_the_summary(project: Path) -> None:
    text = "An evening of trade. Stalls, pitches and soup."
    row = only_row(plan_of(project, {**{k: v for k, v in COMPLETE.items() if k != "Summary"}, "Description": text}))
    assert values_of(row)["summary"] == "An evening of trade."


def test_a_missing_column_is_reported_once_and_holds_every_row_back(project: Path) -> None:
    rows = [{"Name": f"Market {word}", "Summary": "One.", "Sub-sectors": "Design", "Aims": "networks"} for word in "AB"]
    plan = plan_of(project, *rows)
    assert codes(plan) == ["I107"]
    assert plan.count(Outcome.HELD) == 2


def test_a_sheet_without_headings_says_what_was_found_instead(project: Path) -> None:
    plan = plan_of(project, {"Colour": "red", "Size": 4})
    (issue,) = plan.issues
    assert issue.problem.message == "no heading row was found: the first row says “Colour | Size”"


def test_headings_may_stand_below_titles_and_be_decorated(project: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Survey 2021"], [], ["2. Tittel *", "Zusammenfassung:", "STRAND (one)", "Branche / bransch", "Mål"]):
        sheet.append(row)
    sheet.append(list(COMPLETE.values()))
    book.save(project / "survey.xlsx")
    assert only_row(plan_import(project / "survey.xlsx", project)).ref.row == 4


def test_map_names_a_column_by_heading_or_letter_and_leaves_one_out(project: Path) -> None:
    row = {**COMPLETE, "Wer": "designers", "Was": "Malmö", "Website": "see Facebook"}
    plan = plan_of(project, row, mapping=["wer=audience", "G=place.city", "Website="])
    values = values_of(only_row(plan))
    assert (values["audience"], values["place"]) == (["designers"], {"city": "Malmö"})
    assert "links" not in values


@pytest.mark.parametrize("text", ["Wer", "Wer=nosuchfield", "=title", "Wer=title"])
def test_a_mapping_with_a_slip_stops_the_import(text: str, project: Path) -> None:
    plan = plan_of(project, COMPLETE, mapping=[text])
    assert codes(plan) == ["I106"]
    assert plan.rows == ()


def test_a_column_named_twice_is_left_out_the_second_time(project: Path) -> None:
    plan = plan_of(project, {**COMPLETE, "Title": "Another name"})
    assert codes(plan) == ["I105"]
    assert only_row(plan).title == "Night Market"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Export Day", "it has the same name"),
        ("Exportday", "the names differ in a few letters"),
        ("The Export Day (online)", "one name is part of the other"),
    ],
)
def test_a_tool_that_is_there_is_held_back(name: str, why: str, project: Path) -> None:
    plan = plan_of(project, {**COMPLETE, "Name": name})
    (issue,) = plan.issues
    assert issue.problem.code == "I301"
    assert why in issue.problem.message
    assert "`export-day`" in issue.problem.help


def test_the_same_link_is_a_sign_of_the_same_tool(full: Path) -> None:
    row = {**COMPLETE, "Strand": "capacity", "Website": "http://www.ferry.example/fair/"}
    (issue,) = plan_of(full, row).issues
    assert issue.problem.message.endswith("both lead to ferry.example/fair")


def test_a_row_with_an_id_of_its_own_is_another_tool(project: Path) -> None:
    plan = plan_of(project, {"Id": "export-day-online", **COMPLETE, "Name": "Export Day online"})
    assert only_row(plan).path == "content/tools/export-day-online.md"


def test_the_second_of_two_rows_for_one_tool_is_held_back(project: Path) -> None:
    plan = plan_of(project, COMPLETE, {**COMPLETE, "Name": "night  market"})
    assert [row.outcome for row in plan.rows] == [Outcome.NEW, Outcome.HELD]
    (issue,) = plan.issues
    assert issue.problem.message == "this looks like “Night Market” in row 2: it has the same id"


EXPORT_DAY = {
    "Id": "export-day",
    "Name": "Export day",
    "Summary": "Two days of short talks.",
    "Strand": "events",
    "Sub-sectors": "Design",
    "Aims": "networks",
    "Mode": "",
}


def test_an_entry_that_differs_is_shown_and_left_alone(project: Path) -> None:
    file = project / "content/tools/export-day.md"
    before = file.read_bytes()
    plan = plan_of(project, EXPORT_DAY)
    assert codes(plan) == ["I303"]
    assert [(change.field, change.after) for change in plan.rows[0].changes] == [
        ("summary", "Two days of short talks."),
        ("mode", "(nothing)"),
    ]
    apply_plan(plan, project)
    assert file.read_bytes() == before


def test_update_changes_the_fields_that_the_sheet_has_and_no_others(project: Path) -> None:
    plan = plan_of(project, EXPORT_DAY, update=True)
    assert plan.rows[0].outcome is Outcome.UPDATE
    apply_plan(plan, project)
    text = (project / "content/tools/export-day.md").read_text("utf-8")
    assert "summary: Two days of short talks.\n" in text
    assert "mode:" not in text
    assert "countries: [SE]\norganisers: [harbour-house]\n" in text
    assert "## Idea\n\nDesigners bring one question each" in text


def test_a_row_without_an_id_never_changes_an_entry(project: Path) -> None:
    plan = plan_of(project, {**EXPORT_DAY, "Id": None}, update=True)
    assert codes(plan) == ["I301"]


def test_a_translation_becomes_a_file_of_its_own_with_what_differs(full: Path) -> None:
    row = {"Id": "quay-day", "Language": "sv", "Name": "Kajens dag", "Strand": "opened-programmes", "Text": "En dag."}
    plan = plan_of(full, row)
    apply_plan(plan, full)
    text = (full / "content/tools/quay-day.sv.md").read_text("utf-8")
    assert text == "---\ntitle: Kajens dag\n---\n\nEn dag.\n"


def test_a_translation_may_not_change_a_fact(full: Path) -> None:
    plan = plan_of(full, {"Id": "quay-day", "Language": "sv", "Name": "Kajens dag", "Strand": "events"})
    assert codes(plan) == ["I214"]


def test_a_translation_into_a_language_that_the_site_has_not_is_rejected(full: Path) -> None:
    assert codes(plan_of(full, {"Id": "quay-day", "Language": "de", "Name": "Kaitag"})) == ["I205"]


def test_new_rows_may_refer_to_each_other(project: Path) -> None:
    other = {**COMPLETE, "Name": "Morning Fair", "Related": "Night Market"}
    plan = plan_of(project, other, COMPLETE)
    assert values_of(plan.rows[0])["related"] == ["night-market"]
    assert plan.count(Outcome.NEW) == 2


def test_a_row_that_leans_on_a_rejected_one_is_held_back_too(project: Path) -> None:
    other = {**COMPLETE, "Name": "Morning Fair", "Related": "Night Market"}
    plan = plan_of(project, other, {**COMPLETE, "Strand": "nothing of the kind"})
    assert plan.count(Outcome.HELD) == 2
    assert sorted(codes(plan)) == ["I201", "I304"]


def test_further_sheets_add_to_the_tools_they_name(project: Path) -> None:
    book = Workbook()
    tools = book.active
    assert tools is not None
    tools.title = "Tools"
    tools.append(list(COMPLETE))
    tools.append(list(COMPLETE.values()))
    editions = book.create_sheet("Editions")
    for row in (
        ["Tool", "Label", "Start", "Place: City"],
        ["Night Market", "First", "May 2019", "Malmö"],
        ["Nowhere", "x"],
    ):
        editions.append(row)
    book.save(project / "survey.xlsx")
    plan = plan_import(project / "survey.xlsx", project)
    assert [(str(issue.ref), issue.problem.code) for issue in plan.issues] == [
        ("Sheet “Editions”, row 3, column A (Tool)", "I213")
    ]
    assert values_of(plan.rows[0])["editions"] == [{"label": "First", "start": "2019-05", "place": {"city": "Malmö"}}]


def test_nothing_is_left_behind_when_writing_fails_half_way(project: Path) -> None:
    plan = plan_of(project, COMPLETE, {**COMPLETE, "Name": "Morning Fair"}, EXPORT_DAY, update=True)
    before = {file: file.read_bytes() for file in (project / "content/tools").iterdir()}
    write(project, {"content/tools/morning-fair.md": "somebody was faster\n"})
    with pytest.raises(FileExistsError):
        apply_plan(plan, project)
    (project / "content/tools/morning-fair.md").unlink()
    assert {file: file.read_bytes() for file in (project / "content/tools").iterdir()} == before


def test_what_was_guessed_is_said(project: Path) -> None:
    plan = plan_of(project, {**COMPLETE, "Sub-sectors": "Desing", "When": "03/04/2021"})
    assert list_assumptions(plan) == [
        "There is no text; the summary is used instead.",
        "“Desing” is taken for “Design”.",
        "“03/04/2021”: The day is taken to come first: 2021-04-03.",
        "Dates became editions, called “Edition of” and the year.",
    ]


def test_the_address_behind_words_is_taken(project: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*COMPLETE, "Website"])
    sheet.append([*COMPLETE.values(), "our page"])
    sheet.cell(2, 6).hyperlink = "https://example.org/market"
    book.save(project / "survey.xlsx")
    plan = plan_import(project / "survey.xlsx", project)
    assert values_of(only_row(plan))["links"] == [{"label": "our page", "url": "https://example.org/market"}]

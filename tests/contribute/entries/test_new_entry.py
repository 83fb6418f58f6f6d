"""Drafts for `catalogue new`: fields of the schema, answers, ids, and problems before anything is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.contribute.entries.new_entry import (
    derive_id,
    draft_entry,
    find_collection,
    is_id,
    list_required_fields,
    singular,
)
from catalogue.contribute.entries.parse_values import check_value, parse_value, split_values
from catalogue.contribute.entries.project_index import ProjectIndex, index_project
from catalogue.schema.collection_fields import shapes, subject
from catalogue.schema.models import SCHEMAS
from catalogue.sources import COLLECTIONS
from tests.site_helpers import FULL

TOOL = {shape.name: shape for shape in shapes("tools")}


@pytest.fixture(scope="module")
def index() -> ProjectIndex:
    """What the project with an entry of every kind holds."""
    return index_project(FULL)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_field_of_the_schema_has_a_shape(collection: str) -> None:
    model = SCHEMAS[collection].model_fields
    assert [shape.name for shape in shapes(collection)] == list(model)
    assert [shape.name for shape in shapes(collection) if shape.required] == [
        name for name, info in model.items() if info.is_required()
    ]
    assert all(shape.description for shape in shapes(collection))


@pytest.mark.parametrize(
    ("name", "kind", "many"),
    [
        ("title", "line", False),
        ("strand", "reference", False),
        ("sectors", "reference", True),
        ("status", "choice", False),
        ("countries", "country", True),
        ("reviewed", "day", False),
        ("number", "number", False),
        ("draft", "flag", False),
        ("aliases", "alias", True),
        ("uncertain", "doubts", False),
        ("editions", "group", True),
        ("place", "group", False),
        ("audience", "line", True),
    ],
)
def test_a_shape_says_what_a_field_holds(name: str, kind: str, many: bool) -> None:
    assert (TOOL[name].kind, TOOL[name].many) == (kind, many)


def test_a_shape_knows_limits_words_and_groups() -> None:
    assert TOOL["summary"].longest == 200
    assert (TOOL["number"].least, TOOL["number"].most) == (1, 9999)
    assert TOOL["mode"].choices == ("physical", "digital", "hybrid")
    assert TOOL["status"].default == "listed"
    assert TOOL["organisers"].collection == "organisations"
    assert [(field.name, field.kind) for field in TOOL["links"].group] == [("label", "line"), ("url", "address")]


def test_the_subject_of_an_entry_leaves_out_what_is_about_the_page() -> None:
    left_out = {shape.name for shape in set(shapes("tools")) - set(subject("tools"))}
    assert left_out == {"reviewed", "published", "draft", "aliases", "uncertain"}


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_collection_has_a_name_in_both_numbers(collection: str) -> None:
    assert find_collection(collection) == find_collection(singular(collection)) == collection
    assert list_required_fields(collection) or not any(
        shape.required for shape in shapes(collection) if shape.name != "title"
    )


@pytest.mark.parametrize(
    ("collection", "title", "expected"),
    [
        ("tools", "Fair Visit: Leipzig!", "fair-visit-leipzig"),
        ("tools", "Ярмарка у причала", "iarmarka-u-prichala"),
        ("tools", "Łódź & Öland", "lodz-oland"),
        ("tools", "X", "x"),
        ("tools", "🎪", None),
        ("countries", "Norway", "no"),
        ("countries", "SE", "se"),
        ("countries", "Atlantis", None),
    ],
)
def test_a_title_gives_the_name_of_the_file(collection: str, title: str, expected: str | None) -> None:
    assert derive_id(collection, title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("design, games", ["design", "games"]),
        ("design; games;", ["design", "games"]),
        ("- design\n* games\n\n3. film", ["design", "games", "film"]),
        ("a, b\nc", ["a, b", "c"]),
        ("Books, press, and film; Games", ["Books, press, and film", "Games"]),
        ("games, Books, press, and film", ["games", "Books, press, and film"]),
        ("", []),
        (" , ;", []),
    ],
)
def test_a_list_is_understood_as_people_write_one(text: str, expected: list[str]) -> None:
    assert split_values(text, ["Books, press, and film", "Books", "Games"]) == expected


@given(st.text(max_size=60))
def test_no_answer_is_made_up(text: str) -> None:
    assert all(part in text for part in split_values(text))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("sectors", "Design, GAMES", ["design", "games"]),
        ("countries", "Sweden\nuk, el", ["SE", "GB", "GR"]),
        ("countries", "uk, Poland", ["GB", "PL"]),
        ("mode", "Hybrid", "hybrid"),
        ("number", "7", 7),
        ("number", "seven", "seven"),
        ("draft", "Yes", True),
        ("summary", "  Two   words ", "Two words"),
        ("summary", " ", None),
        ("organisers", "Ferry Office", ["ferry-office"]),
        ("audience", "designers, and others", ["designers", "and others"]),
    ],
)
def test_an_answer_becomes_the_value_that_the_schema_wants(
    index: ProjectIndex, name: str, text: str, expected: object
) -> None:
    assert parse_value(TOOL[name], text, index) == expected


@pytest.mark.parametrize("name", ["sectors", "countries", "organisers"])
def test_what_is_not_known_is_reported(index: ProjectIndex, name: str) -> None:
    assert len(check_value("tools", TOOL[name], ["no-such-thing"], index)) == 1


def test_a_draft_has_the_problems_that_check_would_report(index: ProjectIndex) -> None:
    entry = draft_entry(
        index, "tools", "new-thing", "New Thing", {"summary": "S.", "strand": "nowhere", "aims": ["visibility"]}
    )
    assert {problem.code for problem in entry.problems if problem.severity == "error"} == {"V101", "V104"}
    assert entry.path == "content/tools/new-thing.md"


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=100))
def test_whatever_the_title_its_id_can_be_a_file(title: str) -> None:
    id_ = derive_id("tools", title)
    assert id_ is None or (is_id(id_) and len(id_) <= 80)


def test_a_group_that_an_id_stands_for_is_written_in_full(index: ProjectIndex) -> None:
    values = {
        "summary": "S.",
        "strand": "events",
        "sectors": ["design"],
        "aims": ["visibility"],
        "partners": ["ferry-office"],
    }
    assert "  - {organisation: ferry-office}\n" in draft_entry(index, "tools", "a-b", "A B", values).text

"""Headings, vocabularies and likeness: what words are taken for, and what they are not."""

import pytest

from catalogue.contribute.importing.headings import match_heading
from catalogue.i18n import country_codes, country_name
from catalogue.schema.models import Tool
from catalogue.tables.column_names import Wording, wording
from catalogue.tables.columns import Kind, columns
from catalogue.tables.fuzzy_match import Names, likeness, normal
from catalogue.tables.synonyms import SYNONYMS
from catalogue.tables.term_names import REGION, Vocabulary
from tests.contribute.importing.roundtrip import ROOT


@pytest.fixture(scope="module")
def words() -> Wording:
    """The words of a site in all languages of the region."""
    return wording(REGION, [ROOT / "themes/harbour"], "en")


def names(**words: str) -> Names:
    table = Names()
    for key, name in words.items():
        table.add(name, key)
    return table


def test_every_field_of_the_schema_has_a_column() -> None:
    assert {column.keys[0] for column in columns("tools")} == {"id", "language", "text", *Tool.model_fields}


def test_the_label_of_every_column_leads_back_to_it_in_every_language(words: Wording) -> None:
    for messages in words.others:
        for column in columns("tools"):
            label = words.label(column, messages)
            assert words.headings.find(label).key == column.name, (messages.language, label)


def test_the_labels_in_sheets_of_groups_lead_back_too(words: Wording) -> None:
    for column in columns("tools"):
        table = words.part_names(column.parts)
        for messages in words.others:
            for part in column.parts:
                assert table.find(words.label(part, messages)).key == part.name


def test_no_synonym_stands_for_two_columns(words: Wording) -> None:
    for name, text in SYNONYMS.items():
        for word in text.split(" | "):
            match = words.headings.find(word, partly=False)
            assert (match.key, match.exact) == (name, True), word


def test_every_choice_and_sheet_has_one_name_for_each_thing(words: Wording) -> None:
    for column in columns("tools"):
        for messages in words.others if column.kind == Kind.CHOICE else ():
            for choice in column.choices:
                assert words.choices(column).find(words.choice(column, choice, messages)).key == choice


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Name of the tool *", "title"),
        ("2. Sub-sector(s) (please choose)", "sectors"),
        ("Ziele / aims", "aims"),
        ("Land:", "countries"),
        ("Organizers", "organisers"),
        ("Targt group", "audience"),
        ("Contact e-mail", ""),
        ("Contact person", ""),
        ("Remarks", ""),
        ("Budget", ""),
        ("Age", ""),
        ("Number", "number"),
        ("number", "number"),
        *((heading, "") for heading in ("Nr.", "No.", "#", "№", "Nº", "lfd. Nr.", "Numéro", "Nummer", "Numbr", "L.p.")),
        *((heading, "") for heading in ("Nr. / Number", "Number (of the row)", "Eil. Nr.", "Löpnr")),
    ],
)
def test_headings_are_known_by_their_words_and_not_by_chance(heading: str, column: str, words: Wording) -> None:
    assert match_heading(heading, words.headings).key == column


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("design", "design"),
        ("DESIGN ", "design"),
        ("Desing", "design"),
        ("Fashon & textiles", "fashion"),
        ("textile & fashion", "fashion"),
        ("Fashion", "fashion"),
        ("Press", "press"),
        ("Pres", "press"),
        ("Software", "both"),
        ("Graphics", ""),
        ("VR", ""),
    ],
)
def test_a_name_is_taken_for_another_only_where_there_is_little_doubt(text: str, key: str) -> None:
    table = names(design="Design", fashion="Fashion and textile", press="Press", both="Software and VR/AR", pr="PR")
    assert table.find(text).key == key


def test_a_name_that_two_things_share_stands_for_neither() -> None:
    table = names(one="Open lab", two="OPEN LAB!")
    assert table.find("open lab").key == ""
    assert table.find("Open lab").key == "one"


def test_countries_are_known_by_their_names_in_every_language_of_the_region() -> None:
    vocabulary = Vocabulary([], [], "en")
    for language in REGION:
        for code in ("SE", "DK", "FI", "LT", "LV", "EE", "DE", "PL", "NO", "GB", "UA"):
            assert vocabulary.find_country(country_name(code, language)).key == code


def test_every_country_is_shown_so_that_it_is_known_again() -> None:
    vocabulary = Vocabulary([], [], "en")
    for language in ("en", "sv", "lt"):
        labels = {code: vocabulary.show_country(code, language) for code in country_codes()}
        assert {code: vocabulary.find_country(name).key for code, name in labels.items()} == {c: c for c in labels}


def test_likeness_knows_no_order_of_words() -> None:
    assert likeness(normal("Days of the Game Mixer"), normal("game mixer days")) == 1.0
    assert likeness(normal("Game Mixer Days"), normal("Baltic Home")) == 0.0

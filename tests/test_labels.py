"""Dates, numbers and codes as readers of a language write them."""

import pytest

from catalogue import labels
from catalogue.field_info import Internal, find_metadata, model_fields, walk
from catalogue.i18n import Messages
from catalogue.labels import date_text, label, number_text, span_text, years_text
from catalogue.schema import models
from catalogue.schema.collection_fields import field_labels, shapes


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        ("2020-10-15", "en", "15 October 2020"),
        ("2020-10", "en", "October 2020"),
        ("2020", "en", "2020"),
        ("2020-01-02", "en", "2 January 2020"),
        (None, "en", ""),
        ("2020-10-15", "sv", "15 oktober 2020"),
        ("2020-10-15", "de", "15. Oktober 2020"),
    ],
)
def test_a_date_has_the_day_before_the_month(value: str | None, language: str, text: str) -> None:
    assert date_text(value, language) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2021-05-27", "2021-05-28", "27–28 May 2021"),
        ("2020-09-29", "2020-10-16", "29 September – 16 October 2020"),
        ("2020-12-30", "2021-01-02", "30 December 2020 – 2 January 2021"),
        ("2020-10", "2020-11-03", "October 2020 – 3 November 2020"),
        ("2019", "2021", "2019–2021"),
        ("2021-09-27", "2021-09-28", "27–28 September 2021"),
        ("2020-10", "2020-11", "October – November 2020"),
        ("2020-10", "2021-01", "October 2020 – January 2021"),
        ("2020-10-15", "2020-10-15", "15 October 2020"),
        ("2020-10-15", None, "15 October 2020"),
        (None, "2020", "2020"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_time_does_not_repeat_itself(start: str | None, end: str | None, text: str) -> None:
    assert span_text(start, end, "en").replace("\u2009", " ") == text


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (1860, "en", "1,860"),
        (12.5, "en", "12.5"),
        (12.5, "de", "12,5"),
        (1860, "sv", "1\xa0860"),
        ("many", "en", "many"),
        (0.0004, "en", "0.0004"),
        (3.14159, "de", "3,14159"),
        (-999_999_999_999_999.0, "en", "-999,999,999,999,999"),
        (5e-324, "en", f"0.{'0' * 323}5"),
    ],
)
def test_a_number_is_written_as_its_language_has_it(value: float | str, language: str, text: str) -> None:
    assert number_text(value, language) == text


def test_years_are_told_as_a_range() -> None:
    assert years_text([]) == ""
    assert years_text(["2020-10-15", "2020"]) == "2020"
    assert years_text(["2021-05", "2019", "2020"]) == "2019–2021"


def test_every_code_that_an_entry_may_give_has_a_word() -> None:
    fields = [field for name in models.SCHEMAS for _, field in walk(shapes(name))]
    choices = [field for field in fields if field.kind == "choice" and not find_metadata(field, Internal)]
    assert {"status", "mode", "kind"} <= {field.name for field in choices}
    for field in choices:
        assert set(field.words) == set(field.choices)
    assert set(models.SCHEMAS) == set(labels.ENTRY_KINDS)


def test_every_field_that_can_be_doubted_has_a_word() -> None:
    fields = [field for model in models.SCHEMAS.values() for field in model_fields(model)]
    named = {field.name for field in fields if not find_metadata(field, Internal)}
    assert named - set(field_labels()) == {"uncertain"}


def test_a_code_without_a_word_stands_for_itself() -> None:
    messages = Messages("en")
    assert label(labels.MODES, "hybrid", messages) == "On site and online"
    assert label(labels.MODES, "by post", messages) == "by post"
    assert label(labels.MODES, None, messages) == ""

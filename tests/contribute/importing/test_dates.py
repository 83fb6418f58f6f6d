"""Dates as people write them around the Baltic Sea."""

import pytest

from catalogue.contribute.importing.dates import parse_date_range, parse_serial_date


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019", "2019", ""),
        ("2020-10", "2020-10", ""),
        ("2020-10-15", "2020-10-15", ""),
        ("2020-10-15 00:00:00", "2020-10-15", ""),
        ("15.10.2020", "2020-10-15", ""),
        ("15. 10. 2020", "2020-10-15", ""),
        ("15/10/2020", "2020-10-15", ""),
        ("5/2021", "2021-05", ""),
        ("15 October 2020", "2020-10-15", ""),
        ("October 15, 2020", "2020-10-15", ""),
        ("15th of October 2020", "2020-10-15", ""),
        ("15. Oktober 2020", "2020-10-15", ""),
        ("okt. 2020", "2020-10", ""),
        ("maj 2021", "2021-05", ""),
        ("lokakuu 2020", "2020-10", ""),
        ("12–14 May 2021", "2021-05-12", "2021-05-14"),
        ("12.-14.5.2021", "2021-05-12", "2021-05-14"),
        ("12.05.–14.05.2021", "2021-05-12", "2021-05-14"),
        ("28 Feb – 2 March 2021", "2021-02-28", "2021-03-02"),
        ("2019-2021", "2019", "2021"),
        ("2019/2021", "2019", "2021"),
        ("May 2020 to June 2021", "2020-05", "2021-06"),
        ("2021-05-12 – 2021-05-14", "2021-05-12", "2021-05-14"),
    ],
)
def test_usual_notations_are_understood(text: str, start: str, end: str) -> None:
    date_range = parse_date_range(text)
    assert date_range is not None
    assert (date_range.start, date_range.end, date_range.assumption) == (start, end, "")


@pytest.mark.parametrize(
    ("text", "start", "assumption"),
    [
        ("03/04/2021", "2021-04-03", "The day is taken to come first: 2021-04-03."),
        ("10/25/2020", "2020-10-25", "The month is taken to come first, as the second number cannot be a month."),
        ("15.10.20", "2020-10-15", "The year 20 is taken for 2020."),
        ("Oct '20", "2020-10", "The year 20 is taken for 2020."),
    ],
)
def test_what_could_mean_two_days_is_said(text: str, start: str, assumption: str) -> None:
    date_range = parse_date_range(text)
    assert date_range is not None
    assert (date_range.start, date_range.assumption) == (start, assumption)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "30.02.2021", "2021-13", "32 May 2021", "14–12 May 2021", "spring 2021", "2021-05-12-14-16", "May"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date_range(text) is None


def test_numbers_are_years_or_days_since_1900() -> None:
    year, day = parse_serial_date(2020), parse_serial_date(44119.5)
    assert year is not None
    assert day is not None
    assert (year.start, day.start) == ("2020", "2020-10-15")
    assert "44119.5 is taken for the day 2020-10-15" in day.assumption
    assert parse_serial_date(12) is None

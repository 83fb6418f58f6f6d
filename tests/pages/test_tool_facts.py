"""What a tool's page computes from its facts: periods, lengths, dots, a citation."""

import pytest

from catalogue.i18n import Messages
from catalogue.pages import dot_plot, edition_dates
from catalogue.schema.field_groups import Edition
from tests.rendered_site import Rendered

WORDS = Messages("en")


def edition(start: str | None = None, end: str | None = None, time: str | None = None) -> Edition:
    return Edition.model_validate({"label": "Held", "start": start, "end": end, "time": time})


@pytest.mark.parametrize(
    ("given", "period"),
    [
        ([edition("2020-10-15")], "15 October 2020"),
        ([edition("2019-10-28", "2019-10-29"), edition("2020-10-28")], "28 October 2019 – 28 October 2020"),
        ([edition("2021"), edition("2020-05-01")], "2020–2021"),
        ([edition(), edition("2020-05")], "May 2020"),
        ([edition()], ""),
        ([], ""),
    ],
)
def test_a_period_is_as_exact_as_the_least_exact_date(given: list[Edition], period: str) -> None:
    assert edition_dates.period(given, "en").replace("\u2009", " ") == period


@pytest.mark.parametrize(
    ("given", "length"),
    [
        ([edition("2020-11-10", "2020-11-13")], "4 days"),
        ([edition("2020-11-10")], "1 day"),
        ([edition("2021-05-27", time="09:30–13:30")], "4 hours"),
        ([edition("2021-05-27", time="9.30–10:30 CET")], "1 hour"),
        ([edition("2021-05-27", time="22:00–01:30")], "3.5 hours"),
        ([edition("2021-05-27", time="13:30")], "1 day"),
        ([edition("2020-10-28", "2020-10-29"), edition("2021-10-28", "2021-10-29")], "2 days each time"),
        ([edition("2020-10-28", "2020-10-29"), edition("2021-10-28")], ""),
        ([edition("2020-10-28"), edition()], ""),
        ([edition("2020-10")], ""),
        ([], ""),
    ],
)
def test_a_length_is_said_only_where_the_editions_agree(given: list[Edition], length: str) -> None:
    assert edition_dates.length(given, WORDS) == length


def test_dots_stand_twenty_in_a_row() -> None:
    assert dot_plot.path(3) == "M3.5 3.5h14.1"
    assert dot_plot.path(21) == "M3.5 3.5h133.1M3.5 10.5h0.1"
    assert [dot_plot.rows(count) for count in (0, 1, 20, 21, 100)] == [0, 1, 1, 2, 5]


def test_dots_can_go_on_where_others_end() -> None:
    assert dot_plot.path(21, first=19) == "M136.5 3.5h0.1M3.5 10.5h133.1"


@pytest.mark.parametrize("count", [0, -3, 0.5, 101, 1860])
def test_what_cannot_be_counted_at_a_glance_has_no_dots(count: float) -> None:
    assert not dot_plot.is_drawable(count)


def test_a_tool_can_be_cited_from_its_page(everything: Rendered) -> None:
    page = everything.text("tools/beacon-days/index.html")
    assert "Beacon Days. In: The ferry catalogue. Reviewed 23 November 2026." in page

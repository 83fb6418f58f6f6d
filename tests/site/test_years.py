"""The years in which a tool was held, as far as its fields say."""

import pytest

from catalogue.schema.models import Tool
from catalogue.site.years import active_years


def years(**fields: object) -> tuple[int, ...]:
    terms = {"strand": "events", "sectors": ["design"], "aims": ["networks"]}
    return active_years(Tool.model_validate({"title": "Fair", "summary": "A fair.", **terms, **fields}))


EDITIONS = [{"label": "First", "start": "2019-05"}, {"label": "Second", "start": "2022"}]


def test_a_tool_that_is_held_every_year_was_held_in_all_years_between_the_first_and_the_last() -> None:
    assert years(recurs="yearly", since="2020", last_seen=2023) == (2020, 2021, 2022, 2023)
    assert years(since="2020-03-01", last_seen=2022) == (2020, 2021, 2022)
    assert years(recurs="ongoing", since="2021", last_seen=2022) == (2021, 2022)


def test_a_tool_that_is_held_every_two_years_leaves_out_the_years_between() -> None:
    assert years(recurs="every-two-years", since="2018", last_seen=2022) == (2018, 2020, 2022)


def test_of_a_tool_that_is_held_from_time_to_time_only_the_years_that_are_named_count() -> None:
    assert years(recurs="irregular", since="2015", last_seen=2022, editions=EDITIONS) == (2015, 2019, 2022)


def test_no_year_is_made_up_between_the_last_documented_one_and_an_announced_edition() -> None:
    announced = [{"label": "Next", "start": "2029"}]
    assert years(recurs="every-two-years", since="2020", last_seen=2024, editions=announced) == (2020, 2022, 2024, 2029)


def test_editions_alone_are_the_years_of_a_tool_and_give_the_end_that_is_not_named() -> None:
    assert years(recurs="yearly", editions=EDITIONS) == (2019, 2022)
    assert years(recurs="yearly", since="2018", editions=EDITIONS) == (2018, 2019, 2020, 2021, 2022)
    assert years(recurs="yearly", last_seen=2023, editions=EDITIONS) == (2019, 2020, 2021, 2022, 2023)


@pytest.mark.parametrize("fields", [{}, {"recurs": "yearly"}, {"editions": [{"label": "First"}]}])
def test_without_a_year_none_is_made_up(fields: dict[str, object]) -> None:
    assert years(**fields) == ()

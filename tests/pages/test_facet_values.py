"""The filters of the list of tools come from the model, in an order that readers expect."""

from pathlib import Path

from catalogue.pages.facet_values import FIELD_FILTERS, FILTERS, values_in_order
from catalogue.schema.collection_fields import field_labels
from tests.projects import small
from tests.rendered_site import Rendered, rendered


def test_the_filters_that_stand_for_fields_come_after_the_facets() -> None:
    assert FILTERS[5:] == ("modes", "years", "recurs", "status", "active")
    assert {name: field.name for name, field in FIELD_FILTERS.items()} == {
        "modes": "mode",
        "recurs": "recurs",
        "status": "status",
    }
    assert FIELD_FILTERS.keys() <= set(FILTERS)
    assert all(field.name in field_labels() for field in FIELD_FILTERS.values())


def test_values_are_offered_in_the_order_of_the_model_and_years_with_the_latest_first() -> None:
    assert values_in_order("status", {"retired", "listed"}) == ["listed", "retired"]
    assert values_in_order("modes", {"physical", "digital"}) == ["digital", "physical"]
    assert values_in_order("years", {"2019", "2021"}) == ["2021", "2019"]


def test_the_tick_that_leaves_out_retired_tools_is_offered_where_there_are_any(
    tmp_path: Path, everything: Rendered
) -> None:
    page = everything.text("tools/index.html")
    assert 'type="checkbox" name="active" value="yes"' in page
    assert page.count('class="label card-status"') == 1
    assert "Retired" in page[page.index("card-status") :][:80]
    assert 'name="active"' not in rendered(small(tmp_path)).text("tools/index.html")


def test_the_filter_by_country_says_what_a_country_stands_for(everything: Rendered) -> None:
    assert "Held there, organised from there, or took part." in everything.text("tools/index.html")

"""The filters of the list of tools come from the model, in an order that readers expect."""

from catalogue.pages.facet_values import FIELD_FILTERS, FILTERS, values_in_order
from catalogue.schema.collection_fields import field_labels


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

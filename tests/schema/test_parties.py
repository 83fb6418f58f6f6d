"""The organisations that an entry names are found in its model, not in lists of field names."""

from catalogue.schema import field_groups, models
from catalogue.schema.parties import organisation_ids, parties, party_fields


class Tool(models.Tool):
    """A tool with one more field that names organisations."""

    hosts: tuple[field_groups.Party, ...] = ()


def tool(**fields: object) -> Tool:
    facts = {"title": "Fair", "summary": "A fair.", "strand": "events", "sectors": ["design"], "aims": ["networks"]}
    return Tool.model_validate(facts | fields)


def test_fields_that_name_a_single_organisation_come_before_lists() -> None:
    names = [field.name for field in party_fields(models.Initiative)]
    assert names == ["coordinator", "funder", "partners", "nominees"]


def test_a_field_that_a_model_gets_later_is_walked_too() -> None:
    fair = tool(organisers=["harbour-office"], hosts=[{"organisation": "north-academy", "role": "host"}])
    assert [(field, party.role) for field, party in parties(fair)] == [("organisers", None), ("hosts", "host")]
    assert list(organisation_ids(fair)) == ["harbour-office", "north-academy"]


def test_a_party_without_a_page_has_no_id() -> None:
    facts = {"title": "Award", "summary": "An award.", "kind": "award", "status": "running"}
    award = models.Initiative.model_validate(facts | {"funder": {"name": "A fund"}, "nominees": [{"name": "A ship"}]})
    assert [field for field, _ in parties(award)] == ["funder", "nominees"]
    assert list(organisation_ids(award)) == []

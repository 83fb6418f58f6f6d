"""Roles of countries in a tool: it is held there, it is organised from there, or they take part."""

from typing import Literal, get_args

from catalogue.schema.entries import Library
from catalogue.schema.field_groups import Party
from catalogue.schema.models import Tool

CountryRole = Literal["held", "organised", "took-part"]
COUNTRY_ROLES: tuple[CountryRole, ...] = get_args(CountryRole)
"""The roles in display order."""


def country_roles(library: Library, tool: Tool) -> dict[str, tuple[CountryRole, ...]]:
    """The roles of countries in a tool, by lower-case code; countries without a role are left out."""
    places = [tool.place, *(edition.place for edition in tool.editions)]
    codes: dict[CountryRole, list[str]] = {
        "held": [place.country for place in places if place and place.country],
        "organised": [code for party in tool.organisers if (code := _home(library, party))],
        "took-part": list(library.config.expand_countries(tool.countries)),
    }
    every = dict.fromkeys(code for role in reversed(COUNTRY_ROLES) for code in codes[role])
    return {code.lower(): tuple(role for role in COUNTRY_ROLES if code in codes[role]) for code in every}


def _home(library: Library, party: Party) -> str | None:
    """The country of an organisation, with or without a page of its own."""
    return library.organisations[party.organisation].meta.country if party.organisation else party.country

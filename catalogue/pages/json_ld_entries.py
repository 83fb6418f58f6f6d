"""Entries in schema.org vocabulary: works, events, organisations, projects. Nothing that an entry does not say.

Uncertain values are omitted: JSON-LD cannot express doubt, and its readers would take them for facts. No tool is a
`HowTo`: its text describes how others did it, not step by step what to do.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from catalogue.i18n import country_name
from catalogue.pages.json_ld import Thing, name_of, web_page, without_empty
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry
from catalogue.schema.field_groups import Edition, Funding, Party, Place
from catalogue.schema.models import Front, Initiative, Module, Organisation, Tool

_ATTENDANCE = {
    "physical": "https://schema.org/OfflineEventAttendanceMode",
    "digital": "https://schema.org/OnlineEventAttendanceMode",
    "hybrid": "https://schema.org/MixedEventAttendanceMode",
}
_ORGANISATIONS = {
    "public-authority": "GovernmentOrganization",
    "public-agency": "GovernmentOrganization",
    "embassy": "GovernmentOrganization",
    "university": "CollegeOrUniversity",
}
"""Kinds of organisation for which schema.org has a specific type."""


def things(builder: ViewBuilder, entry: Entry[Front]) -> list[Thing]:
    """The things that the page of an entry describes."""
    make = _MAKERS.get(entry.collection, _page)
    return list(make(builder, entry))


def _url(builder: ViewBuilder, key: str) -> str:
    """The full address of an entry's page; empty on a site without a base URL."""
    return builder.library.config.absolute_url(builder.path(key))


def _part_of(builder: ViewBuilder) -> Thing:
    return name_of(builder.library.config.absolute_url(""), "site")


def _page(builder: ViewBuilder, entry: Entry[Front]) -> Iterator[Thing]:
    url, base = _url(builder, entry.key), builder.library.config.absolute_url("")
    yield web_page("WebPage", entry.title, entry.meta.summary or "", url, entry.language, base)


def _tool(builder: ViewBuilder, entry: Entry[Tool]) -> Iterator[Thing]:
    """A tool as a creative work, and each of its editions as an event."""
    tool, url = entry.meta, _url(builder, entry.key)
    card, config = builder.card(entry.id), builder.library.config
    yield {
        "@type": "CreativeWork",
        **name_of(url, "tool"),
        "name": entry.title,
        "abstract": tool.summary,
        "url": url,
        "image": config.absolute_url(card.cover) if tool.cover else None,
        "inLanguage": entry.language,
        "isPartOf": _part_of(builder),
        "license": config.licence.url if config.licence else None,
        "datePublished": tool.published,
        "dateModified": tool.reviewed,
        "keywords": [link.title for link in (card.strand, *card.sectors, *card.formats)],
        "audience": [
            {"@type": "Audience", "audienceType": audience}
            for audience in (() if "audience" in tool.uncertain else tool.audience)
        ],
        "spatialCoverage": [] if "countries" in tool.uncertain else _countries(builder, tool.countries),
        "creator": _organisation_references(builder, "organisers", tool, tool.organisers),
        "contributor": _organisation_references(builder, "partners", tool, tool.partners),
        "funder": _organisation_references(builder, "funders", tool, tool.funders),
        "conditionsOfAccess": None if "eligibility" in tool.uncertain else tool.eligibility,
        "isAccessibleForFree": True if _is_free(tool) else None,
        "citation": [source.url for source in tool.sources if source.url],
    }
    # A doubt about the editions concerns those that are marked; where none is, it may concern any.
    if "editions" not in tool.uncertain or any(edition.uncertain for edition in tool.editions):
        for number, edition in enumerate(tool.editions, 1):
            if edition.start and not edition.uncertain:
                yield _event(builder, entry, edition, number)


def _is_free(tool: Tool) -> bool:
    """Whether taking part is known to be free."""
    return tool.cost is not None and tool.cost.level == "free" and "cost" not in tool.uncertain


def _event(builder: ViewBuilder, entry: Entry[Tool], edition: Edition, number: int) -> Thing:
    """An edition of a tool as an event; dates may be years or months, as ISO 8601 allows."""
    tool, url = entry.meta, _url(builder, entry.key)
    mode = edition.mode or (None if "mode" in tool.uncertain else tool.mode)
    place = edition.place or (None if "place" in tool.uncertain else tool.place)
    return {
        "@type": "Event",
        **name_of(url, f"edition-{number}"),
        "name": f"{entry.title}: {edition.label}",
        "description": edition.note,
        "startDate": edition.start,
        "endDate": edition.end,
        "eventAttendanceMode": _ATTENDANCE.get(mode or ""),
        "location": _location(place, mode) if place else None,
        "organizer": _organisation_references(builder, "organisers", tool, tool.organisers),
        "funder": _organisation_references(builder, "funders", tool, tool.funders),
        "workFeatured": name_of(url, "tool"),
    }


def _location(place: Place, mode: str | None) -> Thing:
    """The location of an event; an online event has no address."""
    name = ", ".join(part for part in (place.venue, place.event) if part)
    if mode == "digital":
        return {"@type": "VirtualLocation", "name": name or place.city or "online"}
    address = _address(place.city, place.country)
    return without_empty({"@type": "Place", "name": name or place.city, "address": address})


def _address(city: str | None, country: str | None) -> Thing | None:
    """An address, as far as it is known, with country codes as schema.org requires."""
    parts = without_empty({"addressLocality": city, "addressCountry": country})
    return {"@type": "PostalAddress"} | parts if parts else None


def _countries(builder: ViewBuilder, names: Iterable[str]) -> list[Thing]:
    codes = builder.library.config.expand_countries(names)
    return [{"@type": "Country", "name": country_name(code, builder.language)} for code in codes]


def _organisation_references(builder: ViewBuilder, field: str, tool: Tool, items: Iterable[Party]) -> list[Thing]:
    if field in tool.uncertain:
        return []
    return [thing for item in items if not item.uncertain and (thing := _party(builder, item))]


def _reference(builder: ViewBuilder, id_: str) -> Thing:
    link = builder.link(f"organisations/{id_}")
    url = builder.library.config.absolute_url(link.path)
    return {"@type": _organisation_type(builder, id_), **name_of(url, "organisation"), "name": link.title}


def _organisation_type(builder: ViewBuilder, id_: str) -> str:
    return _ORGANISATIONS.get(builder.library.organisations[id_].meta.kind, "Organization")


def _organisation(builder: ViewBuilder, entry: Entry[Organisation]) -> Iterator[Thing]:
    """An organisation with its names, address and website."""
    meta, url = entry.meta, _url(builder, entry.key)
    sure = {name: value for name, value in meta if name not in meta.uncertain}
    website, founded, parent = sure.get("url"), sure.get("founded"), sure.get("parent")
    yield {
        "@type": _organisation_type(builder, entry.id),
        **name_of(url, "organisation"),
        "name": entry.title,
        "alternateName": [name for name in (sure.get("native_name"), *sure.get("also_known_as", ())) if name],
        "description": meta.summary,
        "url": website or url,
        "mainEntityOfPage": url,
        "sameAs": [website] if website else [],
        "foundingDate": str(founded) if founded else None,
        "address": _address(sure.get("city"), sure.get("country")),
        "parentOrganization": _reference(builder, parent) if parent else None,
    }


def _initiative(builder: ViewBuilder, entry: Entry[Initiative]) -> Iterator[Thing]:
    """A project, or a measure that funds others; schema.org has no type for an award, so that is a web page."""
    meta, url = entry.meta, _url(builder, entry.key)
    sure = {name: value for name, value in meta if name not in meta.uncertain}
    kind = "Project" if meta.kind == "project" else "FundingScheme" if meta.kind == "policy-measure" else ""
    if not kind:
        yield from _page(builder, entry)
        return
    period, funder = sure.get("period"), _party(builder, sure.get("funder"))
    parties = (sure.get("coordinator"), *sure.get("partners", ()))  # a coordinator may also be listed as a partner
    members = {repr(member): member for party in parties if (member := _party(builder, party))}
    yield {
        "@type": kind,
        **name_of(url, "initiative"),
        "name": entry.title,
        "alternateName": sure.get("original_title"),
        "description": meta.summary,
        "url": url,
        "identifier": sure.get("reference_number"),
        "foundingDate": period.start if period else None,
        "dissolutionDate": period.end if period else None,
        "areaServed": _countries(builder, sure.get("countries", ())),
        "funder": funder,
        "funding": [_grant(sum_, funder) for sum_ in sure.get("funding", ())],
        "member": list(members.values()),
    }


def _grant(sum_: Funding, funder: Thing | None) -> Thing:
    value = int(sum_.amount) if sum_.amount.is_integer() else sum_.amount
    amount = {"@type": "MonetaryAmount", "value": value, "currency": sum_.currency}
    return without_empty({"@type": "MonetaryGrant", "description": sum_.scope, "amount": amount, "funder": funder})


def _party(builder: ViewBuilder, party: Party | None) -> Thing | None:
    if party is None:
        return None
    if party.organisation:
        return _reference(builder, party.organisation)
    return {"@type": "Organization", "name": party.name} if party.name else None


def _module(builder: ViewBuilder, entry: Entry[Module]) -> Iterator[Thing]:
    """A learning module, with its learning outcomes."""
    meta, url = entry.meta, _url(builder, entry.key)
    yield {
        "@type": "LearningResource",
        **name_of(url, "module"),
        "name": entry.title,
        "abstract": meta.summary,
        "url": meta.url or url,
        "mainEntityOfPage": url,
        "inLanguage": entry.language,
        "isPartOf": _part_of(builder),
        "dateModified": meta.reviewed,
        "teaches": list(meta.outcomes),
        "isBasedOn": [name for id_ in meta.tools if (name := name_of(_url(builder, f"tools/{id_}"), "tool"))],
    }


_MAKERS: dict[str, Callable[[ViewBuilder, Entry[Any]], Iterator[Thing]]] = {
    "tools": _tool,
    "organisations": _organisation,
    "initiatives": _initiative,
    "modules": _module,
}

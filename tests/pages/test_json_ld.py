"""What a page says of itself to machines cannot break out of its script element, is JSON-LD, and invents no word."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pyld import jsonld  # type: ignore[import-untyped]  # it has no types

from catalogue.pages.json_ld import script
from tests.outside import needed
from tests.rendered_site import Rendered

HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & \u2029 ]]>"


def graph(page: str) -> list[dict[str, Any]]:
    """The things that a page describes."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return [thing for text in found for thing in json.loads(text)["@graph"]]


def test_no_text_ends_the_script_element() -> None:
    made = str(script([{"name": HOSTILE}]))
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made)["@graph"] == [{"name": HOSTILE}]


def test_what_is_not_known_is_left_out() -> None:
    thing: dict[str, Any] = {"name": "x", "url": None, "keywords": [], "address": {}, "abstract": "", "position": 0}
    assert json.loads(str(script([thing])))["@graph"] == [{"name": "x", "position": 0}]


def test_every_page_that_is_listed_describes_itself(everything: Rendered) -> None:
    for path, page in everything.pages.items():
        kinds = {thing["@type"] for thing in graph(page)}
        if '<meta name="robots" content="noindex">' not in page:
            assert len(kinds) > 1 or path in {"index.html", "sv/index.html"}, path


def test_a_tool_is_described_by_what_its_entry_says(everything: Rendered) -> None:
    (work,) = (t for t in graph(everything.text("tools/harbour-fair/index.html")) if t["@type"] == "CreativeWork")
    assert work["name"] == "Harbour Fair <b>\"&'</b>"
    assert work["datePublished"] == "2021-09-08"
    assert work["dateModified"] == "2026-11-23"
    assert work["creator"][0]["@id"] == "http://localhost:8000/organisations/sea-institute/#organisation"


def test_a_translation_is_described_in_its_own_language(everything: Rendered) -> None:
    (work,) = (t for t in graph(everything.text("sv/tools/harbour-fair/index.html")) if t["@type"] == "CreativeWork")
    assert (work["name"], work["inLanguage"]) == ("Hamnmässan", "sv")


def test_the_steps_of_a_trail_lead_from_the_home_page_to_the_page_itself(everything: Rendered) -> None:
    for path in ("tools/harbour-fair/", "organisations/north-academy/", "strands/events/", "about/"):
        (trail,) = (t for t in graph(everything.text(f"{path}index.html")) if t["@type"] == "BreadcrumbList")
        steps = [(step["position"], step["item"]) for step in trail["itemListElement"]]
        assert steps[0] == (1, "http://localhost:8000/")
        assert steps[-1] == (len(steps), f"http://localhost:8000/{path}")


CONTEXT = {"@context": {"@vocab": "https://schema.org/"}}
"""What the context at schema.org comes to for names; nothing is fetched here."""


def test_the_json_ld_of_every_page_expands_without_losing_a_word(everything: Rendered) -> None:
    def ours(url: str, options: object) -> Any:
        assert url.rstrip("/") == "https://schema.org"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    for path, page in everything.pages.items():
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S):
            source = json.loads(text)
            expanded = jsonld.expand(source, {"documentLoader": ours})
            assert [len(thing) for thing in expanded] == [len(thing) for thing in source["@graph"]], path


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The properties that schema.org has for each type, by the typings that Google makes of it."""
    file = Path(needed("CATALOGUE_CHECKS", "typings of schema.org")) / "node_modules/schema-dts/dist/schema.d.ts"
    found = re.findall(r"interface (\w+)(?: extends ([^{]*))? \{(.*?)\n\}", file.read_text("utf-8"), re.S)
    groups = {
        name: (re.findall(r"\w+", above), re.findall(r'^    "(\w+)"\?:', body, re.M)) for name, above, body in found
    }

    def properties(name: str) -> frozenset[str]:
        above, own = groups.get(name, ([], []))
        return frozenset(own).union(*map(properties, above))

    return {name.removesuffix("Leaf"): properties(name) for name in groups if name.endswith("Leaf")}


def inner(thing: object) -> Iterator[dict[str, Any]]:
    """A thing and all things in it."""
    if isinstance(thing, list):
        for item in thing:
            yield from inner(item)
    elif isinstance(thing, dict):
        yield thing
        for value in thing.values():
            yield from inner(value)


def test_every_type_and_every_property_is_one_of_schema_org(everything: Rendered) -> None:
    kinds = set()
    for path, page in everything.pages.items():
        for thing in inner(graph(page)):
            if thing.keys() == {"@id"}:
                continue  # a reference
            kinds.add(thing["@type"])
            asked = {f"{name}-input" for name in ("query",) if thing["@type"] == "SearchAction"}
            known = vocabulary()[thing["@type"]] | {"@type", "@id"} | asked
            assert thing.keys() - known == set(), f"{path}: {thing['@type']}"
    wanted = {"CreativeWork", "Event", "Place", "Organization", "GovernmentOrganization", "FundingScheme"}
    wanted |= {
        "MonetaryAmount",
        "LearningResource",
        "BreadcrumbList",
        "WebSite",
        "Dataset",
        "DataDownload",
        "DefinedTerm",
    }
    assert wanted <= kinds


def test_each_time_that_a_tool_was_run_is_an_event_with_what_is_known_of_it(everything: Rendered) -> None:
    things = graph(everything.text("tools/beacon-days/index.html"))
    work = next(thing for thing in things if thing["@type"] == "CreativeWork")
    for event in (thing for thing in things if thing["@type"] == "Event"):
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", event["startDate"])
        assert event["workFeatured"] == {"@id": work["@id"]}


def test_a_tool_names_who_pays_who_may_take_part_and_what_its_facts_rest_on(everything: Rendered) -> None:
    work = next(t for t in graph(everything.text("tools/night-ferry-pass/index.html")) if t["@type"] == "CreativeWork")
    assert [funder["name"] for funder in work["funder"]] == ["Ferry Office"], "the other one is unsure"
    assert work["creator"] == [{"@type": "Organization", "name": "Crossing Lines"}]
    assert work["conditionsOfAccess"] == "Companies of up to ten people; no mere transport."
    assert work["isAccessibleForFree"] is True
    assert work["citation"] == ["https://crossing.example/news"]
    assert [country["name"] for country in work["spatialCoverage"]][-2:] == ["Sweden", "Poland"]


def test_what_the_sources_leave_open_is_not_said_to_machines(everything: Rendered) -> None:
    things = graph(everything.text("tools/harbour-fair/index.html"))
    work = next(thing for thing in things if thing["@type"] == "CreativeWork")
    events = [thing["name"].rpartition(": ")[2] for thing in things if thing["@type"] == "Event"]
    assert events == ["First", "Third"], "the second is unsure, the fourth has no date"
    assert "contributor" not in work, "its only partner is unsure"
    (scheme,) = (t for t in graph(everything.text("initiatives/sea-fund/index.html")) if t["@type"] == "FundingScheme")
    assert "funding" not in scheme
    assert (scheme["foundingDate"], scheme["dissolutionDate"]) == ("2019-01", "2021-12")
    assert scheme["identifier"] == "A 1"

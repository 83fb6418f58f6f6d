"""What a page says of itself to machines cannot break out of its script element, and is JSON-LD."""

import json
import re
from typing import Any

from catalogue.render.structured import script
from tests.render.conftest import Rendered

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
    assert work["creator"][0]["@id"] == "http://localhost:8000/organisations/goethe-institut/#organisation"


def test_a_translation_is_described_in_its_own_language(everything: Rendered) -> None:
    (work,) = (t for t in graph(everything.text("sv/tools/harbour-fair/index.html")) if t["@type"] == "CreativeWork")
    assert (work["name"], work["inLanguage"]) == ("Hamnmässan", "sv")


def test_the_steps_of_a_trail_lead_from_the_home_page_to_the_page_itself(everything: Rendered) -> None:
    for path in ("tools/harbour-fair/", "organisations/ndpc/", "strands/events/", "about/"):
        (trail,) = (t for t in graph(everything.text(f"{path}index.html")) if t["@type"] == "BreadcrumbList")
        steps = [(step["position"], step["item"]) for step in trail["itemListElement"]]
        assert steps[0] == (1, "http://localhost:8000/")
        assert steps[-1] == (len(steps), f"http://localhost:8000/{path}")

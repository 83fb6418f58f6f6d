"""The open data: what is published keeps its schema, and nothing is lost or invented."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pyld import jsonld  # type: ignore[import-untyped]  # it has no types

from catalogue.api import records
from catalogue.api.descriptions import DESCRIPTIONS
from catalogue.api.file_models import SCHEMAS
from catalogue.api.records import RENAMED
from catalogue.api.schemas import file_schema, schema_path
from catalogue.field_info import model_fields
from catalogue.schema import models
from catalogue.schema.models import SCHEMAS as MODELS
from catalogue.site.output_paths import API_FOLDER, archive_path
from tests.projects import small, written
from tests.rendered_site import Rendered, rendered
from tests.small_project import SMALL

BASE = "http://localhost:8000/"

OF_OTHER_NAME = {"Term": "Sector", "Country": "CountryText", "Word": "GlossaryTerm"}
"""Records that are not called like the model whose fields they repeat."""
RECORDS = {
    "tools": records.Tool,
    **dict.fromkeys(("strands", "sectors", "aims", "formats"), records.Term),
    "countries": records.Country,
    "organisations": records.Organisation,
    "initiatives": records.Initiative,
    "modules": records.Module,
    "glossary": records.Word,
}

every_schema = pytest.mark.parametrize("name", SCHEMAS)


def document(site: Rendered, path: str) -> Any:
    """A file of JSON."""
    return json.loads(site.files[path])


def items(site: Rendered, name: str) -> dict[str, dict[str, Any]]:
    """The records of a list by their ids."""
    return {item["id"]: item for item in document(site, f"{API_FOLDER}{name}.json")["items"]}


def local(url: str) -> str:
    """The path of an address of the site."""
    assert url.startswith(BASE), url
    return url.removeprefix(BASE).partition("#")[0]


def files(site: Rendered) -> set[str]:
    """Every file of a site, with the copy to read without a network, which is packed when all others stand."""
    return {*site.files, archive_path(site.site.library)}


def closed(schema: Any) -> Any:
    """A schema that lets no name pass that it does not know, as ours must not for what we publish ourselves."""
    if isinstance(schema, dict):
        shut = {"additionalProperties": False} if "properties" in schema else {}
        return {key: closed(value) for key, value in schema.items()} | shut
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


def test_every_file_keeps_the_schema_that_it_names_and_holds_nothing_beyond_it(everything: Rendered) -> None:
    checked = set()
    for path, data in everything.files.items():
        if path.startswith(API_FOLDER) and "/schema/" not in path:
            file = json.loads(data)
            schema = document(everything, local(file["$schema"]))
            assert schema["$id"] == file["$schema"]
            assert file["url"] == BASE + path
            Draft202012Validator(closed(schema) | {"$id": "closed.json"}).validate(file)
            checked.add(schema["title"])
    assert checked == {model.__name__ for model in SCHEMAS.values()}


@every_schema
def test_a_schema_is_one(name: str, everything: Rendered) -> None:
    Draft202012Validator.check_schema(document(everything, schema_path(name)))


@pytest.mark.parametrize("record", [name for name in DESCRIPTIONS if name])
def test_a_description_of_the_data_s_own_describes_something_and_says_it_otherwise_than_the_model(record: str) -> None:
    groups = {name: group for schema in map(file_schema, SCHEMAS) for name, group in schema["$defs"].items()}
    model = vars(models)[OF_OTHER_NAME.get(record, record)]
    words = {field.name: field.description for field in model_fields(model)} | {"": (model.__doc__ or "").strip()}
    for name, text in DESCRIPTIONS[record].items():
        described = groups[record]["properties"][name] if name else groups[record]
        assert described["description"] == text
        assert words[name] != text


def test_every_field_of_a_model_is_published_but_those_that_only_steer_the_site() -> None:
    for collection, record in RECORDS.items():
        fields = {RENAMED.get(field.name, field.name) for field in model_fields(MODELS[collection])}
        drawing = {"sign", "general", "hue", "land_hue", "pattern"} & fields
        withheld = {"draft", "aliases"} | drawing | ({"summary"} if collection == "glossary" else set())
        assert fields - record.model_fields.keys() == withheld


def test_every_fact_of_a_tool_is_published_under_its_name(everything: Rendered) -> None:
    fair = items(everything, "tools")["harbour-fair"]
    not_published = {"draft", "aliases"}
    assert set(MODELS["tools"].model_fields) - not_published == set(fair) - {"id", "url", "source", "languages", "file"}
    assert fair["title"] == {"en": "Harbour Fair <b>\"&'</b>", "sv": "Hamnmässan"}
    assert fair["languages"] == ["en", "sv"]
    assert fair["source"] == "content/tools/harbour-fair.md"
    assert (fair["published"], fair["reviewed"]) == ("2021-09-08", "2026-11-23")
    assert fair["editions"][0] == {
        "label": "First", "start": "2019-05-27", "end": "2019-05-28", "time": "10:00–16:00", "mode": "physical",
        "note": "On two days.", "uncertain": False,
    }  # fmt: skip
    assert fair["editions"][1]["start"] == "2020-10"
    assert [figure["value"] for figure in fair["figures"]] == [1860, 12.5, "bright", 2019, 12000]
    assert fair["funders"][1] == {
        "name": "The Sea", "kind": "fund", "country": "FI", "website": "https://sea.example/", "role": "pays for ships",
        "uncertain": True,
    }  # fmt: skip
    assert fair["deadline"] == {"en": "2022-03-31"}
    assert fair["support"][0]["amount"] == 500.5
    assert fair["contact"]["organisation"] == "sea-institute"
    assert [source.get("seen") for source in fair["sources"]] == ["2022-03", None]
    assert fair["partners"][0] == {
        "organisation": "north-academy", "name": "North Academy", "role": "host",
        "url": f"{BASE}organisations/north-academy/", "note": "In the winter.", "uncertain": True,
    }  # fmt: skip
    assert fair["uncertain"]["mode"] == {"en": "Nobody says so."}
    assert re.fullmatch(rf"{BASE}media/quay\.[0-9a-f]{{10}}-36\.jpg", fair["cover"]["url"])


def test_every_fact_of_the_other_entries_is_published(everything: Rendered) -> None:
    renamed = {"draft": "", "aliases": "", "url": "website"}
    for name in ("organisations", "initiatives", "modules", "glossary"):
        published = {field for item in items(everything, name).values() for field in item}
        given = {f for entry in everything.site.library.collection(name).values() for f in entry.meta.model_fields_set}
        assert {renamed.get(field, field) for field in given} - {""} - published == set(), name


def test_the_file_of_an_entry_holds_the_same_record_and_its_text(everything: Rendered) -> None:
    fair = document(everything, f"{API_FOLDER}tools/harbour-fair.json")
    assert fair["item"] == items(everything, "tools")["harbour-fair"]
    assert fair["item"]["file"] == fair["url"]
    assert fair["pages"] == {language: BASE + path for language, path in PAGES.items()}
    assert list(fair["body"]) == ["en", "sv"]
    assert fair["body"]["sv"]["text"].startswith("Program\n")
    assert [section["role"] for section in fair["body"]["en"]["sections"]] == ["programme", "lessons-learnt", "notes"]


PAGES = {"en": "tools/harbour-fair/", "sv": "sv/tools/harbour-fair/"}


def test_links_in_texts_are_whole_and_lead_to_something(everything: Rendered) -> None:
    followed = 0
    for path in everything.files:
        if path.startswith(API_FOLDER) and "/schema/" not in path:
            for text in document(everything, path).get("body", {}).values():
                for href in re.findall(r' href="([^"]*)"', "".join(section["html"] for section in text["sections"])):
                    if href.startswith(BASE):
                        target = local(href)
                        assert f"{target}index.html" in everything.files or target in everything.files, href
                        followed += 1
                    else:
                        assert re.match(r"https?://|mailto:|#", href), href
    assert followed > 20


def test_addresses_and_ids_in_records_lead_to_something(everything: Rendered) -> None:
    known = {name: items(everything, name) for name in ("tools", "organisations", "sectors", "aims", "formats")}
    for record in known["tools"].values():
        assert f"{local(record['url'])}index.html" in everything.files
        assert local(record["file"]) in everything.files
        assert local(record["cover"]["url"]) in everything.files
        for name in ("sectors", "aims", "formats"):
            assert set(record[name]) <= set(known[name])
    for record in known["organisations"].values():
        assert local(record["file"]) in everything.files


def test_a_country_has_its_name_in_every_language(everything: Rendered) -> None:
    assert items(everything, "countries")["se"]["title"] == {"en": "Sweden", "sv": "Sverige"}
    assert items(everything, "countries")["ee"]["summary"]["en"].startswith("Half of the country")


def test_the_index_names_every_file_and_every_file_that_it_names_is_there(everything: Rendered) -> None:
    offers = document(everything, f"{API_FOLDER}index.json")["offers"]
    whole = {local(offer["url"]) for offer in offers if "{id}" not in offer["url"]}
    assert whole <= files(everything)
    patterns = [offer for offer in offers if "{id}" in offer["url"]]
    matched = {
        path
        for offer in patterns
        for path in everything.files
        if re.fullmatch(re.escape(local(offer["url"])).replace(r"\{id\}", "[^/]+"), path)
    }
    assert sum(offer["count"] for offer in patterns) == len(matched)
    data = {path for path in everything.files if path.startswith(API_FOLDER) and "/schema/" not in path}
    named = {path for path in whole | matched if path.startswith(API_FOLDER)}
    assert data == named | {f"{API_FOLDER}index.json"}


def test_the_page_offers_every_file_with_its_format_and_its_size(everything: Rendered) -> None:
    page = everything.text("data/index.html")
    rows = re.findall(r"<tr>\s*<th scope=\"row\">\s*<a href=\"([^\"]+)\" type=\"([^\"]+)\".*?</tr>", page, re.S)
    assert {path.removeprefix("../") for path, _ in rows} <= files(everything)
    assert len(rows) > 10
    size = len(everything.files[f"{API_FOLDER}tools.json"])
    assert f"{round(size / 1000)} kB" in page
    assert "../sv/data/" in page
    assert 'href="../../sv/tools.csv"' in everything.text("sv/data/index.html")


def test_every_page_leads_to_the_open_data_and_that_of_an_entry_to_its_own_file(everything: Rendered) -> None:
    page = everything.text("tools/harbour-fair/index.html")
    assert f'<link rel="alternate" type="application/json" href="../../{API_FOLDER}tools/harbour-fair.json">' in page
    assert '<a href="../../data/">' in page
    assert "application/json" not in everything.text("strands/events/index.html")


def test_the_examples_do_what_they_say(everything: Rendered, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    import io
    import urllib.request
    from html import unescape

    codes = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", everything.text("data/index.html"), re.S)
    python = next(unescape(code) for code in codes if "import json" in code)
    monkeypatch.setattr(urllib.request, "urlopen", lambda url: io.BytesIO(everything.files[local(url)]))
    exec(compile(python, "example", "exec"), {})
    counted = dict(reversed(line.split()) for line in capsys.readouterr().out.splitlines())
    assert int(counted["games"]) == sum("games" in item["sectors"] for item in items(everything, "tools").values())


# The DCAT record.


def expanded(data: bytes) -> list[dict[str, Any]]:
    """A document of JSON-LD whose every name was understood, without asking anybody."""

    def refuse(url: str, options: object) -> Any:
        raise AssertionError(f"{url} was asked for")

    nodes: list[dict[str, Any]] = jsonld.expand(json.loads(data), {"documentLoader": refuse})
    return nodes


DCAT, DCT = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"


def test_the_record_for_other_catalogues_names_files_that_are_there(everything: Rendered) -> None:
    nodes = expanded(everything.files["dcat.jsonld"])
    kinds = [node["@type"][0].rpartition("#")[2] for node in nodes if DCAT in node["@type"][0]]
    assert kinds[:2] == ["Catalog", "Dataset"]
    named = {local(n[f"{DCAT}downloadURL"][0]["@id"]) for n in nodes if n["@type"] == [f"{DCAT}Distribution"]}
    assert {"tools.csv", "tools.xlsx", "sv/tools.csv", "sv/tools.xlsx", f"{API_FOLDER}tools.json"} <= named
    assert named <= files(everything)
    dataset = next(node for node in nodes if node["@type"] == [f"{DCAT}Dataset"])
    assert dataset[f"{DCT}license"] == [{"@id": "https://creativecommons.org/licenses/by/4.0/"}]
    days = (day for e in everything.site.library.all() for day in (e.meta.reviewed, e.meta.published) if day)
    assert dataset[f"{DCT}modified"][0]["@value"] == max(days)
    assert len(dataset[f"{DCAT}distribution"]) == len(named)


def test_the_record_says_only_names_of_its_vocabularies(everything: Rendered) -> None:
    source = json.loads(everything.files["dcat.jsonld"])
    for node, full in zip(source["@graph"], expanded(everything.files["dcat.jsonld"]), strict=True):
        assert len(node) == len(full), "expanding drops what it does not understand"


def test_the_page_leads_to_the_record(everything: Rendered) -> None:
    link = '<link rel="describedby" type="application/ld+json" href="../dcat.jsonld">'
    assert link in everything.text("data/index.html")


# A site that does not want it.


def test_a_site_that_does_not_publish_its_data_has_none_and_links_to_none(tmp_path: Path) -> None:
    site = rendered(small(tmp_path / "project", "pdf, cards, offline, embeds"))
    ours = ("api/", "data/", "dcat", "tools.csv", "tools.xlsx")
    assert [path for path in site.files if path.startswith(ours)] == []
    for path, page in site.pages.items():
        assert "api/v1" not in page, path
        assert "/data/" not in page, path


def test_a_site_without_a_licence_names_none(tmp_path: Path) -> None:
    project = small(tmp_path / "project")
    lines = SMALL["site.yaml"].splitlines()
    written({"site.yaml": "\n".join(line for line in lines if "licence" not in line)}, project / "content")
    site = rendered(project)
    assert "licence" not in document(site, f"{API_FOLDER}tools.json")
    assert b"license" not in site.files["dcat.jsonld"]
    assert "ask before you publish" in site.text("data/index.html")


def test_a_country_names_the_tools_of_each_of_its_roles(tmp_path: Path) -> None:
    folder = small(tmp_path)
    tool = folder / "content/tools/lone-beacon.md"
    front = "place: {country: IS}\norganisers: [{name: An office, country: DK}]\ncountries: [NO]\nstrand:"
    tool.write_text(tool.read_text("utf-8").replace("strand:", front), "utf-8")
    countries = items(rendered(folder), "countries")
    roles = {
        code: {key: countries[code].get(key) for key in ("tools", "held", "organised")} for code in ("is", "dk", "no")
    }
    assert roles == {
        "is": {"tools": [], "held": ["lone-beacon"], "organised": None},
        "dk": {"tools": [], "held": None, "organised": ["lone-beacon"]},
        "no": {"tools": ["lone-beacon"], "held": None, "organised": None},
    }

"""The content of this repository: what holds of any, and what the sources of the Creative Ports Catalogue say.

Nothing else in the tests depends on `content/`. Whoever puts another catalogue there need not touch this file: what is
said of the entries of this one alone is then left out, and may be deleted.
"""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from catalogue import yaml_source
from catalogue.contribute.entries.project_index import index_project
from catalogue.i18n import Messages
from catalogue.pages.initiative_pages import initiatives_view
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.pipeline.generated_files import generate, stale
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from tests.browser.kinds import templates
from tests.contribute.importing.roundtrip import copy_project, facts, import_file, tables, without_tools
from tests.golden.expectations import PROJECT, TODAY
from tests.pages.test_initiative_pages import words
from tests.rendered_site import Rendered, rendered
from tests.source_documents import read

SETTINGS, _ = yaml_source.load((PROJECT / "content/site.yaml").read_text(encoding="utf-8"), "content/site.yaml")
OF_CREATIVE_PORTS = pytest.mark.skipif(
    SETTINGS.get("name") != "Creative Ports Catalogue", reason="the facts of another catalogue are not known here"
)


@pytest.fixture(scope="module")
def real_site() -> Rendered:
    """The site made of the real content."""
    return rendered(PROJECT)


def test_the_strictest_check_finds_nothing() -> None:
    days = (str(document.front.get("reviewed", "")) for document in read(PROJECT / "content", PROJECT)[0])
    today = date.fromisoformat(max(str(TODAY), *days))  # whenever this runs, it finds the same
    found = load(LoadOptions(PROJECT, drafts=True, strict=True), today=today).problems.items
    assert [f"{problem.span.path}:{problem.span.line} {problem.code} {problem.message}" for problem in found] == []


def test_the_files_made_of_it_are_up_to_date() -> None:
    stock = index_project(PROJECT)
    assert stale(generate(stock.titles, stock.config), PROJECT) == [], "run `python3 build.py schema`"


def test_the_browser_tests_know_every_kind_of_its_pages(real_site: Rendered, everything: Rendered) -> None:
    assert templates(real_site.pages.values()) <= templates(everything.pages.values())


def test_every_entry_and_the_settings_follow_their_schemas() -> None:
    stock = index_project(PROJECT)
    files = {Path(path).stem: text for path, text in generate(stock.titles, stock.config).items() if "schemas/" in path}
    schemas = {name: jsonschema.Draft202012Validator(json.loads(text)) for name, text in files.items()}
    documents, problems = read(PROJECT / "content", PROJECT)
    assert not problems
    found = {"content/site.yaml": [error.message for error in schemas["site"].iter_errors(SETTINGS)]}
    for document in documents:
        if not document.source.language:
            errors = schemas[document.source.collection].iter_errors(document.front)
            found[document.source.path] = [f"{error.json_path}: {error.message}" for error in errors]
    assert {path: errors for path, errors in found.items() if errors} == {}


@pytest.mark.skipif(SETTINGS.get("languages") != ["en"], reason="a published table holds one language of several")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_value_of_a_published_table_comes_back(form: str, tmp_path: Path) -> None:
    project = copy_project(PROJECT, tmp_path / "project")
    before, file = facts(project), tmp_path / f"tools.{form}"
    file.write_bytes(getattr(tables(project), form)("en"))
    plan = import_file(file, without_tools(project))
    assert facts(project) == before
    assert {remark.ref.heading for remark in plan.issues} <= {"Page"}


FACTS = {
    "national-export-boost-cci": (
        "Nationellt exportlyft",
        "Swedish Agency for Economic and Regional Growth",
        "Region Västerbotten",
        "project lead",
        "Region Skåne",
        "Region Västra Götaland",
        "Region Värmland",
        "City of Borås",
        "Business Region Göteborg",
        "Public sector",
        "136,090 USD 2018",
        "277,212 USD 2019",
        "base project with three regions",
        "extension with 11–12 regions",
        "from 2018",
        "Running, when it was last reported on",
        "11–12",
        "regional export centres",
        "companies in CCI and food",
        "Capacity building",
        "Skåne, Västra Götaland",
    ),
    "export-region-of-the-year-2021": (
        "Årets exportregion 2021",
        "Government of Sweden",
        "22 October 2021",
        "Halland , Sweden Winner",
        "Norrbotten",
        "Skåne",
        "41 percent",
        "about 27 percent",
        "70 percent",
        "363",
        "2016–2020",
        "2016–2019",
        "no figure given",
        "Design and music",
        "Not applicable to a prize.",
        "Exporting SMEs per 100,000 inhabitants",
    ),
    "clusters-of-sweden-internationalisation": (
        "Clusters of Sweden: increasing synergies between regional, national and international innovation systems",
        "2022-01443",
        "Mobile Heights AB (svb)",
        "Partners 15",
        "Vinnova",
        "2,138,347 SEK 2022",
        "May 2022 – January 2023",
        "Completed",
        "Business Sweden",
        "Enterprise Europe Network",
        "Swedish Institute",
        "SISP / iHubs",
        "27 October 2023",
        "100",
        "companies told of the Leap programme",
        "companies that go on with the EEN",
    ),
    "creative-ports": (
        "Internationalisation of the Cultural and Creative Industries in the Baltic Sea Region",
        "Goethe-Institut",
        "Partners 14",
        "3,080,000 EUR 2019, rounded",
        "3,079,800",
        "174,300",
        "January 2019 – December 2021",
        "1.3 non-technological innovation",
        "Policy Area Culture",
        "Build conditions for value creation",
        "Provide internationalisation support",
        "Enhance the internationalisation capabilities of intermediaries",
        "Collaborate and build ecosystems",
        "Develop the cultural and creative industries",
        "26",
        "91",
        "80 percent",
        "Interreg Baltic Sea Region Programme 2014–2020",
        "On international waters",
        "Helsinki",
        "St. Petersburg",
        "16–17 January 2024",
        "Riga",
        "173",
        "Baltic Home",
        "Game Mixer Days",
    ),
}
"""What the fact sheets say of the four initiatives, and their pages have to."""


@OF_CREATIVE_PORTS
@pytest.mark.parametrize("id_", FACTS)
def test_an_initiative_says_what_its_sources_say(real_site: Rendered, id_: str) -> None:
    said = words(real_site.text(f"initiatives/{id_}/index.html")).replace("\u2009", " ")
    assert [fact for fact in FACTS[id_] if fact not in said] == []


@OF_CREATIVE_PORTS
def test_what_runs_comes_first_then_the_newest(real_site: Rendered) -> None:
    compared = initiatives_view(ViewBuilder(real_site.site, Messages("en"), PAGES))
    assert [item.title for item in compared.items] == [
        "Swedish strategy for creative companies 2024–2033",
        "Danish plan of growth for the creative sectors",
        "National Export Boost for CCI",
        "Clusters of Sweden, internationalisation project",
        "Export Region of the Year 2022",
        "Export Region of the Year 2021",
        "Creative Ports",
    ]


@OF_CREATIVE_PORTS
def test_every_tool_and_every_partner_of_the_project_says_so(real_site: Rendered) -> None:
    project = real_site.site.library.initiatives["creative-ports"].meta
    partners = {party.organisation or "" for party in project.partners}
    marked = {each.id for each in real_site.site.library.organisations.values() if each.meta.project_partner}
    assert (len(project.tools), partners) == (10, marked)
    for path in (*(f"tools/{id_}" for id_ in project.tools), *(f"organisations/{id_}" for id_ in marked)):
        assert 'href="../../initiatives/creative-ports/"' in real_site.text(f"{path}/index.html")


@OF_CREATIVE_PORTS
def test_the_learning_module_says_what_it_teaches_and_what_is_not_known(real_site: Rendered) -> None:
    said = words(real_site.text("modules/abcd-scanning-tool/index.html"))
    assert "judge needs and chances" in said
    assert "the other nine" in said
    assert "Learning module: " in words(real_site.text("tools/abcd-scanning-tool/index.html"))


@OF_CREATIVE_PORTS
@pytest.mark.parametrize(
    ("page", "lead"),
    [
        ("policy-recommendations", "Value creation"),
        ("co-creation-workshops", "Global Entrepreneurship Week"),
        ("cci-contact-desk", "16 and 17 January 2024"),
        ("tandems", "an international cultural body with local support bodies"),
        ("regional-profiles", "Digital trades, media and software"),
    ],
)
def test_a_page_on_policy_and_the_project_lead_to_each_other(real_site: Rendered, page: str, lead: str) -> None:
    text = real_site.text(f"{page}/index.html")
    assert lead in words(text)
    assert 'href="../initiatives/creative-ports/"' in text
    assert f'href="../../{page}/"' in real_site.text("initiatives/creative-ports/index.html")


@OF_CREATIVE_PORTS
def test_sweden_shows_the_festival_that_was_held_in_malmo(real_site: Rendered) -> None:
    roles = real_site.site.taxonomy.tools_by_role("se")
    assert "mesh-festival" in roles["held"]
    assert "mesh-festival" in roles["organised"]
    assert "mesh-festival" not in roles["took-part"]
    assert "MESH Festival</a></h4>" in real_site.text("countries/se/index.html")

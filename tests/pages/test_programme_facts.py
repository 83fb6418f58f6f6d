"""What the pages of real programmes say: how often, by when, for how much, in which year, and on what it rests."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from catalogue.cache.program import cache_folder
from catalogue.i18n import Messages
from catalogue.labels import money_text
from catalogue.pages import programme_facts
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.publish import load_interface, render
from catalogue.schema.entries import Entry
from catalogue.schema.models import Tool
from catalogue.site.deadlines import passed_days
from tests.projects import small, written
from tests.rendered_site import Rendered, rendered

RICH = """\
---
title: Quay Music Week
summary: A yearly festival on the quay, where acts play to professionals who were invited from abroad.
strand: events
sectors: [design]
aims: [networks]
formats: [exhibition]
countries: [EE]
place: {city: Tallinn, country: EE}
recurs: yearly
since: 2009
last_seen: 2025
editions:
  - {label: 16th edition, start: 2024-04-03, end: 2024-04-07}
  - {label: 17th edition, start: 2025-04-03, end: 2025-04-06}
organisers: [{name: Quay Music, kind: company, country: GB, url: "https://quay.example/", note: Since 2012.}]
partners: [harbour-office]
funders: [{name: Fund of the Sea}]
eligibility: Acts with a label.
deadline: 2026-10-31
cost: {level: low, note: The pass is paid by the act.}
support:
  - {what: travel, amount: 1250, currency: EUR, qualifier: up to, year: 2025}
  - {what: three nights}
effort: {team: two people, lead_weeks: 40, hours: 60, group: 20–40, note: Volunteers help.}
steps:
  - {when: -8 weeks, what: Open the call, who: the office}
  - {when: 0 days, what: Begin}
  - {when: 2 weeks, what: Ask what came of it}
contact: {role: festival office, email: office@quay.example, url: "https://www.quay.example/contact"}
figures:
  - {label: artists, value: 175, year: 2024}
  - {label: visits, value: 18317, year: 2024}
  - {label: artists, value: 180, year: 2025}
  - {label: turnover, value: 410745, currency: EUR, year: 2025}
  - {label: stages, value: 4}
links: [{label: Festival, url: "https://www.quay.example/"}]
sources:
  - {url: "https://www.news.example/a/long/address?with=much", states: The figures of 2024., seen: 2026-11-30}
  - {publisher: The Quay Herald, states: Since when., seen: 2026-11-30}
uncertain: {since: "One source says 2007."}
---
"""
DUE = RICH.replace("2026-10-31", "2027-03-31")
OLD = """\
---
title: Old Lamp
summary: A lamp that shone on the quay for designers, known from one page alone, and from no newer one.
strand: events
sectors: [design]
aims: [networks]
organisers: [{name: Lamp Keepers}]
last_seen: 2012
sources: [{url: "https://lamp.example/", states: That it shone.}]
---
"""
ENDED = OLD.replace("title: Old Lamp", "title: Dark Lamp\nstatus: retired\nrecurs: yearly\nsince: 1997")


def project(folder: Path, tools: Mapping[str, str]) -> Path:
    """The small project with more tools, a chapter that it sets apart, and a way to edit a page."""
    small(folder, "")
    content = folder / "content"
    written({f"tools/{name}.md": text for name, text in tools.items()}, content)
    settings = content / "site.yaml"
    more = 'edit_url: "https://code.example/edit/{path}"\nsections: [{heading: Lessons learnt, highlight: true}]\n'
    settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    many = RICH.replace("Quay Music Week", "Many Sources").replace(
        "sources:\n", "sources:\n" + "".join(f"  - {{publisher: Paper {n}, states: Fact {n}.}}\n" for n in range(8))
    )
    deep = RICH.replace("title: Quay Music Week", "title: Deep Week\nstatus: piloted") + "## Programme\n\nFour days.\n"
    tools = {"quay-music-week": RICH, "old-lamp": OLD, "dark-lamp": ENDED, "many-sources": many, "deep-week": deep}
    return rendered(project(tmp_path_factory.mktemp("programmes"), tools))


def page(site: Rendered, tool: str) -> str:
    return site.text(f"tools/{tool}/index.html")


def words(html: str, tag: str, mark: str = "") -> list[str]:
    """The text of every element of a kind that has `mark` among its attributes, in one line each."""
    contents = re.findall(rf"<{tag}(?=[ >])[^>]*{mark}[^>]*>(.*?)</{tag}>", html, re.S)
    return [" ".join(unescape(re.sub(r"<[^>]*>", "", content)).split()) for content in contents]


def section(html: str, name: str, tag: str = "section") -> str:
    """The element whose class begins with `name`."""
    return html.partition(f'class="{name}')[2].partition(f"</{tag}>")[0]


def slip(html: str) -> dict[str, str]:
    facts = section(html, "slip ")
    return dict(zip(words(facts, "dt"), words(facts, "dd"), strict=True))


def test_a_listed_tool_stands_on_a_slip_with_a_row_for_each_fact(site: Rendered) -> None:
    facts = slip(page(site, "quay-music-week"))
    assert facts["How often"] == "Every year since 2009 uncertain One source says 2007."
    assert facts["Last documented"] == "3–6 April 2025 17th edition"
    assert facts["Who"] == "Quay Music (United Kingdom) Since 2012."
    assert facts["With"] == "Harbour Office (Estonia)"
    assert facts["Funded by"] == "Fund of the Sea"
    assert facts["Who may take part"] == "Acts with a label."
    assert facts["Cost"] == "Low The pass is paid by the act."
    assert facts["Support"] == "up to €1,250 travel (2025) three nights"
    assert facts["Contact"] == "festival office office@quay.example quay.example"
    assert facts["Website"] == "Festival quay.example"


def test_a_row_without_a_fact_is_left_out(site: Rendered) -> None:
    assert list(slip(page(site, "old-lamp"))) == ["Strand", "For whom", "What for", "Who", "Last documented"]


def test_an_organisation_without_a_page_links_to_its_own_site(site: Rendered) -> None:
    for tool in ("quay-music-week", "deep-week"):
        assert '<a href="https://quay.example/">Quay Music</a>' in page(site, tool)
        assert '<a href="../../organisations/harbour-office/">Harbour Office</a>' in page(site, tool)


def test_what_recurs_is_never_given_a_last_year(site: Rendered) -> None:
    tree = page(site, "deep-week")
    assert words(tree, "div", 'data-field="recurs"') == ["How often Every year since 2009 uncertain"]
    assert words(tree, "div", 'data-field="editions"') == []


def test_an_old_entry_says_so_and_one_that_has_ended_says_that(site: Rendered) -> None:
    assert words(page(site, "old-lamp"), "p", "notice") == ["Last documented in 2012: check whether it still exists."]
    ended = "This format has ended. It stays here as an example to learn from. It was last documented in 2012."
    assert words(page(site, "dark-lamp"), "p", "notice") == [ended]
    assert slip(page(site, "dark-lamp"))["How often"] == "Every year, for the first time in 1997"
    assert words(page(site, "quay-music-week"), "p", "notice") == []


def test_the_newest_year_leads_the_figures_and_the_others_follow_in_lines(site: Rendered) -> None:
    tree = page(site, "quay-music-week")
    assert words(tree, "h2", "_figures-title") == ["In figures, 2025"]
    assert words(tree, "strong", "figure-value") == ["180", "€410,745"]
    assert words(section(tree, "figure-lines", "ul"), "li") == ["2024 175 artists", "18,317 visits", "4 stages"]


def test_sources_name_publisher_or_host_and_what_they_state(site: Rendered) -> None:
    tree = page(site, "quay-music-week")
    assert words(section(tree, "source-list", "ol"), "li") == [
        "news.example The figures of 2024.",
        "The Quay Herald Since when.",
    ]
    assert words(tree, "p", "sources-seen") == ["Last read: 30 November 2026."]
    assert "<summary>" not in section(tree, "sources")
    assert words(section(page(site, "many-sources"), "sources"), "summary") == ["10 sources"]


def test_steps_and_effort_are_in_the_readers_words(site: Rendered) -> None:
    tree = page(site, "deep-week")
    assert words(tree, "span", "step-when") == ["8 weeks before", "First day", "2 weeks after"]
    assert words(section(tree, "effort", "dl"), "dd") == [
        "two people",
        "40 weeks",
        "60 hours",
        "20–40",
        "Volunteers help.",
    ]


def test_whoever_knows_more_is_shown_what_is_missing_and_the_way_in(site: Rendered) -> None:
    tree = page(site, "old-lamp")
    missing = ["Cost or support", "How often", "How to apply", "How it is run", "Lessons learnt", "Contact"]
    assert words(section(tree, "absence-list", "ul"), "li") == missing
    assert 'href="https://code.example/edit/content/tools/old-lamp.md">Complete this entry' in tree
    assert "absence" not in page(site, "deep-week")


def test_the_card_of_a_listed_tool_says_for_whom_where_and_how_often(site: Rendered) -> None:
    card = site.text("tools/index.html").partition('data-tool="quay-music-week"')[2]
    assert words(card, "dl", "card-facts")[0] == "ForDesign WhereTallinn, Estonia WhenEvery year since 2009"


def test_a_deadline_expires_on_the_day_after_it(tmp_path: Path) -> None:
    tools = {"quay-music-week": DUE, "by-word": RICH.replace("2026-10-31", "Any time")}
    folder = project(tmp_path, tools)

    def closed(tool: str, day: date) -> bool:
        builder, entry = tool_on(folder, tool, day)
        view = programme_facts.deadline(builder, entry.meta)
        assert view is not None
        return view.passed

    assert not closed("quay-music-week", date(2027, 3, 31))
    assert closed("quay-music-week", date(2027, 4, 1))
    assert not closed("by-word", date(2050, 1, 1))


def test_the_page_is_made_anew_when_its_deadline_has_passed(tmp_path: Path) -> None:
    folder = project(tmp_path, {"quay-music-week": DUE})

    def inputs(day: date) -> str:
        loaded = load(LoadOptions(folder), today=day)
        assert loaded.site is not None
        assert loaded.theme is not None
        interface, _ = load_interface(loaded.config, loaded.theme, folder, cache_folder(folder))
        assert interface is not None
        files = {artifact.path: artifact for artifact in render(loaded.site, interface, folder)}
        return files["tools/quay-music-week/index.html"].inputs

    assert inputs(date(2027, 3, 30)) == inputs(date(2027, 3, 31))
    assert inputs(date(2027, 3, 31)) != inputs(date(2027, 4, 1))


def test_the_page_is_made_anew_when_an_edition_has_begun(tmp_path: Path) -> None:
    folder = project(
        tmp_path, {"quay-music-week": RICH.replace("start: 2025-04-03, end: 2025-04-06", "start: 2027-05")}
    )

    def begun(day: date) -> tuple[tuple[str, bool, int], ...]:
        site = load(LoadOptions(folder), today=day).site
        assert site is not None
        return passed_days(site.library)

    assert begun(date(2027, 4, 29)) == begun(date(2027, 4, 30))
    assert begun(date(2027, 4, 30)) != begun(date(2027, 5, 1))


def test_an_edition_to_come_is_not_documented_yet(tmp_path: Path) -> None:
    text = RICH.replace("last_seen: 2025\n", "").replace("start: 2025-04-03, end: 2025-04-06", "start: 2027")
    builder, entry = tool_on(project(tmp_path, {"quay-music-week": text}), "quay-music-week", date(2026, 12, 1))
    assert programme_facts.recurrence(builder, entry.meta).documented == "2025"
    latest = programme_facts.latest_edition(builder, entry.meta)
    assert latest is None or latest.when != "2027"


def tool_on(folder: Path, tool: str, day: date) -> tuple[ViewBuilder, Entry[Tool]]:
    """A tool as it is loaded on some day."""
    site = load(LoadOptions(folder), today=day).site
    assert site is not None
    return ViewBuilder(site, Messages("en"), PAGES), site.library.tools[tool]


@pytest.mark.parametrize(
    ("value", "currency", "language", "text"),
    [
        (1250, "EUR", "en", "€1,250"),
        (12.5, "EUR", "en", "€12.50"),
        (550, "SEK", "en", "SEK 550"),
        (1250, "EUR", "de", "1.250 €"),
        (1250, "SEK", "sv", "1 250 kr"),
        ("some", "EUR", "en", "some EUR"),
    ],
)
def test_money_is_read_as_in_each_language(value: float | str, currency: str, language: str, text: str) -> None:
    assert money_text(value, currency, language).replace("\N{NO-BREAK SPACE}", " ") == text

"""The development server in a real browser: what reloads, what is only dressed anew, and what lies over the page."""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import close, watch
from tests.projects import small, written
from tests.serve.running import Served, served, until

FAIR = "tools/harbour-fair.md"
BROKEN = '["<img src=x onerror=alert(1)>"]'


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An editor that only writes down what it was started with."""
    folder = tmp_path_factory.mktemp("editor")
    program, told = folder / "my-editor", folder / "told"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}.part && mv {told}.part {told}\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.fixture(scope="module")
def one_server(tmp_path_factory: pytest.TempPathFactory, editor: Path) -> Iterator[Served]:
    """A server for a small project with a theme of its own, whose pages are long enough to be scrolled."""
    project = small(tmp_path_factory.mktemp("served") / "project")
    written({"mine/theme.yaml": "name: mine\nextends: harbour\nstyles: [mine.css]\n"}, project / "themes")
    written({"mine.css": "body { min-height: 3000px; accent-color: red }"}, project / "themes/mine/assets")
    with (project / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("theme: mine\n")
    with served(project, VISUAL=str(editor)) as running:
        yield running


@pytest.fixture
def server(one_server: Served) -> Iterator[Served]:
    """The server, whose sources are given back as they were."""
    yield one_server
    one_server.restore()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile whose pages ask no other host; a server that was stopped on purpose may be missed."""
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    complaints = watch(opened)
    yield opened
    close(opened)
    missed = ("ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "/__catalogue/events")
    assert [line for line in complaints if not any(words in line for words in missed)] == []


def at(server: Served, path: str) -> str:
    return f"{server.address}{path}"


def expect_pictures(page: Page) -> None:
    """Wait until every picture of a page is there."""
    page.wait_for_function("() => [...document.images].every((image) => image.complete)")


def visit(page: Page, server: Served, path: str) -> None:
    """Open a page, wait until it follows its sources, and leave a mark that a reload wipes off."""
    with page.expect_response(re.compile("/__catalogue/events")):
        page.goto(at(server, path))
    page.wait_for_function(
        "() => document.getElementById('_catalogue-panel') && !document.getElementById('_catalogue-panel').hidden"
    )
    page.evaluate("window.mark = 'not reloaded'")


def reloaded(page: Page) -> bool:
    return bool(page.evaluate("window.mark") != "not reloaded")


def dialog(page: Page) -> Locator:
    return page.locator("#_catalogue-panel dialog")


def test_the_page_that_changed_reloads_where_it_was_and_no_other(context: BrowserContext, server: Served) -> None:
    fair, about = context.new_page(), context.new_page()
    visit(fair, server, "tools/harbour-fair/")
    visit(about, server, "about/")
    fair.evaluate("scrollTo(0, 700)")
    server.edit(FAIR, "Two days", "Three days")
    expect(fair.get_by_text("Three days on the quay.")).to_be_visible()
    fair.wait_for_function("() => scrollY === 700")
    assert (reloaded(fair), reloaded(about)) == (True, False)


def test_a_style_sheet_is_exchanged_without_a_reload(page: Page, server: Served) -> None:
    visit(page, server, "tools/harbour-fair/")
    accent = "getComputedStyle(document.body).accentColor"
    assert page.evaluate(accent) == "rgb(255, 0, 0)"
    for colour, computed in (("green", "rgb(0, 128, 0)"), ("blue", "rgb(0, 0, 255)")):
        written({"mine.css": f"body {{ accent-color: {colour} }}"}, server.project / "themes/mine/assets")
        page.wait_for_function(f"() => {accent} === '{computed}'")
    expect(page.locator('link[rel="stylesheet"][href*="styles."]')).to_have_count(1)
    assert not reloaded(page)


def test_an_error_lies_over_the_last_good_page_until_it_is_mended(page: Page, server: Served) -> None:
    visit(page, server, "tools/harbour-fair/")
    server.edit(FAIR, "[design]", BROKEN)
    expect(dialog(page)).to_be_visible()
    expect(dialog(page)).to_have_attribute("role", "alertdialog")
    expect(dialog(page)).to_contain_text("1 error in 1 file")
    expect(dialog(page)).to_contain_text("content/tools/harbour-fair.md:5:11")
    expect(dialog(page)).to_contain_text(f"sectors: {BROKEN}")
    assert dialog(page).locator("img").count() == 0
    expect(page.get_by_text("Two days on the quay.")).to_be_visible()
    server.edit(FAIR, BROKEN, "[design]")
    expect(dialog(page)).not_to_be_visible()
    assert not reloaded(page)


def test_a_closed_error_stays_closed_as_a_badge_until_there_is_another(page: Page, server: Served) -> None:
    visit(page, server, "tools/harbour-fair/")
    server.edit(FAIR, "[design]", "[desing]")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).not_to_be_visible()
    badge = page.locator("#_catalogue-panel .badge")
    expect(badge).to_have_text("1 error")
    server.edit("pages/about.md", "What this catalogue is", "What this is")
    expect(dialog(page)).not_to_be_visible()
    badge.click()
    expect(dialog(page)).to_be_visible()
    page.get_by_role("button", name="Close").click()
    server.edit(FAIR, "[networks]", "[netwroks]")
    expect(dialog(page)).to_contain_text("2 errors in 1 file")


def test_an_error_is_there_for_a_page_that_is_opened_later(page: Page, server: Served) -> None:
    said = len(server.lines)
    server.edit(FAIR, "[design]", "[desing]")
    server.wait_for("error\\[V104\\]", after=said)
    page.goto(at(server, "about/"))
    expect(dialog(page)).to_be_visible()


def test_a_warning_is_a_badge_that_opens(page: Page, server: Served) -> None:
    visit(page, server, "about/")
    lonely = "---\ntitle: Nobody's Office\nkind: company\n---\n"
    written({"organisations/nobodys-office.md": lonely}, server.project / "content")
    badge = page.locator("#_catalogue-panel .badge")
    expect(badge).to_have_text("1 warning")
    expect(dialog(page)).not_to_be_visible()
    badge.click()
    expect(dialog(page)).to_contain_text("nobodys-office.md")


def test_a_click_on_a_problem_opens_the_place_in_the_editor(page: Page, server: Served, editor: Path) -> None:
    visit(page, server, "about/")
    server.edit(FAIR, "[design]", "[desing]")
    page.get_by_role("button", name="content/tools/harbour-fair.md:5:11").click()
    expect(dialog(page)).to_contain_text("Opened content/tools/harbour-fair.md in your editor.")
    told = editor.with_name("told")
    until(told.exists, lambda: "what the editor was started with")
    assert told.read_text().splitlines() == ["+5", str(server.project.resolve() / "content" / FAIR)]


def test_a_problem_leads_to_the_explanation_of_its_rule(page: Page, server: Served) -> None:
    visit(page, server, "about/")
    server.edit(FAIR, "[design]", "[desing]")
    with page.expect_popup() as popup:
        page.get_by_role("link", name="V104").click()
    expect(popup.value.get_by_role("heading", name="Rule V104")).to_be_visible()
    expect(popup.value.get_by_role("heading", name="Why it matters")).to_be_visible()


def test_a_template_with_a_problem_in_it_lies_over_the_page_too(page: Page, server: Served) -> None:
    visit(page, server, "about/")
    broken = '{% extends "harbour/page.html" %}\n{% block main %}{{ view.titel }}{% endblock %}\n'
    written({"page.html": broken}, server.project / "themes/mine/templates")
    expect(dialog(page)).to_contain_text("themes/mine/templates/page.html:2:1")
    (server.project / "themes/mine/templates/page.html").unlink()
    expect(dialog(page)).not_to_be_visible()
    assert not reloaded(page)


def test_a_page_whose_source_is_deleted_becomes_the_page_of_no_page_and_comes_back(
    browser: Browser, server: Served
) -> None:
    context = browser.new_context()
    page = context.new_page()
    visit(page, server, "tools/lone-beacon/")
    source = server.project / "content/tools/lone-beacon.md"
    text = source.read_text(encoding="utf-8")
    source.unlink()
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    source.write_text(text, encoding="utf-8")
    expect(page.get_by_role("heading", name="Lone Beacon", level=1)).to_be_visible()
    close(context)


def test_the_search_says_that_it_is_behind_and_follows(page: Page, server: Served) -> None:
    until(lambda: server.ask("/pagefind/pagefind-entry.json").status == 200, server.said)
    page.goto(at(server, "search/?q=zeppelin"))
    expect(page.get_by_text("Nothing found for “zeppelin”.")).to_be_visible()
    server.edit(FAIR, "Two days", "A zeppelin")
    expect(page.get_by_text("The search is being updated.")).to_be_visible()
    expect(page.get_by_role("link", name="Harbour Fair").first).to_be_visible()
    expect(page.get_by_text("Results for “zeppelin”: 1")).to_be_visible()
    expect(page.get_by_text("The search is being updated.")).not_to_be_visible()


def test_a_server_that_stops_is_missed_and_found_again(context: BrowserContext, tmp_path: Path) -> None:
    page, project = context.new_page(), small(tmp_path / "project")
    with served(project) as server:
        visit(page, server, "tools/harbour-fair/")
        expect_pictures(page)  # those still under way when the server stops would be complained about
    expect(page.get_by_text("The server does not answer")).to_be_visible()
    server.edit(FAIR, "Two days", "Three days")
    with served(project, "--port", str(server.port)):
        expect(page.get_by_text("Three days on the quay.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_problems_can_be_read_by_everybody(
    browser: Browser, server: Served, checks: Path, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    visit(page, server, "about/")
    server.edit(FAIR, "[design]", "[desing]")
    expect(dialog(page)).to_be_visible()
    page.wait_for_timeout(200)  # the dialog appears in 120 ms
    page.evaluate((checks / "axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('#_catalogue-panel')")
    assert [(item["id"], item["nodes"][0]["html"]) for item in found["violations"]] == []
    close(context)

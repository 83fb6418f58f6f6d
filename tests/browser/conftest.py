"""The broad site under `/` and under a path, and a Chromium that may speak to no other host."""

import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from tests import outside
from tests.browser.browsing import OPEN_ALL
from tests.browser.published import Published, built_once, publishing, serve
from tests.history.repositories import Repository
from tests.projects import broad, full
from tests.site_helpers import changed

WITHOUT_CARDS = "pdf, data, offline, embeds"
LOOPBACK_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

expect.set_options(timeout=15_000)


PATIENCE = 180
"""Seconds that a test in the browser may take: some answers, such as that of `evaluate`, Playwright awaits for ever."""


@pytest.fixture(autouse=True)
def _no_browser_holds_up_the_run(no_cover: None) -> Iterator[None]:
    if not hasattr(signal, "SIGALRM"):  # Windows
        yield
        return

    def give_up(*_: object) -> None:
        raise TimeoutError(f"the browser has not answered for {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


CLOSING = 20
"""Seconds that a profile may take to close."""


def close(context: BrowserContext) -> None:
    """Close a profile after a test; one that does not answer is left to the browser, which ends with the run."""
    if not hasattr(signal, "SIGALRM"):  # Windows
        context.close()
        return
    signal.alarm(CLOSING)
    # Chromium now and then never answers while a page of the profile still listens to a stream of events.
    with suppress(TimeoutError):
        context.close()
    signal.alarm(PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The broad site at the root of a host, with all that it can publish, and dates that Git knows."""
    address = "https://catalogue.example/"
    project = committed(broad(tmp_path_factory.mktemp("broad")))
    with serve(built_once(tmp_path_factory, "at-the-root", address, project), address, "/") as published:
        yield published


@pytest.fixture(scope="session")
def site_below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The same as a project page has it, without the pictures for links, which take longest to make."""
    address = "https://catalogue.example/some/path/"
    project = publishing(broad(tmp_path_factory.mktemp("below")), WITHOUT_CARDS)
    with serve(built_once(tmp_path_factory, "below-a-path", address, project), address, "/some/path/") as published:
        yield published


@pytest.fixture(scope="session")
def site_in_two_languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """An entry of every kind, in English and, as far as it is translated, in Swedish."""
    address = "https://catalogue.example/two/"
    project = publishing(full(tmp_path_factory.mktemp("project"), "[en, sv]"), WITHOUT_CARDS)
    with serve(built_once(tmp_path_factory, "in-two-languages", address, project), address, "/two/") as published:
        yield published


def committed(project: Path) -> Path:
    """A project with a history, in which entries were added, revised, renamed and retired."""
    repository, pier = Repository.of(project), "content/tools/internationalisation-pier.md"
    now = (project / pier).read_text("utf-8")
    repository.write(pier, changed(now, ("title: Int", "title: The Int"), ("retired", "piloted"), ("Nine", "Ten")))
    repository.commit("2026-11-23")
    repository.write(pier, now)
    repository.commit("2026-11-30")
    return project


@pytest.fixture(params=["site", "site_below_a_path"])
def either_site(request: pytest.FixtureRequest) -> Published:
    """One after the other."""
    published = request.getfixturevalue(request.param)
    assert isinstance(published, Published)
    return published


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of this machine."""
    program = outside.needed("CATALOGUE_CHROMIUM", "Chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=[LOOPBACK_ALONE, "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def checks() -> Path:
    """The folder of the checkers that nobody here wrote."""
    return Path(outside.needed("CATALOGUE_CHECKS", "axe-core and HTML checker"), "node_modules")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile; at the end, no page in it has asked another host or complained."""
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    complaints = watch(opened)
    yield opened
    close(opened)
    assert complaints == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page."""
    return context.new_page()


@pytest.fixture
def browse(page: Page, site: Published) -> Page:
    """The list, with every group of filters open."""
    page.goto(site.at("tools/"))
    expect(page.locator(".tool-save").first).to_be_visible()
    page.evaluate(OPEN_ALL)
    return page


def watch(context: BrowserContext) -> list[str]:
    """What the pages of a profile ask of other hosts, and what they complain about, as it comes."""
    complaints: list[str] = []

    def on_request(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            complaints.append(f"asked for {request.url}")

    def on_message(message: ConsoleMessage) -> None:
        # The browser itself says so when it is sent to a page that is not there.
        asked = [frame.url for frame in message.page.frames] if message.page else []
        not_found = "status of 404" in message.text and message.location["url"] in asked
        if message.type in {"error", "warning"} and not not_found:
            complaints.append(f"{message.location['url']}: {message.text}")

    context.on("request", on_request)
    context.on("console", on_message)
    context.on("weberror", lambda error: complaints.append(f"{error.page and error.page.url}: {error.error}"))
    return complaints

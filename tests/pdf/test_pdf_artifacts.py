"""A PDF holds all that its page holds, in the same order, and what PDF/UA wants; the book leads from part to part."""

import json
import re
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import lxml.html  # type: ignore[import-untyped]  # it has no types
import pytest
from lxml.html import HtmlElement

from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.publish import Artifact, load_interface, render
from catalogue.site import Site
from tests.outside import needed, needed_program
from tests.pdf.read_pdf import TITLES, Printed, bare, printed
from tests.projects import broad
from tests.site_helpers import FULL

MARK = "\ue000"
"""Stands where a note is referred to: there the note itself is read, so that what follows is a piece of its own."""
NOT_IN_PRINT = (
    "tool-header-actions", "contents", "glossary-notes", "share-and-cite", "visually-hidden", "footnote-mark",
    "footnote-back", "footnotes", "tool-cover", "absence",
)  # fmt: skip
"""What a page has for hands, and notes, which in print stand where they are referred to."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A tool's page, and its PDF."""

    address: str
    page: HtmlElement
    pdf: Printed
    site: Site

    @property
    def article(self) -> HtmlElement:
        (article,) = self.page.xpath('//article[starts-with(@class, "tool")]')
        return article

    @property
    def heading_below(self) -> str:
        """The first heading below the article."""
        return str(self.page.xpath("//h2[not(ancestor::article)]")[0].text_content())


def pairs(project: Path) -> Iterator[tuple[str, Pair]]:
    """Every tool of a site, in every language."""
    site, artifacts = rendered(project)
    base = site.library.config.base_url
    for path, artifact in artifacts.items():
        if path.endswith(".pdf") and "/" in path.removeprefix("sv/"):
            folder = path.rpartition("/")[0]
            page = lxml.html.fromstring(artifacts[f"{folder}/index.html"].compose().produce())
            yield path, Pair(f"{base}{folder}/", page, printed(made(artifact)), site)


def rendered(project: Path) -> tuple[Site, dict[str, Artifact]]:
    loaded = load(LoadOptions(project, fallback_url="http://localhost:8000/"))
    assert loaded.site is not None
    assert loaded.theme is not None
    interface, problems = load_interface(loaded.config, loaded.theme, project)
    assert interface is not None, problems
    return loaded.site, {artifact.path: artifact for artifact in render(loaded.site, interface, project)}


def made(artifact: Artifact) -> bytes:
    product = artifact.compose().product()
    assert product.problems == ()
    return product.content


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with many tools, some of which fill several pages."""
    return broad(tmp_path_factory.mktemp("broad"))


@pytest.fixture(scope="module")
def tools(project: Path) -> dict[str, Pair]:
    """Every tool of a site with texts of any length, and of one that has something of everything, in two languages."""
    return {**dict(pairs(project)), **dict(pairs(FULL))}


@pytest.fixture(scope="module")
def books(project: Path) -> dict[str, Printed]:
    """The whole catalogue as a book, of both sites."""
    found: dict[str, Printed] = {}
    for site in (project, FULL):
        _, artifacts = rendered(site)
        found |= {
            f"{site.name} {path}": printed(made(artifacts[path])) for path in artifacts if "catalogue.pdf" in path
        }
    return found


@pytest.fixture(scope="module")
def everything(tools: dict[str, Pair], books: dict[str, Printed]) -> dict[str, Printed]:
    return {**{path: pair.pdf for path, pair in tools.items()}, **books}


def pieces(article: HtmlElement) -> Iterator[str]:
    """The text of a page, piece by piece."""
    article = deepcopy(article)
    for name in NOT_IN_PRINT:
        for element in article.xpath(f'.//*[contains(concat(" ", @class, " "), " {name} ")]'):
            element.drop_tree() if name != "footnote-mark" else _replace(element)
    for label in article.xpath('.//header//p[@class="label"]'):
        label.drop_tree()  # in print it stands below the title
    for heading in article.xpath('.//*[@id="_figures-title"]'):
        heading.text = heading.text.partition(",")[0]  # in print each figure has its year, below it
    for year in article.xpath('.//*[@class="figure-year"]'):
        year.getparent().append(year)
    for element in article.iter("p", "dt", "dd", "th", "td", "h1", "h2", "h3", "h4", "pre", "span", "strong", "li"):
        if not element.xpath(".//p|.//li|.//dd|.//td|.//h2|.//span|.//strong[contains(@class,'figure-value')]"):
            yield from element.text_content().split(MARK)


def _replace(element: HtmlElement) -> None:
    mark = lxml.html.Element("b")
    mark.tail = MARK + (element.tail or "")
    element.getparent().replace(element, mark)


@dataclass(frozen=True, slots=True)
class SpokenPdf:
    """A PDF as pdf.js reads it, which is what Firefox and many pages show them with."""

    title: str
    language: str
    pages: int
    text: str
    """All of it, as it is drawn."""
    spoken: str
    """What the tags hold, in their order: what is read aloud."""


@pytest.fixture(scope="module")
def seen(everything: dict[str, Printed], tmp_path_factory: pytest.TempPathFactory) -> dict[str, SpokenPdf]:
    folder = tmp_path_factory.mktemp("pdfjs")
    library = Path(needed("CATALOGUE_CHECKS", "pdf.js")) / "node_modules/pdfjs-dist/legacy/build/pdf.mjs"
    files = {path: folder / f"{number}.pdf" for number, path in enumerate(everything)}
    for path, file in files.items():
        file.write_bytes(everything[path].data)
    command = [needed_program("node", "Node.js"), str(Path(__file__).with_name("read_pdfs.mjs")), library.as_uri()]
    told = subprocess.run([*command, *map(str, files.values())], capture_output=True, check=True)
    return {path: SpokenPdf(**found) for path, found in zip(files, json.loads(told.stdout), strict=True)}


def test_pdf_js_opens_every_pdf_and_finds_the_same_words(
    everything: dict[str, Printed], seen: dict[str, SpokenPdf]
) -> None:
    for path, pdf in everything.items():
        found = seen[path]
        assert pdf.reader.metadata is not None
        assert (found.title, found.language) == (pdf.reader.metadata.title, str(pdf.root["/Lang"]))
        assert found.pages == len(pdf.reader.pages)
        assert sorted(bare(found.text)) == sorted(bare(pdf.text)), path


def test_poppler_opens_every_pdf_without_a_complaint(everything: dict[str, Printed], tmp_path: Path) -> None:
    for path, pdf in everything.items():
        file = tmp_path / "opened.pdf"
        file.write_bytes(pdf.data)
        done = subprocess.run([needed_program("pdftotext", "poppler"), file, "-"], capture_output=True, check=True)
        assert done.stderr == b"", path
        assert bare(pdf.reader.metadata.title or "")[:20] in bare(done.stdout.decode()), path  # type: ignore[union-attr]


def test_the_text_of_a_page_is_read_aloud_from_its_pdf_in_the_same_order(
    tools: dict[str, Pair], seen: dict[str, SpokenPdf]
) -> None:
    for path, pair in tools.items():
        spoken, place, end, length = bare(seen[path].spoken), 0, 0, 0
        for piece in map(bare, pieces(pair.article)):
            place = spoken.find(piece, place)
            assert place >= 0, f"{path}: {piece!r} is not in its place, before {spoken[end : end + 80]}"
            end, length = max(end, place + len(piece)), length + len(piece)
        assert length > end / 2, path
        # The article is whole: what comes next stands below it on the page as well, however short the article is.
        # Before that, print writes links out, and says what is uncertain in facts that a listed tool's page marks.
        between, heading, _ = spoken[end:].partition(bare(pair.heading_below))
        assert heading, path
        assert between in {"", *map(bare, pair.article.xpath(".//a/@href"))} or between.startswith("uncertain"), path


def test_every_footnote_of_a_page_is_in_its_pdf(tools: dict[str, Pair]) -> None:
    noted = 0
    for path, pair in tools.items():
        text = bare(pair.pdf.text)
        for note in pair.page.xpath('//*[@class="footnotes"]//li'):
            words = note.xpath("string(p[1])").partition("Back to the text")[0].partition("↩")[0]
            # The hyphens of a narrow column are letters to nobody, and a running foot may come between two pages.
            assert bare(words)[:40] in text, f"{path}: {words}"
            noted += 1
    assert noted


def test_every_link_of_a_page_leads_to_the_same_place_from_its_pdf(tools: dict[str, Pair]) -> None:
    for path, pair in tools.items():
        within = pair.article.xpath('.//*[contains(@class, "prose")]//a[not(starts-with(@href, "#fn"))]/@href')
        meant = [urljoin(pair.address, href) for href in within]
        abroad = [href for href in meant if href.partition("#")[0] != pair.address]
        found = iter(pair.pdf.addresses)
        missing = [
            href for href in abroad if href not in found
        ]  # an iterator goes on where it stopped: the order counts
        assert missing == [], path
        assert pair.pdf.jumps >= len(meant) - len(abroad)
        rest = pair.article.xpath(
            './/*[contains(@class, "fact-box") or contains(@class, "slip") or @id="_people" or @id="_links"]//a/@href'
        )
        leading = {urljoin(pair.address, href) for href in rest if not href.startswith("#")}
        assert leading <= set(pair.pdf.addresses), path


def test_every_figure_of_a_page_is_in_its_pdf_with_what_it_counts(tools: dict[str, Pair]) -> None:
    counted = 0
    for path, pair in tools.items():
        text = bare(pair.pdf.text)
        for figure in pair.page.xpath('//*[@class="figures"]/li'):
            number = figure.xpath('string(.//strong[contains(@class, "figure-value")]/text()[1])')
            label = figure.xpath('string(.//*[@class="figure-label"]/text()[1])')
            assert bare(number) in text, f"{path}: {number}"
            assert bare(label)[:12] in text, f"{path}: {label}"
            counted += 1
    assert counted


def test_every_pdf_says_what_pdf_ua_wants_of_it(everything: dict[str, Printed]) -> None:
    for path, pdf in everything.items():
        root, known = pdf.root, pdf.reader.metadata
        assert str(root.raw_get("/MarkInfo")["/Marked"]) == "True", path
        assert re.fullmatch("en|sv", str(root["/Lang"])), path
        assert str(root.raw_get("/ViewerPreferences").get_object()["/DisplayDocTitle"]) == "True", path
        assert known is not None
        assert known.title, path
        assert "/CreationDate" not in known, path
        assert b"pdfuaid:part" in root.raw_get("/Metadata").get_object().get_data(), path
        assert all(str(page["/Tabs"]) == "/S" for page in pdf.reader.pages if "/Annots" in page), path


def test_the_headings_of_a_pdf_begin_with_its_title_and_skip_no_level(everything: dict[str, Printed]) -> None:
    for path, pdf in everything.items():
        levels = [int(kind[2]) for kind, _ in pdf.tags() if kind in TITLES]
        assert levels[0] == 1, path
        assert all(lower <= upper + 1 for upper, lower in pairwise(levels)), path


def test_every_picture_that_is_not_mere_ornament_is_described(everything: dict[str, Printed]) -> None:
    for path, pdf in everything.items():
        figures = [element for kind, element in pdf.tags() if kind == "/Figure"]
        assert figures, path  # the QR code at least
        assert all(str(figure.get("/Alt", "")) for figure in figures), path


def _titles(outline: object) -> Iterator[str]:
    """The bookmarks, however deep."""
    for item in outline if isinstance(outline, list) else [outline]:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield str(getattr(item, "title", ""))


def test_the_book_has_every_tool_and_leads_to_its_page(books: dict[str, Printed], project: Path) -> None:
    site, _ = rendered(project)
    book = books[f"{project.name} catalogue.pdf"]
    titles = _titles(book.reader.outline)
    assert {tool.title for tool in site.library.tools.values()} <= set(titles)
    assert book.jumps > 3 * len(site.library.tools)
    text = bare(book.text)
    for term in site.library.glossary.values():
        assert bare(term.title) in text
    assert str(site.library.config.funding)[:40] in book.reader.pages[-1].extract_text().replace("\n", " ")

"""Every word of the interface goes through gettext: proved with a language in which each message stands in brackets."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from tests.projects import full
from tests.rendered_site import Rendered, rendered

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "N_": None, "gettext": None, "text": None, "ngettext": (1, 2)}
"""The functions that take messages; `text` is what the render stage calls gettext for short."""
WORDS = re.compile(r"[A-Za-z]{2,}")

ALWAYS_OURS = {"dt", "button", "label", "summary", "noscript", "th", "figcaption"}
"""Elements whose text is never content on the pages below."""
ATTRIBUTES = {"aria-label", "placeholder"}


def messages() -> Catalog:
    """Every message of the program and of the theme, each translated by itself in brackets."""
    catalog = Catalog(locale="en")
    places = [(ROOT / "catalogue", [("**.py", "python")]), (ROOT / "themes/harbour/templates", [("**", "jinja2")])]
    for folder, methods in places:
        methods = [(pattern, "jinja2.ext:babel_extract" if name == "jinja2" else name) for pattern, name in methods]
        for _, _, message, _, _ in extract_from_dir(folder, methods, {"**": {"silent": "false"}}, KEYWORDS):
            if isinstance(message, str):
                catalog.add(message, f"⟦{message}⟧")
            else:
                catalog.add(message, tuple(f"⟦{form}⟧" for form in message))
    return catalog


@pytest.fixture(scope="module")
def bracketed(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The full site in that language."""
    project = full(tmp_path_factory.mktemp("bracketed"))
    theme = project / "themes" / "bracketed"
    (theme / "locale").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: bracketed\nextends: harbour\n", encoding="utf-8")
    file = io.BytesIO()
    write_po(file, messages())
    (theme / "locale" / "en.po").write_bytes(file.getvalue())
    settings = project / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("theme: harbour", "theme: bracketed"), "utf-8")
    return rendered(project)


class _Texts(HTMLParser):
    """The texts of a page with the elements that they stand in, and the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag not in {"meta", "link", "input", "img", "br", "use", "hr"}:
            self.stack.append((tag, found.get("class", "")))
        self.texts += [(name, value) for name, value in found.items() if name in ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        in_prose = any("prose" in classes.split() for _, classes in self.stack)
        if WORDS.search(data) and self.stack and not in_prose and self.stack[-1][0] not in {"script", "style"}:
            self.texts.append((" ".join(tag for tag, _ in self.stack), data.strip()))


def texts(page: str) -> list[tuple[str, str]]:
    parser = _Texts()
    parser.feed(page)
    return parser.texts


def test_every_message_is_found_by_the_extraction() -> None:
    assert len(messages()) > 150


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.html", ["Skip to the content", "Main menu", "Search", "Search the catalogue"]),
        ("tools/index.html", ["Tools", "Home", "You are here", "News feed", "Every internationalisation tool in"]),
        ("tools/harbour-fair/index.html", ["Key facts", "Retired", "On site and online", "Editions", "Date unknown"]),
        ("tools/harbour-fair/index.html", ["Organised by", "Partners", "Contributors", "Last reviewed", "Note"]),
        ("tools/harbour-fair/index.html", ["Uncertain", "uncertain", "Notes", "Similar tools", "Mode"]),
        ("tools/beacon-days/index.html", ["Previous and next tool", "Next", "same strand", "both for", "Mentioned in"]),
        ("strands/index.html", ["Strands", "The ways in which intermediaries"]),
        ("sectors/press/index.html", ["No tools yet", "No tool has been described for this yet"]),
        ("countries/se/index.html", ["Country", "Organisations based here"]),
        ("organisations/index.html", ["Organisations", "partner in the project", "Who runs, supports and contributes"]),
        ("organisations/sea-institute/index.html", ["Organisation", "Cultural institute", "Role in tools"]),
        ("organisations/sea-institute/index.html", ["Organiser", "Coordinator"]),
        ("glossary/index.html", ["Glossary", "Jump to a letter", "See"]),
        ("initiatives/index.html", ["Initiatives"]),
        ("initiatives/sea-fund/index.html", ["Policy measure", "Completed", "Coordinated by", "Evaluation", "Period"]),
        ("modules/reading-the-sea/index.html", ["Learning module"]),
        ("about/index.html", ["About this site", "Suggest a change to this page"]),
        ("tools/harbour-fair/index.html", ["On this page"]),
        ("search/index.html", ["Searching …", "Nothing found for", "Show more", "Or browse by", "All tools"]),
        ("404.html", ["Page not found", "There is no page at this address."]),
        ("old/fair/index.html", ["This page has moved", "Continue to"]),
    ],
)
def test_the_words_of_the_interface_are_translated(bracketed: Rendered, path: str, words: list[str]) -> None:
    page = bracketed.text(path)
    missing = [word for word in words if not re.search(rf"⟦[^⟦⟧]*{re.escape(word)}", page)]
    assert missing == []


def test_what_can_only_be_interface_is_translated_on_every_page(bracketed: Rendered) -> None:
    bare = {
        (where.rpartition(" ")[2], text)
        for page in bracketed.pages.values()
        for where, text in texts(page)
        if where.rpartition(" ")[2] in ALWAYS_OURS | ATTRIBUTES and "⟦" not in text and WORDS.search(text)
    }
    assert {found for found in bare if found[1] not in CONTENT} == set()


CONTENT = {"Term", "Photograph: nobody, CC0"}
"""Words of the entries that stand in such elements."""

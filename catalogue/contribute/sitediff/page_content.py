"""Parses a page of a built site into its content: its own text, what it shows of other pages, and the frame.

It goes by the marks that every theme gives a page: the title, the summary, `main`, `data-pagefind-body` around the
article, `data-text` around running text, `data-pagefind-ignore` around words of the interface.
"""

import re
from dataclasses import dataclass, field
from hashlib import blake2b
from html.parser import HTMLParser
from posixpath import dirname, normpath
from urllib.parse import urlsplit

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table td th title tr ul".split()
)
_HEADINGS = frozenset({"h2", "h3", "h4"})
_UNREAD = frozenset({"script", "style", "svg", "template"})
_FINGERPRINT = re.compile(r"\.[0-9a-f]{8,64}(?=\.\w+$)")

_CORE = re.compile(
    r"<html[^>]*>|<title>.*?</title>|<main.*</main>"
    r"|<meta name=\"description\"[^>]*>|<meta http-equiv=\"refresh\"[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_FINGERPRINTS = re.compile(r"\.[0-9a-f]{8,64}(?=\.\w+[\"'#?])")


def remove_fingerprints(html: str) -> str:
    """Remove the fingerprints from the addresses of assets in a piece of HTML."""
    return _FINGERPRINTS.sub("", html)


def remove_fingerprint(path: str) -> str:
    """Remove the fingerprint from the path of an asset; it changes with every change of its bytes."""
    return _FINGERPRINT.sub("", path)


def extract_core(html: str) -> str | None:
    """Extract the parts of a page that hold all its content; None for a page without `main`.

    Where they are the same, so is what the page says, and it need not be read, which takes a hundred times as long.
    """
    return "".join(map(remove_fingerprints, _CORE.findall(html))) if "<main" in html else None


@dataclass(frozen=True, slots=True)
class PageContent:
    """Content of a page."""

    path: str
    """Its address below the site: `tools/baltic-home/`, empty for the home page."""
    language: str
    title: str
    summary: str
    words: tuple[str, ...]
    """Its running text, word by word."""
    headings: tuple[str, ...]
    """The headings in its running text."""
    facts: tuple[tuple[str, str], ...]
    """Names and values in its lists of facts."""
    links: frozenset[str]
    """Targets of the links and pictures in its own text; below the site as paths, elsewhere as full addresses."""
    labels: tuple[str, ...]
    """Words of the interface within the article, piece by piece: labels, a status, the day of a review."""
    lists: str
    """Digest of what it shows of other pages."""
    is_copy: bool
    """Whether it shows a text in another language because nobody has translated it."""
    leads_to: str | None
    """The target of its redirect, if it is one."""


@dataclass(slots=True)
class _OpenElement:
    """An open element, and what its contents count as."""

    tag: str
    main: bool = False
    own: bool = False
    running: bool = False
    ignore: bool = False
    navigation: bool = False
    """Navigation through text that is there anyway, such as a table of contents."""
    hidden: bool = False
    fact_tag: str = ""
    """`dt` or `dd` inside one of these, outside running text."""


@dataclass(slots=True)
class _PageParts:
    """Parts of a page that have been read so far."""

    language: str = ""
    title: list[str] = field(default_factory=list)
    head_title: list[str] = field(default_factory=list)
    title_language: str = ""
    summary: str = ""
    words: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    facts: list[tuple[str, list[str]]] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    labels: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    leads_to: str | None = None


def page_content(html: str, path: str) -> PageContent:
    """Parse the content of the page at an address below the site."""
    parser = _PageParser(path)
    parser.feed(html)
    parser.close()
    parser.end_piece()
    parts = parser.parts
    title = _join_words(" ".join(parts.title)) or _join_words(" ".join(parts.head_title)) or path
    return PageContent(
        path=path,
        language=parts.language,
        title=title,
        summary=_join_words(parts.summary),
        words=tuple(parts.words),
        headings=tuple(parts.headings),
        facts=tuple((name, ", ".join(values)) for name, values in parts.facts),
        links=frozenset(parts.links),
        labels=tuple(parts.labels),
        lists=blake2b("\0".join(parts.lists).encode("utf-8", "replace")).hexdigest(),
        is_copy=bool(parts.title_language) and parts.title_language != parts.language,
        leads_to=parts.leads_to,
    )


class _PageParser(HTMLParser):
    """Walks through a page once, and puts each piece of text where it belongs."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = _PageParts()
        self._path = path
        self._stack = [_OpenElement("")]
        self._piece: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.end_piece()
        elif tag == "br":
            self._piece.append(" ")
        outer = self._stack[-1]
        here = _OpenElement(
            tag,
            main=outer.main or tag == "main",
            own=outer.own or "data-pagefind-body" in attributes or "data-text" in attributes,
            running=outer.running or "data-text" in attributes,
            ignore=outer.ignore or "data-pagefind-ignore" in attributes,
            navigation=outer.navigation or tag == "nav",
            hidden=outer.hidden or "hidden" in attributes or tag in _UNREAD,
            fact_tag=tag if tag in {"dt", "dd"} else outer.fact_tag,
        )
        self._read_attributes(tag, attributes, here)
        if tag not in _VOID:
            self._stack.append(here)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and all open elements in it."""
        if tag in _BLOCKS:
            self.end_piece()
        if any(element.tag == tag for element in self._stack[1:]):
            while self._stack.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep text until its block ends."""
        if not self._stack[-1].hidden:
            self._piece.append(data)

    def end_piece(self) -> None:
        """Store the text of the block that ends here."""
        text, here = _join_words("".join(self._piece)), self._stack[-1]
        self._piece = []
        if not text:
            return
        if here.tag == "title" and not here.main:
            self.parts.head_title.append(text)
        elif here.main:
            self._add_text(text, here)

    def _add_text(self, text: str, here: _OpenElement) -> None:
        parts = self.parts
        block = next((element.tag for element in reversed(self._stack) if element.tag in _BLOCKS), "")
        if block == "h1":
            parts.title.append(text)
        elif not here.own:
            parts.lists.append(text)
        elif here.fact_tag == "dt" and not here.running:
            parts.facts.append((text, []))
        elif here.fact_tag == "dd" and not here.running and parts.facts:
            parts.facts[-1][1].append(text)
        elif here.ignore:
            parts.labels += [] if here.navigation else [text]
        else:
            parts.words += text.split()
            if block in _HEADINGS:
                parts.headings.append(text)

    def _read_attributes(self, tag: str, attributes: dict[str, str], here: _OpenElement) -> None:
        """Read what a reader sees of an element's attributes."""
        parts = self.parts
        if tag == "html":
            parts.language = attributes.get("lang", "")
        elif tag == "h1":
            parts.title_language = attributes.get("lang", "")
        elif tag == "meta" and attributes.get("name") == "description":
            parts.summary = attributes.get("content", "")
        elif tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            target = attributes.get("content", "").partition("url=")[2]
            parts.leads_to = self._address(target) if target else None
        elif here.main and tag in {"a", "img"} and not here.hidden:
            address = self._address(attributes.get("href", "") or attributes.get("src", ""))
            if here.own and not here.ignore:
                parts.links.add(address)
                self._piece.append(f" {attributes['alt']} " if attributes.get("alt") else "")
            else:
                parts.lists.append(address)

    def _address(self, target: str) -> str:
        """Resolve the target of a link from the root of the site."""
        parts = urlsplit(target) if not re.match(r"\w+:/*\[", target) else None
        if parts is None or parts.scheme or parts.netloc:
            return target
        folder = self._path if self._path.endswith("/") else dirname(self._path)
        place = normpath(f"/{folder}/{parts.path}").strip("/") if parts.path else self._path.strip("/")
        slash = "/" if place and (parts.path.endswith(("/", "..", "/.")) or not parts.path) else ""
        return remove_fingerprint(place) + slash + (f"#{parts.fragment}" if parts.fragment else "")


def _join_words(text: str) -> str:
    return " ".join(text.split())

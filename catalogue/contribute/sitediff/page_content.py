"""Reads a page of a built site back into what it says: its own text, what it shows of other pages, and the frame.

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


def without_fingerprints(html: str) -> str:
    """A stretch of a page in which assets go by their names at home."""
    return _FINGERPRINTS.sub("", html)


def without_fingerprint(path: str) -> str:
    """The path of an asset as it is called at home; it changes its published name with every change of its bytes."""
    return _FINGERPRINT.sub("", path)


def core(html: str) -> str | None:
    """The stretches of a page from which all that it says is read; None for a page without `main`.

    Where they are the same, so is what the page says, and it need not be read, which takes a hundred times as long.
    """
    return "".join(map(without_fingerprints, _CORE.findall(html))) if "<main" in html else None


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page says."""

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
    """Name and value of what it states in lists of facts."""
    links: frozenset[str]
    """Where its own text leads, and the pictures in it; below the site as paths, elsewhere as whole addresses."""
    notes: tuple[str, ...]
    """Words of the interface within the article, piece by piece: labels, a status, the day of a review."""
    lists: str
    """Digest of what it shows of other pages."""
    is_copy: bool
    """Whether it shows a text in another language because nobody has translated it."""
    leads_to: str | None
    """Where it sends its readers at once, if it is nothing but a signpost."""


@dataclass(slots=True)
class _Open:
    """An element that has not ended yet, and what its contents count as."""

    tag: str
    main: bool = False
    own: bool = False
    running: bool = False
    ignored: bool = False
    derived: bool = False
    """A way through what is said anyway, such as a table of contents."""
    hidden: bool = False
    fact: str = ""
    """`dt` or `dd` inside one of these, outside running text."""


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    language: str = ""
    title: list[str] = field(default_factory=list)
    head_title: list[str] = field(default_factory=list)
    title_language: str = ""
    summary: str = ""
    words: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    facts: list[tuple[str, list[str]]] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    leads_to: str | None = None


def page_content(html: str, path: str) -> PageContent:
    """What the page at an address below the site says."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    reader.end_piece()
    found = reader.found
    title = _line(" ".join(found.title)) or _line(" ".join(found.head_title)) or path
    return PageContent(
        path=path,
        language=found.language,
        title=title,
        summary=_line(found.summary),
        words=tuple(found.words),
        headings=tuple(found.headings),
        facts=tuple((name, ", ".join(values)) for name, values in found.facts),
        links=frozenset(found.links),
        notes=tuple(found.notes),
        lists=blake2b("\0".join(found.lists).encode("utf-8", "replace")).hexdigest(),
        is_copy=bool(found.title_language) and found.title_language != found.language,
        leads_to=found.leads_to,
    )


class _Reader(HTMLParser):
    """Walks through a page once, and puts each piece of text where it belongs."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Found()
        self._path = path
        self._stack = [_Open("")]
        self._piece: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.end_piece()
        elif tag == "br":
            self._piece.append(" ")
        outer = self._stack[-1]
        here = _Open(
            tag,
            main=outer.main or tag == "main",
            own=outer.own or "data-pagefind-body" in given or "data-text" in given,
            running=outer.running or "data-text" in given,
            ignored=outer.ignored or "data-pagefind-ignore" in given,
            derived=outer.derived or tag == "nav",
            hidden=outer.hidden or "hidden" in given or tag in _UNREAD,
            fact=tag if tag in {"dt", "dd"} else outer.fact,
        )
        self._take(tag, given, here)
        if tag not in _VOID:
            self._stack.append(here)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and what was left open in it."""
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
        """Put away the text of the block that ends here."""
        text, here = _line("".join(self._piece)), self._stack[-1]
        self._piece = []
        if not text:
            return
        if here.tag == "title" and not here.main:
            self.found.head_title.append(text)
        elif here.main:
            self._file(text, here)

    def _file(self, text: str, here: _Open) -> None:
        found = self.found
        block = next((element.tag for element in reversed(self._stack) if element.tag in _BLOCKS), "")
        if block == "h1":
            found.title.append(text)
        elif not here.own:
            found.lists.append(text)
        elif here.fact == "dt" and not here.running:
            found.facts.append((text, []))
        elif here.fact == "dd" and not here.running and found.facts:
            found.facts[-1][1].append(text)
        elif here.ignored:
            found.notes += [] if here.derived else [text]
        else:
            found.words += text.split()
            if block in _HEADINGS:
                found.headings.append(text)

    def _take(self, tag: str, given: dict[str, str], here: _Open) -> None:
        """Take from the attributes of an element what a reader sees of them."""
        found = self.found
        if tag == "html":
            found.language = given.get("lang", "")
        elif tag == "h1":
            found.title_language = given.get("lang", "")
        elif tag == "meta" and given.get("name") == "description":
            found.summary = given.get("content", "")
        elif tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            target = given.get("content", "").partition("url=")[2]
            found.leads_to = self._address(target) if target else None
        elif here.main and tag in {"a", "img"} and not here.hidden:
            address = self._address(given.get("href", "") or given.get("src", ""))
            if here.own and not here.ignored:
                found.links.add(address)
                self._piece.append(f" {given['alt']} " if given.get("alt") else "")
            else:
                found.lists.append(address)

    def _address(self, target: str) -> str:
        """Where a link leads, said from the root of the site."""
        parts = urlsplit(target) if not re.match(r"\w+:/*\[", target) else None
        if parts is None or parts.scheme or parts.netloc:
            return target
        folder = self._path if self._path.endswith("/") else dirname(self._path)
        place = normpath(f"/{folder}/{parts.path}").strip("/") if parts.path else self._path.strip("/")
        slash = "/" if place and (parts.path.endswith(("/", "..", "/.")) or not parts.path) else ""
        return without_fingerprint(place) + slash + (f"#{parts.fragment}" if parts.fragment else "")


def _line(text: str) -> str:
    return " ".join(text.split())

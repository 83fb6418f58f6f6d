"""Follows everything that a page, a style sheet, a script, a picture, a feed or the sitemap refers to."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree

from tests.browser.published import Published

_ADDRESSES = {"href", "src", "poster", "action", "data-bundle"}
_OPEN_GRAPH = {"og:url", "og:image"}


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that leads somewhere."""

    kind: str
    """The element and attribute, such as `a href`."""
    target: str
    """As it is written."""


@dataclass(slots=True)
class Resource:
    """What stands at an address."""

    status: int
    kind: str
    """Its media type."""
    ids: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    moved: bool = False
    """Whether it only leads on to another page."""
    text: str = ""


class _Reader(HTMLParser):
    """Collects the ids and the references of a page; SVG is near enough."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: list[Reference] = []
        self.moved = False
        self._structured = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self._structured = tag == "script" and found.get("type") == "application/ld+json"
        if "id" in found:
            self.ids.append(found["id"])
        kind = f"link {found['rel']}" if tag == "link" else tag
        self.references += [Reference(kind, value) for name, value in found.items() if name in _ADDRESSES]
        for candidate in found.get("srcset", "").split(","):
            if candidate.strip():
                self.references.append(Reference("srcset", candidate.split()[0]))
        if tag == "meta" and found.get("property") in _OPEN_GRAPH:
            self.references.append(Reference(found["property"], found["content"]))
        if tag == "meta" and found.get("http-equiv") == "refresh":
            self.moved = True
            self.references.append(Reference("refresh", found["content"].partition("url=")[2]))

    def handle_data(self, data: str) -> None:
        if self._structured:
            self.references += [Reference("json-ld", url) for url in _urls(json.loads(data))]

    def handle_endtag(self, tag: str) -> None:
        self._structured = False


def _urls(value: object) -> Iterator[str]:
    """The addresses in a JSON document; those of its vocabulary and templates are none."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in {"@context", "urlTemplate"} else _urls(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _urls(inner)
    elif isinstance(value, str) and value.startswith(("http://", "https://")):
        yield value


def fetch(url: str) -> Resource:
    """What a server answers, read for what it refers to."""
    try:
        with urlopen(url, timeout=20) as answer:
            status, kind, text = answer.status, answer.headers.get_content_type(), answer.read()
    except HTTPError as error:
        with error:
            status, kind, text = error.code, error.headers.get_content_type(), error.read()
    return read(status, kind, text)


def read(status: int, kind: str, content: bytes) -> Resource:
    """A resource by its media type."""
    found = Resource(status, kind)
    if kind in {"text/html", "image/svg+xml"}:
        found.text = content.decode()
        reader = _Reader()
        reader.feed(found.text)
        reader.close()
        found.references, found.moved, found.ids = reader.references, reader.moved, set(reader.ids)
        assert len(found.ids) == len(reader.ids), "an id is given twice"
    elif kind.endswith(("/xml", "+xml")):
        found.references = list(_in_xml(content))
    elif kind == "text/css":
        targets = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", content.decode())
        found.references = [Reference("css", one or other) for one, other in targets if not one.startswith("data:")]
    elif kind in {"text/javascript", "application/javascript"}:
        imports = re.findall(r"(?:from|import)\s*\(?[\"'](\.[^\"']+)[\"']", content.decode())
        found.references = [Reference("import", target) for target in imports]
    elif kind == "text/plain":
        lines = re.findall(r"^Sitemap: (\S+)", content.decode(errors="replace"), re.M)
        found.references = [Reference("robots", target) for target in lines]
    return found


def _in_xml(content: bytes) -> Iterator[Reference]:
    for element in ElementTree.fromstring(content).iter():
        name = element.tag.rpartition("}")[2]
        if "href" in element.attrib:
            yield Reference(f"xml {name}", element.attrib["href"])
        elif name in {"loc", "uri"} and element.text:
            yield Reference(f"xml {name}", element.text)


@dataclass(slots=True)
class Crawl:
    """A site after the walk."""

    site: Published
    resources: dict[str, Resource] = field(default_factory=dict)
    """By address, without anchors."""

    @classmethod
    def of(cls, site: Published, *more: str) -> "Crawl":
        """Everything that can be come by from the home page, from what machines ask for unasked, and from `more`."""
        crawl = cls(site)
        crawl.go_on(*map(site.at, ("", "robots.txt", "sitemap.xml", "404.html")), *more)
        return crawl

    def going_on(self, *addresses: str) -> "Crawl":
        """The same walk, and what can be come by from more addresses."""
        further = Crawl(self.site, dict(self.resources))
        further.go_on(*addresses)
        return further

    def go_on(self, *addresses: str) -> None:
        """Walk on from these addresses to everything that was not seen yet."""
        waiting = [*addresses]
        while waiting:
            url = waiting.pop()
            if url in self.resources:
                continue
            self.resources[url] = fetch(url)
            # The search's own program is made and checked elsewhere.
            if f"{self.site.address}pagefind/" not in url:
                waiting += [urldefrag(target).url for _, target in self.leads(url) if self.is_ours(target)]

    def is_ours(self, url: str) -> bool:
        """Whether an address is one of this server, below the site or beside it."""
        return urlsplit(url).netloc == urlsplit(self.site.address).netloc

    def leads(self, url: str) -> Iterator[tuple[Reference, str]]:
        """What a resource refers to, with the whole address on this machine."""
        for reference in self.resources[url].references:
            target = urljoin(url, self.site.here(reference.target))
            yield reference, target + "pagefind.js" if reference.kind == "div" else target

    def broken(self) -> list[str]:
        """Every reference that leads nowhere, with the page on which it stands."""
        return sorted(
            f"{url}: {reference.kind} {reference.target}"
            for url in self.resources
            for reference, target in self.leads(url)
            if self.is_ours(target) and not self._stands(target, url, reference.kind)
        )

    def _stands(self, target: str, source: str, kind: str) -> bool:
        url, anchor = urldefrag(target)
        found = self.resources.get(url)
        if found is None or (found.status != 200 and url != source):
            return False
        # Anchors of JSON-LD are names of things, not places on a page.
        return not anchor or unquote(anchor) in found.ids or kind == "json-ld"

    def clicks(self) -> dict[str, int]:
        """How many links have to be followed from the home page to each page."""
        home = self.site.at("")
        distance, waiting = {home: 0}, [home]
        for url in waiting:
            for reference, target in self.leads(url):
                goal = urldefrag(target).url
                if reference.kind == "a" and goal in self.resources and goal not in distance:
                    distance[goal] = distance[url] + 1
                    waiting.append(goal)
        return distance

"""Finds the external links of the content: in bodies, in front matter, in the settings of the site."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice

from catalogue import yaml_source
from catalogue.config import SETTINGS
from catalogue.diagnostics import Span
from catalogue.sources import Document, LinkUse, link_span, locate_in
from catalogue.sources.url_schemes import address
from catalogue.urls import is_web_address

_Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """One external link."""

    source_url: str
    """The address as the source has it."""
    span: Callable[[], Span]
    """Finds its place; called only where there is a problem to report."""

    @property
    def url(self) -> str:
        """The address to request: percent-encoded, and without a fragment."""
        return address(self.source_url).partition("#")[0]


def find_links(documents: Iterable[Document], settings: str, base_url: str) -> dict[str, list[ExternalLink]]:
    """Find all external links, by the address to request; links to the site itself, at `base_url`, are left out."""
    links: dict[str, list[ExternalLink]] = {}
    for link in _iterate_links(documents, settings):
        if not (base_url and f"{link.url}/".startswith(base_url)):
            links.setdefault(link.url, []).append(link)
    return links


def _iterate_links(documents: Iterable[Document], settings: str) -> Iterator[ExternalLink]:
    for document in documents:
        text, path = document.text, document.source.path
        for keys, value in _find_addresses(document.front, ()):
            yield ExternalLink(value, partial(locate_in, text, path, keys))
        counts: Counter[tuple[int, str]] = Counter()
        for link in document.body.links:
            if link.kind == "link" and is_web_address(link.target):
                yield ExternalLink(link.target, partial(_locate_link, document, link, counts[link.line, link.target]))
                counts[link.line, link.target] += 1
    data, _ = yaml_source.load(settings, SETTINGS)
    for keys, value in _find_addresses(data, ()):
        if "{" not in value:  # a pattern of addresses, such as `edit_url`
            yield ExternalLink(value, partial(yaml_source.locate, settings, SETTINGS, keys))


def _locate_link(document: Document, link: LinkUse, before: int) -> Span:
    """Find the address of a link, after as many equal ones in the same block; no part of a longer address."""
    span = link_span(document, link)
    lines = document.text.split("\n")
    words = lines[span.line - 1][span.column - 1 : span.stop_column - 1]
    places = (
        Span(span.path, number, match.start() + 1, 0, match.end() + 1)
        for number in range(span.line, max(link.end_line, span.line) + 1)
        for match in re.finditer(rf"{re.escape(words)}(?![\w#/?&=%-])", lines[number - 1])
    )
    return next(islice(places, before, None), span) if words else span


def _find_addresses(value: object, keys: _Keys) -> Iterator[tuple[_Keys, str]]:
    """Find every value of YAML that is an address, with its keys."""
    if isinstance(value, str):
        if is_web_address(value.strip()):
            yield keys, value.strip()
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _find_addresses(inner, (*keys, str(name)))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _find_addresses(inner, (*keys, number))

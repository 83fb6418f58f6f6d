"""Where the content links to pages elsewhere: in bodies, in front matter, in the settings of the site."""

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
class Use:
    """One link to a page elsewhere."""

    written: str
    """The address as it stands in the source."""
    span: Callable[[], Span]
    """Finds its place; only asked for where there is something to say."""

    @property
    def url(self) -> str:
        """The address as it is asked for: percent-encoded, and without the place on the page."""
        return address(self.written).partition("#")[0]


def uses(documents: Iterable[Document], settings: str, own: str) -> dict[str, list[Use]]:
    """Every link by the address that is asked for, but for those to the site's `own` address, which may be empty."""
    found: dict[str, list[Use]] = {}
    for use in _all(documents, settings):
        if not (own and f"{use.url}/".startswith(own)):
            found.setdefault(use.url, []).append(use)
    return found


def _all(documents: Iterable[Document], settings: str) -> Iterator[Use]:
    for document in documents:
        text, path = document.text, document.source.path
        for keys, value in _addresses(document.front, ()):
            yield Use(value, partial(locate_in, text, path, keys))
        seen: Counter[tuple[int, str]] = Counter()
        for link in document.body.links:
            if link.kind == "link" and is_web_address(link.target):
                yield Use(link.target, partial(_place, document, link, seen[link.line, link.target]))
                seen[link.line, link.target] += 1
    data, _ = yaml_source.load(settings, SETTINGS)
    for keys, value in _addresses(data, ()):
        if "{" not in value:  # a pattern of addresses, such as `edit_url`
            yield Use(value, partial(yaml_source.locate, settings, SETTINGS, keys))


def _place(document: Document, link: LinkUse, before: int) -> Span:
    """Where the address of a link stands, after as many equal ones in the same block; no part of a longer address."""
    span = link_span(document, link)
    lines = document.text.split("\n")
    words = lines[span.line - 1][span.column - 1 : span.stop_column - 1]
    places = (
        Span(span.path, number, match.start() + 1, 0, match.end() + 1)
        for number in range(span.line, max(link.end_line, span.line) + 1)
        for match in re.finditer(rf"{re.escape(words)}(?![\w#/?&=%-])", lines[number - 1])
    )
    return next(islice(places, before, None), span) if words else span


def _addresses(value: object, keys: _Keys) -> Iterator[tuple[_Keys, str]]:
    """Every whole address among values of YAML, with the way to it."""
    if isinstance(value, str):
        if is_web_address(value.strip()):
            yield keys, value.strip()
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _addresses(inner, (*keys, str(name)))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _addresses(inner, (*keys, number))

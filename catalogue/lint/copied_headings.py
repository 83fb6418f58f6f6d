"""Checks for headings that name another entry of their collection, a sign of a section copied from that entry."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.sources import Document, Heading

COMPARED_COLLECTIONS = frozenset({"tools", "initiatives", "modules"})
"""The collections whose titles are names; the titles of vocabularies are words that any heading may contain."""

_WORD = re.compile(r"[\w&]+(?:['’-][\w]+)*|['’]\w+['’]?")
_COMPARING = re.compile(
    r"\b(?:unlike|like|compared|comparison|versus|vs|than|differ\w*|difference\w*|between|and|with|after|before|beside"
    r"|besides|alongside|next to|instead|successor|predecessor|follow\w*|beyond|towards?|sister|related|see also|"
    r"borrowed|"
    r"inspired|built on|based on|link\w*|meets?|join\w*|co-?operat\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Title:
    words: tuple[str, ...]
    text: str
    id: str
    path: str


class Neighbours:
    """Index of one collection's titles for finding them in headings; caches its lookups."""

    def __init__(self, documents: Iterable[Document], sections: Iterable[str]) -> None:
        self._titles: dict[str, list[_Title]] = {}
        self._titles_by_text: dict[str, tuple[_Title, ...]] = {}
        self._own: dict[str, list[tuple[str, ...]]] = {}
        common = {section.casefold() for section in sections}
        for document in documents:
            title = document.front.get("title")
            if not isinstance(title, str) or title.strip().casefold() in common:
                continue
            if words := _words(title):
                source = document.source
                self._titles.setdefault(words[0], []).append(_Title(words, title.strip(), source.id, source.path))
                self._own.setdefault(source.id, []).append(words)

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the headings of a document that name another entry."""
        cache, id_ = self._titles_by_text, document.source.id
        for index, heading in enumerate(document.body.headings):
            text = heading.text
            titles = cache.get(text)
            if titles is None:
                titles = cache[text] = tuple(self._titles_in(text))
            if titles and all(title.id != id_ for title in titles) and not self._names_itself(text, id_):
                yield from self._report(document, index, heading, titles[0])

    def _titles_in(self, text: str) -> Iterator[_Title]:
        words = _words(text)
        for position, word in enumerate(words):
            for title in self._titles.get(word, ()):
                length = len(title.words)
                # A title of one word may be an ordinary word: it must be spelt as the name is.
                if words[position : position + length] == title.words and (
                    length > 1 or title.text in _WORD.findall(text)
                ):
                    yield title

    def _names_itself(self, text: str, id_: str) -> bool:
        words = _words(text)
        return any(
            words[position : position + len(own)] == own
            for own in self._own.get(id_, ())
            for position in range(len(words))
        )

    def _report(self, document: Document, index: int, heading: Heading, title: _Title) -> Iterator[Diagnostic]:
        before = heading.text[: max(heading.text.casefold().find(title.text.casefold()), 0)]
        if _COMPARING.search(before) or _links_to(document, index, title):
            return
        path, line = document.source.path, heading.line
        source = document.text.split("\n")[line - 1]
        span = Span(path, line, len(source) - len(source.lstrip()) + 1, 0, len(source.rstrip()) + 1)
        yield report(rules.HEADING_NAMES_ANOTHER, span, title=title.text, path=title.path)


def neighbours(documents: Iterable[Document], sections: Iterable[str]) -> Mapping[str, Neighbours]:
    """Build the title index of each collection that is compared."""
    groups: dict[str, list[Document]] = {name: [] for name in COMPARED_COLLECTIONS}
    for document in documents:
        if document.source.collection in COMPARED_COLLECTIONS:
            groups[document.source.collection].append(document)
    return {name: Neighbours(group, sections) for name, group in groups.items()}


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _links_to(document: Document, index: int, title: _Title) -> bool:
    """Whether the section below a heading links to the entry, or the heading itself does."""
    headings = document.body.headings
    first = headings[index].line
    level = headings[index].level
    end = next((other.line for other in headings[index + 1 :] if other.level <= level), None)
    uses = (use for use in document.body.links if use.line >= first and (end is None or use.line < end))
    return any(use.target.partition("#")[0].endswith(f"{title.id}.md") for use in uses)

"""Existing entries, and the search among them for a draft: by its id, nearly its name, or its link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.sources import Document
from catalogue.sources.front_matter import split_front_matter
from catalogue.tables.fuzzy_match import likeness, normal

ALIKE = 0.88
"""From here on two names are taken for one tool's."""


@dataclass(frozen=True, slots=True)
class ComparableEntry:
    """An entry to compare with: of the catalogue, or an earlier row."""

    id: str
    title: str
    links: frozenset[str]
    place: str
    """Its file, or the row."""


@dataclass(frozen=True, slots=True)
class ExistingEntry:
    """The file of an entry, in one language."""

    path: str
    front: Mapping[str, object]
    body: str


def index_existing_tools(documents: Iterable[Document]) -> dict[tuple[str, str], ExistingEntry]:
    """Index the files of all tools by id and language, which is empty for originals."""
    tools: dict[tuple[str, str], ExistingEntry] = {}
    for document in documents:
        source = document.source
        if source.collection == "tools":
            halves = split_front_matter(document.text, source.path)
            body = "" if isinstance(halves, list) else halves.body.strip("\n").rstrip()
            tools[source.id, source.language] = ExistingEntry(source.path, document.front, body)
    return tools


def list_tools(existing: Mapping[tuple[str, str], ExistingEntry]) -> list[ComparableEntry]:
    """List the originals, for comparison."""
    return [
        ComparableEntry(key, str(entry.front.get("title", "")), collect_links(entry.front), entry.path)
        for (key, language), entry in existing.items()
        if not language
    ]


def collect_links(values: Mapping[str, object]) -> frozenset[str]:
    """Collect the addresses of an entry in one form: without scheme, `www.`, fragment and closing slash."""
    links = values.get("links")
    urls = (link.get("url") for link in (links if isinstance(links, list) else []) if isinstance(link, Mapping))
    return frozenset(map(_normalise_address, filter(None, map(str, urls))))


def _normalise_address(address: str) -> str:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def find_similar(
    title: str, links: frozenset[str], entries: Iterable[ComparableEntry]
) -> tuple[ComparableEntry, str] | None:
    """Find the entry that a draft probably is, and the reason; an equal name counts more than an equal link."""
    entries = list(entries)
    form = normal(title)
    scores = [(likeness(form, name), other) for other in entries if _comparable(form, name := normal(other.title))]
    best, entry = max(scores, key=lambda pair: pair[0], default=(0.0, None))
    if entry and best == 1.0:
        return entry, "it has the same name"
    if entry and best >= ALIKE:
        return entry, f"the names differ in a few letters (“{title}”, “{entry.title}”)"
    for other in entries:
        if _part_of(form, normal(other.title)):
            return other, f"one name is part of the other (“{title}”, “{other.title}”)"
    for other in entries:
        # An address that several tools share is the page of an organiser, and proves nothing.
        common = [link for link in links & other.links if sum(link in one.links for one in entries) == 1]
        if common and "/" in common[0]:
            return other, f"both lead to {common[0]}"
    return None


def _comparable(one: str, other: str) -> bool:
    """Whether two names share a word or a beginning: a quick look that spares most names the slow one."""
    return one[:3] == other[:3] or not {*one.split()}.isdisjoint(other.split())


def _part_of(one: str, other: str) -> bool:
    """Whether the words of one name, at least two, all stand in the other in the same order."""
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) > 1 and f" {' '.join(short)} " in f" {' '.join(long)} "

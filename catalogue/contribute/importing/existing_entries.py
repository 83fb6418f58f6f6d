"""What the catalogue has already, and whether a draft is part of it: by its id, nearly its name, or its link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.sources import Document
from catalogue.sources.front_matter import split_front_matter
from catalogue.tables.fuzzy_match import likeness, normal

ALIKE = 0.88
"""From here on two names are taken for one tool's."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry to compare with: of the catalogue, or an earlier row."""

    id: str
    title: str
    links: frozenset[str]
    place: str
    """Its file, or the row."""


@dataclass(frozen=True, slots=True)
class Existing:
    """The file of an entry, in one language."""

    path: str
    front: Mapping[str, object]
    body: str


def existing_tools(documents: Iterable[Document]) -> dict[tuple[str, str], Existing]:
    """The files of all tools by id and language, which is empty for originals."""
    found: dict[tuple[str, str], Existing] = {}
    for document in documents:
        source = document.source
        if source.collection == "tools":
            cut = split_front_matter(document.text, source.path)
            body = "" if isinstance(cut, list) else cut.body.strip("\n").rstrip()
            found[source.id, source.language] = Existing(source.path, document.front, body)
    return found


def known_tools(existing: Mapping[tuple[str, str], Existing]) -> list[Known]:
    """The originals, for comparison."""
    return [
        Known(key, str(entry.front.get("title", "")), links_of(entry.front), entry.path)
        for (key, language), entry in existing.items()
        if not language
    ]


def links_of(values: Mapping[str, object]) -> frozenset[str]:
    """The addresses of an entry in one form: without scheme, `www.`, fragment and closing slash."""
    links = values.get("links")
    found = (link.get("url") for link in (links if isinstance(links, list) else []) if isinstance(link, Mapping))
    return frozenset(map(_one_form, filter(None, map(str, found))))


def _one_form(address: str) -> str:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def alike(title: str, links: frozenset[str], known: Iterable[Known]) -> tuple[Known, str] | None:
    """The entry that a draft probably is, and why; an equal name counts more than an equal link."""
    known = list(known)
    form = normal(title)
    scored = [(likeness(form, name), other) for other in known if _comparable(form, name := normal(other.title))]
    best, entry = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if entry and best == 1.0:
        return entry, "it has the same name"
    if entry and best >= ALIKE:
        return entry, f"the names differ in a few letters (“{title}”, “{entry.title}”)"
    for other in known:
        if _part_of(form, normal(other.title)):
            return other, f"one name is part of the other (“{title}”, “{other.title}”)"
    for other in known:
        # An address that several tools share is the page of an organiser, and tells nothing.
        shared = [link for link in links & other.links if sum(link in one.links for one in known) == 1]
        if shared and "/" in shared[0]:
            return other, f"both lead to {shared[0]}"
    return None


def _comparable(one: str, other: str) -> bool:
    """Whether two names share a word or a beginning: a quick look that spares most names the slow one."""
    return one[:3] == other[:3] or not {*one.split()}.isdisjoint(other.split())


def _part_of(one: str, other: str) -> bool:
    """Whether the words of one name, at least two, all stand in the other in the same order."""
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) > 1 and f" {' '.join(short)} " in f" {' '.join(long)} "

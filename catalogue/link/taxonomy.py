"""Which tools carry which term, and which tools are kindred. Knows nothing of pages and addresses."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import fsum, log

from catalogue.validate.entries import Entry, Library
from catalogue.validate.schema import Tool

FACETS = ("strands", "sectors", "aims", "formats", "countries")
"""The facets that have term pages, in the order in which readers meet them."""

_WEIGHTS = {"strands": 1.0, "sectors": 2.0, "aims": 0.5, "formats": 1.5, "countries": 0.5}
_CANDIDATES = 64
_RELATED = 4


@dataclass(frozen=True, slots=True)
class Related:
    """A kindred tool and what makes it one."""

    tool: str
    """The kindred tool's id."""
    shared: Mapping[str, tuple[str, ...]]
    """The ids of the terms that both carry, by facet, the rarest first."""
    explicit: bool
    """Whether the entry itself names it."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The terms of every facet with their tools, and each tool's kin."""

    tools: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Tool ids by facet and term, in the order of the tools; terms that no tool carries have an empty tuple."""
    related: Mapping[str, tuple[Related, ...]]
    """Kindred tools by tool id, the explicit ones first."""


def facet_values(tool: Tool, facet: str) -> tuple[str, ...]:
    """The ids of the terms that a tool carries in one facet."""
    if facet == "strands":
        return (tool.strand,)
    if facet == "countries":
        return tuple(code.lower() for code in tool.countries)
    values: tuple[str, ...] = getattr(tool, facet)
    return values


def make_taxonomy(library: Library, countries: Iterable[str]) -> Taxonomy:
    """Sort the tools of a library under their terms; a sub-sector's tools stand under the wider one too."""
    terms: dict[str, dict[str, list[str]]] = {
        facet: {id_: [] for id_ in (countries if facet == "countries" else library.collection(facet))}
        for facet in FACETS
    }
    for tool in library.tools.values():
        for facet in FACETS:
            for id_ in dict.fromkeys(_widened(library, facet, facet_values(tool.meta, facet))):
                terms[facet][id_].append(tool.id)
    frozen = {facet: {id_: tuple(ids) for id_, ids in group.items()} for facet, group in terms.items()}
    return Taxonomy(frozen, _kinship(library, frozen))


def _widened(library: Library, facet: str, ids: Iterable[str]) -> Iterable[str]:
    for id_ in ids:
        current: str | None = id_
        while current:
            yield current
            current = library.sectors[current].meta.parent if facet == "sectors" else None


def _kinship(library: Library, tools: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[Related, ...]]:
    order = {id_: index for index, id_ in enumerate(library.tools)}
    total = len(order)
    carried = {id_: _carried(entry) for id_, entry in library.tools.items()}
    weight = {
        (facet, id_): _WEIGHTS[facet] * log((total + 1) / len(ids))
        for facet, group in tools.items()
        for id_, ids in group.items()
        if ids
    }
    related = {}
    for id_, entry in library.tools.items():
        rare_first = sorted(carried[id_], key=lambda term: (len(tools[term[0]][term[1]]), term))
        candidates = _candidates(id_, (tools[facet][term] for facet, term in rare_first), order)
        # fsum, as a set has another order in every run, and a plain sum of floats depends on the order.
        scores = {other: fsum(weight[term] for term in carried[id_] & carried[other]) for other in candidates}
        computed = sorted(scores, key=lambda other: (-scores[other], order[other]))
        explicit = tuple(dict.fromkeys(entry.meta.related))
        chosen = [*explicit, *(other for other in computed if other not in explicit)][: max(_RELATED, len(explicit))]
        related[id_] = tuple(Related(o, _shared(rare_first, carried[o]), o in explicit) for o in chosen)
    return related


def _carried(entry: Entry[Tool]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (facet, id_) for facet in FACETS for id_ in facet_values(entry.meta, facet) if id_ != "cross-sector"
    )


def _candidates(id_: str, postings: Iterable[Sequence[str]], order: Mapping[str, int]) -> list[str]:
    """The tools that share the rarest terms, at most `_CANDIDATES`: enough to choose from, few enough to score."""
    shared = Counter(chain.from_iterable(_around(id_, posting, order) for posting in postings))
    shared.pop(id_, None)
    return sorted(shared, key=lambda other: (-shared[other], order[other]))[:_CANDIDATES]


def _around(id_: str, posting: Sequence[str], order: Mapping[str, int]) -> Sequence[str]:
    """A posting list, or the stretch of a long one that begins at the tool itself, so that no tool is favoured."""
    if len(posting) <= _CANDIDATES:
        return posting
    start = order[id_] % len(posting)
    return [posting[(start + step) % len(posting)] for step in range(_CANDIDATES)]


def _shared(rare_first: Iterable[tuple[str, str]], other: frozenset[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for facet, id_ in rare_first:
        if (facet, id_) in other:
            found[facet] = (*found.get(facet, ()), id_)
    return found

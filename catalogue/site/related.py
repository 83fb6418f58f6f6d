"""Related tools, ranked by the terms that they share; rare terms weigh more. Computed on demand."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from catalogue.schema.entries import Entries
from catalogue.schema.models import Tool

_WEIGHTS = {"strands": 1.0, "sectors": 2.0, "aims": 0.5, "formats": 1.5, "countries": 0.5}
_LIKENESS = ("sectors", "formats")
"""The facets in which related tools share at least one term."""
_MOST_CANDIDATES = 64
"""Maximum number of tools examined under each term: enough to choose from, few enough for a catalogue of any size."""
_ENOUGH = 160
"""Number of candidates at which the search ends."""
_RELATED = 4
_CACHE_SIZE = 16_384
"""Number of sets of shared terms whose weight is cached; large catalogues have hundreds of thousands."""

Term = tuple[str, str]
"""A facet and the id of one of its terms."""


@dataclass(frozen=True, slots=True)
class RelatedTool:
    """A related tool and the terms that relate it."""

    tool: str
    """The related tool's id."""
    shared: Mapping[str, tuple[str, ...]]
    """The ids of the shared terms, by facet, the rarest first."""
    explicit: bool
    """Whether the entry names it explicitly."""


class RelatedTools(Mapping[str, tuple[RelatedTool, ...]]):
    """Related tools by tool id, the explicit ones first."""

    def __init__(
        self,
        tools: Entries[Tool],
        terms_by_tool: Mapping[str, frozenset[Term]],
        postings: Mapping[str, Mapping[str, Sequence[str]]],
    ) -> None:
        """Index the tools by their terms.

        Args:
            tools: all tools, in the order of the catalogue.
            terms_by_tool: the terms that count, by tool id.
            postings: tool ids by facet and term.
        """
        self._tools = tools
        self._terms = terms_by_tool
        # By id, so that a changed title does not change which tools are examined.
        self._posting = cache(lambda term: sorted(postings[term[0]][term[1]]))
        self._order = {id_: place for place, id_ in enumerate(tools)}
        terms = [(facet, id_) for facet, group in postings.items() for id_, ids in group.items() if ids]
        # As bits of one number, so that a single operation finds the terms that two tools share.
        self._bit = {term: 1 << place for place, term in enumerate(terms)}
        self._bits = {id_: sum(self._bit[term] for term in own) for id_, own in terms_by_tool.items()}
        total = len(tools)
        weights = [_WEIGHTS[facet] * log((total + 1) / len(postings[facet][id_])) for facet, id_ in terms]
        self._weight = lru_cache(_CACHE_SIZE)(lambda common_bits: _sum(weights, common_bits))
        self._last: tuple[str, tuple[RelatedTool, ...]] = (
            "",
            (),
        )  # a page asks for its own tool twice, and then never again

    def __len__(self) -> int:
        return len(self._tools)

    def __iter__(self) -> Iterator[str]:
        return iter(self._tools)

    def __getitem__(self, id_: str) -> tuple[RelatedTool, ...]:
        """The tools related to one. Raises `KeyError` for an unknown id."""
        last = self._last  # another thread may be adding another tool
        if last[0] != id_:
            last = self._last = id_, self._related_to(id_)
        return last[1]

    def _related_to(self, id_: str) -> tuple[RelatedTool, ...]:
        rare_first = sorted(self._terms[id_], key=lambda term: (len(self._posting(term)), term))
        explicit = tuple(dict.fromkeys(self._tools[id_].meta.related))
        most = max(_RELATED, len(explicit))
        nearest = (
            other
            for other in self._nearest(id_, rare_first, most)
            if other not in explicit and self._has_likeness(id_, other)
        )
        return tuple(
            RelatedTool(other, self._shared_terms(rare_first, other), other in explicit)
            for other in [*explicit, *nearest][:most]
        )

    def _has_likeness(self, id_: str, other: str) -> bool:
        """Whether two tools share a sector or a format; far too many share a strand, aim or country."""
        return any(facet in _LIKENESS for facet, _ in self._terms[id_] & self._terms[other])

    def _nearest(self, id_: str, terms: Sequence[Term], most: int) -> list[str]:
        own, bits, weight, order = self._bits[id_], self._bits, self._weight, self._order
        near: set[str] = set()
        for term in terms:  # the rarest first: tools that share none of these weigh little
            near.update(self._candidates(id_, self._posting(term)))
            if len(near) > _ENOUGH:
                break
        near.discard(id_)
        ranking = [(-weight(own & bits[other]), order[other], other) for other in near]
        ranking.sort()  # for so few, sorting is faster than selecting the best
        return [other for *_, other in ranking[: most * 2]]

    def _candidates(self, id_: str, posting: Sequence[str]) -> Sequence[str]:
        """A posting list, or a slice of a long one that begins at the tool itself, so that no tool is favoured."""
        if len(posting) <= _MOST_CANDIDATES:
            return posting
        start = bisect_left(posting, id_)
        stretch = posting[start : start + _MOST_CANDIDATES]
        return (*stretch, *posting[: _MOST_CANDIDATES - len(stretch)])

    def _shared_terms(self, rare_first: Sequence[Term], other: str) -> dict[str, tuple[str, ...]]:
        by_facet: dict[str, tuple[str, ...]] = {}
        for facet, id_ in rare_first:
            if (facet, id_) in self._terms[other]:
                by_facet[facet] = (*by_facet.get(facet, ()), id_)
        return by_facet


def _sum(weights: Sequence[float], common_bits: int) -> float:
    """The total weight of shared terms, always summed in the same order."""
    total = 0.0
    while common_bits:
        lowest = common_bits & -common_bits
        total += weights[lowest.bit_length() - 1]
        common_bits ^= lowest
    return total

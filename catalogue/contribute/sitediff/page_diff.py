"""Compares two versions of a page: title, text, facts, links."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from catalogue.contribute.sitediff.page_content import PageContent

_MOST_NAMES = 5
"""Headings or links that are named; the others are counted."""
_MOST_WORDS_IN_ORDER = 1_500
"""Words between the first and the last change up to which a text is compared in its order."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """One thing that changed on a page."""

    what: str
    """The program's own words: `title`, `words`, `fact`, `heading added`."""
    before: str = ""
    """A stranger's text."""
    after: str = ""
    """A stranger's text."""
    name: str = ""
    """Name of a fact, a stranger's text as well."""


def compare_pages(
    base: PageContent, head: PageContent, common_changes: frozenset[tuple[str, str]]
) -> tuple[PageChange, ...]:
    """Compare a page's own texts; labels that changed alike on many pages are the theme's, and left out."""
    return tuple(_iterate_changes(base, head, common_changes))


def _iterate_changes(
    base: PageContent, head: PageContent, common_changes: frozenset[tuple[str, str]]
) -> Iterator[PageChange]:
    for what in ("title", "summary"):
        before, after = getattr(base, what), getattr(head, what)
        if before != after:
            yield PageChange(what, before, after)
    if base.words != head.words:
        yield _compare_words(base.words, head.words)
    yield from _compare_lists("heading", base.headings, head.headings)
    yield from _compare_facts(base, head)
    yield from _compare_lists("link", sorted(base.links), sorted(head.links))
    for before, after in compare_labels(base, head):
        # A label that names the page, as a citation does, is no change of its own.
        if (before, after) not in common_changes and before.replace(base.title, head.title) != after:
            yield PageChange("label", before, after)


def compare_labels(base: PageContent, head: PageContent) -> list[tuple[str, str]]:
    """Compare words of the interface within an article: pairs of before and after, empty for none."""
    matcher = SequenceMatcher(None, base.labels, head.labels, autojunk=False)
    pairs: list[tuple[str, str]] = []
    for kind, start, end, other, stop in matcher.get_opcodes():
        if kind != "equal":
            before, after = base.labels[start:end], head.labels[other:stop]
            longest = max(len(before), len(after))
            pairs += zip(_pad(before, longest), _pad(after, longest), strict=True)
    return pairs


def _pad(texts: Sequence[str], length: int) -> list[str]:
    return [*texts, *[""] * (length - len(texts))]


def _compare_facts(base: PageContent, head: PageContent) -> Iterator[PageChange]:
    before, after = _number_facts(base.facts), _number_facts(head.facts)
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key):
            yield PageChange("fact", before.get(key, ""), after.get(key, ""), key[0])


def _number_facts(facts: Sequence[tuple[str, str]]) -> dict[tuple[str, int], str]:
    """Number facts of the same name: a page may state several."""
    counts: Counter[str] = Counter()
    by_number: dict[tuple[str, int], str] = {}
    for name, value in facts:
        by_number[name, counts[name]] = value
        counts[name] += 1
    return by_number


def _compare_lists(what: str, base: Sequence[str], head: Sequence[str]) -> Iterator[PageChange]:
    for kind, texts in (("added", Counter(head) - Counter(base)), ("removed", Counter(base) - Counter(head))):
        names = list(texts.elements())
        for text in names[:_MOST_NAMES]:
            yield PageChange(f"{what} {kind}", *((text, "") if kind == "removed" else ("", text)))
        if len(names) > _MOST_NAMES:
            yield PageChange(f"{len(names) - _MOST_NAMES} more {what}s {kind}")


def _compare_words(base: tuple[str, ...], head: tuple[str, ...]) -> PageChange:
    added, removed = _count_words(list(base), list(head))
    counts = [
        f"{number} {'word' if number == 1 else 'words'} {how}"
        for number, how in ((added, "added"), (removed, "removed"))
        if number
    ]
    return PageChange(", ".join(counts) or "words in another order")


def _count_words(base: list[str], head: list[str]) -> tuple[int, int]:
    """Count added and removed words. The order of long texts is ignored: comparing it would take minutes."""
    start = _count_common_start(base, head)
    base, head = base[start:], head[start:]
    end = _count_common_start(base[::-1], head[::-1])
    base, head = base[: len(base) - end], head[: len(head) - end]
    if max(len(base), len(head)) > _MOST_WORDS_IN_ORDER:
        more, less = Counter(head) - Counter(base), Counter(base) - Counter(head)
        return more.total(), less.total()
    same = sum(block.size for block in SequenceMatcher(None, base, head, autojunk=False).get_matching_blocks())
    return len(head) - same, len(base) - same


def _count_common_start(base: list[str], head: list[str]) -> int:
    """Count the equal words with which two texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, head, strict=False)))

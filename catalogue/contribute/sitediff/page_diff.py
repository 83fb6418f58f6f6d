"""What changed on one page, in words: its title, its text, its facts, its links."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from catalogue.contribute.sitediff.page_content import PageContent

_LISTED = 5
"""How many headings or links are named; the others are counted."""
_COMPARED = 1_500
"""Words between the first and the last change up to which a text is compared in its order."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed on a page."""

    what: str
    """In words of ours: `title`, `words`, `fact`, `heading added`."""
    before: str = ""
    """A stranger's text."""
    after: str = ""
    """A stranger's text."""
    name: str = ""
    """Of a fact: what it is called, a stranger's text as well."""


def changes(base: PageContent, head: PageContent, everywhere: frozenset[tuple[str, str]]) -> tuple[Change, ...]:
    """What differs between a page's own texts; notes that changed alike `everywhere` are the theme's, and left out."""
    return tuple(_changes(base, head, everywhere))


def _changes(base: PageContent, head: PageContent, everywhere: frozenset[tuple[str, str]]) -> Iterator[Change]:
    for what in ("title", "summary"):
        before, after = getattr(base, what), getattr(head, what)
        if before != after:
            yield Change(what, before, after)
    if base.words != head.words:
        yield _words(base.words, head.words)
    yield from _more_and_less("heading", base.headings, head.headings)
    yield from _facts(base, head)
    yield from _more_and_less("link", sorted(base.links), sorted(head.links))
    for before, after in note_changes(base, head):
        # A note that names the page, as a citation does, says nothing new.
        if (before, after) not in everywhere and before.replace(base.title, head.title) != after:
            yield Change("label", before, after)


def note_changes(base: PageContent, head: PageContent) -> list[tuple[str, str]]:
    """Words of the interface within an article that changed: as they were, and as they are; empty for none."""
    matcher = SequenceMatcher(None, base.notes, head.notes, autojunk=False)
    pairs: list[tuple[str, str]] = []
    for kind, start, end, other, stop in matcher.get_opcodes():
        if kind != "equal":
            before, after = base.notes[start:end], head.notes[other:stop]
            longest = max(len(before), len(after))
            pairs += zip(_padded(before, longest), _padded(after, longest), strict=True)
    return pairs


def _padded(texts: Sequence[str], length: int) -> list[str]:
    return [*texts, *[""] * (length - len(texts))]


def _facts(base: PageContent, head: PageContent) -> Iterator[Change]:
    before, after = _numbered(base.facts), _numbered(head.facts)
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key):
            yield Change("fact", before.get(key, ""), after.get(key, ""), key[0])


def _numbered(facts: Sequence[tuple[str, str]]) -> dict[tuple[str, int], str]:
    """Facts by their name and a number: a page may state several of one name."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], str] = {}
    for name, value in facts:
        found[name, seen[name]] = value
        seen[name] += 1
    return found


def _more_and_less(what: str, base: Sequence[str], head: Sequence[str]) -> Iterator[Change]:
    for kind, texts in (("added", Counter(head) - Counter(base)), ("removed", Counter(base) - Counter(head))):
        names = list(texts.elements())
        for text in names[:_LISTED]:
            yield Change(f"{what} {kind}", *((text, "") if kind == "removed" else ("", text)))
        if len(names) > _LISTED:
            yield Change(f"{len(names) - _LISTED} more {what}s {kind}")


def _words(base: tuple[str, ...], head: tuple[str, ...]) -> Change:
    added, removed = _count(list(base), list(head))
    counts = [
        f"{number} {'word' if number == 1 else 'words'} {how}"
        for number, how in ((added, "added"), (removed, "removed"))
        if number
    ]
    return Change(", ".join(counts) or "words in another order")


def _count(base: list[str], head: list[str]) -> tuple[int, int]:
    """How many words came and went. Long texts are compared without regard to order: that would take minutes."""
    start = _alike(base, head)
    base, head = base[start:], head[start:]
    end = _alike(base[::-1], head[::-1])
    base, head = base[: len(base) - end], head[: len(head) - end]
    if max(len(base), len(head)) > _COMPARED:
        more, less = Counter(head) - Counter(base), Counter(base) - Counter(head)
        return more.total(), less.total()
    same = sum(block.size for block in SequenceMatcher(None, base, head, autojunk=False).get_matching_blocks())
    return len(head) - same, len(base) - same


def _alike(base: list[str], head: list[str]) -> int:
    """With how many equal words two texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, head, strict=False)))

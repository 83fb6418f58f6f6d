"""How alike two names are, whatever their capitals, marks and order of words. Knows no field and no vocabulary."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from catalogue.i18n import sort_key

SURE = 0.82
"""From here on a name is taken for another: `desing` is Design, `Fashon & textiles` is Fashion and textile."""
MAYBE = 0.7
"""From here on a name is offered as what may have been meant."""
MARGIN = 0.06
"""By how much the best match has to beat the second one."""
SHORTEST = 4
"""Letters below which only an exact match counts: `VR` is not `PR`."""

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})
_AND = re.compile(r"\b(and|und|och|og|ja|ir|un|oraz|i)\b|[&+]")
_SMALL = frozenset({"the", "of", "for", "a", "an", "in", "der", "die", "das"})


@cache
def normal(text: str) -> str:
    """A name without capitals, marks, punctuation and small words, its spaces single."""
    plain = _AND.sub(" ", sort_key(text).translate(_LETTERS))
    words = re.sub(r"[\W_]+", " ", plain).split()
    return " ".join(word for word in words if word not in _SMALL) or " ".join(words) or text.strip().casefold()


@cache
def likeness(one: str, other: str) -> float:
    """How alike two normal forms are, from 0 to 1; the order of their words does not count."""
    if one == other:
        return 1.0
    a, b = " ".join(sorted(one.split())), " ".join(sorted(other.split()))
    if a == b:
        return 1.0
    shortest = min(len(a), len(b))
    if not shortest or 2 * shortest / (len(a) + len(b)) < MAYBE:
        return 0.0
    return max(_ratio(one, other), _ratio(a, b))


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= MAYBE else 0.0


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was found to mean."""

    key: str
    """What the names stand for; empty where nothing was near enough."""
    exact: bool = False
    near: tuple[str, ...] = ()
    """What may have been meant, best first."""


class Names:
    """Names and what they stand for; several names may stand for one thing."""

    def __init__(self) -> None:
        self._exact: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._unclear: dict[str, tuple[str, ...]] = {}

    def add(self, name: str, key: str) -> None:
        """Let `name` stand for `key`; a name that stands for two things already stands for none."""
        self._exact.setdefault(name.strip(), key)
        form = normal(name)
        first = self._keys.setdefault(form, key)
        if first != key:
            self._unclear[form] = (*self._unclear.get(form, (first,)), key)

    def find(self, name: str, *, partly: bool = True) -> Match:
        """What a name stands for: as it is written, then without regard to its form, then the nearest one.

        Args:
            partly: also take a name for the one of which it is a part, as `fashion` of Fashion and textile.
        """
        if key := self._exact.get(name.strip()):
            return Match(key, exact=True)
        form = normal(name)
        if form in self._unclear:
            return Match("", near=self._unclear[form])
        if form in self._keys:
            return Match(self._keys[form], exact=True)
        best: dict[str, float] = {}
        for other, key in self._keys.items():
            if (score := likeness(form, other)) > best.get(key, 0.0):
                best[key] = score
        ranking = sorted(best, key=lambda key: (-best[key], key))
        ahead = not ranking[1:] or (ranking and best[ranking[0]] - best[ranking[1]] >= MARGIN)
        if ranking and ahead and best[ranking[0]] >= SURE and len(form) >= SHORTEST:
            return Match(ranking[0])
        if partly and (key := self._only_one_with(form)):
            return Match(key)
        return Match("", near=tuple(key for key in ranking[:2] if best[key] >= MAYBE))

    def _only_one_with(self, form: str) -> str:
        """The one thing of whose names `form` is a part, word for word: `fashion` for Fashion and textile."""
        words = set(form.split())
        if len(form) < SHORTEST:
            return ""
        keys = {key for other, key in self._keys.items() if words < set(other.split())}
        return keys.pop() if len(keys) == 1 else ""

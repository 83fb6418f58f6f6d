"""Digests of views: frozen dataclasses, tuples, mappings and plain values, in which equal ones always look the same."""

import marshal
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter

from catalogue.views import CardView, LinkView, SiteView, WordView

_PLAIN = frozenset({str, int, float, bool, type(None)})
_SHARED = frozenset({CardView, LinkView, SiteView, WordView})
"""Views that stand on many pages: the very same object, since the view builder caches them."""
_MOST_CACHED = 8192
_cache: dict[int, tuple[object, bytes]] = {}
"""Shared views with their digests, by identity; that each view is kept keeps its identity from being given again."""


def digest(*parts: object) -> str:
    """A digest that is equal for equal parts, in every run."""
    return _hash(_plain(parts)).hex()


def _hash(plain: object) -> bytes:
    # marshal is far faster than repr. From version 3 on it would tell one object twice from two that are equal.
    return blake2b(marshal.dumps(plain, 2), digest_size=20).digest()  # type: ignore[arg-type]  # made by _plain


def _plain(value: object) -> object:
    """The value in lists, which `marshal` takes."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [item if type(item) in _PLAIN else _plain(item) for item in value]  # type: ignore[attr-defined]  # it is one of the two
    if kind is dict:
        return [(key, _plain(item)) for key, item in value.items()]  # type: ignore[attr-defined]  # it is a dict
    if kind in _SHARED:
        return _cached_digest(value)
    if is_dataclass(kind):
        return _flat(value)
    return str(value) if isinstance(value, str) else repr(value)


def _cached_digest(view: object) -> bytes:
    """The digest of a view that others will ask for again."""
    entry = _cache.get(id(view))
    if entry is None:
        if len(_cache) >= _MOST_CACHED:
            _cache.clear()
        entry = _cache[id(view)] = view, _hash(_flat(view))
    return entry[1]


def _flat(view: object) -> list[object]:
    kind = type(view)
    return [kind.__name__, _plain(_fields(kind)(view))]  # type: ignore[arg-type]  # classes can be hashed


@cache
def _fields(kind: type) -> Callable[[object], tuple[object, ...]]:
    """How to get all fields of a dataclass at once."""
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        only = attrgetter(*names)
        return lambda value: (only(value),)
    return attrgetter(*names)

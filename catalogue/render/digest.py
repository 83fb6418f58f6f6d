"""Digests of views: frozen dataclasses, tuples, mappings and plain values, in which equal ones always look the same."""

from collections.abc import Callable, Hashable
from functools import cache
from hashlib import blake2b
from operator import attrgetter


def digest(*parts: object) -> str:
    """A digest that is equal for equal parts, in every run."""
    return blake2b(repr([_plain(part) for part in parts]).encode(), digest_size=20).hexdigest()


def _plain(value: object) -> object:
    """The value in tuples and lists, whose `repr` is written in C: several times as fast as that of dataclasses."""
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return value
    if kind is tuple or kind is list:
        return [_plain(item) for item in value]  # type: ignore[attr-defined]  # it is one of the two
    if kind is dict:
        return [(key, _plain(item)) for key, item in value.items()]  # type: ignore[attr-defined]  # it is a dict
    if fields := _fields(kind):  # type: ignore[arg-type]  # classes can be hashed
        return (kind.__name__, [_plain(item) for item in fields(value)])
    return str(value) if isinstance(value, str) else repr(value)


@cache
def _fields(kind: Hashable) -> Callable[[object], tuple[object, ...]] | None:
    """How to get all fields of a dataclass at once."""
    names = getattr(kind, "__dataclass_fields__", None)
    if not names:
        return None
    if len(names) == 1:
        only = attrgetter(next(iter(names)))
        return lambda value: (only(value),)
    return attrgetter(*names)

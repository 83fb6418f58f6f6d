"""The bytes of an edition, made when they are asked for and kept while their fingerprints stand."""

import os
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from catalogue.serve.reload import PageParts, take_apart
from catalogue.serve.site_builder import BuiltSite

_KEPT = 16 * 1024 * 1024
"""Bytes that are kept at most."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site as it was made."""

    body: bytes
    parts: PageParts | None
    """What a page shows and refers to; None for what is no page."""


class Pages:
    """Makes files of editions, each once; every method may be called from every thread."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, str], Made] = OrderedDict()
        self._locks: WeakValueDictionary[tuple[str, str], Lock] = WeakValueDictionary()
        self._size = 0
        self._lock = Lock()

    def make(self, edition: BuiltSite, path: str) -> Made:
        """The file at `path`. Raises what its template raises, and OSError for a file that has gone."""
        key = path, edition.mark(path)
        with self._lock:
            lock = self._locks.setdefault(key, Lock())
        with lock:  # not `_lock`: other files need not wait for one that takes long
            if made := self._look_up(key):
                return made
            content = edition.content(path)
            if isinstance(content, Path):
                return Made(published_file(content).read_bytes(), None)
            body = content()
            made = Made(body, take_apart(body, path, edition.base_url) if path.endswith(".html") else None)
            self._keep(key, made)
            return made

    def _look_up(self, key: tuple[str, str]) -> Made | None:
        with self._lock:
            if made := self._made.get(key):
                self._made.move_to_end(key)
            return made

    def _keep(self, key: tuple[str, str], made: Made) -> None:
        with self._lock:
            self._made[key] = made
            self._size += len(made.body)
            while self._size > _KEPT and len(self._made) > 1:
                _, oldest = self._made.popitem(last=False)
                self._size -= len(oldest.body)


def published_file(file: Path) -> Path:
    """A file that is published as it is; FileNotFoundError if something else has taken its place since it was found.

    A link that a checkout has put there could lead to any file of this computer.
    """
    if os.path.realpath(file) != str(file) or not file.is_file():
        raise FileNotFoundError(file)
    return file

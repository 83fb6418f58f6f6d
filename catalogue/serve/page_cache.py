"""Cache of the files of editions, keyed by path and version; a file is rendered when it is first requested."""

import os
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from catalogue.serve.page_state import PageParts, parse_page
from catalogue.serve.site_builder import BuiltSite

_CAPACITY = 16 * 1024 * 1024
"""Bytes that the cache holds at most."""


@dataclass(frozen=True, slots=True)
class CachedFile:
    """A file of the site as it was rendered."""

    body: bytes
    parts: PageParts | None
    """What a page shows and refers to; None for a file that is not a page."""


class PageCache:
    """Renders files of editions, each once; every method may be called from every thread."""

    def __init__(self) -> None:
        self._files: OrderedDict[tuple[str, str], CachedFile] = OrderedDict()
        self._locks: WeakValueDictionary[tuple[str, str], Lock] = WeakValueDictionary()
        self._size = 0
        self._lock = Lock()

    def make(self, edition: BuiltSite, path: str) -> CachedFile:
        """The file at `path`. Raises what its template raises, and OSError for a file that has gone."""
        key = path, edition.version(path)
        with self._lock:
            lock = self._locks.setdefault(key, Lock())
        with lock:  # not `_lock`: other files need not wait for one that takes long
            if file := self._load(key):
                return file
            content = edition.content(path)
            if isinstance(content, Path):
                return CachedFile(check_published_file(content).read_bytes(), None)
            body = content()
            file = CachedFile(body, parse_page(body, path, edition.base_url) if path.endswith(".html") else None)
            self._store(key, file)
            return file

    def _load(self, key: tuple[str, str]) -> CachedFile | None:
        with self._lock:
            if file := self._files.get(key):
                self._files.move_to_end(key)
            return file

    def _store(self, key: tuple[str, str], file: CachedFile) -> None:
        with self._lock:
            self._files[key] = file
            self._size += len(file.body)
            while self._size > _CAPACITY and len(self._files) > 1:
                _, oldest = self._files.popitem(last=False)
                self._size -= len(oldest.body)


def check_published_file(file: Path) -> Path:
    """Return a file that is published as it is; FileNotFoundError if it was replaced by something else since.

    A symbolic link that a checkout has put there could lead to any file of this computer.
    """
    if os.path.realpath(file) != str(file) or not file.is_file():
        raise FileNotFoundError(file)
    return file

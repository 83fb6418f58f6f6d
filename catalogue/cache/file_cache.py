"""What was made of each file of one kind, kept from look to look: made anew only where a file's bytes are new.

On all cores where there is much to make. Knows nothing of what is made.
"""

import pickle
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from catalogue.cache.store import CacheEntry, CacheFile, FileStat, stat_file
from catalogue.concurrency import map_parallel

Product = TypeVar("Product")

Opened = tuple[str, Callable[[], Product]]
"""A file that was read: the digest of its bytes, empty where it cannot be read, and a way to make its product."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A file that is to be opened, or need not be."""

    path: Path
    shown: str
    """Relative to the project."""
    sight: FileStat | None


class FileCache(Generic[Product]):
    """The products of the files of one kind."""

    def __init__(
        self,
        shelf: Path | None,
        mark: str,
        open_: Callable[[Path, str], Opened[Product]],
        jobs: int = 0,
        weight: int = 1,
    ) -> None:
        """Make ready to look.

        Args:
            shelf: the cache file; None for none.
            mark: a digest of the program.
            open_: reads a file, by its path and by the name that faults give it; what the product is depends on
                nothing else.
            jobs: how many processes may read; 0 for as many as there are cores.
            weight: how many sources of ordinary length a file is worth in time.
        """
        self._file = shelf
        self._mark = mark
        self._open = open_
        self._jobs = jobs
        self._weight = weight
        self._known: dict[str, tuple[FileStat | None, str, Product]] = {}

    def look(self, paths: Mapping[str, Path]) -> tuple[Product, ...]:
        """The products of these files, by the names that faults give them, in their order."""
        now = time.time_ns()
        looks = [_look(shown, path, now) for shown, path in paths.items()]
        stale = [look for look in looks if not self._stands(look)]
        if stale:
            self._refresh(looks, stale)
        for gone in self._known.keys() - paths.keys():
            del self._known[gone]
        return tuple(self._known[look.shown][2] for look in looks)

    def _stands(self, look: _Look) -> bool:
        known = self._known.get(look.shown)
        return known is not None and look.sight is not None and known[0] == look.sight

    def _refresh(self, looks: Sequence[_Look], stale: Sequence[_Look]) -> None:
        """Bring everything stale up to date, from the shelf or from the files; and the shelf, where that read any."""
        shelf = CacheFile(self._file, self._mark) if self._file and not self._known else None
        try:
            self._bring_up(looks, stale, shelf)
        finally:
            if shelf is not None:
                shelf.close()

    def _bring_up(self, looks: Sequence[_Look], stale: Sequence[_Look], shelf: CacheFile | None) -> None:
        unread: list[_Look] = []
        for look in stale:
            if shelf is not None and shelf.seen(look.shown, look.sight) and (record := shelf.record(look.shown)):
                self._known[look.shown] = (look.sight, shelf.digest(look.shown), _load(record))
            else:
                unread.append(look)
        fresh = self._read(unread, shelf)
        if shelf is not None and unread:
            shelf.renew({look.shown: look.sight for look in looks}, fresh)
        else:
            for _ in fresh:
                pass

    def _read(self, unread: Sequence[_Look], shelf: CacheFile | None) -> Iterator[CacheEntry]:
        """Read files; gives the records to put on the shelf."""

        def do(look: _Look) -> tuple[str, bytes]:
            return self._made(look, shelf)

        made = map_parallel(do, unread, self._jobs, lambda look: self._weight)
        for look, (digest, record) in zip(unread, made, strict=True):
            self._known[look.shown] = (look.sight, digest, _load(record))
            yield CacheEntry(look.shown, digest, record)

    def _made(self, look: _Look, shelf: CacheFile | None) -> tuple[str, bytes]:
        """The digest and the record of one file: a new one only where its bytes are new."""
        digest, make = self._open(look.path, look.shown)
        if not digest:
            return "", _dump(make())
        if shelf is not None and digest == shelf.digest(look.shown) and (record := shelf.record(look.shown)):
            return digest, record
        known = self._known.get(look.shown)
        return digest, _dump(known[2] if known and known[1] == digest else make())


def _look(shown: str, path: Path, now: int) -> _Look:
    try:
        return _Look(path, shown, stat_file(path, now))
    except OSError:
        return _Look(path, shown, None)


def _dump(product: object) -> bytes:
    return pickle.dumps(product, pickle.HIGHEST_PROTOCOL)


def _load(record: bytes) -> Product:  # type: ignore[type-var]  # whatever `_dump` was given
    product: Product = pickle.loads(record)  # noqa: S301 - made by `_dump`, kept where only the user may write
    return product

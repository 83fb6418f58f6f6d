"""Cache of per-file results, keyed by path and content digest; makes a result only where a file's bytes are new.

Works on all cores where there is much to make. Knows nothing of the results.
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

OpenedFile = tuple[str, Callable[[], Product]]
"""A file that was read: the digest of its bytes, empty where it cannot be read, and a way to make its product."""


@dataclass(frozen=True, slots=True)
class _FileStatus:
    """A file with its status on disk."""

    path: Path
    name: str
    """Relative to the project."""
    stat: FileStat | None


class FileCache(Generic[Product]):
    """The products of the files of one kind."""

    def __init__(
        self,
        cache_file: Path | None,
        program_key: str,
        open_: Callable[[Path, str], OpenedFile[Product]],
        jobs: int = 0,
        weight: int = 1,
    ) -> None:
        """Create the cache.

        Args:
            cache_file: its file on disk; None for none.
            program_key: a digest of the program.
            open_: reads a file, by its path and by the name that diagnostics give it; what the product is depends on
                nothing else.
            jobs: how many processes may read; 0 for as many as there are cores.
            weight: how many sources of ordinary length a file is worth in time.
        """
        self._file = cache_file
        self._program_key = program_key
        self._open = open_
        self._jobs = jobs
        self._weight = weight
        self._products: dict[str, tuple[FileStat | None, str, Product]] = {}

    def products(self, paths: Mapping[str, Path]) -> tuple[Product, ...]:
        """The products of these files, by the names that diagnostics give them, in their order."""
        now = time.time_ns()
        files = [_file_status(name, path, now) for name, path in paths.items()]
        stale = [file for file in files if not self._is_current(file)]
        if stale:
            self._refresh(files, stale)
        for removed_name in self._products.keys() - paths.keys():
            del self._products[removed_name]
        return tuple(self._products[file.name][2] for file in files)

    def _is_current(self, file: _FileStatus) -> bool:
        entry = self._products.get(file.name)
        return entry is not None and file.stat is not None and entry[0] == file.stat

    def _refresh(self, files: Sequence[_FileStatus], stale: Sequence[_FileStatus]) -> None:
        """Bring stale products up to date from the cache file or the sources, and the file where a source was read."""
        cache_file = CacheFile(self._file, self._program_key) if self._file and not self._products else None
        try:
            self._load_or_make(files, stale, cache_file)
        finally:
            if cache_file is not None:
                cache_file.close()

    def _load_or_make(
        self, files: Sequence[_FileStatus], stale: Sequence[_FileStatus], cache_file: CacheFile | None
    ) -> None:
        unread: list[_FileStatus] = []
        for file in stale:
            if (
                cache_file is not None
                and cache_file.is_current(file.name, file.stat)
                and (record := cache_file.record(file.name))
            ):
                self._products[file.name] = (file.stat, cache_file.digest(file.name), _load(record))
            else:
                unread.append(file)
        fresh = self._read(unread, cache_file)
        if cache_file is not None and unread:
            cache_file.renew({file.name: file.stat for file in files}, fresh)
        else:
            for _ in fresh:
                pass

    def _read(self, unread: Sequence[_FileStatus], cache_file: CacheFile | None) -> Iterator[CacheEntry]:
        """Read files; yields the entries to store."""

        def do(file: _FileStatus) -> tuple[str, bytes]:
            return self._make_entry(file, cache_file)

        entries = map_parallel(do, unread, self._jobs, lambda file: self._weight)
        for file, (digest, record) in zip(unread, entries, strict=True):
            self._products[file.name] = (file.stat, digest, _load(record))
            yield CacheEntry(file.name, digest, record)

    def _make_entry(self, file: _FileStatus, cache_file: CacheFile | None) -> tuple[str, bytes]:
        """The digest and the record of one file: a new one only where its bytes are new."""
        digest, make = self._open(file.path, file.name)
        if not digest:
            return "", _dump(make())
        if (
            cache_file is not None
            and digest == cache_file.digest(file.name)
            and (record := cache_file.record(file.name))
        ):
            return digest, record
        entry = self._products.get(file.name)
        return digest, _dump(entry[2] if entry and entry[1] == digest else make())


def _file_status(name: str, path: Path, now: int) -> _FileStatus:
    try:
        return _FileStatus(path, name, stat_file(path, now))
    except OSError:
        return _FileStatus(path, name, None)


def _dump(product: object) -> bytes:
    return pickle.dumps(product, pickle.HIGHEST_PROTOCOL)


def _load(record: bytes) -> Product:  # type: ignore[type-var]  # whatever `_dump` was given
    product: Product = pickle.loads(record)  # noqa: S301 - made by `_dump`, kept where only the user may write
    return product

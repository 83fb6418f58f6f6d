"""Cache file of the results made of each source file, keyed by its path and digest. Knows nothing of the results.

One cache file: records one after the other, then an index, then the place of the index. It is written anew beside the
old one and put in its place, and thrown away without fuss when it cannot be read.
"""

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from catalogue.cache.program import RACY, replacing

_FORMAT = b"catalogue shelf 2\n"
_RUN = 1 << 22
"""About how many bytes are copied in one go."""
_TAIL = 12
"""Bytes at the end: the place of the index, in eight, and its checksum, in four."""


@dataclass(frozen=True, slots=True)
class FileStat:
    """The status of a file, without opening it. Equal statuses promise equal bytes."""

    size: int
    mtime_ns: int
    """Nanoseconds since 1970; contents."""
    ctime_ns: int
    """Nanoseconds since 1970; contents, name or rights."""
    inode: int
    """The file's own number on its disk."""


def stat_file(path: str | Path, now: int) -> FileStat | None:
    """The status of a file at the time `now`; None where it changed so lately that a later change might not show."""
    status = os.stat(path)  # noqa: PTH116 - pathlib costs as much again, for every file of every build
    if max(status.st_mtime_ns, status.st_ctime_ns) > now - RACY:
        return None
    return FileStat(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """What was made of one file."""

    path: str
    digest: str
    """Of the file's bytes."""
    data: bytes


@dataclass(frozen=True, slots=True)
class _Location:
    """Where a record lies in the file."""

    stat: FileStat | None
    digest: str
    start: int
    length: int
    check: int
    """CRC-32 of the record: a power cut may leave a file in its full length with nothing in it."""


class CacheFile:
    """The records that an earlier run has left, by path; and those that this one leaves."""

    def __init__(self, file: Path, program_key: str) -> None:
        self._file = file
        self._program_key = program_key.encode()
        self._locations: Mapping[str, _Location] = {}
        self._source: BinaryIO | None = None
        self._open()

    def is_current(self, path: str, stat: FileStat | None) -> bool:
        """Whether the record of a path was made from a file with this status."""
        location = self._locations.get(path)
        return location is not None and stat is not None and location.stat == stat

    def digest(self, path: str) -> str:
        """The digest of the bytes that the record of a path was made from; empty where there is none."""
        location = self._locations.get(path)
        return location.digest if location else ""

    def record(self, path: str) -> bytes:
        """The record of a path in the cache; empty where it is damaged."""
        location = self._locations[path]
        data = self._read(location.start, location.length)
        return data if crc32(data) == location.check else b""

    def _read(self, start: int, length: int) -> bytes:
        assert self._source is not None
        if hasattr(os, "pread"):  # a forked process shares the position in the file, and must not move it
            return os.pread(self._source.fileno(), length, start)
        self._source.seek(start)
        return self._source.read(length)

    def _runs(self, paths: Iterable[str]) -> Iterator[list[str]]:
        """The records of these paths that are in the cache, those that follow one another in the file together."""
        run: list[str] = []
        end = size = 0
        for path in sorted(self._locations.keys() & paths, key=lambda path: self._locations[path].start):
            location = self._locations[path]
            if run and (location.start != end or size > _RUN):
                yield run
                run, size = [], 0
            run.append(path)
            end, size = location.start + location.length, size + location.length
        if run:
            yield run

    def __contains__(self, path: str) -> bool:
        return path in self._locations

    def __len__(self) -> int:
        return len(self._locations)

    def renew(self, stats: Mapping[str, FileStat | None], fresh: Iterator[CacheEntry]) -> None:
        """Write the cache file anew: `fresh` records as they come, then the old ones of all other paths in `stats`.

        Args:
            stats: the paths to keep, each with the status of its file.
            fresh: new records; drawn from even where nothing can be written.
        """
        try:
            with replacing(self._file) as target:
                self._write(target, stats, fresh)
        except OSError:  # a cache that cannot be written is slow and no problem
            for _ in fresh:
                pass

    def _write(self, target: BinaryIO, stats: Mapping[str, FileStat | None], fresh: Iterator[CacheEntry]) -> None:
        start = target.write(_FORMAT + self._program_key + b"\n")
        locations: dict[str, _Location] = {}
        for record in fresh:
            length = target.write(record.data)
            locations[record.path] = _Location(stats[record.path], record.digest, start, length, crc32(record.data))
            start += length
        for run in self._runs(stats.keys() - locations.keys()):
            begin = self._locations[run[0]].start
            offset = start - begin
            for path in run:
                old = self._locations[path]
                locations[path] = replace(old, stat=stats[path], start=old.start + offset)
            # Damage is found when a record is asked for, here and there alike.
            start += target.write(self._read(begin, old.start + old.length - begin))
        index = pickle.dumps([(path, *_to_tuple(location)) for path, location in locations.items()])
        target.write(index + start.to_bytes(8) + crc32(index).to_bytes(4))

    def _open(self) -> None:
        try:
            source = self._file.open("rb")
        except OSError:
            return
        try:
            header = _FORMAT + self._program_key + b"\n"
            if source.read(len(header)) != header:
                raise ValueError("of another program")
            source.seek(-_TAIL, os.SEEK_END)
            end = source.tell()
            tail = source.read(_TAIL)
            source.seek(int.from_bytes(tail[:8]))
            index = source.read(end - source.tell())
            if crc32(index) != int.from_bytes(tail[8:]):
                raise ValueError("damaged")
            self._locations = {
                path: _Location(FileStat(*stat) if stat else None, *rest)
                for path, stat, *rest in pickle.loads(index)  # noqa: S301 - written by us, below our own folder
            }
            self._source = source
        except (OSError, ValueError, pickle.UnpicklingError, EOFError):
            source.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._source is not None:
            self._source.close()
            self._source = None


def _to_tuple(location: _Location) -> tuple[tuple[int, int, int, int] | None, str, int, int, int]:
    stat = location.stat
    values = (stat.size, stat.mtime_ns, stat.ctime_ns, stat.inode) if stat else None
    return values, location.digest, location.start, location.length, location.check

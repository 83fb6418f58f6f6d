"""Keeps between builds what was made of each source file, under the file's digest. Knows nothing of what was made.

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
    """What a look at a file tells without opening it. Equal sights promise equal bytes."""

    size: int
    changed: int
    """Nanoseconds since 1970; contents."""
    touched: int
    """Nanoseconds since 1970; contents, name or rights."""
    number: int
    """The file's own number on its disk."""


def stat_file(path: str | Path, now: int) -> FileStat | None:
    """A look at a file at the time `now`; None where it changed so lately that a later change might not show."""
    found = os.stat(path)  # noqa: PTH116 - pathlib costs as much again, for every file of every build
    if max(found.st_mtime_ns, found.st_ctime_ns) > now - RACY:
        return None
    return FileStat(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """What was made of one file."""

    path: str
    digest: str
    """Of the file's bytes."""
    data: bytes


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record lies in the file."""

    sight: FileStat | None
    digest: str
    start: int
    length: int
    check: int
    """CRC-32 of the record: a power cut may leave a file in its full length with nothing in it."""


class CacheFile:
    """The records that an earlier run has left, by path; and those that this one leaves."""

    def __init__(self, file: Path, mark: str) -> None:
        self._file = file
        self._mark = mark.encode()
        self._places: Mapping[str, _Place] = {}
        self._source: BinaryIO | None = None
        self._open()

    def seen(self, path: str, look: FileStat | None) -> bool:
        """Whether the record of a path was made from a file that looked just like this."""
        place = self._places.get(path)
        return place is not None and look is not None and place.sight == look

    def digest(self, path: str) -> str:
        """The digest of the bytes that the record of a path was made from; empty where there is none."""
        place = self._places.get(path)
        return place.digest if place else ""

    def record(self, path: str) -> bytes:
        """The record of a path that is on the shelf; empty where it is damaged."""
        place = self._places[path]
        data = self._read(place.start, place.length)
        return data if crc32(data) == place.check else b""

    def _read(self, start: int, length: int) -> bytes:
        assert self._source is not None
        if hasattr(os, "pread"):  # a forked process shares the position in the file, and must not move it
            return os.pread(self._source.fileno(), length, start)
        self._source.seek(start)
        return self._source.read(length)

    def _runs(self, paths: Iterable[str]) -> Iterator[list[str]]:
        """The records of these paths that are on the shelf, those that follow one another in the file together."""
        run: list[str] = []
        end = size = 0
        for path in sorted(self._places.keys() & paths, key=lambda path: self._places[path].start):
            place = self._places[path]
            if run and (place.start != end or size > _RUN):
                yield run
                run, size = [], 0
            run.append(path)
            end, size = place.start + place.length, size + place.length
        if run:
            yield run

    def __contains__(self, path: str) -> bool:
        return path in self._places

    def __len__(self) -> int:
        return len(self._places)

    def renew(self, looks: Mapping[str, FileStat | None], fresh: Iterator[CacheEntry]) -> None:
        """Write the shelf anew: `fresh` records as they come, then the old ones of all other paths in `looks`.

        Args:
            looks: the paths to keep, each with the look of its file.
            fresh: new records; drawn from even where nothing can be written.
        """
        try:
            with replacing(self._file) as target:
                self._write(target, looks, fresh)
        except OSError:  # a cache that cannot be written is slow and no fault
            for _ in fresh:
                pass

    def _write(self, target: BinaryIO, looks: Mapping[str, FileStat | None], fresh: Iterator[CacheEntry]) -> None:
        start = target.write(_FORMAT + self._mark + b"\n")
        places: dict[str, _Place] = {}
        for record in fresh:
            length = target.write(record.data)
            places[record.path] = _Place(looks[record.path], record.digest, start, length, crc32(record.data))
            start += length
        for run in self._runs(looks.keys() - places.keys()):
            begin = self._places[run[0]].start
            moved = start - begin
            for path in run:
                old = self._places[path]
                places[path] = replace(old, sight=looks[path], start=old.start + moved)
            # Damage is found when a record is asked for, here and there alike.
            start += target.write(self._read(begin, old.start + old.length - begin))
        index = pickle.dumps([(path, *_plain(place)) for path, place in places.items()])
        target.write(index + start.to_bytes(8) + crc32(index).to_bytes(4))

    def _open(self) -> None:
        try:
            source = self._file.open("rb")
        except OSError:
            return
        try:
            head = _FORMAT + self._mark + b"\n"
            if source.read(len(head)) != head:
                raise ValueError("of another program")
            source.seek(-_TAIL, os.SEEK_END)
            end = source.tell()
            tail = source.read(_TAIL)
            source.seek(int.from_bytes(tail[:8]))
            index = source.read(end - source.tell())
            if crc32(index) != int.from_bytes(tail[8:]):
                raise ValueError("damaged")
            self._places = {
                path: _Place(FileStat(*look) if look else None, *rest)
                for path, look, *rest in pickle.loads(index)  # noqa: S301 - written by us, below our own folder
            }
            self._source = source
        except (OSError, ValueError, pickle.UnpicklingError, EOFError):
            source.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._source is not None:
            self._source.close()
            self._source = None


def _plain(place: _Place) -> tuple[tuple[int, int, int, int] | None, str, int, int, int]:
    look = place.sight
    seen = (look.size, look.changed, look.touched, look.number) if look else None
    return seen, place.digest, place.start, place.length, place.check

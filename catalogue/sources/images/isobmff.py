"""The boxes of which AVIF pictures and MP4 films are made (ISO/IEC 14496-12), as far as they tell of a file's size."""

from collections.abc import Iterator
from dataclasses import dataclass

_HOLDING = frozenset({b"iprp", b"ipco"})
_EXTENT = b"ispe"


@dataclass(frozen=True, slots=True)
class Box:
    """One box."""

    kind: bytes
    start: int
    """Where what it holds begins."""
    stop: int
    """The byte after its last, which may lie behind the end of a file that was cut off."""


def boxes(data: bytes, place: int = 0, end: int | None = None) -> Iterator[Box]:
    """The boxes that stand one after the other from a place on; the last one may be cut off."""
    end = len(data) if end is None else end
    while place < end:
        size, kind, head = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[place + 8 : place + 16]), 16
        elif size == 0:  # up to the end of the file
            size = end - place
        yield Box(kind, place + head, place + max(size, head))
        place += max(size, head)


def brands(data: bytes) -> frozenset[bytes]:
    """The kinds of file that a file says it is."""
    first = next(boxes(data), None)
    if first is None or first.kind != b"ftyp":
        return frozenset()
    said = data[first.start : min(first.stop, first.start + 256)]
    return frozenset(said[place : place + 4] for place in range(0, len(said), 4) if place != 4)


def largest_extent(data: bytes) -> tuple[int, int]:
    """Width and height of the largest picture of which an AVIF file speaks; nothing where it speaks of none."""
    extents = [extent for box in boxes(data) if box.kind == b"meta" for extent in _extents(data, box, 4)]
    return max(extents, key=lambda extent: extent[0] * extent[1], default=(0, 0))


def _extents(data: bytes, parent: Box, head: int = 0) -> Iterator[tuple[int, int]]:
    for box in boxes(data, parent.start + head, min(parent.stop, len(data))):
        if box.kind in _HOLDING:
            yield from _extents(data, box)
        elif box.kind == _EXTENT:
            start = box.start + 4
            yield int.from_bytes(data[start : start + 4]), int.from_bytes(data[start + 4 : start + 8])

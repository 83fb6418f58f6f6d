"""Boxes of AVIF pictures and MP4 films (ISO/IEC 14496-12), as far as they give a file's size."""

from collections.abc import Iterator
from dataclasses import dataclass

_HOLDING = frozenset({b"iprp", b"ipco"})
_EXTENT = b"ispe"


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a file."""

    kind: bytes
    start: int
    """Offset of its contents."""
    stop: int
    """Offset of the byte after its last; beyond the end of a file that was cut off."""


def boxes(data: bytes, offset: int = 0, end: int | None = None) -> Iterator[Box]:
    """Yield the consecutive boxes from an offset on; the last one may be cut off."""
    end = len(data) if end is None else end
    while offset < end:
        size, kind, header_size = int.from_bytes(data[offset : offset + 4]), data[offset + 4 : offset + 8], 8
        if size == 1:
            size, header_size = int.from_bytes(data[offset + 8 : offset + 16]), 16
        elif size == 0:  # up to the end of the file
            size = end - offset
        yield Box(kind, offset + header_size, offset + max(size, header_size))
        offset += max(size, header_size)


def brands(data: bytes) -> frozenset[bytes]:
    """The brands that a file declares."""
    first = next(boxes(data), None)
    if first is None or first.kind != b"ftyp":
        return frozenset()
    brand_bytes = data[first.start : min(first.stop, first.start + 256)]
    return frozenset(brand_bytes[offset : offset + 4] for offset in range(0, len(brand_bytes), 4) if offset != 4)


def largest_extent(data: bytes) -> tuple[int, int]:
    """Width and height of the largest picture that an AVIF file declares; zero where it declares none."""
    extents = [extent for box in boxes(data) if box.kind == b"meta" for extent in _extents(data, box, 4)]
    return max(extents, key=lambda extent: extent[0] * extent[1], default=(0, 0))


def _extents(data: bytes, parent: Box, header_size: int = 0) -> Iterator[tuple[int, int]]:
    for box in boxes(data, parent.start + header_size, min(parent.stop, len(data))):
        if box.kind in _HOLDING:
            yield from _extents(data, box)
        elif box.kind == _EXTENT:
            start = box.start + 4
            yield int.from_bytes(data[start : start + 4]), int.from_bytes(data[start + 4 : start + 8])

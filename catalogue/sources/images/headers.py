"""Reads a picture's headers without decoding it: format, size, animation, and where it ends.

Knows the structure of each format, and never the image itself. The parsers follow the standards: PNG (third
edition), GIF89a, RFC 9649 (WebP), ITU-T T.81 (JPEG), ISO/IEC 14496-12 and the AVIF specification.
"""

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from struct import unpack_from
from zlib import crc32

from catalogue.sources.images.isobmff import Box, boxes, brands, largest_extent


@dataclass(frozen=True, slots=True)
class Outline:
    """A picture as its file describes it."""

    width: int = 0
    height: int = 0
    """Pixels as stored, before the picture is turned upright."""
    end: int = 0
    """Offset of the byte after the picture's last."""
    moving: bool = False
    """Whether there is more than one frame."""
    flaw: str = ""
    """The problem with the file, as the end of a sentence; size and end may then be unknown."""


CUT_OFF = "it ends in the middle"
_WRONG_SUM = "a part of it has changed since it was saved"
_NO_PICTURE = "it holds no picture"

_JPEG_END_OF_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""A marker that ends a scan: neither a stuffed byte, nor a restart, nor padding."""
_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


def outline(name: str, data: bytes) -> Outline:
    """Read the outline of a picture in the format that `formats.recognise` gives this name."""
    try:
        return _WALKS[name](data)
    except (IndexError, struct.error):  # a read beyond the end
        return Outline(flaw=CUT_OFF)


def _png(data: bytes) -> Outline:
    width, height = unpack_from(">II", data, 16)
    offset, moving, has_pixels = 8, False, False
    while True:
        (length,) = unpack_from(">I", data, offset)
        kind, stop = data[offset + 4 : offset + 8], offset + 12 + length
        if stop > len(data):
            return Outline(width, height, flaw=CUT_OFF)
        if crc32(memoryview(data)[offset + 4 : stop - 4]) != unpack_from(">I", data, stop - 4)[0]:
            return Outline(width, height, flaw=_WRONG_SUM)
        moving, has_pixels = moving or kind == b"acTL", has_pixels or kind == b"IDAT"
        offset = stop
        if kind == b"IEND":
            return Outline(width, height, offset, moving, "" if has_pixels else _NO_PICTURE)


def _gif(data: bytes) -> Outline:
    width, height, flags = unpack_from("<HHB", data, 6)
    offset, frames = 13 + _palette(flags), 0
    while data[offset] != 0x3B:
        if data[offset] == 0x2C:
            frames += 1
            offset = _sub_blocks(data, offset + 11 + _palette(data[offset + 9]))
        elif data[offset] == 0x21:
            offset = _sub_blocks(data, offset + 2)
        else:
            return Outline(width, height, flaw=_WRONG_SUM)
    return Outline(width, height, offset + 1, frames > 1, "" if frames else _NO_PICTURE)


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _sub_blocks(data: bytes, offset: int) -> int:
    while length := data[offset]:
        offset += length + 1
    return offset + 1


def _webp(data: bytes) -> Outline:
    size = unpack_from("<I", data, 4)[0] + 8
    end, offset, largest = size + size % 2, 12, Outline(flaw=_NO_PICTURE)
    if size > len(data):
        return Outline(flaw=CUT_OFF)
    moving = has_pixels = False
    while offset + 8 <= size:
        kind, length = data[offset : offset + 4], unpack_from("<I", data, offset + 4)[0]
        if offset + 8 + length > size:
            return Outline(largest.width, largest.height, flaw=CUT_OFF)
        moving = moving or kind in (b"ANIM", b"ANMF")
        has_pixels = has_pixels or kind in (b"VP8 ", b"VP8L", b"ANMF")
        if read := _WEBP_SIZES.get(kind):
            width, height = read(data, offset + 8)
            largest = Outline(max(width, largest.width), max(height, largest.height))
        offset += 8 + length + length % 2
    end = end if data[size:end] == b"\0" * (end - size) else size
    return Outline(largest.width, largest.height, min(end, len(data)), moving, "" if has_pixels else _NO_PICTURE)


def _extended_size(data: bytes, offset: int) -> tuple[int, int]:
    return (
        1 + int.from_bytes(data[offset + 4 : offset + 7], "little"),
        1 + int.from_bytes(data[offset + 7 : offset + 10], "little"),
    )


def _lossy_size(data: bytes, offset: int) -> tuple[int, int]:
    width, height = unpack_from("<HH", data, offset + 6)
    return width & 0x3FFF, height & 0x3FFF


def _lossless_size(data: bytes, offset: int) -> tuple[int, int]:
    bits = unpack_from("<I", data, offset + 1)[0]
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


_WEBP_SIZES: Mapping[bytes, Callable[[bytes, int], tuple[int, int]]] = {
    b"VP8X": _extended_size,
    b"VP8 ": _lossy_size,
    b"VP8L": _lossless_size,
}


def _jpeg(data: bytes) -> Outline:
    width = height = 0
    has_scan = False
    for marker, offset in _jpeg_markers(data):
        if marker in _JPEG_FRAMES:
            height, width = unpack_from(">HH", data, offset + 5)
        elif marker == 0xDA:
            has_scan = True
        elif marker == 0xD9:
            return Outline(width, height, offset + 2, flaw="" if has_scan and width else _NO_PICTURE)
        elif marker < 0:
            return Outline(width, height, flaw=_WRONG_SUM)
    return Outline(width, height, flaw=CUT_OFF)


def _jpeg_markers(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield every marker with its position; -1 where something else is in its place; nothing beyond the end."""
    offset = 2
    while offset + 1 < len(data):
        if data[offset] != 0xFF:
            yield -1, offset
            return
        marker = data[offset + 1]
        if marker == 0xFF:  # padding
            offset += 1
            continue
        yield marker, offset
        if marker == 0xD9:
            return
        offset += 2 if marker in _JPEG_BARE else 2 + unpack_from(">H", data, offset + 2)[0]
        if marker == 0xDA:
            following = _JPEG_END_OF_SCAN.search(data, offset)
            offset = following.start() if following else len(data)


def _avif(data: bytes) -> Outline:
    boxes_by_kind: dict[bytes, Box] = {}
    end = 0
    for box in boxes(data):
        if box.stop > len(data):
            if b"mdat" in boxes_by_kind and box.kind not in _AVIF_BOXES:
                break  # not a box: it comes after the picture
            return Outline(*largest_extent(data), flaw=CUT_OFF)
        if box.kind not in _AVIF_BOXES:
            break
        boxes_by_kind[box.kind], end = box, box.stop
    flaw = (
        ""
        if b"meta" in boxes_by_kind and (b"mdat" in boxes_by_kind or b"idat" in data[: boxes_by_kind[b"meta"].stop])
        else CUT_OFF
    )
    return Outline(*largest_extent(data), end, b"avis" in brands(data), flaw)


_AVIF_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"uuid", b"idat", b"sidx", b"styp"})

_WALKS: Mapping[str, Callable[[bytes], Outline]] = {
    "AVIF": _avif,
    "GIF": _gif,
    "JPEG": _jpeg,
    "PNG": _png,
    "WebP": _webp,
}

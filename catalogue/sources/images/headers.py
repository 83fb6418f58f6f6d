"""What the bytes of a picture say of it before anything is decoded: format, size, movement, and where it ends.

Knows how each format is put together, and never what is to be seen. The walks follow the standards: PNG (third
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
    """Pixels as they are stored, before anything is turned upright."""
    end: int = 0
    """The byte after the picture's last."""
    moving: bool = False
    """Whether there is more than one frame."""
    flaw: str = ""
    """What is wrong with the file, as the end of a sentence; size and end need not be known then."""


CUT_OFF = "it ends in the middle"
_WRONG_SUM = "a part of it has changed since it was saved"
_NO_PICTURE = "it holds no picture"

_JPEG_END_OF_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""A marker that ends a scan: neither a stuffed byte, nor a restart, nor padding."""
_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


def outline(name: str, data: bytes) -> Outline:
    """The outline of a picture in the format that `formats.recognise` calls by this name."""
    try:
        return _WALKS[name](data)
    except (IndexError, struct.error):  # something was to be read behind the end
        return Outline(flaw=CUT_OFF)


def _png(data: bytes) -> Outline:
    width, height = unpack_from(">II", data, 16)
    place, moving, drawn = 8, False, False
    while True:
        (length,) = unpack_from(">I", data, place)
        kind, stop = data[place + 4 : place + 8], place + 12 + length
        if stop > len(data):
            return Outline(width, height, flaw=CUT_OFF)
        if crc32(memoryview(data)[place + 4 : stop - 4]) != unpack_from(">I", data, stop - 4)[0]:
            return Outline(width, height, flaw=_WRONG_SUM)
        moving, drawn = moving or kind == b"acTL", drawn or kind == b"IDAT"
        place = stop
        if kind == b"IEND":
            return Outline(width, height, place, moving, "" if drawn else _NO_PICTURE)


def _gif(data: bytes) -> Outline:
    width, height, flags = unpack_from("<HHB", data, 6)
    place, frames = 13 + _palette(flags), 0
    while data[place] != 0x3B:
        if data[place] == 0x2C:
            frames += 1
            place = _sub_blocks(data, place + 11 + _palette(data[place + 9]))
        elif data[place] == 0x21:
            place = _sub_blocks(data, place + 2)
        else:
            return Outline(width, height, flaw=_WRONG_SUM)
    return Outline(width, height, place + 1, frames > 1, "" if frames else _NO_PICTURE)


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _sub_blocks(data: bytes, place: int) -> int:
    while length := data[place]:
        place += length + 1
    return place + 1


def _webp(data: bytes) -> Outline:
    size = unpack_from("<I", data, 4)[0] + 8
    end, place, found = size + size % 2, 12, Outline(flaw=_NO_PICTURE)
    if size > len(data):
        return Outline(flaw=CUT_OFF)
    moving = drawn = False
    while place + 8 <= size:
        kind, length = data[place : place + 4], unpack_from("<I", data, place + 4)[0]
        if place + 8 + length > size:
            return Outline(found.width, found.height, flaw=CUT_OFF)
        moving = moving or kind in (b"ANIM", b"ANMF")
        drawn = drawn or kind in (b"VP8 ", b"VP8L", b"ANMF")
        if read := _WEBP_SIZES.get(kind):
            width, height = read(data, place + 8)
            found = Outline(max(width, found.width), max(height, found.height))
        place += 8 + length + length % 2
    end = end if data[size:end] == b"\0" * (end - size) else size
    return Outline(found.width, found.height, min(end, len(data)), moving, "" if drawn else _NO_PICTURE)


def _extended_size(data: bytes, place: int) -> tuple[int, int]:
    return (
        1 + int.from_bytes(data[place + 4 : place + 7], "little"),
        1 + int.from_bytes(data[place + 7 : place + 10], "little"),
    )


def _lossy_size(data: bytes, place: int) -> tuple[int, int]:
    width, height = unpack_from("<HH", data, place + 6)
    return width & 0x3FFF, height & 0x3FFF


def _lossless_size(data: bytes, place: int) -> tuple[int, int]:
    bits = unpack_from("<I", data, place + 1)[0]
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


_WEBP_SIZES: Mapping[bytes, Callable[[bytes, int], tuple[int, int]]] = {
    b"VP8X": _extended_size,
    b"VP8 ": _lossy_size,
    b"VP8L": _lossless_size,
}


def _jpeg(data: bytes) -> Outline:
    width = height = 0
    scanned = False
    for marker, place in _jpeg_markers(data):
        if marker in _JPEG_FRAMES:
            height, width = unpack_from(">HH", data, place + 5)
        elif marker == 0xDA:
            scanned = True
        elif marker == 0xD9:
            return Outline(width, height, place + 2, flaw="" if scanned and width else _NO_PICTURE)
        elif marker < 0:
            return Outline(width, height, flaw=_WRONG_SUM)
    return Outline(width, height, flaw=CUT_OFF)


def _jpeg_markers(data: bytes) -> Iterator[tuple[int, int]]:
    """Every marker with its place; -1 where something else stands in a marker's place; nothing behind the end."""
    place = 2
    while place + 1 < len(data):
        if data[place] != 0xFF:
            yield -1, place
            return
        marker = data[place + 1]
        if marker == 0xFF:  # padding
            place += 1
            continue
        yield marker, place
        if marker == 0xD9:
            return
        place += 2 if marker in _JPEG_BARE else 2 + unpack_from(">H", data, place + 2)[0]
        if marker == 0xDA:
            following = _JPEG_END_OF_SCAN.search(data, place)
            place = following.start() if following else len(data)


def _avif(data: bytes) -> Outline:
    found: dict[bytes, Box] = {}
    end = 0
    for box in boxes(data):
        if box.stop > len(data):
            if b"mdat" in found and box.kind not in _AVIF_BOXES:
                break  # what stands there is no box: it is behind the picture
            return Outline(*largest_extent(data), flaw=CUT_OFF)
        if box.kind not in _AVIF_BOXES:
            break
        found[box.kind], end = box, box.stop
    flaw = "" if b"meta" in found and (b"mdat" in found or b"idat" in data[: found[b"meta"].stop]) else CUT_OFF
    return Outline(*largest_extent(data), end, b"avis" in brands(data), flaw)


_AVIF_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"uuid", b"idat", b"sidx", b"styp"})

_WALKS: Mapping[str, Callable[[bytes], Outline]] = {
    "AVIF": _avif,
    "GIF": _gif,
    "JPEG": _jpeg,
    "PNG": _png,
    "WebP": _webp,
}

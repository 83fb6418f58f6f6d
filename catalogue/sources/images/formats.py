"""Tells what a file is by its first bytes, whatever its name says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.sources.images.isobmff import brands

ENDINGS: Mapping[str, str] = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WebP",
    ".avif": "AVIF",
    ".gif": "GIF",
    ".svg": "SVG",
}
"""What the endings of pictures promise."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is."""

    name: str
    """One of the formats in `ENDINGS`; else words for a person, such as `a PDF document`."""
    picture: bool = False
    """Whether it is a picture at all."""

    @property
    def published(self) -> bool:
        """Whether pictures in this format are published."""
        return self.name in ENDINGS.values()

    @property
    def words(self) -> str:
        """The format with its article, for a person."""
        if not self.picture:
            return self.name
        return f"{'an' if self.name[0] in 'AHS' else 'a'} {self.name} picture"


_BEGINNINGS: tuple[tuple[bytes, Found], ...] = (
    (rb"\xff\xd8\xff", Found("JPEG", True)),
    (rb"\x89PNG\r\n\x1a\n", Found("PNG", True)),
    (rb"GIF8[79]a", Found("GIF", True)),
    (rb"RIFF....WEBP", Found("WebP", True)),
    (rb"BM....\0\0\0\0", Found("BMP", True)),
    (rb"II\*\0|MM\0\*", Found("TIFF", True)),
    (rb"8BPS", Found("Photoshop", True)),
    (rb"\xff\x0a|\0\0\0\x0cJXL ", Found("JPEG XL", True)),
    (rb"\0\0\0\x0cjP  ", Found("JPEG 2000", True)),
    (rb"\x00\x00\x01\x00", Found("Windows icon", True)),
    (rb"%PDF", Found("a PDF document")),
    (rb"PK\x03\x04", Found("a ZIP archive or an Office document")),
    (rb"\xd0\xcf\x11\xe0", Found("an old Office document")),
    (rb"version https://git-lfs", Found("a pointer of Git LFS to a file that was not fetched")),
    (rb"(?:\xef\xbb\xbf)?\s*<(?i:!doctype\s+html|html[\s>])", Found("a web page")),
)
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), found) for pattern, found in _BEGINNINGS)
_SVG = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:[?!]|svg[\s>]|[\w-]+:svg[\s>])", re.IGNORECASE)
_SVG_TAG = re.compile(rb"<(?:[\w-]+:)?svg[\s>]", re.IGNORECASE)
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_LOOK_FOR_SVG = 65_536


def recognise(data: bytes) -> Found:
    """What a file is."""
    if not data.strip(b"\0"):
        return Found("nothing at all")
    for pattern, found in _PATTERNS:
        if pattern.match(data):
            return found
    if data[4:8] == b"ftyp":
        said = brands(data)
        if said & {b"avif", b"avis"}:
            return Found("AVIF", True)
        return Found("HEIC", True) if said & _HEIF else Found("a film or a sound recording")
    head = data[:_LOOK_FOR_SVG]
    if data.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<")):
        head = head.replace(b"\0", b"")[2:]
    if _SVG.match(head) and _SVG_TAG.search(head):
        return Found("SVG", True)
    return Found("something that is no picture")

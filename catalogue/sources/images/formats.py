"""File formats, recognised by the first bytes, whatever a file's name says."""

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
"""The format that each file extension of a picture promises."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """The format of a file, by its first bytes."""

    name: str
    """One of the formats in `ENDINGS`; else a description for people, such as `a PDF document`."""
    picture: bool = False
    """Whether it is a picture at all."""

    @property
    def is_published(self) -> bool:
        """Whether pictures in this format are published."""
        return self.name in ENDINGS.values()

    @property
    def words(self) -> str:
        """The format with its article, for messages."""
        if not self.picture:
            return self.name
        return f"{'an' if self.name[0] in 'AHS' else 'a'} {self.name} picture"


_BEGINNINGS: tuple[tuple[bytes, FileFormat], ...] = (
    (rb"\xff\xd8\xff", FileFormat("JPEG", True)),
    (rb"\x89PNG\r\n\x1a\n", FileFormat("PNG", True)),
    (rb"GIF8[79]a", FileFormat("GIF", True)),
    (rb"RIFF....WEBP", FileFormat("WebP", True)),
    (rb"BM....\0\0\0\0", FileFormat("BMP", True)),
    (rb"II\*\0|MM\0\*", FileFormat("TIFF", True)),
    (rb"8BPS", FileFormat("Photoshop", True)),
    (rb"\xff\x0a|\0\0\0\x0cJXL ", FileFormat("JPEG XL", True)),
    (rb"\0\0\0\x0cjP  ", FileFormat("JPEG 2000", True)),
    (rb"\x00\x00\x01\x00", FileFormat("Windows icon", True)),
    (rb"%PDF", FileFormat("a PDF document")),
    (rb"PK\x03\x04", FileFormat("a ZIP archive or an Office document")),
    (rb"\xd0\xcf\x11\xe0", FileFormat("an old Office document")),
    (rb"version https://git-lfs", FileFormat("a pointer of Git LFS to a file that was not fetched")),
    (rb"(?:\xef\xbb\xbf)?\s*<(?i:!doctype\s+html|html[\s>])", FileFormat("a web page")),
)
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), file_format) for pattern, file_format in _BEGINNINGS)
_SVG = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:[?!]|svg[\s>]|[\w-]+:svg[\s>])", re.IGNORECASE)
_SVG_TAG = re.compile(rb"<(?:[\w-]+:)?svg[\s>]", re.IGNORECASE)
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_SVG_SEARCH_BYTES = 65_536


def recognise(data: bytes) -> FileFormat:
    """Recognise the format of a file."""
    if not data.strip(b"\0"):
        return FileFormat("nothing at all")
    for pattern, file_format in _PATTERNS:
        if pattern.match(data):
            return file_format
    if data[4:8] == b"ftyp":
        brand_names = brands(data)
        if brand_names & {b"avif", b"avis"}:
            return FileFormat("AVIF", True)
        return FileFormat("HEIC", True) if brand_names & _HEIF else FileFormat("a film or a sound recording")
    beginning = data[:_SVG_SEARCH_BYTES]
    if data.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<")):
        beginning = beginning.replace(b"\0", b"")[2:]
    if _SVG.match(beginning) and _SVG_TAG.search(beginning):
        return FileFormat("SVG", True)
    return FileFormat("something that is not a picture")

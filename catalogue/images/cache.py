"""Cache of picture renditions in the user's cache folder: making one takes a thousand times as long as reading it.

The file name is a digest of everything that the bytes depend on, so an entry never becomes stale.
"""

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from catalogue.cache.program import PACKAGE, cache_folder, packages, replacing
from catalogue.images.renditions import Rendition, download_rendition, page_renditions
from catalogue.site import Site
from catalogue.sources import MediaFile
from catalogue.sources.images import Picture

_FOLDER = "renditions"
_SUM = 20
"""Bytes of the checksum before the content: a power cut may leave a file of the right length with nothing in it."""
_MAKERS = ("images/encode.py", "sources/images/decode.py")


@cache
def _encoder() -> bytes:
    """Identity of the encoder: the code of two source files, and the release of Pillow with its bundled libraries."""
    code = b"".join((PACKAGE / file).read_bytes() for file in _MAKERS)
    pillow = next(name for name in packages() if name.lower().startswith("pillow-"))
    return code + pillow.encode()


def folder_of(project: Path) -> Path | None:
    """The folder for a project's renditions; None without a cache folder."""
    folder = cache_folder(project)
    return folder / _FOLDER if folder else None


def name_of(picture: Picture, rendition: Rendition) -> str:
    """The file name of a rendition in the cache."""
    parts = (picture.digest, rendition.format, rendition.width, rendition.height, rendition.is_download)
    return blake2b(repr(parts).encode() + _encoder(), digest_size=_SUM).hexdigest()


def load_rendition(folder: Path | None, medium: MediaFile, picture: Picture, rendition: Rendition) -> bytes:
    """Load a rendition from the cache, or encode and store it. Raises what `encode_rendition` raises."""
    file = folder / name_of(picture, rendition) if folder else None
    if file and (data := _read(file)):
        return data
    from catalogue.images.encode import encode_rendition

    data = encode_rendition(medium.file, picture, rendition)
    if file:
        with suppress(OSError), replacing(file) as target:
            target.write(_sum(data) + data)
    return data


def _read(file: Path) -> bytes:
    """Read the content of a cache file; empty where the file is damaged."""
    try:
        content = file.read_bytes()
    except OSError:
        return b""
    data = content[_SUM:]
    return data if _sum(data) == content[:_SUM] else b""


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()


def tidy(site: Site, project: Path) -> None:
    """Delete renditions that the site does not use."""
    folder = folder_of(project)
    if folder is None or not folder.is_dir():
        return
    names = {name_of(picture, rendition) for picture, rendition in _all(site)}
    for file in folder.iterdir():
        if file.name not in names:
            with suppress(OSError):
                file.unlink()


def _all(site: Site) -> Iterable[tuple[Picture, Rendition]]:
    for medium in site.media.values():
        if medium.picture and medium.picture.format != "SVG":
            yield medium.picture, download_rendition(medium, medium.picture)
            yield from ((medium.picture, each) for each in page_renditions(medium, medium.picture))

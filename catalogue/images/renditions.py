"""Renditions of a picture and their file names, derived from its known properties without opening it."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from catalogue.sources import MediaFile
from catalogue.sources.images import Picture
from catalogue.urls import slug

WIDTHS = (400, 640, 960, 1600)
"""Widths in pixels: the text column and the page header on phones and screens, at single and double density."""
NARROW = 640
"""The widest for a phone: its screen may have triple density, but nobody sees more than double."""
_FALLBACK = 960
_NEAR = 0.9
"""Ratio to the picture's own width above which a narrower rendition is not worth a file."""

MODERN = ("AVIF", "WebP")
"""Formats offered to browsers before the fallback, the smallest first."""
_ENDINGS = {"AVIF": ".avif", "WebP": ".webp", "JPEG": ".jpg", "PNG": ".png", "GIF": ".gif"}


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file that is made of a picture."""

    path: str
    """Path below the root of the site."""
    format: str
    width: int
    height: int
    is_download: bool = False
    """Whether it is offered for download, so that quality matters more than size."""


def page_renditions(medium: MediaFile, picture: Picture) -> tuple[Rendition, ...]:
    """The files from which a browser chooses; the last is the fallback for old browsers."""
    widths = _widths(picture)
    modern = [_rendition(medium, picture, width, format_) for format_ in MODERN for width in widths]
    last = "PNG" if picture.transparent else "JPEG"
    return (*modern, _rendition(medium, picture, min(_FALLBACK, widths[-1]), last))


def download_rendition(medium: MediaFile, picture: Picture) -> Rendition:
    """The picture in full size under its own name, for links to it."""
    return Rendition(medium.path, picture.format, picture.width, picture.height, is_download=True)


def _widths(picture: Picture) -> tuple[int, ...]:
    widest = min(picture.width, WIDTHS[-1])
    return (*(width for width in WIDTHS if width <= widest * _NEAR), widest)


def _rendition(medium: MediaFile, picture: Picture, width: int, format_: str) -> Rendition:
    """A rendition named after its picture and the picture's bytes, so that browsers never use an outdated cached one.

    Such a name has no spaces or commas, which would take a `srcset` apart.
    """
    place = PurePosixPath(medium.path)
    folder = "/".join(map(slug, place.parent.parts))
    name = f"{slug(place.stem)}.{picture.digest[:10]}-{width}{_ENDINGS[format_]}"
    height = max(round(picture.height * width / picture.width), 1)
    return Rendition(f"{folder}/{name}", format_, width, height)

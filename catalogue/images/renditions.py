"""Which files are made of one picture, and what they are called: from what is known of it, without opening it."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from catalogue.sources import MediaFile
from catalogue.sources.images import Picture
from catalogue.urls import slug

WIDTHS = (400, 640, 960, 1600)
"""Pixels: the text column and the head of a page on phones and screens, each as it is and twice as dense."""
NARROW = 640
"""The widest for a phone: its screen may be three times as dense, but nobody sees more than twice."""
_FALLBACK = 960
_NEAR = 0.9
"""A width so near to the picture's own is not worth a file."""

MODERN = ("AVIF", "WebP")
"""What browsers are offered first, the smallest first."""
_ENDINGS = {"AVIF": ".avif", "WebP": ".webp", "JPEG": ".jpg", "PNG": ".png", "GIF": ".gif"}


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file that is made of a picture."""

    path: str
    """Below the root of the site."""
    format: str
    width: int
    height: int
    is_download: bool = False
    """Whether it is offered to be kept, so that its quality goes before its size."""


def page_renditions(medium: MediaFile, picture: Picture) -> tuple[Rendition, ...]:
    """The files from which a browser chooses; the last one is for those that know nothing newer."""
    widths = _widths(picture)
    modern = [_rendition(medium, picture, width, format_) for format_ in MODERN for width in widths]
    last = "PNG" if picture.transparent else "JPEG"
    return (*modern, _rendition(medium, picture, min(_FALLBACK, widths[-1]), last))


def download_rendition(medium: MediaFile, picture: Picture) -> Rendition:
    """The whole picture under its own name, for those who follow a link to it."""
    return Rendition(medium.path, picture.format, picture.width, picture.height, is_download=True)


def _widths(picture: Picture) -> tuple[int, ...]:
    widest = min(picture.width, WIDTHS[-1])
    return (*(width for width in WIDTHS if width <= widest * _NEAR), widest)


def _rendition(medium: MediaFile, picture: Picture, width: int, format_: str) -> Rendition:
    """Named after its picture and its picture's bytes: what a browser has kept is never taken for another one.

    Such a name has no spaces or commas, which would take a `srcset` apart.
    """
    place = PurePosixPath(medium.path)
    folder = "/".join(map(slug, place.parent.parts))
    name = f"{slug(place.stem)}.{picture.digest[:10]}-{width}{_ENDINGS[format_]}"
    height = max(round(picture.height * width / picture.width), 1)
    return Rendition(f"{folder}/{name}", format_, width, height)

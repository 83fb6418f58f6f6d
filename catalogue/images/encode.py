"""Encodes pictures with Pillow. The same picture, Pillow and source file give the same bytes."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue.images.renditions import WIDTHS, Rendition
from catalogue.sources.images import Picture
from catalogue.sources.images.decode import flatten_alpha, open_image, swaps_sides, upright
from catalogue.sources.images.probe import MOST_PIXELS, digest_of

if TYPE_CHECKING:
    from PIL.Image import Image

_BITS = {"AVIF": 0.27, "WebP": 0.40}
"""Bits for each pixel of a square as wide as the picture, above which the quality is lowered. Twenty
pictures, as a phone chooses them, then take 300 KB in all, whatever they show."""

_AVIF = {"speed": 8, "codec": "aom", "max_threads": 1}
_STEPS: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "AVIF": tuple({"quality": quality, **_AVIF} for quality in range(52, 11, -4)),
    "WebP": tuple({"quality": quality, "method": 4} for quality in range(75, 20, -6)),
    "JPEG": ({"quality": 80, "progressive": True, "optimize": True},),
    "PNG": ({"optimize": True},),
}
"""Encoder settings for pictures on pages: the first that stays within the bits is used, else the last."""
_A_STEP = 1.25
"""Least factor by which a file shrinks from one step to the next; steps that cannot suffice are skipped."""
_OWN_SIZE: Mapping[str, Mapping[str, Any]] = {
    "AVIF": {"quality": 70, **_AVIF},
    "WebP": {"quality": 88, "method": 4},
    "JPEG": {"quality": 90, "progressive": True, "optimize": True},
    "PNG": {"optimize": True},
    "GIF": {"optimize": True},
}


class ChangedError(Exception):
    """The file has changed since it was examined."""


def encode_rendition(file: Path, picture: Picture, rendition: Rendition) -> bytes:
    """Encode one rendition of the picture in `file`. Raises `ChangedError` and OSError."""
    if rendition.is_download:
        image = _bare(_decode(file, picture, (picture.width, picture.height)))
        return _save(image, rendition.format, _OWN_SIZE[rendition.format])
    image = _resize(_master(file, picture), (rendition.width, rendition.height))
    most = int(rendition.width**2 * _BITS.get(rendition.format, 0) / 8)
    return _within(most, lambda step: _save(image, rendition.format, step), _STEPS[rendition.format])


def _within(most: int, save: Callable[[Mapping[str, Any]], bytes], steps: Sequence[Mapping[str, Any]]) -> bytes:
    """Encode at the best quality that fits into so many bytes, or at the lowest where none does."""
    place, data = 0, save(steps[0])
    while most and len(data) > most and place < len(steps) - 1:
        place = min(place + max(int(log(len(data) / most, _A_STEP)), 1), len(steps) - 1)
        data = save(steps[place])
    return data


@lru_cache(maxsize=1)
def _master(file: Path, picture: Picture) -> "Image":
    """The picture in the greatest width that is shown; all others are scaled down from it."""
    width = min(picture.width, WIDTHS[-1])
    size = width, max(round(picture.height * width / picture.width), 1)
    return _bare(_resize(_decode(file, picture, size), size))


def _decode(file: Path, picture: Picture, least: tuple[int, int]) -> "Image":
    """Decode a picture, upright, in at least this size."""
    data = file.read_bytes()
    if digest_of(data) != picture.digest:
        raise ChangedError
    with open_image(data, picture.format, MOST_PIXELS) as image:
        image.draft("RGB", least[::-1] if swaps_sides(image) else least)
        image.load()
        pixels = upright(flatten_alpha(image))
    return pixels if picture.transparent or pixels.mode == "RGB" else pixels.convert("RGB")


def _resize(image: "Image", size: tuple[int, int]) -> "Image":
    from PIL.Image import Resampling

    if image.size == size:
        return image
    if image.mode == "RGBA":  # transparent pixels must not lend their colour to their neighbours
        return image.convert("RGBa").resize(size, Resampling.LANCZOS, reducing_gap=3.0).convert("RGBA")
    return image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _bare(image: "Image") -> "Image":
    """Strip all metadata from a picture: location, camera, comment and profile."""
    from PIL import Image

    return Image.frombytes(image.mode, image.size, image.tobytes())


def _save(image: "Image", name: str, options: Mapping[str, Any]) -> bytes:
    target = BytesIO()
    image.save(target, name.upper(), **options)
    return target.getvalue()

"""Decodes pictures. The only file to know Pillow, besides the one that writes pictures. Callers check sizes first."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


@contextmanager
def open_image(data: bytes, name: str, most: int) -> "Iterator[Image]":
    """Open a picture of a known format, reading only its header. Raises whatever Pillow raises.

    Args:
        data: the complete file.
        name: the format, such as `JPEG`.
        most: pixels; a picture that turns out to have more is refused before it is decoded.
    """
    from PIL import AvifImagePlugin, Image

    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # the cores are shared among processes
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about damaged Exif data, and about the size, which is checked here
        with Image.open(BytesIO(data), formats=[name.upper()]) as image:
            if image.width * image.height > most:
                raise ValueError("it is larger than it says")
            yield image


def flatten_alpha(image: "Image") -> "Image":
    """Convert the first frame to a mode with a value for each pixel and channel."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    return image if image.mode in ("RGB", "L", "CMYK", "YCbCr", "LAB") else image.convert("RGB")


def upright(image: "Image") -> "Image":
    """Turn a plain picture as its camera recorded, in sRGB with or without transparency: mode RGB or RGBA."""
    from PIL import ImageOps

    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    in_srgb = _in_srgb(upright, profile) if profile else upright
    mode = "RGBA" if in_srgb.mode == "RGBA" else "RGB"
    return in_srgb if in_srgb.mode == mode else in_srgb.convert(mode)


def swaps_sides(image: "Image") -> bool:
    """Whether the camera was held so that width and height are swapped (Exif 2.32, Orientation)."""
    return image.getexif().get(0x0112, 1) in (5, 6, 7, 8)


def _in_srgb(image: "Image", profile: bytes) -> "Image":
    """Convert the colours from the picture's profile to sRGB; leave them as they are where the profile is unusable."""
    from PIL import Image, ImageCms

    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    bare = image.convert("RGB") if alpha else image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.profileToProfile(bare, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    if srgb is None:
        return image
    return Image.merge("RGBA", (*srgb.split(), alpha)) if alpha else srgb

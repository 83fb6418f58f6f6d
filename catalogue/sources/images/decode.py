"""Pictures in memory: the only file beside the one that writes them which knows Pillow. Sizes are checked before."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


@contextmanager
def open_image(data: bytes, name: str, most: int) -> "Iterator[Image]":
    """A picture of a known format, of which only the head is read yet. Raises whatever Pillow raises.

    Args:
        data: the whole file.
        name: the format, such as `JPEG`.
        most: pixels; one that turns out to have more is refused before it is decoded.
    """
    from PIL import AvifImagePlugin, Image

    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # the cores are shared out among processes
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Exif data that are damaged, and of the size, which is checked here
        with Image.open(BytesIO(data), formats=[name.upper()]) as image:
            if image.width * image.height > most:
                raise ValueError("it is larger than it says")
            yield image


def flatten_alpha(image: "Image") -> "Image":
    """The first frame with a value of its own for each pixel and each of its colours."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    return image if image.mode in ("RGB", "L", "CMYK", "YCbCr", "LAB") else image.convert("RGB")


def upright(image: "Image") -> "Image":
    """A plain picture turned as its camera says, in sRGB with or without transparency: mode RGB or RGBA."""
    from PIL import ImageOps

    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    in_srgb = _in_srgb(upright, profile) if profile else upright
    mode = "RGBA" if in_srgb.mode == "RGBA" else "RGB"
    return in_srgb if in_srgb.mode == mode else in_srgb.convert(mode)


def swaps_sides(image: "Image") -> bool:
    """Whether the camera was held so that width and height change places (Exif 2.32, Orientation)."""
    return image.getexif().get(0x0112, 1) in (5, 6, 7, 8)


def _in_srgb(image: "Image", profile: bytes) -> "Image":
    """The colours as they were meant, whatever the device was; as they stand where its profile makes no sense."""
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

"""Pictures of the content for print: upright, without metadata, and no larger than a sheet can show."""

from io import BytesIO

from catalogue.sources import MediaFile
from catalogue.sources.images.svg_sanitizer import sanitise_svg

LONGEST = 1800
"""Width in pixels: more than 200 per inch at the largest width of a picture on a sheet."""
_QUALITY = 85


def printable(medium: MediaFile) -> tuple[str, bytes]:
    """A picture's name in print and its re-encoded bytes; those of the original file may reveal where it was taken."""
    data, picture = medium.file.read_bytes(), medium.picture
    assert picture is not None
    if picture.format == "SVG":
        return medium.path, sanitise_svg(data).data
    return _smaller(data, picture.format, medium.path)


def _smaller(data: bytes, format_: str, path: str) -> tuple[str, bytes]:
    from catalogue.sources.images.decode import flatten_alpha, open_image, upright
    from catalogue.sources.images.probe import MOST_PIXELS

    with open_image(data, format_, MOST_PIXELS) as image:
        image.draft("RGB", (LONGEST, LONGEST))
        pixels = upright(flatten_alpha(image))
    pixels.thumbnail((LONGEST, LONGEST))
    pixels.info.clear()
    file = BytesIO()
    if pixels.mode == "RGBA":
        pixels.save(file, "PNG")
        return f"{path}.png", file.getvalue()
    pixels.save(file, "JPEG", quality=_QUALITY)
    return f"{path}.jpg", file.getvalue()

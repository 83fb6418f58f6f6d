"""Probes one picture: from its bytes to its properties, and every problem that keeps it from being published."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import read as rules
from catalogue.sources.fast_pickle import pickled_by_fields
from catalogue.sources.images.formats import ENDINGS, recognise
from catalogue.sources.images.headers import CUT_OFF, outline
from catalogue.sources.images.svg_sanitizer import DrawingError, sanitise_svg
from catalogue.sources.images.trailing_data import hidden

MOST_PIXELS = 40_000_000
MOST_BYTES = 40 * 1024 * 1024
_MILLION = 1_000_000
_GLIMPSE = 64
"""Pixels across: enough for an average, and a JPEG is decoded at an eighth of its size in an eighth of the time."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Picture:
    """The properties of a picture that may be published."""

    format: str
    """`AVIF`, `GIF`, `JPEG`, `PNG`, `SVG` or `WebP`."""
    width: int
    height: int
    """Pixels, once the picture is turned upright."""
    digest: str
    """BLAKE2b of the file's bytes, in hexadecimal digits."""
    colour: str
    """Its average colour as `#rrggbb`; empty for a picture with transparency."""
    transparent: bool


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class ProbedImage:
    """The result of probing one image file."""

    picture: Picture | None
    """None where it may not be published."""
    diagnostics: tuple[Diagnostic, ...]


def open_picture(path: Path, path_name: str) -> tuple[str, Callable[[], ProbedImage]]:
    """The digest of a picture's file, and a function that probes the file."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            size_text = f"{-(-size // (1024 * 1024))} MiB"
            diagnostic = report(
                rules.PICTURE_TOO_LARGE, Span(path_name), found=size_text, limit=f"{MOST_BYTES // (1024 * 1024)} MiB"
            )
            return "", lambda: ProbedImage(None, (diagnostic,))
        data = path.read_bytes()
    except OSError as error:
        unreadable = report(rules.UNREADABLE_FILE, Span(path_name), reason=(error.strerror or "unknown").lower())
        return "", lambda: ProbedImage(None, (unreadable,))
    return digest_of(data), lambda: examine(data, path_name)


def digest_of(data: bytes) -> str:
    """The digest that identifies a picture's bytes."""
    return blake2b(data, digest_size=20).hexdigest()


def examine(data: bytes, path_name: str) -> ProbedImage:
    """Probe the bytes of the file that diagnostics call `path_name`."""
    name, file_format, span = PurePosixPath(path_name), recognise(data), Span(path_name)
    expected_format = ENDINGS[name.suffix.lower()]
    if file_format.picture and not file_format.is_published:
        return ProbedImage(None, (report(rules.PICTURE_FORMAT, span, found=file_format.words),))
    if file_format.name != expected_format:
        ending = next((ending for ending, kind in ENDINGS.items() if kind == file_format.name), "")
        hint = f"Rename it to `{name.stem}{ending}`, here and wherever it is named." if ending else None
        return ProbedImage(None, (report(rules.PICTURE_NAME, span, hint, ending=name.suffix, found=file_format.words),))
    return _drawing(data, span) if expected_format == "SVG" else _pixels(data, expected_format, span)


def _drawing(data: bytes, span: Span) -> ProbedImage:
    try:
        drawing = sanitise_svg(data)
    except DrawingError as error:
        return ProbedImage(None, (report(rules.PICTURE_DRAWING, span, reason=error),))
    lost = tuple(report(rules.PICTURE_ACTIVE, span, what=what) for what in drawing.lost)
    return ProbedImage(Picture("SVG", drawing.width, drawing.height, digest_of(data), "", True), lost)


def _pixels(data: bytes, format_: str, span: Span) -> ProbedImage:
    header = outline(format_, data)
    if header.width * header.height > MOST_PIXELS:
        size_text = f"{round(header.width * header.height / _MILLION)} megapixels ({header.width} × {header.height})"
        limit = f"{MOST_PIXELS // _MILLION} megapixels"
        return ProbedImage(None, (report(rules.PICTURE_TOO_LARGE, span, found=size_text, limit=limit),))
    if header.flaw:
        return ProbedImage(None, (report(rules.PICTURE_DAMAGED, span, reason=header.flaw),))
    if what := hidden(data, header.end):
        return ProbedImage(None, (report(rules.PICTURE_BEHIND, span, what=what),))
    try:
        picture = _decode_picture(data[: header.end], format_, digest_of(data))
    except Exception as error:  # noqa: BLE001 - a decoder may raise anything for a damaged file
        reason = CUT_OFF if "truncated" in str(error) else "its pixels cannot be read"
        return ProbedImage(None, (report(rules.PICTURE_DAMAGED, span, reason=reason),))
    moving = (report(rules.PICTURE_MOVES, span),) if header.moving else ()
    return ProbedImage(picture, moving)


def _decode_picture(data: bytes, format_: str, digest: str) -> Picture:
    """The size and colour of a picture, decoded in full."""
    from catalogue.sources.images.decode import flatten_alpha, open_image, swaps_sides, upright

    with open_image(data, format_, MOST_PIXELS) as image:
        width, height = image.size
        image.draft("RGB", (max(width // 8, 1), max(height // 8, 1)))
        image.load()
        if swaps_sides(image):
            width, height = height, width
        pixels = flatten_alpha(image)
    transparent = pixels.mode == "RGBA" and pixels.getchannel("A").getextrema() != (255, 255)
    pixels.thumbnail((_GLIMPSE, _GLIMPSE))
    red, green, blue = upright(pixels).convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]  # three bands
    colour = "" if transparent else f"#{red:02x}{green:02x}{blue:02x}"
    return Picture(format_, width, height, digest, colour, transparent)

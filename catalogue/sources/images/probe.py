"""One picture from its bytes to what is known of it, and every fault that keeps it from being published."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import read as rules
from catalogue.sources.fast_pickle import pickled_by_fields
from catalogue.sources.images.formats import ENDINGS, recognise
from catalogue.sources.images.headers import CUT_OFF, outline
from catalogue.sources.images.svg_sanitizer import DrawingError, cleaned
from catalogue.sources.images.trailing_data import hidden

MOST_PIXELS = 40_000_000
MOST_BYTES = 40 * 1024 * 1024
_MILLION = 1_000_000
_GLIMPSE = 64
"""Pixels across: enough for an average, and a JPEG is decoded to an eighth of its size in an eighth of the time."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Picture:
    """What is known of a picture that may be published."""

    format: str
    """`AVIF`, `GIF`, `JPEG`, `PNG`, `SVG` or `WebP`."""
    width: int
    height: int
    """Pixels, once it is turned upright."""
    digest: str
    """BLAKE2b of the file's bytes, in hexadecimal digits."""
    colour: str
    """Its average colour as `#rrggbb`; empty where one would shine through it."""
    transparent: bool


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Seen:
    """What a look through one file gave."""

    picture: Picture | None
    """None where it may not be published."""
    faults: tuple[Diagnostic, ...]


def open_picture(path: Path, shown: str) -> tuple[str, Callable[[], Seen]]:
    """The digest of a picture's file, and a way to look it through."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            found = f"{-(-size // (1024 * 1024))} MiB"
            fault = report(
                rules.PICTURE_TOO_LARGE, Span(shown), found=found, limit=f"{MOST_BYTES // (1024 * 1024)} MiB"
            )
            return "", lambda: Seen(None, (fault,))
        data = path.read_bytes()
    except OSError as error:
        unreadable = report(rules.UNREADABLE_FILE, Span(shown), reason=(error.strerror or "unknown").lower())
        return "", lambda: Seen(None, (unreadable,))
    return digest_of(data), lambda: examine(data, shown)


def digest_of(data: bytes) -> str:
    """The digest by which a picture's bytes are known."""
    return blake2b(data, digest_size=20).hexdigest()


def examine(data: bytes, shown: str) -> Seen:
    """Look through the bytes of the file that faults call `shown`."""
    name, found, span = PurePosixPath(shown), recognise(data), Span(shown)
    promised = ENDINGS[name.suffix.lower()]
    if found.picture and not found.published:
        return Seen(None, (report(rules.PICTURE_FORMAT, span, found=found.words),))
    if found.name != promised:
        ending = next((ending for ending, kind in ENDINGS.items() if kind == found.name), "")
        hint = f"Rename it to `{name.stem}{ending}`, here and wherever it is named." if ending else None
        return Seen(None, (report(rules.PICTURE_NAME, span, hint, ending=name.suffix, found=found.words),))
    return _drawing(data, span) if promised == "SVG" else _pixels(data, promised, span)


def _drawing(data: bytes, span: Span) -> Seen:
    try:
        drawing = cleaned(data)
    except DrawingError as error:
        return Seen(None, (report(rules.PICTURE_DRAWING, span, reason=error),))
    lost = tuple(report(rules.PICTURE_ACTIVE, span, what=what) for what in drawing.lost)
    return Seen(Picture("SVG", drawing.width, drawing.height, digest_of(data), "", True), lost)


def _pixels(data: bytes, format_: str, span: Span) -> Seen:
    seen = outline(format_, data)
    if seen.width * seen.height > MOST_PIXELS:
        found = f"{round(seen.width * seen.height / _MILLION)} megapixels ({seen.width} × {seen.height})"
        limit = f"{MOST_PIXELS // _MILLION} megapixels"
        return Seen(None, (report(rules.PICTURE_TOO_LARGE, span, found=found, limit=limit),))
    if seen.flaw:
        return Seen(None, (report(rules.PICTURE_DAMAGED, span, reason=seen.flaw),))
    if what := hidden(data, seen.end):
        return Seen(None, (report(rules.PICTURE_BEHIND, span, what=what),))
    try:
        picture = _decoded(data[: seen.end], format_, digest_of(data))
    except Exception as error:  # noqa: BLE001 - a decoder raises whatever it likes at a file that is damaged
        reason = CUT_OFF if "truncated" in str(error) else "its pixels cannot be read"
        return Seen(None, (report(rules.PICTURE_DAMAGED, span, reason=reason),))
    moving = (report(rules.PICTURE_MOVES, span),) if seen.moving else ()
    return Seen(picture, moving)


def _decoded(data: bytes, format_: str, digest: str) -> Picture:
    """What is known of a picture once every pixel of it has been read."""
    from catalogue.sources.images.decode import flatten_alpha, is_turned, opened, upright

    with opened(data, format_, MOST_PIXELS) as image:
        width, height = image.size
        image.draft("RGB", (max(width // 8, 1), max(height // 8, 1)))
        image.load()
        if is_turned(image):
            width, height = height, width
        whole = flatten_alpha(image)
    transparent = whole.mode == "RGBA" and whole.getchannel("A").getextrema() != (255, 255)
    whole.thumbnail((_GLIMPSE, _GLIMPSE))
    red, green, blue = upright(whole).convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]  # three bands
    colour = "" if transparent else f"#{red:02x}{green:02x}{blue:02x}"
    return Picture(format_, width, height, digest, colour, transparent)

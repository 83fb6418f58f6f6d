"""Real pictures for tests, made by Pillow: what cameras, phones, and the careless or ill-meaning leave in a folder."""

import random
import struct
import zlib
from io import BytesIO

from PIL import Image

GPS = 0x8825
ORIENTATION = 0x0112


def photo(width: int, height: int, seed: int = 1, grain: float = 0.05) -> Image.Image:
    """Something like a photograph: large and small forms, always the same for one seed; `grain` fills the file."""
    forms = Image.new("RGB", (width, height), (120, 110, 90))
    for size, share in ((8, 0.5), (40, 0.25), (200, 0.14), (max(width // 4, 1), 0.08), (width, grain)):
        across, down = min(size, width), max(1, min(size, width) * height // width)
        noise = Image.frombytes("RGB", (across, down), random.Random(f"{seed} {size}").randbytes(3 * across * down))
        forms = Image.blend(forms, noise.resize((width, height), Image.Resampling.BICUBIC), share)
    return forms


def saved(image: Image.Image, name: str = "JPEG", **options: object) -> bytes:
    """The bytes of a file."""
    target = BytesIO()
    image.save(target, name, **options)
    return target.getvalue()


def from_a_phone(width: int = 60, height: int = 40) -> bytes:
    """A JPEG held upright: stored lying (Orientation 6), red on its left, with the place, the phone and a comment.

    Upright, the red stands at the top.
    """
    image = Image.new("RGB", (width, height), (20, 40, 200))
    image.paste((220, 20, 20), (0, 0, width // 4, height))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "SECRET-PHONE"
    exif.get_ifd(GPS).update({1: "N", 2: (54.0, 41.0, 9.5), 3: "E", 4: (25.0, 16.0, 47.0)})
    return saved(image, quality=95, exif=exif, comment=b"SECRET-COMMENT", xmp=b"<x>SECRET-XMP</x>")


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A whole and sound PNG of black and white pixels, 900 million of them in 109 KB."""
    packer = zlib.compressobj(9)
    row = bytes(1 + width // 8)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def archive() -> bytes:
    """A ZIP file."""
    import zipfile

    target = BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("hidden.txt", "SECRET")
    return target.getvalue()

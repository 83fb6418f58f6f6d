"""Reads files of `content/` that are not entries, such as the settings. Knows none of them by name."""

import os
from pathlib import Path


def read_inside(file: Path, content: Path) -> bytes | None:
    """Read a file directly in `content`; None where it does not exist, or is a link that leads out of the folder.

    `discover` reports links that lead out: none of their contents may be shown, not even in another problem's excerpt.
    """
    # Not `Path.resolve`, which before Python 3.13 raises where a link points to itself.
    inside = Path(os.path.realpath(file)).is_relative_to(os.path.realpath(content))
    return file.read_bytes() if inside and file.is_file() else None

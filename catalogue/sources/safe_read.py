"""Reads the files of `content/` that are no entries, such as the settings. Knows none of them by name."""

import os
from pathlib import Path


def read_inside(file: Path, content: Path) -> bytes | None:
    """The bytes of a file directly in `content`; None where there is none, or where it is a link that leads out of it.

    `discover` reports what leads out: nothing of it may be shown, not even in the excerpt of another problem.
    """
    # Not `Path.resolve`, which before Python 3.13 raises where a link leads to itself.
    inside = Path(os.path.realpath(file)).is_relative_to(os.path.realpath(content))
    return file.read_bytes() if inside and file.is_file() else None

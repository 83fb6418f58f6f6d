"""The lines of the sources that problems point into, fetched when a format wants to show one.

Lines are cut as the read stage cuts them: at `\\n`, `\\r\\n` and `\\r`, and at no other character.
"""

import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a source by its path relative to the project's root; empty where there is nothing to show."""

_LINE_END = re.compile(r"\r\n|\r|\n")


def lines_below(root: Path) -> Lines:
    """Read sources below `root`, each once. A path that leads outside, by `..` or by a link, shows nothing."""
    top = root.resolve()

    @cache
    def lines(path: str) -> Sequence[str]:
        try:
            # Not `Path.resolve`, which before Python 3.13 raises where a link leads to itself.
            real = Path(os.path.realpath(top / path))
            data = real.read_bytes() if real.is_relative_to(top) and real.is_file() else b""
        except (OSError, ValueError):
            # The problem may be that there is no such file; a ValueError is a path with a NUL in it.
            return ()
        return _LINE_END.split(data.decode("utf-8-sig", "replace")) if data else ()

    return lines

"""A theme's files for print: templates for Typst, and pictures that they set."""

from collections.abc import Mapping, Sequence
from pathlib import Path

_KINDS = (".typ", ".svg", ".png", ".jpg")


def find_prints(folders: Sequence[Path]) -> Mapping[str, bytes]:
    """Every file in `pdf/` by its bare name from the most particular theme, and by `theme/name` from that very theme.

    Args:
        folders: the theme's folder and those it extends, the most particular first.
    """
    contents: dict[str, bytes] = {}
    for folder in folders:
        for file in sorted((folder / "pdf").glob("*")):
            if file.suffix in _KINDS and file.is_file():
                contents[f"{folder.name}/{file.name}"] = data = file.read_bytes()
                contents.setdefault(file.name, data)
    return contents

"""What text does on a terminal: how wide it is drawn, and how to keep it from doing anything but being drawn."""

import unicodedata

_HARMLESS = frozenset({"Zs", "Co", "Cn"})
_JOINERS = frozenset("\u200c\u200d")
_TAB_STOP = 4


def visible(text: str) -> str:
    """Escape every character that acts in place of being drawn: controls, escape sequences, line separators,
    direction marks, lone surrogates. The result stays on one line and can be encoded.
    """
    if text.isprintable():
        return text
    return "".join(char if _is_visible(char) else char.encode("unicode_escape").decode("ascii") for char in text)


def _is_visible(char: str) -> bool:
    # Unassigned and private characters are kept: many are emoji that are newer than Python's tables.
    return char.isprintable() or char in _JOINERS or unicodedata.category(char) in _HARMLESS


def width(text: str) -> int:
    """The number of terminal cells that `text` takes: none for a combining mark, two for an ideograph or an emoji."""
    from rich.cells import cell_len  # not at the head: most runs find no problem to draw

    # The version is named because rich's "auto" reads it from the environment.
    return cell_len(text, "latest")


def spread(text: str) -> str:
    """`visible(text)` with tabs widened to spaces, so that the column of each character is known."""
    first, *rest = text.split("\t")
    line = visible(first)
    for part in rest:
        line += " " * (_TAB_STOP - width(line) % _TAB_STOP) + visible(part)
    return line

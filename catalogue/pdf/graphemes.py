"""Splits texts into grapheme clusters, which readers perceive as one character, of one or more code points.

Follows Unicode Standard Annex 29 as far as fonts are concerned, with two differences: a space is never part of a
larger cluster, and the separately encoded letters of a Korean syllable are clusters of their own.
"""

from collections.abc import Iterator
from unicodedata import category

REPLACEMENT = "□"
"""Replacement for a cluster without a glyph in any font."""
_ZERO_WIDTH_JOINER = "\u200d"
_COMBINING = frozenset({"Mn", "Me", "Mc"})
"""Categories of code points that extend the preceding one: accents, the frame of a keycap, variation selectors."""
_PICTOGRAPHS = frozenset({"So", "Sm"})
"""Categories of the emoji that joiners combine."""


def clusters(text: str) -> Iterator[str]:
    """Split a text into its grapheme clusters, which together are the complete text."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _continues(text[start:end], text[end]):
            yield text[start:end]
            start = end


def _continues(cluster: str, character: str) -> bool:
    if cluster.isspace():
        return False
    if category(character) in _COMBINING or character in (_ZERO_WIDTH_JOINER, "\u200c"):
        return True
    if _is_skin_tone(character) or _is_tag(character):
        return True
    if cluster.endswith(_ZERO_WIDTH_JOINER):
        return category(cluster[0]) in _PICTOGRAPHS and category(character) in _PICTOGRAPHS
    return _is_regional_indicator(cluster) and _is_regional_indicator(character)


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_tag(character: str) -> bool:
    """Whether a code point is a tag, as in the flag of a region."""
    return "\U000e0020" <= character <= "\U000e007f"


def _is_regional_indicator(cluster: str) -> bool:
    """Whether a cluster is half a flag, which the next half completes."""
    return len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"

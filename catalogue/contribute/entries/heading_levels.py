"""Sets the headings in somebody's text to levels that its place on a page allows."""

import re
from collections.abc import Iterator

from catalogue.sources.markdown_parser import tokens_of

_DEEPEST = 6
_MAY_BE_HEADING = re.compile(r"^ {0,3}(?:#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_NUMBER_SIGNS = re.compile(r"( {0,3})#+")


def shift_headings(text: str, top: int) -> str:
    """Shift the headings of a text to level `top` and below, none deeper than the others require.

    Headings stay above and below each other as they were; those in blocks of code, lists and quotations are left alone.
    """
    if not _MAY_BE_HEADING.search(text):
        return text
    lines = text.split("\n")
    for start, end, level in reversed([*_find_levels(text, top)]):
        if (signs := _NUMBER_SIGNS.match(lines[start])) and end == start + 1:
            lines[start] = f"{signs[1]}{'#' * level}{lines[start][signs.end() :]}"
        else:  # underlined
            words = " ".join(line.strip() for line in lines[start : end - 1])
            lines[start:end] = [f"{'#' * level} {words}"]
    return "\n".join(lines)


def _find_levels(text: str, top: int) -> Iterator[tuple[int, int, int]]:
    """Find the first line of each heading, the line after its last, and its level."""
    above: list[tuple[int, int]] = []
    for token in tokens_of(text)[0]:
        if token.type != "heading_open" or token.level or not token.map:
            continue
        depth = int(token.tag[1:])
        while above and above[-1][0] >= depth:
            above.pop()
        level = above[-1][1] + 1 if above else top
        above.append((depth, level))
        yield token.map[0], token.map[1], min(level, _DEEPEST)

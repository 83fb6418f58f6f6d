"""Checks for HTML where Markdown has its own syntax for the same."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText
from catalogue.sources.body import Block

_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\b([^>]*)>")
_INSTEAD = {
    "b": "`**words**`",
    "strong": "`**words**`",
    "i": "`*words*`",
    "em": "`*words*`",
    "p": "an empty line between paragraphs",
    "br": "two paragraphs, or a list",
    "div": "the words alone",
    "span": "the words alone",
    "h1": "`## Words`",
    "h2": "`## Words`",
    "h3": "`### Words`",
    "h4": "`#### Words`",
    "h5": "`##### Words`",
    "h6": "`###### Words`",
    "ul": "lines that begin with `- `",
    "ol": "lines that begin with `1. `",
    "li": "lines that begin with `- `",
    "a": "`[words](address)`",
    "img": "`![what it shows](file)`",
    "blockquote": "lines that begin with `> `",
    "code": "words between backticks",
    "pre": "lines between two lines of three backticks",
    "hr": "a line of three hyphens",
    "del": "`~~words~~`",
    "s": "`~~words~~`",
    "table": "cells between `|`",
}
"""The Markdown syntax for each element that has one."""
_BEYOND_MARKDOWN = re.compile(
    r"<(?:details|figure|dl|ruby|section)\b|\b(?:colspan|rowspan|reversed|start|hreflang|width|height|datetime)\s*="
    r"|\balt\s*=\s*(?:\"\s*\"|'\s*')|<caption\b",
    re.IGNORECASE,
)
_LONGEST_WITHIN = 500
"""Characters to look back on a line for an open element."""
_DEEPEST = 40
"""Blocks to look back: more than can be nested."""
_LANGUAGE = re.compile(r"\b(?:lang|dir)\s*=", re.IGNORECASE)


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report tags that Markdown could replace: every inline tag, and the first of each block of HTML."""
    blocks: set[Block] = set()
    for start, end in page.tags:
        tag = _TAG.match(page.text, start, end)
        if tag is None:
            continue
        element, attributes = tag.group(1).lower(), tag.group(2)
        block = _block_at(page, start)
        if element not in _INSTEAD or _LANGUAGE.search(attributes) or block in blocks:
            continue
        if block is not None and block.kind == "html":
            if _BEYOND_MARKDOWN.search(page.lines(block.line, block.end_line)):
                continue
            blocks.add(block)
        elif _BEYOND_MARKDOWN.search(tag.group()) or _within(page, start) or _breaks_a_cell(page, block, element, end):
            continue
        yield report(rules.RAW_HTML, page.span(start, end), element=element, instead=_INSTEAD[element])


def _breaks_a_cell(page: ProseText, block: Block | None, element: str, end: int) -> bool:
    """Whether a tag breaks a line in a table cell, for which Markdown has no syntax."""
    in_row = element == "br" and block is not None and block.kind == "row"
    return in_row and re.match(r"\s*(?:\||$)", page.text[end : end + 40]) is None


def _within(page: ProseText, start: int) -> bool:
    """Whether a tag is inside an element without Markdown syntax that is opened, but not closed, on the same line."""
    line = max(page.text.rfind("\n", 0, start) + 1, start - _LONGEST_WITHIN)
    return bool(re.search(r"<(details|figure|dl|summary|abbr|sup|sub)\b[^>]*>(?:(?!</\1).)*\Z", page.text[line:start]))


def _block_at(page: ProseText, position: int) -> Block | None:
    """The innermost block around a position, if it contains text or HTML; None otherwise."""
    line = bisect_right(page.starts, position)
    # Blocks are sorted by first line, nested ones last; the one wanted begins at or before this line.
    index = bisect_right(page.blocks, line, key=_first_line)
    for block in reversed(page.blocks[max(index - _DEEPEST, 0) : index]):
        if block.line <= line <= block.end_line:
            return block
    return None


def _first_line(block: Block) -> int:
    return block.line

"""Fast path for most text: paragraphs whose lines open no other block, and runs of text without markup.

markdown-it tries each of its rules at every line and every punctuation mark. The fast path takes exactly what those
rules would have left to the last of them; everything else is left to them.
"""

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MARKUP = re.compile(r"[!&*<\[\\\]_`~]|(?<= )\n|\n(?=[ \t])")
"""Places where an inline rule may begin. Other line ends stay in the text, as HTML treats them as spaces."""

_LINK = re.compile(r"\[([^\[\]]+)\]\(([A-Za-z0-9/._#:?=-]+)\)")
_OPENING = frozenset("#*+-:<=>[_`|~0123456789")
"""First characters of lines that may be more than text, or that turn the line above into more than text."""

_DEFINING = frozenset(":~")
_CHANGING = re.compile(r"[:~]|[-=|][-=:| \t]*$", re.MULTILINE)
"""Lines that make more than text of the one above: a definition, a heading's underline, a table's second line."""


def text(content: str) -> list[Token] | None:
    """The tokens of text without any markup; None where it may have some."""
    if MARKUP.search(content):
        return None
    return [Token("text", "", 0, content=content)] if content else []


def link(state: StateInline, silent: bool) -> bool:
    """Inline rule before the one for links: a link with plain text, without a title, to an ordinary address."""
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None or MARKUP.search(match.group(1)):
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(match.group(2))}
        state.append_pending(match.group(1))
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule before all others: a paragraph that begins with a letter or the like."""
    stop = _stop(state, start)
    if stop is None:
        return False
    state.line = stop
    state.push("paragraph_open", "p", 1).map = [start, stop]
    inline = state.push("inline", "", 0)
    inline.map = [start, stop]
    inline.content = mdTrim(state.getLines(start, stop, state.blkIndent, False))
    state.push("paragraph_close", "p", -1)
    return True


def _stop(state: StateBlock, start: int) -> int | None:
    """The line before which a paragraph ends; None where it may be another kind of block."""
    if _first(state, start) in _OPENING or state.is_code_block(start):
        return None
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line):
        if _first(state, line) in _OPENING:
            if _CHANGING.match(state.src, state.bMarks[line] + state.tShift[line]):
                return None
            if _ends(state, line):
                break
        line += 1
    # A definition may also follow the empty line.
    return None if line + 1 < state.lineMax and _first(state, line + 1) in _DEFINING else line


def _first(state: StateBlock, line: int) -> str:
    """The first visible character of a line, or its end."""
    position = state.bMarks[line] + state.tShift[line]
    return state.src[position : position + 1]


def _ends(state: StateBlock, line: int) -> bool:
    """Whether markdown-it lets another block begin on this line, right below a paragraph."""
    if not 0 <= state.sCount[line] < state.blkIndent + 4:
        return False
    outer, state.parentType = state.parentType, "paragraph"
    ends = any(rule(state, line, state.lineMax, True) for rule in state.md.block.ruler.getRules("paragraph"))
    state.parentType = outer
    return ends

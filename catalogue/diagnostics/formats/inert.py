"""Text of strangers inside GitHub's Markdown: it is shown, and does nothing else.

No markup, no link, no picture, no mention of a person, no reference to an issue, no end of a table's cell.
"""

import re

from catalogue.diagnostics.formats.terminal import visible

LONGEST = 300
"""Characters of one stranger's text: a title or a message needs no more, and a page has room for many."""

# As an entity, a character never counts as Markdown (CommonMark 0.31, § 2.5). A line's first counts more.
_MARKUP = re.compile(r"\A[^\w\s]|\A\d|[\\`*_{}\[\]()<>&|~^$\"'\u200b]")
# GitHub looks for people, issues, addresses and emoji in the text that is left when the Markdown has been read.
_MARKS = re.compile(r"[@#]|:(?=[\w/+-])|\bGH(?=-\d)|\bwww(?=\.)", re.IGNORECASE)


def inert(text: str, longest: int = LONGEST) -> str:
    """`text` on one line, for the middle of a paragraph, a cell or an element of HTML."""
    return _escape(_MARKS.sub("\\g<0>\u200b", _line(text, longest)))


def code(text: str, longest: int = LONGEST) -> str:
    """`text` as code: a path, an address. It can be copied as it is: GitHub looks for no marks in it."""
    return f"<code>{_escape(_line(text, longest))}</code>"


def sentence(text: str) -> str:
    """A message of ours with a stranger's words in it; what stands between backticks is shown as code."""
    parts = _line(text, 2 * LONGEST).split("`")
    if len(parts) % 2 == 0:  # a backtick without a partner is one of the stranger's
        return inert(text, 2 * LONGEST)
    return "".join(_part(part, number % 2 == 1) for number, part in enumerate(parts))


def _part(text: str, is_code: bool) -> str:
    if is_code or not text.strip():
        return code(text) if text.strip() else text
    # Blanks at both ends part the words from the code beside them.
    before, after = (" " if text[0].isspace() else ""), (" " if text[-1].isspace() else "")
    return f"{before}{inert(text, 2 * LONGEST)}{after}"


def _line(text: str, longest: int) -> str:
    line = visible(" ".join(text.split()))
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _escape(text: str) -> str:
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)

"""The Markdown syntax for entries: CommonMark, tables, strikethrough, footnotes, definition lists, GitHub's alerts.

Besides the tokens, it records in the environment what the parser ignores silently: footnotes and link labels
that are not defined, and where footnotes are defined.
"""

import re
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from catalogue.sources import plain_markdown
from catalogue.sources.url_schemes import address

_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,100})\]")
_FULL_REFERENCE = re.compile(r"\[[^\[\]]{1,300}\]\[([^\[\]\n]{0,100}[^\W\d_][^\[\]\n]{0,100})\]")

Lines = tuple[int, int]
"""First line and the line after the last, both zero-based in the body."""


@dataclass(slots=True)
class UnresolvedLabels:
    """Labels that the parser cannot resolve, with the lines of their block."""

    footnotes: list[tuple[str, Lines]] = field(default_factory=list)
    """Labels of footnotes that are used but not defined."""
    references: list[tuple[str, Lines]] = field(default_factory=list)
    """Labels of links that are used but not defined."""
    definitions: list[tuple[str, Lines]] = field(default_factory=list)
    """Labels of footnotes, each where it is defined."""
    unused: list[str] = field(default_factory=list)
    """Labels of footnotes that are defined but not used."""


def tokens_of(body: str) -> tuple[list[Token], UnresolvedLabels]:
    """Parse a body into tokens, footnotes at the end, and its unresolved labels."""
    labels = UnresolvedLabels()
    env: MutableMapping[str, Any] = {"overlooked": labels, "lines": (0, 0)}
    tokens = parser().parse(body, env)
    footnote_numbers: dict[str, int] = env.get("footnotes", {}).get("refs", {})
    labels.unused = [label.removeprefix(":") for label, number in footnote_numbers.items() if number < 0]
    return tokens, labels


@cache
def parser() -> MarkdownIt:
    """Return the one parser of the process; it holds no state between texts."""
    markdown = MarkdownIt("commonmark", {"xhtmlOut": False, "alerts": True})
    markdown.enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=False).use(deflist_plugin)
    # Addresses are checked and completed here, so the parser leaves them as written and accepts all of them.
    markdown.normalizeLink = address  # type: ignore[method-assign]  # the way its documentation gives
    markdown.validateLink = _any_address  # type: ignore[method-assign]  # as above
    markdown.add_render_rule("ready", _as_it_stands)
    markdown.core.ruler.at("normalize", _normalise)
    markdown.core.ruler.at("inline", _inline)
    markdown.inline.terminator_re = plain_markdown.MARKUP
    markdown.inline.ruler.before("link", "plain_link", plain_markdown.link)
    markdown.block.ruler.before("table", "plain_paragraph", plain_markdown.paragraph)
    markdown.core.ruler.before("footnote_tail", "footnote_definitions", _definitions)
    markdown.inline.ruler.after("footnote_ref", "overlooked", _collect_unresolved_labels)
    return markdown


def _as_it_stands(renderer: object, tokens: Sequence[Token], index: int, options: object, env: object) -> str:
    return tokens[index].content


def _any_address(url: str) -> bool:
    return True


def _normalise(state: StateCore) -> None:
    """markdown-it's own rule, without its regular expression, which replaces the newlines one by one."""
    state.src = state.src.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def _inline(state: StateCore) -> None:
    """markdown-it's own rule, which also records the current lines in the environment."""
    lines = (0, 1)
    for token in state.tokens:
        if token.map:
            lines = (token.map[0], max(token.map[1], token.map[0] + 1))
        if token.type == "inline":
            state.env["lines"] = lines
            token.children = plain_markdown.text(token.content)
            if token.children is None:
                token.children = state.md.inline.parse(token.content, state.md, state.env, [])


def _definitions(state: StateCore) -> None:
    labels: UnresolvedLabels = state.env["overlooked"]
    for token in state.tokens:
        if token.type == "footnote_reference_open" and token.map:
            labels.definitions.append((token.meta["label"], (token.map[0], token.map[1])))


def _collect_unresolved_labels(state: StateInline, silent: bool) -> bool:
    """Record unresolved labels. Runs after the rules for links and footnotes: whatever is left here is undefined."""
    if silent or state.src[state.pos] != "[":
        return False
    labels: UnresolvedLabels = state.env["overlooked"]
    if match := _FOOTNOTE.match(state.src, state.pos):
        labels.footnotes.append((match.group(1), state.env["lines"]))
    elif match := _FULL_REFERENCE.match(state.src, state.pos):
        labels.references.append((match.group(1), state.env["lines"]))
    return False

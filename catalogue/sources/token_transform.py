"""Walks the tokens of a body once: collects headings, links and plain text, and prepares the tokens for rendering.

Every attribute that is to survive sanitising gets the page's nonce; raw HTML goes through its filter; obstacles to
accessibility in markdown-it's own output (alignment as inline style, header cells without scope, footnotes without
names) are corrected here.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it.token import Token

from catalogue.diagnostics.model import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import read as rules
from catalogue.model_errors import nearest, suggestion
from catalogue.sources import figure_captions, footnotes
from catalogue.sources.body import Block, BlockKind, Heading, LinkUse
from catalogue.sources.html_token import ready
from catalogue.sources.markdown_parser import Lines
from catalogue.sources.raw_html import HtmlFilter
from catalogue.sources.sanitise import hole, label
from catalogue.sources.text_position import SourceText
from catalogue.sources.url_schemes import address, is_safe
from catalogue.urls import slug
from catalogue.yaml_source.source_map import excerpt

ALERTS = ("note", "tip", "important", "warning", "caution")
FROM_ELSEWHERE = (
    "Link to it instead, and say in the link what it is: a page that shows a film or a map from another host "
    "tells that host who is reading."
)
_EMBEDDING = frozenset({"iframe", "video", "audio", "embed", "object", "script"})
_ALERT = re.compile(r"\[!([A-Za-z]{1,30})\][ \t]*([^\n]*)")
_CONTAINERS = frozenset({"blockquote_open", "alert_open", "list_item_open", "dd_open"})
_DEEPEST = 19
_TAGS = re.compile(r"<[^>]*>")


class TokenTransform:
    """State of one walk through the tokens of one body."""

    def __init__(self, source_text: SourceText, nonce: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.headings: list[Heading] = []
        self.links: list[LinkUse] = []
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self._reports: set[Diagnostic] = set()
        self._places: dict[tuple[object, ...], Iterator[Span]] = {}
        self._source_text = source_text
        self._nonce = nonce
        self._anchors: dict[str, int] = {}
        self._lines: Lines = (0, 1)
        self._html_filter = HtmlFilter(nonce, self._raw_address, self._report_removal, self._report_depth)
        self._out: list[Token] = []

    def compose(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens to render; headings, links, texts and diagnostics are in the attributes afterwards."""
        for index, token in enumerate(tokens):
            if token.map:
                self._lines = (token.map[0], max(token.map[1], token.map[0] + 1))
            self._block(token, tokens, index)
        return self._out

    def report(
        self, rule: Rule, needles: Sequence[str], lines: Lines, hint: str | None = None, **values: object
    ) -> None:
        """Record a problem at the first of `needles` in these lines, or at its next place if that is taken."""
        key = (rule, *needles, *lines)
        places = self._places.get(key)
        if places is None:
            places = self._places[key] = self._source_text.places(needles, *lines)
        for span in places:
            diagnostic = report(rule, span, hint=hint, **values)
            if diagnostic not in self._reports:
                self._reports.add(diagnostic)
                self.diagnostics.append(diagnostic)
                return

    def _block(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        name = token.type
        if kind := _BLOCKS.get(name):
            first, end = self._lines
            self.blocks.append(
                Block(kind, first + self._source_text.first_line, end + self._source_text.first_line - 1, token.level)
            )
        if handle := _HANDLERS.get(name):
            handle(self, token, tokens, index)
        elif name.startswith("footnote") and (markup := footnotes.block(token, self._nonce)):
            token = ready(markup)
        if token.level >= _DEEPEST and name in _CONTAINERS:
            self.report(rules.BODY_TOO_DEEP, (), self._lines)
        if token.attrs:
            token.attrs = {name: f"{self._nonce}{value}" for name, value in token.attrs.items()}
        self._out.append(token)
        if name == "table_close":
            self._out.append(ready("</div>\n"))

    def _inline(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        children = token.children or []
        line, hide_close = self._lines[0], False
        for position, child in enumerate(children):
            match child.type:
                case "text":
                    line += child.content.count("\n")
                case "link_open":
                    text = inline_text(children[position + 1 : _closing(children, position)])
                    hide_close = not self._insert_hole(child, "href", "link", text)
                    if hide_close:
                        children[position] = ready("")
                case "link_close" if hide_close:
                    children[position], hide_close = ready(""), False
                case "image":
                    children[position] = self._image(child)
                case "html_inline":
                    original, child.content = child.content, self._html_filter.clean(child.content, line, block=False)
                    line += original.count("\n")
                case "softbreak" | "hardbreak":
                    line += 1
                case "footnote_ref":
                    children[position] = ready(footnotes.reference(child, self._nonce))
        text = inline_text(children)
        if text:
            self.texts.append(text)
        if caption := figure_captions.figure(tokens[index - 1 : index + 2], self._nonce):
            self.texts.append(caption)

    def _insert_hole(
        self, token: Token, name: Literal["href", "src"], kind: Literal["link", "image"], text: str
    ) -> bool:
        """Replace a token's address with a hole; False where the address must not be published."""
        target = str(token.attrs.pop(name, ""))
        number = self._number(target, kind, text, self._lines)
        for key, value in token.attrs.items():
            token.attrs[key] = f"{self._nonce}{value}"
        if number is not None:
            token.attrs[name] = number
        return number is not None

    def _image(self, token: Token) -> Token:
        """Build the token of a picture; markdown-it's own would set the alternative text without the nonce."""
        text = inline_text(token.children or [])
        if not self._insert_hole(token, "src", "image", text):
            return ready(html.escape(text))
        token.attrs["alt"] = self._nonce + text
        token.type = "picture"
        return token

    def _number(self, target: str, kind: Literal["link", "image"], text: str, lines: Lines) -> str | None:
        if not is_safe(target):
            short_target = excerpt(target)
            self.report(rules.UNSAFE_LINK, (target, short_target, target[:12], f"[{text}]"), lines, target=short_target)
            return None
        first = self._source_text.first_line
        self.links.append(LinkUse(target, kind, text, lines[0] + first, max(lines[1], lines[0] + 1) + first - 1))
        return hole(self._nonce, len(self.links) - 1)

    def _raw_address(self, target: str, kind: Literal["link", "image"], text: str, line: int) -> str | None:
        lines = (line, max(self._lines[1], line + 1))
        return self._number(address(target), kind, text, lines)

    def _report_removal(self, element: str, attribute: str, line: int) -> None:
        lines = (line, max(self._lines[1], line + 1))
        if attribute:
            self.report(rules.ATTRIBUTE_REMOVED, (attribute,), lines, element=element, attribute=attribute)
        else:
            hint = FROM_ELSEWHERE if element in _EMBEDDING else None
            self.report(rules.ELEMENT_REMOVED, (f"<{element}", f"<{element.upper()}"), lines, hint, element=element)

    def _report_depth(self, line: int) -> None:
        if not any(diagnostic.code == rules.BODY_TOO_DEEP.code for diagnostic in self.diagnostics):
            self.report(rules.BODY_TOO_DEEP, (), (line, line + 1))

    def _heading(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        text = inline_text(tokens[index + 1].children or [])
        anchor = stem = slug(text)
        while anchor in self._anchors:
            self._anchors[stem] += 1
            anchor = f"{stem}-{self._anchors[stem]}"
        self._anchors[anchor] = 1
        line = self._lines[0] + self._source_text.first_line
        self.headings.append(Heading(int(token.tag[1:]), text, anchor, line))
        token.attrs = {"id": anchor}

    def _fence(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        self.texts.append(token.content.strip())
        first, end = self._lines
        last = self._source_text.lines[min(end, len(self._source_text.lines)) - 1]
        if end - first < 2 or not last.strip(" \t>").startswith(token.markup):
            self.report(rules.CODE_NOT_CLOSED, (token.markup,), self._lines, fence=token.markup)
        if language := re.match(r"[\w+-]{1,30}", token.info, re.ASCII):
            token.attrs["class"] = f"language-{language.group()}"
        token.info = ""

    def _code(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        self.texts.append(token.content.strip())

    def _html(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        token.content = self._html_filter.clean(token.content, self._lines[0], block=True)
        self.texts.append(" ".join(html.unescape(_TAGS.sub(" ", token.content)).split()))

    def _table(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        """Make a wide table scroll in a box that the keyboard reaches, named after the heading above."""
        nonce = self._nonce
        attributes = f' class="{nonce}table-scroll" tabindex="{nonce}0"'
        if self.headings:
            attributes += f' role="{nonce}group" aria-labelledby="{nonce}{self.headings[-1].anchor}"'
        self._out.append(ready(f"<div{attributes}>\n"))

    def _cell(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        """Let a header cell name its column, unless it is empty; alignment is a class, as inline style is forbidden."""
        align = str(token.attrs.pop("style", "")).removeprefix("text-align:")
        content = tokens[index + 1 if token.nesting == 1 else index - 1].content
        if token.tag == "th" and not content:
            token.tag = "td"
        elif token.type == "th_open":
            token.attrs["scope"] = "col"
        if align:
            token.attrs["class"] = f"align-{align}"

    def _alert(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        token.attrs = {"class": f"note note-{token.meta['kind'].lower()}", "role": "note"}

    def _alert_title(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        token.attrs = {"class": "note-title"}
        tokens[index + 1].children = [ready(label(self._nonce, tokens[index + 1].content.lower()))]

    def _quotation(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        inline = next((token for token in tokens[index + 1 : index + 3] if token.type == "inline"), None)
        match = _ALERT.match(inline.content) if inline else None
        if match is None:
            return
        kind = match.group(1)
        if kind.lower() in ALERTS:
            self.report(rules.ALERT_ON_ONE_LINE, (f"[!{kind}]",), self._lines, kind=kind.upper())
            return
        near = nearest(kind, tuple(ALERTS))
        hint = suggestion(near.upper(), rules.UNKNOWN_ALERT.help) if near else None
        self.report(rules.UNKNOWN_ALERT, (f"[!{kind}]",), self._lines, hint=hint, kind=kind)


def inline_text(tokens: Sequence[Token]) -> str:
    """Plain text of inline tokens, without footnote marks and markup."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type in ("image", "picture"):
            parts.append(inline_text(token.children or []))
    return " ".join("".join(parts).split())


def _closing(tokens: Sequence[Token], start: int) -> int:
    return next((n for n in range(start, len(tokens)) if tokens[n].type == "link_close"), len(tokens))


_HANDLERS = {
    "alert_open": TokenTransform._alert,
    "alert_title_open": TokenTransform._alert_title,
    "blockquote_open": TokenTransform._quotation,
    "code_block": TokenTransform._code,
    "fence": TokenTransform._fence,
    "heading_open": TokenTransform._heading,
    "html_block": TokenTransform._html,
    "inline": TokenTransform._inline,
    "table_open": TokenTransform._table,
    "td_open": TokenTransform._cell,
    "th_close": TokenTransform._cell,
    "th_open": TokenTransform._cell,
}
"""Handlers for the kinds of block tokens that need more than the nonce on their attributes."""

_BLOCKS: dict[str, BlockKind] = {
    "blockquote_open": "quotation",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "tr_open": "row",
    "dt_open": "term",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
}
"""The block tokens that are recorded for later readers of the source."""

"""Filter for HTML in Markdown: keeps complete tags of harmless elements only.

This is the first of two filters: it reports what it removes, and where. The second, in `sanitise.py`, trusts nothing
and reports nothing. Attributes leave here only with the page's secret nonce as a prefix, so nobody else can write one.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

_HARMLESS = """
    a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
    h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table
    tbody td tfoot th thead time tr ul var wbr
"""
ELEMENTS = frozenset(_HARMLESS.split())
"""Elements allowed in an entry's text."""
ATTRIBUTES = {
    "a": frozenset({"href", "hreflang", "title"}),
    "abbr": frozenset({"title"}),
    "col": frozenset({"span"}),
    "dfn": frozenset({"title"}),
    "img": frozenset({"src", "alt", "title", "width", "height"}),
    "ol": frozenset({"start", "reversed"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
    "details": frozenset({"open"}),
}
"""Attributes that an author may set on them, besides `lang` and `dir` on any."""
EVERYWHERE = frozenset({"lang", "dir"})
DEEPEST = 60
"""Number of elements open at once; the second filter slows down beyond thousands."""

_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
_ACTIVE = """
    applet audio canvas form iframe math noembed noframes noscript object script select style svg template textarea
    title video xmp
"""
_WITH_CONTENT = frozenset(_ACTIVE.split())
_TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*)"
    r"((?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*+)\s*/?>"
)
_ATTRIBUTE = re.compile(r"([A-Za-z_:][A-Za-z0-9_.:-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")

ReportRemoval = Callable[[str, str, int], None]


@dataclass(slots=True)
class HtmlFilter:
    """Filter for the raw HTML of one page, piece by piece."""

    nonce: str
    """The page's nonce."""
    address: Callable[[str, Literal["link", "image"], str, int], str | None]
    """Returns the hole for an address, from target, kind, text and line; None where it must not be published."""
    report_removal: ReportRemoval
    """Called for every removed element and attribute: element, attribute or "", line."""
    report_depth: Callable[[int], None]
    """Called with the line on which elements are nested too deeply."""
    _depth: int = 0

    def clean(self, text: str, line: int, *, block: bool) -> str:
        """Keep the harmless part of `text`, which begins on `line` and is a single tag unless it is a block."""
        output: list[str] = []
        position = line_end = 0
        while (start := text.find("<", position)) >= 0:
            output.append(text[position:start])
            line, line_end = line + text.count("\n", line_end, start), start
            if text.startswith("<!--", start):
                end = text.find("-->", start + 4)
                position = end + 3 if end >= 0 else len(text)
            elif tag := _TAG.match(text, start):
                output.append(self._tag(tag, line))
                position = self._after(tag, text) if block else tag.end()
            else:
                output.append("&lt;")
                position = start + 1
        output.append(text[position:])
        return "".join(output)

    def _after(self, tag: re.Match[str], text: str) -> int:
        """Position after a tag; the contents of a script or a form are skipped with it."""
        name = tag.group(2).lower()
        if name not in _WITH_CONTENT or tag.group(1):
            return tag.end()
        end = re.compile(f"</{name}\\s*>", re.IGNORECASE).search(text, tag.end())
        return end.end() if end else len(text)

    def _tag(self, tag: re.Match[str], line: int) -> str:
        closing, name, attributes = tag.group(1), tag.group(2).lower(), tag.group(3)
        if name not in ELEMENTS:
            if not closing:
                self.report_removal(name, "", line)
            return ""
        if closing:
            self._depth = max(self._depth - 1, 0)
            return f"</{name}>"
        if name not in _VOID:
            if self._depth >= DEEPEST:
                self.report_depth(line)
                return ""
            self._depth += 1
        return f"<{name}{self._attributes(name, attributes, line)}>" if attributes else f"<{name}>"

    def _attributes(self, element: str, text: str, line: int) -> str:
        values: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(text):
            name = match.group(1).lower()
            values.setdefault(name, html.unescape(match.group(2) or match.group(3) or match.group(4) or ""))
        names = ATTRIBUTES.get(element, frozenset()) | EVERYWHERE
        output = []
        for name, value in values.items():
            if name not in names:
                self.report_removal(element, name, line)
            elif name in ("href", "src"):
                hole = self.address(value, "image" if name == "src" else "link", values.get("alt", ""), line)
                output.append("" if hole is None else f' {name}="{hole}"')
            else:
                output.append(f' {name}="{self.nonce}{html.escape(value)}"')
        return "".join(output)

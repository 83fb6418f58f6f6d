"""Converts running text into blocks for a Typst template: plain data, of which nothing is ever executed.

The input is the HTML that the read stage has sanitised, with all links resolved: what pages may not show cannot get
into a PDF either, and raw HTML needs no separate handling. Independent of Typst and of entries.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from catalogue.pdf.html_tree import Element, tree_of

Block = dict[str, Any]
"""A paragraph, list, table or other block: `is` gives its kind, `in` its content."""
Inline = str | dict[str, Any]
"""A run of text, or an inline element."""
Picture = Callable[[str], str]
"""Gives the file name to set for the address of a picture; empty where it cannot be set."""

DEEPEST = 12
"""Maximum nesting of elements of a kind; deeper ones are reduced to their text, as Typst would fail."""

_STYLES = frozenset(
    {"em", "strong", "del", "ins", "sub", "sup", "code", "kbd", "samp", "var", "mark", "small", "q", "cite", "dfn"}
)
_SAME = {"i": "em", "b": "strong", "s": "del", "u": "ins"}
_HEADING = re.compile(r"h[1-6]")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLOCKS = frozenset(
    """
    blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table
    tbody td tfoot th thead tr ul
    """.split()
)


def blocks(stretches: Iterable[str], picture: Picture, footnotes_html: str = "") -> list[list[Block]]:
    """Convert the parts of a text, given as sanitised HTML, each to its blocks.

    Args:
        picture: gives the file of a picture.
        footnotes_html: the HTML of the text's footnotes. Each is set where the text first refers to it.
    """
    footnotes = {item.attributes.get("id", ""): item for item in tree_of(footnotes_html).inner("li")}
    walk = _Walk(picture, footnotes)
    return [walk.blocks(tree_of(html).children) for html in stretches]


class _Walk:
    """Traversal of the elements of a text."""

    def __init__(self, picture: Picture, footnotes: dict[str, Element]) -> None:
        self._picture = picture
        self._footnotes = footnotes
        self._note_references: set[str] = set()
        self._depth = 0

    def blocks(self, children: Sequence[Element | str]) -> list[Block]:
        """Convert elements and text to blocks; text outside any paragraph becomes one."""
        result: list[Block] = []
        loose: list[Element | str] = []
        for child in children:
            if isinstance(child, Element) and _holds_blocks(child):
                result += self._paragraph(loose)
                loose = []
                result += self._block(child)
            else:
                loose.append(child)
        return result + self._paragraph(loose)

    def _paragraph(self, children: Sequence[Element | str]) -> list[Block]:
        inlines = self.inlines(children)
        if not inlines:
            return []
        if len(inlines) == 1 and isinstance(inlines[0], dict) and inlines[0]["is"] == "picture":
            return [{**inlines[0], "caption": []}]
        return [{"is": "paragraph", "in": inlines}]

    def _block(self, element: Element) -> list[Block]:
        if self._depth >= DEEPEST:
            return self._paragraph([element.text])
        self._depth += 1
        try:
            blocks = self._convert(element)
        finally:
            self._depth -= 1
        language = element.attributes.get("lang")
        return [{"is": "language", "language": language, "in": blocks}] if language and blocks else blocks

    def _convert(self, element: Element) -> list[Block]:
        name = element.name
        if _HEADING.fullmatch(name):
            inlines = self.inlines(element.children)
            anchor = element.attributes.get("id", "")
            return [{"is": "heading", "level": int(name[1]), "anchor": anchor, "in": inlines}] if inlines else []
        if make := _MAKERS.get(name):
            return make(self, element)
        if "note" in element.classes:
            return self._admonition(element)
        return self.blocks(element.children)

    def _list(self, element: Element) -> list[Block]:
        items = [self.blocks(item.children) for item in element.elements("li")]
        if element.name == "ul":
            return [{"is": "list", "items": items}]
        start = element.attributes.get("start", "")
        first = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
        step = -1 if "reversed" in element.attributes else 1
        first = len(items) if step < 0 and not start else first
        numbers = [first + step * place for place in range(len(items))]
        return [{"is": "numbered", "items": items, "numbers": numbers}]

    def _terms(self, element: Element) -> list[Block]:
        items: list[dict[str, Any]] = []
        for child in _flat(element):
            if child.name == "dt":
                if not items or items[-1]["in"]:
                    items.append({"terms": [], "in": []})
                items[-1]["terms"].append(self.inlines(child.children))
            else:
                if not items:
                    items.append({"terms": [], "in": []})
                items[-1]["in"] += self.blocks(child.children)
        return [{"is": "terms", "items": items}]

    def _quotation(self, element: Element) -> list[Block]:
        return [{"is": "quotation", "in": self.blocks(element.children)}]

    def _admonition(self, element: Element) -> list[Block]:
        """Convert a note, tip or warning, whose first paragraph gives its kind."""
        rest = [
            child for child in element.children if not (isinstance(child, Element) and "note-title" in child.classes)
        ]
        title = next((child for child in element.elements("p") if "note-title" in child.classes), None)
        kind = next((name.removeprefix("note-") for name in element.classes if name.startswith("note-")), "note")
        words = self.inlines(title.children) if title else []
        return [{"is": "note", "kind": kind, "title": words, "in": self.blocks(rest)}]

    def _code(self, element: Element) -> list[Block]:
        inner = element.first("code")
        names = inner.classes if inner else frozenset()
        language = next((name.removeprefix("language-") for name in names if name.startswith("language-")), "")
        return [{"is": "code", "language": language, "text": element.text.strip("\n")}]

    def _rule(self, element: Element) -> list[Block]:
        return [{"is": "rule"}]

    def _figure(self, element: Element) -> list[Block]:
        caption = element.first("figcaption")
        rest = [child for child in element.children if child is not caption]
        words = self.inlines(caption.children) if caption else []
        inner = self.blocks(rest)
        if len(inner) == 1 and inner[0]["is"] == "picture":
            return [{**inner[0], "caption": words}]
        return [*inner, *([{"is": "paragraph", "in": words}] if words else [])]

    def _details(self, element: Element) -> list[Block]:
        """Convert a disclosure element, which is always open in print."""
        summary = element.first("summary")
        rest = [child for child in element.children if child is not summary]
        words = self.inlines(summary.children) if summary else []
        title = [{"is": "paragraph", "in": [{"is": "strong", "in": words}]}] if words else []
        return [*title, *self.blocks(rest)]

    def _table(self, element: Element) -> list[Block]:
        caption = element.first("caption")
        header_rows = [row for part in element.elements("thead") for row in part.elements("tr")]
        body = [row for part in element.elements("tbody", "tfoot") for row in part.elements("tr")]
        body += element.elements("tr")
        top = self._cells(header_rows, 0)
        cells = [*top, *self._cells(body, len(header_rows))]
        columns = max((cell["x"] + cell["across"] for cell in cells), default=0)
        words = self.inlines(caption.children) if caption else []
        table = {
            "is": "table",
            "columns": columns,
            "head": len(header_rows) if top else 0,
            "cells": cells,
            "caption": words,
        }
        return [table] if cells else []

    def _cells(self, rows: Sequence[Element], first: int) -> list[dict[str, Any]]:
        """Cells with their positions, counted from the left and from the row `first`, without overlaps."""
        spans: set[tuple[int, int]] = set()
        cells = []
        for y, row in enumerate(rows):
            x = 0
            for cell in row.elements("td", "th"):
                while (x, y) in spans:
                    x += 1
                down = min(_span(cell, "rowspan"), len(rows) - y)
                across = next(
                    (n for n in range(1, _span(cell, "colspan")) if (x + n, y) in spans), _span(cell, "colspan")
                )
                spans |= {(x + right, y + below) for right in range(across) for below in range(down)}
                cells.append({"x": x, "y": y + first, "across": across, "down": down, **self._cell(cell)})
        return cells

    def _cell(self, cell: Element) -> dict[str, Any]:
        align = next((name.removeprefix("align-") for name in cell.classes if name.startswith("align-")), "")
        return {"head": cell.name == "th", "align": align, "in": self.blocks(cell.children)}

    def inlines(self, children: Iterable[Element | str]) -> list[Inline]:
        """Convert text and inline elements, with spaces trimmed and collapsed."""
        result: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                _append(result, _SPACE.sub(" ", child))
            else:
                for inline in self._inline(child):
                    _append(result, inline)
        return _trim(result)

    def _inline(self, element: Element) -> Iterator[Inline]:
        if element.name == "br":
            yield {"is": "break"}
        elif element.name == "img":
            yield self._image(element)
        elif "footnote-mark" in element.classes:
            yield from self._reference(element)
        elif element.name not in {"wbr", "hr", "col"} and "footnote-back" not in element.classes:
            yield from self._style(element)

    def _style(self, element: Element) -> Iterator[Inline]:
        if self._depth >= DEEPEST:
            yield _SPACE.sub(" ", element.text)
            return
        self._depth += 1
        inner = [inline for child in element.children for inline in self._one(child)]
        self._depth -= 1
        name = _SAME.get(element.name, element.name)
        inlines: list[Inline] = _join(inner)
        if name == "a" and (target := element.attributes.get("href", "")) not in {"", "#"}:
            inlines = [{"is": "link", "to": target, "in": inlines}] if inlines else []
        elif name in _STYLES and inlines:
            inlines = [{"is": name, "in": inlines}]
        language = element.attributes.get("lang")
        yield from [{"is": "language", "language": language, "in": inlines}] if language and inlines else inlines

    def _one(self, child: Element | str) -> Iterable[Inline]:
        return (_SPACE.sub(" ", child),) if isinstance(child, str) else self._inline(child)

    def _image(self, element: Element) -> Inline:
        attributes = element.attributes
        file = self._picture(attributes.get("src", ""))
        return {"is": "picture", "file": file, "source": attributes.get("src", ""), "alt": attributes.get("alt", "")}

    def _reference(self, element: Element) -> Iterator[Inline]:
        link = element if element.name == "a" else next(element.inner("a"), element)
        anchor = link.attributes.get("href", "").rpartition("#")[2]
        footnote = self._footnotes.get(anchor)
        if footnote is None:
            return
        if anchor in self._note_references:
            yield {"is": "footnote-again", "anchor": anchor}
            return
        self._note_references.add(anchor)
        yield {"is": "footnote", "anchor": anchor, "in": self.blocks(footnote.children)}


_MAKERS: dict[str, Callable[[_Walk, Element], list[Block]]] = {
    "ul": _Walk._list,
    "ol": _Walk._list,
    "dl": _Walk._terms,
    "blockquote": _Walk._quotation,
    "pre": _Walk._code,
    "hr": _Walk._rule,
    "figure": _Walk._figure,
    "details": _Walk._details,
    "table": _Walk._table,
}
"""Converters of the elements that are more than their content."""


def _holds_blocks(element: Element) -> bool:
    """Whether an element is a block, or an inline element that contains one."""
    return element.name in _BLOCKS or any(
        isinstance(child, Element) and _holds_blocks(child) for child in element.children
    )


def _flat(element: Element) -> Iterator[Element]:
    """The terms and definitions of a list, including one that groups them."""
    for child in element.elements("dt", "dd", "div"):
        yield from _flat(child) if child.name == "div" else (child,)


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "")
    return min(int(value), 20) if re.fullmatch(r"[1-9]\d{0,3}", value) else 1


def _append(inlines: list[Inline], inline: Inline) -> None:
    if isinstance(inline, str) and inlines and isinstance(inlines[-1], str):
        inlines[-1] = _SPACE.sub(" ", inlines[-1] + inline)
    elif inline != "":
        inlines.append(inline)


def _join(inlines: Iterable[Inline]) -> list[Inline]:
    result: list[Inline] = []
    for inline in inlines:
        _append(result, inline)
    return result


def _trim(inlines: list[Inline]) -> list[Inline]:
    """Trim the spaces at both ends of a paragraph, which HTML does not show."""
    if inlines and isinstance(inlines[0], str):
        inlines[0] = inlines[0].lstrip(" ")
    if inlines and isinstance(inlines[-1], str):
        inlines[-1] = inlines[-1].rstrip(" ")
    return [inline for inline in inlines if inline != ""]

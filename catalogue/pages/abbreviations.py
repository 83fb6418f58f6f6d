"""Marks abbreviations in running text, each where a page uses it first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

_TAG = re.compile(r"<(/?)([a-z0-9]+)(?:\s[^>\"]*(?:\"[^\"]*\"[^>\"]*)*)?>")
"""One tag of sanitised HTML, in which every attribute is in double quotes."""

_OPAQUE = frozenset({"a", "abbr", "code", "pre", "dfn", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements inside which no abbreviation is marked."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that the glossary explains."""

    short: str
    long: str
    href: str
    """Address of its entry in the glossary, from the page on which it is used."""


def explain(html: str, abbreviations: Mapping[str, Abbreviation]) -> Markup:
    """Mark the first use of each abbreviation in running text, with its long form and a link to the glossary."""
    if not abbreviations:
        return Markup(html)  # noqa: S704 - the read stage sanitised it
    by_html = {escape(short, quote=False): abbreviation for short, abbreviation in abbreviations.items()}
    short_forms = "|".join(re.escape(short) for short in sorted(by_html, key=len, reverse=True))
    word = re.compile(rf"(?<![\w-])({short_forms})(?![\w-])")
    earlier: set[str] = set()

    def link_first_use(match: re.Match[str]) -> str:
        short = match[1]
        if short in earlier:
            return short
        earlier.add(short)
        title, href = escape(by_html[short].long, quote=True), escape(by_html[short].href, quote=True)
        return f'<a class="term" href="{href}"><abbr title="{title}">{short}</abbr></a>'

    pieces: list[str] = []
    position = inside = 0
    for tag in _TAG.finditer(html):
        text = html[position : tag.start()]
        pieces += (text if inside else word.sub(link_first_use, text), tag[0])
        if tag[2] in _OPAQUE:
            inside += -1 if tag[1] else 1
        position = tag.end()
    pieces.append(html[position:])
    return Markup("".join(pieces))  # noqa: S704 - the read stage sanitised it; what is added is escaped

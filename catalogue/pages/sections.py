"""Splits running text at its second-level headings, and matches the parts to the site's sections.

The headings of a translation are translated too, so they are matched by position among the original's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

from catalogue.setting_groups import Section
from catalogue.sources import Body
from catalogue.urls import slug
from catalogue.views import SectionView

FOOTNOTES = "notes"
"""The role of the footnotes, which come last and belong to no section."""

_LEVEL = 2
_TAG = re.compile(r'<(/?)([a-z0-9]+)((?:\s[^>"]*(?:"[^"]*"[^>"]*)*)?)>')
"""One tag of sanitised HTML, in which every attribute is in double quotes."""
_VOID = frozenset({"br", "col", "hr", "img", "source", "wbr"})
_ANCHOR = re.compile(r'\sid="([^"]*)"')


_FOOTNOTES_ANCHOR = "#"
"""Placeholder anchor for the beginning of the footnotes; no heading has it."""


def split_sections(html: str, body: Body, sections: Mapping[str, Section]) -> tuple[SectionView, ...]:
    """Split a body's HTML into parts, which together are the complete HTML.

    Args:
        sections: the site's sections by the anchors of their headings.
    """
    titles = {heading.anchor: heading.text for heading in body.headings}
    places = [(0, ""), *_places(html), (len(html), "")]
    views = []
    for (start, anchor), (end, _) in pairwise(places):
        if html[start:end].strip():
            section = sections.get(anchor)
            role = FOOTNOTES if anchor == _FOOTNOTES_ANCHOR else section.role if section else ""
            own = anchor if anchor in titles else ""
            text = Markup(html[start:end])  # noqa: S704 - the read stage sanitised it
            views.append(SectionView(role, titles.get(anchor, ""), own, text, bool(section and section.highlight)))
    return tuple(views)


def _places(html: str) -> Iterator[tuple[int, str]]:
    """Offsets of second-level headings outside any other element, and of the footnotes, with their anchors."""
    depth = 0
    for tag in _TAG.finditer(html):
        closing, name, attributes = tag.groups()
        if name in _VOID:
            continue
        if not closing and depth == 0 and (name == f"h{_LEVEL}" or 'class="footnotes"' in attributes):
            anchor = _ANCHOR.search(attributes)
            yield tag.start(), (anchor[1] if anchor else "") if name == f"h{_LEVEL}" else _FOOTNOTES_ANCHOR
        depth += -1 if closing else 1


def match_sections(body: Body, original: Body, sections: Iterable[Section]) -> dict[str, Section]:
    """Match second-level headings to the sections of the site, by the headings' anchors.

    Args:
        original: for a translation, the body in the entry's original language; else `body` again.
        sections: the sections in the site's settings.
    """
    by_heading = {slug(section.heading): section for section in sections}
    own, first = _chapters(body), _chapters(original)
    # Where a section was left out or split, a heading only matches a section of exactly its name.
    titles = [title for _, title in (first if len(own) == len(first) else own)]
    matches = zip(own, (by_heading.get(slug(title)) for title in titles), strict=True)
    return {anchor: section for (anchor, _), section in matches if section}


def _chapters(body: Body) -> Sequence[tuple[str, str]]:
    return [(heading.anchor, heading.text) for heading in body.headings if heading.level == _LEVEL]

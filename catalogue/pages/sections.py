"""Cuts running text at its headings of the second level, and tells which of the site's sections each stretch is.

A translation has headings in words of its own: there the place among its original's headings tells.
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
"""The role of the footnotes, which close the text and belong to none of its sections."""

_LEVEL = 2
_TAG = re.compile(r'<(/?)([a-z0-9]+)((?:\s[^>"]*(?:"[^"]*"[^>"]*)*)?)>')
"""One tag of sanitised HTML, where every attribute stands in double quotes."""
_VOID = frozenset({"br", "col", "hr", "img", "source", "wbr"})
_ANCHOR = re.compile(r'\sid="([^"]*)"')


_FOOTNOTES_ANCHOR = "#"
"""Stands where an anchor would, for the place at which the footnotes begin: no heading has such an anchor."""


def split_sections(html: str, body: Body, sections: Mapping[str, Section]) -> tuple[SectionView, ...]:
    """The stretches of a body's HTML: together they are the whole of it.

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
    """Where a heading of the second level begins that stands in no other element, and where the footnotes do."""
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
    """The sections of the site by the anchors of the headings of the second level that stand for them.

    Args:
        original: the body in the language in which the entry was first written, for a translation; else `body` again.
        sections: those that the site's settings name.
    """
    by_heading = {slug(section.heading): section for section in sections}
    own, first = _chapters(body), _chapters(original)
    # Where somebody has left out a section, or parted one, a heading stands for one only where it has its very name.
    titles = [title for _, title in (first if len(own) == len(first) else own)]
    matches = zip(own, (by_heading.get(slug(title)) for title in titles), strict=True)
    return {anchor: section for (anchor, _), section in matches if section}


def _chapters(body: Body) -> Sequence[tuple[str, str]]:
    return [(heading.anchor, heading.text) for heading in body.headings if heading.level == _LEVEL]

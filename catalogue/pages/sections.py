"""Cuts running text at its headings of the second level, and tells which of the site's sections each stretch is.

A translation has headings in words of its own: there the place among its original's headings tells.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

from catalogue.sources import Body
from catalogue.urls import slug
from catalogue.views import SectionView

NOTES = "notes"
"""The role of the footnotes, which close the text and belong to none of its sections."""

_LEVEL = 2
_TAG = re.compile(r'<(/?)([a-z0-9]+)((?:\s[^>"]*(?:"[^"]*"[^>"]*)*)?)>')
"""One tag of sanitised HTML, where every attribute stands in double quotes."""
_VOID = frozenset({"br", "col", "hr", "img", "source", "wbr"})
_ANCHOR = re.compile(r'\sid="([^"]*)"')


_NOTES_BEGIN = "#"
"""Stands where an anchor would, for the place at which the footnotes begin: no heading has such an anchor."""


def split_sections(html: str, body: Body, roles: Mapping[str, str]) -> tuple[SectionView, ...]:
    """The stretches of a body's HTML: together they are the whole of it.

    Args:
        roles: the role of a heading by its anchor.
    """
    titles = {heading.anchor: heading.text for heading in body.headings}
    places = [(0, ""), *_places(html), (len(html), "")]
    found = []
    for (start, anchor), (end, _) in pairwise(places):
        if html[start:end].strip():
            role = NOTES if anchor == _NOTES_BEGIN else roles.get(anchor, "")
            own = anchor if anchor in titles else ""
            text = Markup(html[start:end])  # noqa: S704 - the read stage sanitised it
            found.append(SectionView(role, titles.get(anchor, ""), own, text))
    return tuple(found)


def _places(html: str) -> Iterator[tuple[int, str]]:
    """Where a heading of the second level begins that stands in no other element, and where the footnotes do."""
    depth = 0
    for tag in _TAG.finditer(html):
        closing, name, attributes = tag.groups()
        if name in _VOID:
            continue
        if not closing and depth == 0 and (name == f"h{_LEVEL}" or 'class="footnotes"' in attributes):
            anchor = _ANCHOR.search(attributes)
            yield tag.start(), (anchor[1] if anchor else "") if name == f"h{_LEVEL}" else _NOTES_BEGIN
        depth += -1 if closing else 1


def roles_of(body: Body, original: Body, sections: Iterable[str]) -> dict[str, str]:
    """The role of each heading of the second level by its anchor, as far as the site's settings name one for it.

    Args:
        original: the body in the language in which the entry was first written, for a translation; else `body` again.
        sections: the headings that the site's settings name.
    """
    known = {slug(section) for section in sections}
    own, first = _chapters(body), _chapters(original)
    roles = [slug(title) if slug(title) in known else "" for _, title in first]
    if len(own) != len(first):
        # Somebody has left out a section, or parted one: then a heading has a role only where it has its very name.
        roles = [slug(title) if slug(title) in known else "" for _, title in own]
    return {anchor: role for (anchor, _), role in zip(own, roles, strict=True) if role}


def _chapters(body: Body) -> Sequence[tuple[str, str]]:
    return [(heading.anchor, heading.text) for heading in body.headings if heading.level == _LEVEL]

"""Builder of views that many pages share: links, cards, figures, dates and bodies of text in one language."""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape

from catalogue import labels
from catalogue.artwork.cover import cover_path
from catalogue.concurrency import compute_once, locked_property
from catalogue.i18n import Messages, country_name
from catalogue.images import add_sources, cover_of, picture_view
from catalogue.labels import date_text, label, span_text, years_text
from catalogue.pages import edition_dates
from catalogue.pages.abbreviations import Abbreviation, explain
from catalogue.pages.facet_values import filter_values
from catalogue.pages.figure_values import figure_view
from catalogue.pages.page_listing import PageListing
from catalogue.pages.sections import match_sections, split_sections
from catalogue.schema.collection_fields import field_labels
from catalogue.schema.entries import Entry
from catalogue.schema.field_groups import Edition, Figure, Party, Place
from catalogue.schema.models import Front, GlossaryTerm, Strand
from catalogue.site import Site
from catalogue.site.link_resolver import Target
from catalogue.sources import fill
from catalogue.views import (
    BodyView,
    CardView,
    DoubtView,
    EditionView,
    EngagementView,
    FigureView,
    LinkView,
    PictureView,
    WordView,
)

MOST_IN_BOOK = 300
"""Maximum number of tools in the PDF of the full catalogue; nobody would print a thousand pages."""
_HREF = re.compile(r' href="([^"]*)"')


class ViewBuilder:
    """Builder of views of entries in one language; caches those that many pages show."""

    def __init__(self, site: Site, messages: Messages, pages: Mapping[str, PageListing]) -> None:
        """Args: pages: the pages without an entry, by name."""
        self.pages = pages
        self.site = site
        self.library = site.library
        self.language = messages.language
        self.messages = messages
        self._links: dict[str, LinkView] = {}
        self._cards: dict[str, CardView] = {}
        self._picture_views: dict[str, PictureView | None] = {}

    def foreign(self, language: str) -> str:
        """`language` if it differs from the page's own, else empty."""
        return "" if language == self.language else language

    def path(self, name: str, fragment: str = "") -> str:
        """The address of a route below the root."""
        route = self.site.routes.route(name, self.language)
        anchor = fragment or route.fragment
        return f"{route.path}#{anchor}" if anchor else route.path

    @property
    def book_pdf(self) -> str:
        """The address of the PDF of the full catalogue below the root; empty where there is none."""
        has_book = "pdf" in self.library.config.publish and 0 < len(self.library.tools) <= MOST_IN_BOOK
        return f"{self.path('home')}catalogue.pdf" if has_book else ""

    def tool_pdf(self, tool: str) -> str:
        """The address of a tool's PDF below the root; empty where there is none."""
        return f"{self.path(f'tools/{tool}')}{tool}.pdf" if "pdf" in self.library.config.publish else ""

    def entry(self, key: str) -> Entry[Front] | None:
        """An entry in this language; None for a country without a text."""
        collection, _, id_ = key.partition("/")
        original = self.library.collection(collection).get(id_)
        return self.library.localise(original, self.language) if original else None

    def title(self, key: str) -> tuple[str, str]:
        """The title of an entry, and the title's language if it differs from the page's own."""
        entry = self.entry(key)
        if key.startswith("countries/") and (entry is None or not entry.meta.title):
            return country_name(key.partition("/")[2].upper(), self.language), ""
        assert entry is not None
        return entry.title, self.foreign(entry.language)

    def link(self, key: str) -> LinkView:
        """A link to an entry; for a term, with the number of its tools."""
        return compute_once(self._links, key, self._make_link)

    def _make_link(self, key: str) -> LinkView:
        title, language = self.title(key)
        collection, _, id_ = key.partition("/")
        entry = self.entry(key)
        meta = entry.meta if entry else None
        definition = meta.definition if isinstance(meta, GlossaryTerm) else ""
        summary = (meta.summary if meta else "") or definition
        count = len(self.site.taxonomy.tools.get(collection, {}).get(id_, ()))
        sign = (meta.sign if isinstance(meta, Strand) else None) or ""
        return LinkView(title, self.path(key), id_, language, count=count, summary=summary, sign=sign)

    def links(self, collection: str, ids: Iterable[str]) -> tuple[LinkView, ...]:
        """Links to several entries of one collection."""
        return tuple(self.link(f"{collection}/{id_}") for id_ in ids)

    def list_link(self, name: str) -> LinkView:
        """A link to the list of a collection, or to a page without an entry."""
        page = self.pages.get(name) or PageListing(*labels.LISTS[name])
        text = self.messages.gettext
        return LinkView(text(page.title), self.path(name), name, summary=text(page.summary) if page.summary else "")

    def menu_link(self, name: str) -> LinkView:
        """The link of a menu item: to a list, a page without an entry, or an entry."""
        return self.link(name) if "/" in name else self.list_link(name)

    def card(self, id_: str) -> CardView:
        """The card of a tool, for lists."""
        return compute_once(self._cards, id_, self._make_card)

    def cards(self, ids: Iterable[str]) -> tuple[CardView, ...]:
        """The cards of several tools, for lists."""
        return tuple(self.card(id_) for id_ in ids)

    def neighbours(self, tool: str) -> tuple[LinkView | None, LinkView | None]:
        """Links to the tools before and after one, in the order of the catalogue."""
        before, after = self.neighbours_of(tool)
        return (self.link(f"tools/{before}") if before else None), (self.link(f"tools/{after}") if after else None)

    def neighbours_of(self, tool: str) -> tuple[str, str]:
        """The ids of the tools before and after one; empty at the ends."""
        return self._neighbours[tool]

    @locked_property
    def _neighbours(self) -> dict[str, tuple[str, str]]:
        order = ["", *self.library.tools, ""]
        return {here: (before, after) for before, here, after in zip(order, order[1:], order[2:], strict=False)}

    def _make_card(self, id_: str) -> CardView:
        entry = self.library.localise(self.library.tools[id_], self.language)
        tool = entry.meta
        picture = self.picture(cover_of(entry))
        return CardView(
            id=entry.id,
            title=entry.title,
            summary=tool.summary,
            path=self.path(entry.key),
            language=self.foreign(entry.language),
            number=tool.number,
            status=tool.status,
            status_label=label(labels.STATUS, tool.status, self.messages),
            strand=self.link(f"strands/{tool.strand}"),
            sectors=self.links("sectors", tool.sectors),
            formats=self.links("formats", tool.formats),
            mode=tool.mode or "",
            mode_label=label(labels.MODES, tool.mode, self.messages),
            when="" if tool.recurs else years_text([edition.start for edition in tool.editions if edition.start]),
            recurrence=edition_dates.recurrence(tool, self.messages),
            where=self.city(tool.place),
            countries=self.countries(tool.countries),
            cover=picture.path if picture else cover_path(entry.id),
            picture=picture,
            facets=json.dumps(filter_values(self.library, tool), sort_keys=True),
        )

    def body(self, entry: Entry[Front], root: str) -> BodyView:
        """An entry's running text with its links resolved, for a page from which `root` leads to the site's root."""
        original = self.library.collection(entry.collection)[entry.id]
        # A translation without a text of its own inherited the original's, including its links.
        language = original.language if entry.body is original.body else entry.language
        targets = self.site.targets[entry.key, language]
        hrefs = iter([escape(self._href(target, root), quote=True) for target in targets])
        html = fill(entry.body, lambda use: next(hrefs), self._words)
        text = entry.body.text
        short_forms = {short: a for short, a in self._abbreviations(root).items() if short in text}
        html = add_sources(explain(html, short_forms), self._pictures(targets, root), root)
        sections = match_sections(entry.body, original.body, self.library.config.sections)
        hrefs_in_text = frozenset(_HREF.findall(html))
        return BodyView(
            sections=split_sections(html, entry.body, sections),
            words=tuple(word for word in self._glossary if root + word.path in hrefs_in_text),
            language=self.foreign(language),
        )

    def picture(self, path: str) -> PictureView | None:
        """A picture by its address; None where there is none."""
        return compute_once(self._picture_views, path, self._make_picture)

    def _make_picture(self, path: str) -> PictureView | None:
        medium = self.site.media.get(path)
        return picture_view(medium) if medium else None

    def _pictures(self, targets: Iterable[Target], root: str) -> dict[str, PictureView]:
        """The pictures among some targets, by their addresses as used in the HTML of a page."""
        pictures = {target.media: self.picture(target.media) for target in targets if target.media}
        return {escape(root + path, quote=True): view for path, view in pictures.items() if view}

    def _href(self, target: Target, root: str) -> str:
        if target.url:
            return target.url
        if target.media:
            return root + target.media
        if not target.name:
            return "#"
        fragment = target.fragment
        entry = self.entry(target.name) if "/" in target.name else None
        if fragment and entry and fragment not in {heading.anchor for heading in entry.body.headings}:
            fragment = ""  # a translation may have other headings than the text that links to it
        return root + self.path(target.name, fragment)

    @locked_property
    def _words(self) -> dict[str, str]:
        return {name: self.messages.gettext(word) for name, word in labels.BODY.items()}

    @locked_property
    def _glossary(self) -> tuple[WordView, ...]:
        terms = (self.library.localise(term, self.language) for term in self.library.glossary.values())
        return tuple(
            WordView(
                id=term.id,
                title=term.title,
                long=term.meta.long or "",
                definition=term.meta.definition,
                path=self.path(term.key),
                language=self.foreign(term.language),
            )
            for term in terms
        )

    @locked_property
    def _short_forms(self) -> tuple[tuple[str, str, str], ...]:
        return tuple((word.title, word.long, word.path) for word in self._glossary if word.long)

    def _abbreviations(self, root: str) -> dict[str, Abbreviation]:
        return {short: Abbreviation(short, long, root + path) for short, long, path in self._short_forms}

    def doubts(self, meta: Front) -> tuple[DoubtView, ...]:
        """The doubts about an entry that its sources leave open."""
        return tuple(
            DoubtView(label(field_labels(), name, self.messages), reason, name)
            for name, reason in meta.uncertain.items()
        )

    def figures(self, figures: Iterable[Figure]) -> tuple[FigureView, ...]:
        """The views of figures in this language."""
        return tuple(figure_view(figure, self.language) for figure in figures)

    def place(self, place: Place | None) -> str:
        """A place in one line: venue, host event, city and country, as far as they are known."""
        if place is None:
            return ""
        return ", ".join(part for part in (place.venue, place.event, self.city(place)) if part)

    def city(self, place: Place | None) -> str:
        """City and country of a place, as far as they are known."""
        if place is None:
            return ""
        country = country_name(place.country, self.language) if place.country else None
        return ", ".join(part for part in (place.city, country) if part)

    def edition(self, edition: Edition) -> EditionView:
        """The view of an edition of a tool."""
        return EditionView(
            label=edition.label,
            when=span_text(edition.start, edition.end, self.language),
            start=edition.start or "",
            end=edition.end or "",
            time=edition.time or "",
            mode=label(labels.MODES, edition.mode, self.messages),
            place=self.place(edition.place),
            note=edition.note or "",
            uncertain=edition.uncertain,
        )

    def countries(self, names: Iterable[str]) -> tuple[LinkView, ...]:
        """Links to all countries given by codes or groups of countries."""
        return self.links("countries", (code.lower() for code in self.library.config.expand_countries(names)))

    def country(self, code: str | None) -> LinkView | None:
        """A link to a country by its code; only its name where it has no page."""
        if not code:
            return None
        key = f"countries/{code.lower()}"
        return self.link(key) if key in self.site.routes else LinkView(country_name(code, self.language), "")

    def involvements(self, part: str, items: Iterable[Party]) -> tuple[EngagementView, ...]:
        """The organisations that have one part in a tool."""
        return tuple(self._involvement(part, item) for item in items)

    def _involvement(self, part: str, item: Party) -> EngagementView:
        organisation = self.library.organisations[item.organisation] if item.organisation else None
        link = self.link(organisation.key) if organisation else LinkView(item.name or "", "")
        country = self.country(organisation.meta.country if organisation else item.country)
        role = _beyond(part, item.role or "")
        kind = "" if organisation else label(labels.ORGANISATION_KINDS, item.kind, self.messages)
        url = "" if organisation else item.url or ""
        return EngagementView(link.title, link.path, part, role, item.note or "", item.uncertain, country, kind, url)

    def engagements(self, organisation: str, collection: str) -> tuple[EngagementView, ...]:
        """The tools or the initiatives in which an organisation has a part."""
        return tuple(
            EngagementView(
                title=self.link(engagement.entry).title,
                path=self.link(engagement.entry).path,
                part=label(labels.PARTS, engagement.part, self.messages),
                role=_beyond(engagement.part, engagement.role),
                note="",
                uncertain=engagement.uncertain,
                country=None,
            )
            for engagement in self.site.engagements.get(organisation, ())
            if engagement.entry.startswith(f"{collection}/")
        )

    def mentioned_by(self, key: str, *, without: str = "") -> tuple[LinkView, ...]:
        """The entries whose running text links to an entry, except those of the collection `without`."""
        others = self.site.backlinks.get(key, ())
        return tuple(self.link(other) for other in others if other.partition("/")[0] != without)

    def review_date(self, meta: Front) -> tuple[str, str]:
        """The day of an entry's last review, in words and in ISO 8601."""
        return date_text(meta.reviewed, self.language), meta.reviewed or ""


def _beyond(part: str, role: str) -> str:
    """A role's text, unless it only repeats the part under which it is given, as `organiser` of an organiser."""
    return "" if role.casefold() == labels.PARTS[part].casefold() else role

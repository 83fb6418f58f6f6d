"""Feeds of the most recently changed tools, of the entire site or of one term, as Atom and JSON Feed."""

import json
from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup, escape

from catalogue import labels
from catalogue.concurrency import compute_once
from catalogue.labels import date_text, label
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry
from catalogue.schema.models import Tool
from catalogue.site import Site
from catalogue.views import CardView, CategoryView, FeedEntryView, FeedLinkView, FeedView, LinkView

FEED_FACETS = ("strands", "sectors")
"""The facets whose terms have feeds of their own."""
ALL_TOOLS = "home"
"""The route of the page whose feed has all tools."""


def has_feed(site: Site, name: str = ALL_TOOLS) -> bool:
    """Whether a page has a feed.

    Atom requires a date, and full addresses as the ids of feeds and entries; neither is made up.
    """
    return bool(site.library.config.base_url) and any(site.changelog.last(tool, "") for tool in _tools(site, name))


def feed_link(builder: ViewBuilder, name: str = ALL_TOOLS) -> FeedLinkView | None:
    """The feeds of the home page or of a term; None where it has none."""
    if not has_feed(builder.site, name):
        return None
    config, path = builder.library.config, builder.path(name)
    if name == ALL_TOOLS:
        title, what = config.name, builder.messages.gettext("All tools")
    else:
        what = builder.link(name).title
        title = f"{config.name}: {what}"
    return FeedLinkView(title, what, f"{path}feed.xml", f"{path}feed.json")


def feed_formats(link: FeedLinkView) -> dict[str, tuple[str, str]]:
    """The address and the media type of a feed in each format, by the format's name."""
    return {"Atom": (link.atom, "application/atom+xml"), "JSON Feed": (link.json, "application/feed+json")}


def feed_pages(site: Site) -> Iterator[str]:
    """The routes of the pages that have feeds."""
    names = (f"{facet}/{id_}" for facet in FEED_FACETS for id_ in site.taxonomy.tools[facet])
    yield from (name for name in (ALL_TOOLS, *names) if has_feed(site, name))


class Feeds:
    """Composer of the feeds in one language. A tool is in up to a dozen of them, and its entry is made once."""

    def __init__(self, builder: ViewBuilder) -> None:
        self._builder = builder
        self._entries: dict[str, FeedEntryView] = {}

    def view(self, name: str = ALL_TOOLS) -> FeedView:
        """The view of a page's feed: its tools with a date, the most recently changed first."""
        builder, config = self._builder, self._builder.library.config
        changelog, language = builder.site.changelog, builder.language
        when = {tool.id: changelog.last(tool, language) for tool in _tools(builder.site, name)}
        latest = sorted(filter(when.get, when), key=when.__getitem__, reverse=True)[: config.feed_entries]
        link = feed_link(builder, name)
        assert link is not None
        return FeedView(
            title=link.title,
            description=_description(builder, name),
            atom=config.absolute_url(link.atom),
            json=config.absolute_url(link.json),
            home=config.absolute_url(builder.path(name)),
            updated=_instant(when[latest[0]]),
            author=config.name,
            author_url=config.absolute_url(""),
            rights=config.licence.name if config.licence else "",
            entries=tuple(map(self._entry, latest)),
        )

    def _entry(self, id_: str) -> FeedEntryView:
        return compute_once(self._entries, id_, partial(_entry, self._builder))


def render_json_feed(view: FeedView, language: str) -> bytes:
    """Render a feed as JSON Feed 1.1, see https://www.jsonfeed.org/version/1.1/."""
    items = [
        {
            "id": entry.url,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.content,
            "summary": entry.summary,
            "image": entry.image,
            "date_published": entry.published,
            "date_modified": entry.updated,
            "tags": [category.title for category in entry.categories],
            "language": entry.language or language,
        }
        for entry in view.entries
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": view.home,
        "feed_url": view.json,
        "description": view.description,
        "authors": [{"name": view.author, "url": view.author_url}],
        "language": language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _tools(site: Site, name: str) -> Iterable[Entry[Tool]]:
    facet, _, id_ = name.partition("/")
    ids = site.taxonomy.tools[facet][id_] if id_ else site.library.tools
    return map(site.library.tools.__getitem__, ids)


def _description(builder: ViewBuilder, name: str) -> str:
    return builder.library.config.description if name == ALL_TOOLS else builder.link(name).summary


def _entry(builder: ViewBuilder, id_: str) -> FeedEntryView:
    address, changelog = builder.library.config.absolute_url, builder.site.changelog
    original = builder.library.tools[id_]
    card, last_update = builder.card(id_), _instant(changelog.last(original, builder.language))
    facets = {"strands": (card.strand,), "sectors": card.sectors, "formats": card.formats, "countries": card.countries}
    return FeedEntryView(
        title=card.title,
        url=address(card.path),
        summary=card.summary,
        content=_content(builder, card, original),
        image=address(card.cover),
        published=min(_instant(changelog.first(original)) or last_update, last_update),
        updated=last_update,
        categories=tuple(
            CategoryView(link.id, address(builder.path(facet)), link.title)
            for facet, links in facets.items()
            for link in links
        ),
        language=card.language,
    )


def _content(builder: ViewBuilder, card: CardView, original: Entry[Tool]) -> str:
    """The content of a tool's entry as HTML: the change, the summary, and the facts of its card."""
    text = builder.messages.gettext
    change = builder.site.changelog.changes(original, builder.language)[-1]
    news = f"{label(labels.CHANGES, change.kind, builder.messages)}: {date_text(change.day, builder.language)}"
    run = ", ".join(filter(None, (card.mode_label, card.when)))
    facts = {
        text("Strand"): _links_html(builder, (card.strand,)),
        text("For"): _links_html(builder, card.sectors),
        text("Format"): _links_html(builder, card.formats),
        text("Countries"): _links_html(builder, card.countries),
        text("Held"): escape(run),
        text("How often"): escape(card.recurrence),
    }
    lines = (Markup("<li>{}: {}</li>").format(name, value) for name, value in facts.items() if value)
    summary = Markup('<p lang="{}">{}</p>').format(card.language or builder.language, card.summary)
    return str(Markup("<p>{}</p>{}<ul>{}</ul>").format(news, summary, Markup("").join(lines)))


def _links_html(builder: ViewBuilder, links: Iterable[LinkView]) -> Markup:
    address = builder.library.config.absolute_url
    return Markup(", ").join(Markup('<a href="{}">{}</a>').format(address(link.path), link.title) for link in links)


def _instant(when: str) -> str:
    """A day as an RFC 3339 timestamp, its beginning in UTC; a timestamp is returned unchanged."""
    return f"{when}T00:00:00Z" if len(when) == len("2026-11-22") else when

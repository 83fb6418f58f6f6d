"""What can be followed: the tools that changed last, of the whole site or of one term, as Atom and as JSON Feed."""

import json
from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup, escape

from catalogue import labels
from catalogue.concurrency import compute_once
from catalogue.labels import date_text, label
from catalogue.pages.view_builder import Presenter
from catalogue.schema.entries import Entry
from catalogue.schema.models import Tool
from catalogue.site import Site
from catalogue.views import CardView, CategoryView, FeedEntryView, FeedLinkView, FeedView, LinkView

FOLLOWED = ("strands", "sectors")
"""The facets whose terms have feeds of their own."""
WHOLE = "home"
"""The route of the page whose feed tells of all tools."""


def has_feed(site: Site, name: str = WHOLE) -> bool:
    """Whether there is something to tell in the feed of a page.

    Atom asks for a date, and for whole addresses as the ids of feeds and entries: none of these is made up.
    """
    return bool(site.library.config.base_url) and any(site.chronicle.last(tool, "") for tool in _tools(site, name))


def feed_link(presenter: Presenter, name: str = WHOLE) -> FeedLinkView | None:
    """The feeds of the home page or of a term; None where it has none."""
    if not has_feed(presenter.site, name):
        return None
    config, path = presenter.library.config, presenter.path(name)
    if name == WHOLE:
        title, what = config.name, presenter.messages.gettext("All tools")
    else:
        what = presenter.link(name).title
        title = f"{config.name}: {what}"
    return FeedLinkView(title, what, f"{path}feed.xml", f"{path}feed.json")


def forms(link: FeedLinkView) -> dict[str, tuple[str, str]]:
    """The address and the media type of a feed in each of its forms, by the form's name."""
    return {"Atom": (link.atom, "application/atom+xml"), "JSON Feed": (link.json, "application/feed+json")}


def followed(site: Site) -> Iterator[str]:
    """The pages that have feeds, by their routes."""
    names = (f"{facet}/{id_}" for facet in FOLLOWED for id_ in site.taxonomy.tools[facet])
    yield from (name for name in (WHOLE, *names) if has_feed(site, name))


class Feeds:
    """Composes the feeds in one language. A tool stands in up to a dozen of them, and its entry is made once."""

    def __init__(self, presenter: Presenter) -> None:
        self._presenter = presenter
        self._entries: dict[str, FeedEntryView] = {}

    def view(self, name: str = WHOLE) -> FeedView:
        """The tools of a page that carry a date, those that changed last first."""
        presenter, config = self._presenter, self._presenter.library.config
        chronicle, language = presenter.site.chronicle, presenter.language
        when = {tool.id: chronicle.last(tool, language) for tool in _tools(presenter.site, name)}
        latest = sorted(filter(when.get, when), key=when.__getitem__, reverse=True)[: config.feed_entries]
        link = feed_link(presenter, name)
        assert link is not None
        return FeedView(
            title=link.title,
            description=_description(presenter, name),
            atom=config.whole_address(link.atom),
            json=config.whole_address(link.json),
            home=config.whole_address(presenter.path(name)),
            updated=_instant(when[latest[0]]),
            author=config.name,
            author_url=config.whole_address(""),
            rights=config.licence.name if config.licence else "",
            entries=tuple(map(self._entry, latest)),
        )

    def _entry(self, id_: str) -> FeedEntryView:
        return compute_once(self._entries, id_, partial(_entry, self._presenter))


def json_feed(view: FeedView, language: str) -> bytes:
    """A feed as JSON Feed 1.1 writes it, see https://www.jsonfeed.org/version/1.1/."""
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


def _description(presenter: Presenter, name: str) -> str:
    return presenter.library.config.description if name == WHOLE else presenter.link(name).summary


def _entry(presenter: Presenter, id_: str) -> FeedEntryView:
    address, chronicle = presenter.library.config.whole_address, presenter.site.chronicle
    original = presenter.library.tools[id_]
    card, updated = presenter.card(id_), _instant(chronicle.last(original, presenter.language))
    facets = {"strands": (card.strand,), "sectors": card.sectors, "formats": card.formats, "countries": card.countries}
    return FeedEntryView(
        title=card.title,
        url=address(card.path),
        summary=card.summary,
        content=_content(presenter, card, original),
        image=address(card.cover),
        published=min(_instant(chronicle.first(original)) or updated, updated),
        updated=updated,
        categories=tuple(
            CategoryView(link.id, address(presenter.path(facet)), link.title)
            for facet, links in facets.items()
            for link in links
        ),
        language=card.language,
    )


def _content(presenter: Presenter, card: CardView, original: Entry[Tool]) -> str:
    """What a reader of the feed sees of a tool, as HTML: what happened, the gist, and the facts of its card."""
    text = presenter.messages.gettext
    change = presenter.site.chronicle.changes(original, presenter.language)[-1]
    news = f"{label(labels.CHANGES, change.kind, presenter.messages)}: {date_text(change.day, presenter.language)}"
    run = ", ".join(filter(None, (card.mode_label, card.when)))
    facts = {
        text("Strand"): _linked(presenter, (card.strand,)),
        text("For"): _linked(presenter, card.sectors),
        text("Format"): _linked(presenter, card.formats),
        text("Countries"): _linked(presenter, card.countries),
        text("Held"): escape(run),
    }
    lines = (Markup("<li>{}: {}</li>").format(name, value) for name, value in facts.items() if value)
    gist = Markup('<p lang="{}">{}</p>').format(card.language or presenter.language, card.summary)
    return str(Markup("<p>{}</p>{}<ul>{}</ul>").format(news, gist, Markup("").join(lines)))


def _linked(presenter: Presenter, links: Iterable[LinkView]) -> Markup:
    address = presenter.library.config.whole_address
    return Markup(", ").join(Markup('<a href="{}">{}</a>').format(address(link.path), link.title) for link in links)


def _instant(when: str) -> str:
    """A day as RFC 3339 writes an instant: its beginning in UTC. An instant stays as it is."""
    return f"{when}T00:00:00Z" if len(when) == len("2026-11-22") else when

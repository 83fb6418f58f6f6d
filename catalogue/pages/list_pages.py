"""Views of list pages: tools, terms, organisations, learning modules."""

from collections import Counter
from functools import partial
from itertools import chain

from catalogue import labels
from catalogue.i18n import sort_key
from catalogue.labels import N_, label
from catalogue.pages.entry_pages import organisation_view
from catalogue.pages.facet_values import ACTIVE, FIELD_FILTERS, FILTERS, filter_values, values_in_order
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.collection_fields import field_labels
from catalogue.schema.entries import Library
from catalogue.schema.models import Tool
from catalogue.site.taxonomy import FACETS
from catalogue.site.years import active_years
from catalogue.views import IndexView, LinkView, OrganisationsView, OrganisationView, TermsView, ToolsView


def terms_view(builder: ViewBuilder, facet: str) -> TermsView:
    """The view of all terms of a facet, those with tools first; countries by name, the others in their own order."""
    groups = builder.site.taxonomy.tools[facet]
    links = [builder.link(f"{facet}/{id_}") for id_ in groups]
    if facet == "countries":
        links.sort(key=lambda link: sort_key(link.title))
    title, intro = labels.LISTS[facet]
    text = builder.messages.gettext
    return TermsView(facet, text(title), text(intro), tuple(sorted(links, key=lambda link: not link.count)))


def tools_view(builder: ViewBuilder) -> ToolsView:
    """The view of all tools, with their filters."""
    tools, sectors = builder.library.tools, builder.library.sectors
    last = {id_: _last_held(tool.meta) for id_, tool in tools.items()}
    newest = sorted(range(len(tools)), key=list(last.values()).__getitem__, reverse=True)
    wider = {id_: entry.meta.parent for id_, entry in sectors.items() if entry.meta.parent}
    return ToolsView(builder.cards(tools), filters(builder), wider, tuple(newest))


def _last_held(tool: Tool) -> str:
    """The first day of a tool's latest edition, or the newest year in which it was held."""
    starts = (edition.start for edition in tool.editions if edition.start)
    return max((*starts, *map(str, active_years(tool))), default="")


def filters(builder: ViewBuilder) -> tuple[TermsView, ...]:
    """Every filter with its values; `count` is the number of tools with each."""
    values = [filter_values(builder.library, tool.meta) for tool in builder.library.tools.values()]
    return tuple(_filter(builder, name, Counter(chain.from_iterable(c[name] for c in values))) for name in FILTERS)


def _filter(builder: ViewBuilder, name: str, counts: Counter[str]) -> TermsView:
    text = builder.messages.gettext
    if name in FACETS:
        terms = [builder.link(f"{name}/{id_}") for id_ in builder.site.taxonomy.tools[name]]
        if name == "countries":
            terms.sort(key=lambda link: sort_key(link.title))
        if name == "sectors":
            terms.sort(key=partial(_below_the_wider, builder.library, list(builder.library.sectors)))
        note = text("Held there, organised from there, or took part.") if name == "countries" else ""
        return TermsView(name, text(labels.LISTS[name][0]), "", tuple(terms), note)
    if name == "active":
        retired = len(builder.library.tools) - counts[ACTIVE]
        leave_out = LinkView(text("Leave out retired tools"), "", ACTIVE, count=counts[ACTIVE])
        return TermsView(name, text("Retired tools"), "", (leave_out,) if retired else (), has_pages=False)
    field = FIELD_FILTERS.get(name)
    title, words = (field_labels()[field.name], field.words) if field else (N_("Year"), {})
    values = values_in_order(name, counts)
    links = (LinkView(label(words, value, builder.messages), "", value, count=counts[value]) for value in values)
    return TermsView(name, text(title), "", tuple(links), has_pages=False)


def _below_the_wider(library: Library, order: list[str], sector: LinkView) -> list[int]:
    """Sort key that puts a sub-sector below its parent: its own index after those of its ancestors."""
    way, current = list[int](), library.sectors[sector.id].meta.parent
    while current:
        way.insert(0, order.index(current))
        current = library.sectors[current].meta.parent
    return [*way, order.index(sector.id)]


def organisations_view(builder: ViewBuilder, root: str) -> OrganisationsView:
    """The view of all organisations by country, those of no single country last."""
    groups: dict[str, list[OrganisationView]] = {}
    for original in builder.library.organisations.values():
        entry = builder.library.localise(original, builder.language)
        groups.setdefault((entry.meta.country or "").lower(), []).append(organisation_view(builder, entry, root))
    elsewhere = LinkView(builder.messages.gettext("No single country"), "")
    by_country = [(builder.link(f"countries/{code}") if code else elsewhere, views) for code, views in groups.items()]
    by_country.sort(key=lambda pair: (not pair[0].path, sort_key(pair[0].title)))
    return OrganisationsView(
        tuple((country, tuple(views)) for country, views in by_country), len(builder.library.organisations)
    )


def index_view(builder: ViewBuilder, collection: str) -> IndexView:
    """The view of a list of learning modules."""
    title, intro = labels.LISTS[collection]
    items = builder.links(collection, builder.library.collection(collection))
    return IndexView(builder.messages.gettext(title), builder.messages.gettext(intro), items)

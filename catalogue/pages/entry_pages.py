"""The view of every page that shows one entry, composed from what the presenter knows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from catalogue import labels
from catalogue.i18n import sort_key
from catalogue.labels import label
from catalogue.pages import edition_dates
from catalogue.pages.view_builder import Presenter
from catalogue.schema.collection_fields import field_labels, shapes
from catalogue.schema.entries import Entry
from catalogue.schema.models import GlossaryTerm, Module, Organisation, Page, Tool
from catalogue.site.taxonomy import FACETS, facet_values
from catalogue.views import (
    FactView,
    GlossaryTermView,
    LinkView,
    ModuleView,
    OrganisationView,
    TermView,
    TextPageView,
    ToolView,
)

_SHARED = 2
"""How many tools must carry a term before it can be called typical of them."""
_TYPICAL = 3
"""How many terms of another facet say what is typical of the tools under a term."""


def tool_view(presenter: Presenter, entry: Entry[Tool], root: str) -> ToolView:
    """Everything about one tool."""
    tool = entry.meta
    previous, following = presenter.neighbours(entry.id)
    reviewed, reviewed_iso = presenter.reviewed(tool)
    return ToolView(
        card=presenter.card(entry.id),
        facts=_facts(presenter, tool),
        aims=presenter.links("aims", tool.aims),
        audience=tool.audience,
        place=presenter.place(tool.place),
        period=edition_dates.period(tool.editions, presenter.language),
        length=edition_dates.length(tool.editions, presenter.messages),
        organisers=presenter.involvements("organisers", tool.organisers),
        partners=presenter.involvements("partners", tool.partners),
        contributors=presenter.involvements("contributors", tool.contributors),
        editions=tuple(presenter.edition(edition) for edition in tool.editions),
        figures=presenter.figures(tool.figures),
        channels=tool.channels,
        links=tuple(LinkView(link.label, link.url) for link in tool.links),
        modules=presenter.links("modules", tool.modules),
        initiatives=presenter.links("initiatives", presenter.site.origins.get(entry.id, ())),
        body=presenter.body(entry, root),
        related=presenter.related(entry.id),
        mentioned_by=presenter.mentioned_by(entry.key),
        doubts=presenter.doubts(tool),
        doubtful=dict(tool.uncertain),
        cover_alt=tool.cover.alt if tool.cover else "",
        cover_credit=tool.cover.credit if tool.cover else "",
        citation=_citation(presenter, entry.title, reviewed),
        pdf=presenter.sheet(entry.id),
        reviewed=reviewed,
        reviewed_iso=reviewed_iso,
        previous=previous,
        next=following,
    )


def _facts(presenter: Presenter, tool: Tool) -> dict[str, FactView]:
    """The fields of a tool that hold one word of a list."""
    fields = [field for field in shapes("tools") if field.kind == "choice" and not field.many]
    return {
        field.name: FactView(
            label(field_labels(), field.name, presenter.messages),
            label(field.words, getattr(tool, field.name), presenter.messages),
        )
        for field in fields
    }


def _citation(presenter: Presenter, title: str, reviewed: str) -> str:
    text, words = presenter.messages.gettext, {"title": title, "catalogue": presenter.library.config.name}
    if not reviewed:
        return text("%(title)s. In: %(catalogue)s.") % words
    return text("%(title)s. In: %(catalogue)s. Reviewed %(date)s.") % (words | {"date": reviewed})


def term_view(presenter: Presenter, facet: str, id_: str, root: str) -> TermView:
    """A term of a facet with its tools."""
    groups, key = presenter.site.taxonomy.tools, f"{facet}/{id_}"
    entry, link = presenter.entry(key), presenter.link(key)
    tools = groups[facet][id_]
    sectors = presenter.library.sectors
    parent = sectors[id_].meta.parent if facet == "sectors" else None
    children = [other.id for other in sectors.values() if other.meta.parent == id_] if facet == "sectors" else []
    seats = presenter.library.organisations.values() if facet == "countries" else ()
    return TermView(
        facet=facet,
        facet_label=label(labels.ENTRY_KINDS, facet, presenter.messages),
        id=id_,
        title=link.title,
        summary=link.summary,
        sign=link.sign,
        body=presenter.body(entry, root) if entry and not entry.body.empty else None,
        tools=presenter.cards(tools),
        parent=presenter.link(f"sectors/{parent}") if parent else None,
        children=presenter.links("sectors", children),
        neighbours=presenter.links(facet, _neighbours(groups[facet], id_)),
        typical=typical(presenter, facet, tools),
        organisations=tuple(presenter.link(o.key) for o in seats if (o.meta.country or "").lower() == id_),
        initiatives=presenter.links("initiatives", _initiatives(presenter, facet, id_)),
        mentioned_by=presenter.mentioned_by(key, without="tools"),  # the page lists these anyway
    )


def _initiatives(presenter: Presenter, facet: str, id_: str) -> list[str]:
    """The initiatives that name a term."""
    found = presenter.library.initiatives.values()
    if facet == "countries":
        return [entry.id for entry in found if id_.upper() in entry.meta.countries]
    return [entry.id for entry in found if facet == "aims" and id_ in entry.meta.aims]


def _neighbours(terms: Mapping[str, Iterable[str]], id_: str) -> list[str]:
    """The other terms of a facet that have tools; those that share the most with this one come first."""
    own, others = set(terms[id_]), [other for other, ids in terms.items() if ids and other != id_]
    return sorted(others, key=lambda other: -len(own & set(terms[other])))


def typical(presenter: Presenter, facet: str, tools: Iterable[str]) -> tuple[tuple[str, tuple[LinkView, ...]], ...]:
    """What the tools under a term most often carry in the other facets."""
    entries = [presenter.library.tools[id_] for id_ in tools]
    found = []
    for other in FACETS:
        counts = Counter(id_ for entry in entries for id_ in facet_values(entry.meta, other))
        shared = [id_ for id_, count in counts.items() if count >= _SHARED]
        common = sorted(shared, key=lambda id_: (-counts[id_], id_))[:_TYPICAL] if other != facet else []
        if common:
            title = presenter.messages.gettext(labels.LISTS[other][0])
            links = (replace(presenter.link(f"{other}/{id_}"), count=counts[id_]) for id_ in common)
            found.append((title, tuple(links)))
    return tuple(found)


def organisation_view(presenter: Presenter, entry: Entry[Organisation], root: str) -> OrganisationView:
    """An organisation with its part in the tools."""
    meta = entry.meta
    reviewed, reviewed_iso = presenter.reviewed(meta)
    branches = (o for o in presenter.library.organisations.values() if o.meta.parent == entry.id)
    return OrganisationView(
        id=entry.id,
        title=entry.title,
        path=presenter.path(entry.key),
        summary=meta.summary or "",
        native_name=meta.native_name or "",
        also_known_as=meta.also_known_as,
        kind=label(labels.ORGANISATION_KINDS, meta.kind, presenter.messages),
        country=presenter.country(meta.country),
        city=meta.city or "",
        url=meta.url or "",
        parent=presenter.link(f"organisations/{meta.parent}") if meta.parent else None,
        children=tuple(presenter.link(branch.key) for branch in branches),
        founded=meta.founded,
        project_partner=meta.project_partner,
        figures=presenter.figures(meta.figures),
        body=presenter.body(entry, root),
        engagements=presenter.engagements(entry.id, "tools"),
        initiatives=presenter.engagements(entry.id, "initiatives"),
        doubts=presenter.doubts(meta),
        mentioned_by=presenter.mentioned_by(entry.key),
        reviewed=reviewed,
        reviewed_iso=reviewed_iso,
    )


def module_view(presenter: Presenter, entry: Entry[Module], root: str) -> ModuleView:
    """A learning module, with the tools that it names or that name it."""
    meta = entry.meta
    naming = (tool.id for tool in presenter.library.tools.values() if entry.id in tool.meta.modules)
    reviewed, reviewed_iso = presenter.reviewed(meta)
    return ModuleView(
        id=entry.id,
        title=entry.title,
        path=presenter.path(entry.key),
        summary=meta.summary,
        tools=presenter.links("tools", dict.fromkeys((*meta.tools, *naming))),
        url=meta.url or "",
        outcomes=meta.outcomes,
        body=presenter.body(entry, root),
        doubts=presenter.doubts(meta),
        mentioned_by=presenter.mentioned_by(entry.key),
        reviewed=reviewed,
        reviewed_iso=reviewed_iso,
    )


def glossary_groups(
    presenter: Presenter, entries: Iterable[Entry[GlossaryTerm]], root: str
) -> tuple[tuple[str, tuple[GlossaryTermView, ...]], ...]:
    """The glossary's words by their first letter."""
    local = sorted(
        (presenter.library.localised(e, presenter.language) for e in entries), key=lambda e: sort_key(e.title)
    )
    letters: dict[str, list[GlossaryTermView]] = {}
    for entry in local:
        letters.setdefault(sort_key(entry.title)[:1].upper(), []).append(_glossary_term(presenter, entry, root))
    return tuple((letter, tuple(views)) for letter, views in letters.items())


def _glossary_term(presenter: Presenter, entry: Entry[GlossaryTerm], root: str) -> GlossaryTermView:
    return GlossaryTermView(
        id=entry.id,
        title=entry.title,
        long=entry.meta.long or "",
        definition=entry.meta.definition,
        also=entry.meta.also,
        see=presenter.links("glossary", entry.meta.see),
        body=presenter.body(entry, root) if not entry.body.empty else None,
        mentioned_by=presenter.mentioned_by(entry.key),
        language=presenter.foreign(entry.language),
    )


def page_view(presenter: Presenter, entry: Entry[Page], root: str) -> TextPageView:
    """A page of running text."""
    reviewed, reviewed_iso = presenter.reviewed(entry.meta)
    return TextPageView(
        title=entry.title,
        summary=entry.meta.summary or "",
        body=presenter.body(entry, root),
        mentioned_by=presenter.mentioned_by(entry.key),
        doubts=presenter.doubts(entry.meta),
        reviewed=reviewed,
        reviewed_iso=reviewed_iso,
    )

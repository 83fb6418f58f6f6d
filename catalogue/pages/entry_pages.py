"""Views of pages that show one entry."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from catalogue import labels
from catalogue.i18n import sort_key
from catalogue.labels import label
from catalogue.pages import edition_dates, programme_facts
from catalogue.pages.related_views import related_views
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.collection_fields import field_labels, shapes
from catalogue.schema.entries import Entry
from catalogue.schema.models import GlossaryTerm, Module, Organisation, Page, Tool
from catalogue.site.taxonomy import FACETS
from catalogue.views import (
    FactView,
    GlossaryTermView,
    LinkView,
    ModuleView,
    OrganisationView,
    TermView,
    TextPageView,
    ToolGroupView,
    ToolView,
)

_SHARED = 2
"""Minimum number of tools that carry a term for it to be typical of them."""
_MOST_CARDS = 12
"""Maximum number of tools shown as cards; of more, only those described in depth have one."""
_TYPICAL = 3
"""Maximum number of terms of another facet named as typical of the tools under a term."""


def tool_view(builder: ViewBuilder, entry: Entry[Tool], root: str) -> ToolView:
    """The view of one tool."""
    tool = entry.meta
    previous, following = builder.neighbours(entry.id)
    reviewed, reviewed_iso = builder.review_date(tool)
    body = builder.body(entry, root)
    return ToolView(
        card=builder.card(entry.id),
        facts=_facts(builder, tool),
        aims=builder.links("aims", tool.aims),
        audience=tool.audience,
        place=builder.place(tool.place),
        in_depth=tool.status == "piloted" or any(section.anchor for section in body.sections),
        recurrence=programme_facts.recurrence(builder, tool),
        latest=programme_facts.latest_edition(builder, tool),
        eligibility=tool.eligibility or "",
        deadline=programme_facts.deadline(builder, tool),
        cost=programme_facts.cost(builder, tool),
        support=programme_facts.support(builder, tool),
        effort=programme_facts.effort(builder, tool),
        steps=programme_facts.steps(builder, tool),
        contact=programme_facts.contact(builder, tool),
        sources=programme_facts.sources(builder, tool.sources),
        missing=programme_facts.missing(builder, entry),
        period=edition_dates.period(tool.editions, builder.language),
        length=edition_dates.length(tool.editions, builder.messages),
        organisers=builder.involvements("organisers", tool.organisers),
        partners=builder.involvements("partners", tool.partners),
        funders=builder.involvements("funders", tool.funders),
        contributors=builder.involvements("contributors", tool.contributors),
        editions=tuple(builder.edition(edition) for edition in tool.editions),
        figures=builder.figures(tool.figures),
        figures_by_year=programme_facts.figures_by_year(builder, tool.figures),
        channels=tool.channels,
        links=tuple(LinkView(link.label, link.url, summary=programme_facts.host(link.url)) for link in tool.links),
        modules=builder.links("modules", tool.modules),
        initiatives=builder.links("initiatives", builder.site.origins.get(entry.id, ())),
        body=body,
        related=related_views(builder, entry.id),
        mentioned_by=builder.mentioned_by(entry.key),
        doubts=builder.doubts(tool),
        doubtful=dict(tool.uncertain),
        cover_alt=tool.cover.alt if tool.cover else "",
        cover_credit=tool.cover.credit if tool.cover else "",
        citation=_citation(builder, entry.title, reviewed),
        pdf=builder.tool_pdf(entry.id),
        reviewed=reviewed,
        reviewed_iso=reviewed_iso,
        previous=previous,
        next=following,
    )


def _facts(builder: ViewBuilder, tool: Tool) -> dict[str, FactView]:
    """Facts from the fields of a tool that hold one value of a list."""
    fields = [field for field in shapes("tools") if field.kind == "choice" and not field.many]
    return {
        field.name: FactView(
            label(field_labels(), field.name, builder.messages),
            label(field.words, getattr(tool, field.name), builder.messages),
        )
        for field in fields
    }


def _citation(builder: ViewBuilder, title: str, reviewed: str) -> str:
    text, words = builder.messages.gettext, {"title": title, "catalogue": builder.library.config.name}
    if not reviewed:
        return text("%(title)s. In: %(catalogue)s.") % words
    return text("%(title)s. In: %(catalogue)s. Reviewed %(date)s.") % (words | {"date": reviewed})


def term_view(builder: ViewBuilder, facet: str, id_: str, root: str) -> TermView:
    """The view of a term of a facet, with its tools."""
    groups, key = builder.site.taxonomy.tools, f"{facet}/{id_}"
    entry, link = builder.entry(key), builder.link(key)
    tools = groups[facet][id_]
    sectors = builder.library.sectors
    parent = sectors[id_].meta.parent if facet == "sectors" else None
    children = [other.id for other in sectors.values() if other.meta.parent == id_] if facet == "sectors" else []
    seats = builder.library.organisations.values() if facet == "countries" else ()
    return TermView(
        facet=facet,
        facet_label=label(labels.ENTRY_KINDS, facet, builder.messages),
        id=id_,
        title=link.title,
        summary=link.summary,
        sign=link.sign,
        body=builder.body(entry, root) if entry and not entry.body.empty else None,
        tools=builder.cards(tools),
        groups=_tool_groups(builder, facet, id_),
        parent=builder.link(f"sectors/{parent}") if parent else None,
        children=builder.links("sectors", children),
        neighbours=builder.links(facet, _neighbours(groups[facet], id_)),
        typical=typical_terms(builder, facet, tools),
        organisations=tuple(builder.link(o.key) for o in seats if (o.meta.country or "").lower() == id_),
        initiatives=builder.links("initiatives", _initiatives(builder, facet, id_)),
        mentioned_by=builder.mentioned_by(key, without="tools"),  # the page lists these in any case
    )


def _tool_groups(builder: ViewBuilder, facet: str, id_: str) -> tuple[ToolGroupView, ...]:
    """Group the tools of a country by its roles, and those of another term with many tools by status."""
    taxonomy, library = builder.site.taxonomy, builder.library
    if facet == "countries":
        words, groups = labels.COUNTRY_ROLES, {str(role): ids for role, ids in taxonomy.tools_by_role(id_).items()}
    else:
        tools = taxonomy.tools[facet][id_]
        words = labels.TOOL_GROUPS
        groups = {status: tuple(t for t in tools if library.tools[t].meta.status == status) for status in words}
        if len(tools) <= _MOST_CARDS:
            return ()
    return tuple(
        ToolGroupView(id_, label(words, id_, builder.messages), builder.cards(tools), brief=id_ != "piloted")
        for id_, tools in groups.items()
        if tools
    )


def _initiatives(builder: ViewBuilder, facet: str, id_: str) -> list[str]:
    """The initiatives that name a term."""
    initiatives = builder.library.initiatives.values()
    if facet == "countries":
        expand = builder.library.config.expand_countries
        return [entry.id for entry in initiatives if id_.upper() in expand(entry.meta.countries)]
    return [entry.id for entry in initiatives if facet == "aims" and id_ in entry.meta.aims]


def _neighbours(terms: Mapping[str, Iterable[str]], id_: str) -> list[str]:
    """The other terms of a facet that have tools; those that share the most with this one come first."""
    own, others = set(terms[id_]), [other for other, ids in terms.items() if ids and other != id_]
    return sorted(others, key=lambda other: -len(own & set(terms[other])))


def typical_terms(
    builder: ViewBuilder, facet: str, tools: Iterable[str]
) -> tuple[tuple[str, tuple[LinkView, ...]], ...]:
    """The most frequent terms in the other facets among the tools under a term."""
    taxonomy, own = builder.site.taxonomy.tools, frozenset(tools)
    groups = []
    for other in FACETS:
        counts = {id_: len(own.intersection(carriers)) for id_, carriers in taxonomy[other].items()}
        candidates = [id_ for id_, count in counts.items() if count >= _SHARED]
        common = sorted(candidates, key=lambda id_: (-counts[id_], id_))[:_TYPICAL] if other != facet else []
        if common:
            title = builder.messages.gettext(labels.LISTS[other][0])
            links = (replace(builder.link(f"{other}/{id_}"), count=counts[id_]) for id_ in common)
            groups.append((title, tuple(links)))
    return tuple(groups)


def organisation_view(builder: ViewBuilder, entry: Entry[Organisation], root: str) -> OrganisationView:
    """The view of an organisation, with its part in the tools."""
    meta = entry.meta
    reviewed, reviewed_iso = builder.review_date(meta)
    branches = (o for o in builder.library.organisations.values() if o.meta.parent == entry.id)
    return OrganisationView(
        id=entry.id,
        title=entry.title,
        path=builder.path(entry.key),
        summary=meta.summary or "",
        native_name=meta.native_name or "",
        also_known_as=meta.also_known_as,
        kind=label(labels.ORGANISATION_KINDS, meta.kind, builder.messages),
        country=builder.country(meta.country),
        city=meta.city or "",
        url=meta.url or "",
        parent=builder.link(f"organisations/{meta.parent}") if meta.parent else None,
        children=tuple(builder.link(branch.key) for branch in branches),
        founded=meta.founded,
        project_partner=meta.project_partner,
        figures=builder.figures(meta.figures),
        body=builder.body(entry, root),
        engagements=builder.engagements(entry.id, "tools"),
        initiatives=builder.engagements(entry.id, "initiatives"),
        doubts=builder.doubts(meta),
        mentioned_by=builder.mentioned_by(entry.key),
        reviewed=reviewed,
        reviewed_iso=reviewed_iso,
    )


def module_view(builder: ViewBuilder, entry: Entry[Module], root: str) -> ModuleView:
    """The view of a learning module, with the tools that it names or that name it."""
    meta = entry.meta
    naming = (tool.id for tool in builder.library.tools.values() if entry.id in tool.meta.modules)
    reviewed, reviewed_iso = builder.review_date(meta)
    return ModuleView(
        id=entry.id,
        title=entry.title,
        path=builder.path(entry.key),
        summary=meta.summary,
        tools=builder.links("tools", dict.fromkeys((*meta.tools, *naming))),
        url=meta.url or "",
        outcomes=meta.outcomes,
        body=builder.body(entry, root),
        doubts=builder.doubts(meta),
        mentioned_by=builder.mentioned_by(entry.key),
        reviewed=reviewed,
        reviewed_iso=reviewed_iso,
    )


def glossary_groups(
    builder: ViewBuilder, entries: Iterable[Entry[GlossaryTerm]], root: str
) -> tuple[tuple[str, tuple[GlossaryTermView, ...]], ...]:
    """The glossary's terms by their first letter."""
    local = sorted((builder.library.localise(e, builder.language) for e in entries), key=lambda e: sort_key(e.title))
    letters: dict[str, list[GlossaryTermView]] = {}
    for entry in local:
        letters.setdefault(sort_key(entry.title)[:1].upper(), []).append(_glossary_term(builder, entry, root))
    return tuple((letter, tuple(views)) for letter, views in letters.items())


def _glossary_term(builder: ViewBuilder, entry: Entry[GlossaryTerm], root: str) -> GlossaryTermView:
    return GlossaryTermView(
        id=entry.id,
        title=entry.title,
        long=entry.meta.long or "",
        definition=entry.meta.definition,
        also=entry.meta.also,
        see=builder.links("glossary", entry.meta.see),
        body=builder.body(entry, root) if not entry.body.empty else None,
        mentioned_by=builder.mentioned_by(entry.key),
        language=builder.foreign(entry.language),
    )


def page_view(builder: ViewBuilder, entry: Entry[Page], root: str) -> TextPageView:
    """The view of a page of running text."""
    reviewed, reviewed_iso = builder.review_date(entry.meta)
    return TextPageView(
        title=entry.title,
        summary=entry.meta.summary or "",
        body=builder.body(entry, root),
        mentioned_by=builder.mentioned_by(entry.key),
        doubts=builder.doubts(entry.meta),
        reviewed=reviewed,
        reviewed_iso=reviewed_iso,
    )

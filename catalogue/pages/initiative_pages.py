"""Views of initiatives: each with its facts and plots, and all of them side by side."""

from collections.abc import Iterable, Sequence

from catalogue import labels
from catalogue.artwork.cover import cover_path
from catalogue.i18n import currency_name, sort_key
from catalogue.labels import label, number_text, span_text
from catalogue.pages.bar_chart import Count, bars, section
from catalogue.pages.programme_facts import sources
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry
from catalogue.schema.field_groups import Funding, Indicator, Nominee, Party
from catalogue.schema.models import Initiative
from catalogue.views import (
    BarsView,
    ComparedView,
    InitiativesView,
    InitiativeView,
    LinkView,
    PartyView,
    SumView,
)

_FIRST_RESULTS = 3
"""Maximum number of results of an initiative in the comparison."""
_ORDER = ("running", "planned", "completed")
_UNDRAWN = float("inf")

_Group = tuple[str, str | None, str | None, str | None]
"""Key that the values of one plot share: name, unit, start and end."""


def initiative_view(builder: ViewBuilder, entry: Entry[Initiative], root: str) -> InitiativeView:
    """The view of a policy measure, an award or a project."""
    meta = entry.meta
    reviewed, reviewed_iso = builder.review_date(meta)
    parties = [party for party in (meta.coordinator, meta.funder, *meta.partners, *meta.nominees) if party]
    linked_paths = {builder.path(f"organisations/{party.organisation}") for party in parties if party.organisation}
    tools = builder.links("tools", meta.tools)
    linked_paths.update(tool.path for tool in tools)
    return InitiativeView(
        id=entry.id,
        title=entry.title,
        path=builder.path(entry.key),
        summary=meta.summary,
        cover=cover_path(entry.key),
        kind=label(labels.INITIATIVE_KINDS, meta.kind, builder.messages),
        full_title=meta.full_title or "",
        original_title=meta.original_title or "",
        original_language=meta.original_language or "",
        countries=builder.countries(meta.countries),
        regions=meta.regions,
        reference_number=meta.reference_number or "",
        part_of=meta.part_of or "",
        coordinator=_party(builder, "coordinator", meta.coordinator) if meta.coordinator else None,
        partners=_parties(builder, "partners", meta.partners),
        partner_count=sum(party.count for party in meta.partners),
        funder=_party(builder, "funder", meta.funder) if meta.funder else None,
        programme_priority=meta.programme_priority or "",
        funding=_sums(builder, meta.funding),
        period=_period(builder, meta),
        status=label(labels.INITIATIVE_STATUS, meta.status, builder.messages),
        status_note=meta.status_note or "",
        audience=meta.audience,
        aims=builder.links("aims", meta.aims),
        tools=tools,
        milestones=tuple(builder.edition(milestone) for milestone in meta.milestones),
        results=builder.figures(meta.results),
        nominees=_parties(builder, "nominees", meta.nominees),
        indicators=_plots(builder, meta),
        recommendations=tuple((item.title, item.gist) for item in meta.recommendations),
        evaluation=meta.evaluation or "",
        links=tuple(LinkView(link.label, link.url) for link in meta.links),
        sources=sources(builder, meta.sources),
        body=builder.body(entry, root),
        doubts=builder.doubts(meta),
        doubtful=dict(meta.uncertain),
        mentioned_by=tuple(link for link in builder.mentioned_by(entry.key) if link.path not in linked_paths),
        source_updated=labels.date_text(meta.source_updated, builder.language),
        reviewed=reviewed,
        reviewed_iso=reviewed_iso,
    )


def initiatives_view(builder: ViewBuilder) -> InitiativesView:
    """The view of all initiatives side by side."""
    local = (builder.library.localise(each, builder.language) for each in builder.library.initiatives.values())
    newest = sorted(sorted(local, key=lambda entry: sort_key(entry.title)), key=_start, reverse=True)
    newest.sort(key=lambda entry: _ORDER.index(entry.meta.status))
    return InitiativesView(tuple(_comparison_row(builder, entry) for entry in newest))


def _start(entry: Entry[Initiative]) -> str:
    return entry.meta.period.start if entry.meta.period else ""


def _comparison_row(builder: ViewBuilder, entry: Entry[Initiative]) -> ComparedView:
    meta = entry.meta
    return ComparedView(
        title=entry.title,
        path=builder.path(entry.key),
        language=builder.foreign(entry.language),
        summary=meta.summary,
        kind=label(labels.INITIATIVE_KINDS, meta.kind, builder.messages),
        countries=builder.countries(meta.countries),
        period=_period(builder, meta),
        status=label(labels.INITIATIVE_STATUS, meta.status, builder.messages),
        status_note=meta.status_note or "",
        coordinator=_party(builder, "coordinator", meta.coordinator) if meta.coordinator else None,
        partner_count=sum(party.count for party in meta.partners),
        funding=_sums(builder, meta.funding),
        results=builder.figures(meta.results[:_FIRST_RESULTS]),
        reference_number=meta.reference_number or "",
        evaluation=meta.evaluation or "",
        doubtful=dict(meta.uncertain),
    )


def _period(builder: ViewBuilder, meta: Initiative) -> str:
    """The period of an initiative; a start alone is marked as such, so that nobody takes it for the full period."""
    if meta.period is None:
        return ""
    text = span_text(meta.period.start, meta.period.end, builder.language)
    return text if meta.period.end else builder.messages.gettext("from %(date)s") % {"date": text}


def _parties(builder: ViewBuilder, part: str, parties: Iterable[Party]) -> tuple[PartyView, ...]:
    return tuple(_party(builder, part, party) for party in parties)


def _party(builder: ViewBuilder, part: str, party: Party) -> PartyView:
    organisation = builder.library.organisations[party.organisation] if party.organisation else None
    link = builder.link(organisation.key) if organisation else LinkView(party.name or "", "")
    kind = label(labels.ORGANISATION_KINDS, organisation.meta.kind, builder.messages) if organisation else ""
    return PartyView(
        title=party.name or link.title,
        path=link.path,
        part=label(labels.PARTS, part, builder.messages),
        kind=_capital(party.kind or kind),
        role=party.role or "",
        note=party.note or "",
        country=builder.country(organisation.meta.country if organisation else party.country),
        winner=isinstance(party, Nominee) and party.winner,
        uncertain=party.uncertain,
        url="" if organisation else party.url or "",
    )


def _sums(builder: ViewBuilder, sums: Iterable[Funding]) -> tuple[SumView, ...]:
    return tuple(
        SumView(
            amount=number_text(funding.amount, builder.language),
            currency=funding.currency,
            currency_name=currency_name(funding.currency, builder.language),
            year=str(funding.year),
            scope=funding.scope or "",
            qualifier=funding.qualifier or "",
            note=funding.note or "",
            uncertain=funding.uncertain,
        )
        for funding in sums
    )


def _plots(builder: ViewBuilder, meta: Initiative) -> tuple[BarsView, ...]:
    """The indicators as bar charts, each with its own table; those of one unit share a scale."""
    groups: dict[_Group, list[Indicator]] = {}
    for indicator in meta.indicators:
        key = indicator.label, indicator.unit, indicator.start, indicator.end
        groups.setdefault(key, []).append(indicator)
    return tuple(_plot(builder, meta, f"indicator-{n}", *group) for n, group in enumerate(groups.items(), 1))


def _full(meta: Initiative, group: _Group) -> float:
    """The end of the scale: for percentages over all the initiative's, for other units over those of one name."""
    name, unit, *_ = group
    return max(i.value for i in meta.indicators if i.unit == unit and (unit == "percent" or i.label == name))


def _plot(builder: ViewBuilder, meta: Initiative, id_: str, group: _Group, values: Sequence[Indicator]) -> BarsView:
    text, (name, unit, start, end), full = builder.messages.gettext, group, _full(meta, group)
    when = span_text(start, end, builder.language)
    title = _capital(name) + (f", {when}" if when else "")
    step = number_text(section(full), builder.language)
    frame = BarsView(
        id=id_,
        title=title,
        label_title=text("Nominee") if meta.nominees else text("Whose value"),
        value_title=text("Value"),
        bars=(),
        unit=text("One segment = %(number)s.") % {"number": f"{step} {unit}" if unit else step},
        note="",
    )
    nominees = {_name(nominee): nominee for nominee in meta.nominees}
    names = [value.of for value in values]
    counts = [_count(builder, nominees, value) for value in sorted(values, key=lambda value: -value.value)]
    without = (_whose(builder, nominees, nominee) for nominee in nominees if nominee not in names)
    return bars([*counts, *(Count(whose, _UNDRAWN, text("no figure given")) for whose in without)], frame, full)


def _count(builder: ViewBuilder, nominees: dict[str, Nominee], value: Indicator) -> Count:
    value_text = " ".join(part for part in (number_text(value.value, builder.language), value.unit) if part)
    return Count(
        label=_whose(builder, nominees, value.of),
        value=value.value if value.value >= 0 else _UNDRAWN,
        text=value_text,
        qualifier=value.qualifier or "",
        notes=(value.note,) if value.note else (),
        uncertain=value.uncertain,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _name(nominee: Nominee) -> str:
    """The name of a nominee in indicators."""
    return nominee.name or nominee.organisation or ""


def _whose(builder: ViewBuilder, nominees: dict[str, Nominee], name: str) -> LinkView:
    if name not in nominees:
        return LinkView(name, "")
    party = _party(builder, "nominees", nominees[name])
    return LinkView(party.title, party.path)

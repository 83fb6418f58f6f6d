"""Statistics of a catalogue on one day, as plain values with stable names, for `catalogue stats --format json`.

docs/stats.md describes every name. A name never changes its meaning; `version` is raised when one is removed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from catalogue.i18n import language_name
from catalogue.site import completeness
from catalogue.site.completeness import OLD_AFTER, Completeness
from catalogue.site.site import Site


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of the catalogue."""

    tools: int
    by_status: dict[str, int]
    """Number of tools listed, piloted and retired."""
    organisations: int
    organisers: int
    """Number of organisations that run a tool."""
    completeness: int
    """The mean over all tools, in per cent."""
    complete: int
    """Number of tools that lack nothing."""
    never_reviewed: int
    review_old: int
    """Number of tools whose last review was too long ago."""
    uncertain: int
    """Number of tools with an uncertain field."""
    squares: int
    """Number of cells of strand × sub-sector."""
    gaps: int
    """Number of cells without a tool."""


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of strand × sub-sector with its tools; a wider sub-sector includes the tools of its parts."""

    strand: str
    sector: str
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToolState:
    """Statistics of one tool."""

    id: str
    title: str
    file: str
    """Path of its source, below the project's root."""
    status: str
    strand: str
    organisers: tuple[str, ...]
    completeness: int
    """The weighted share of the recommended fields and sections that it gives, in per cent."""
    missing_fields: tuple[str, ...]
    missing_sections: tuple[str, ...]
    open_fields: tuple[str, ...]
    """Fields that are empty because the sources leave them open; they count as given."""
    uncertain_fields: tuple[str, ...]
    reviewed: str | None
    days_since_review: int | None
    review_old: bool
    """Also true of a tool that was never reviewed."""
    newest_source: str | None
    """The newest year that a source documents, else the last day or month in which a source was read."""
    translated: tuple[str, ...]
    """The languages in which it has a translation, if only of the title."""
    text_translated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationState:
    """Statistics of an organisation that runs tools: what they lack, and so what to ask it for."""

    id: str
    """Empty for the tools of no organisation with a page."""
    title: str
    tools: tuple[str, ...]
    completeness: int
    """The mean over its tools, in per cent."""
    missing: int
    """Number of fields and sections that its tools lack in total."""
    review_old: int
    """Number of its tools with an old review or none."""


@dataclass(frozen=True, slots=True)
class FieldState:
    """A recommended field or a section, with the number of tools that lack it."""

    name: str
    kind: str
    """`field` or `section`."""
    missing: int


@dataclass(frozen=True, slots=True)
class SourceState:
    """A year, with the tools whose newest source is from that year."""

    year: int | None
    """None for tools without a dated source."""
    age: int | None
    """Age in years on the reference day."""
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguageState:
    """A language other than the default one."""

    language: str
    name: str
    """The language's name for itself."""
    tools: int
    """Number of tools with a translation in it, if only of the title."""
    texts: int
    """Number of tools with their text in it."""
    entries: int
    """Number of entries of all kinds with a translation."""
    entries_in_all: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All statistics of a catalogue."""

    version: int
    as_of: str
    """The reference day for ages."""
    review_old_after_days: int
    totals: Totals
    coverage: tuple[Square, ...]
    """Every cell, including empty ones."""
    tools: tuple[ToolState, ...]
    """Tools, those that lack the most first."""
    organisations: tuple[OrganisationState, ...]
    """Organisations, those whose tools lack the most first."""
    fields: tuple[FieldState, ...]
    """Fields and sections that any tool lacks, those that most tools lack first."""
    sources: tuple[SourceState, ...]
    """Years, the newest first; tools without a source come last."""
    languages: tuple[LanguageState, ...]


def statistics(site: Site, today: date) -> Statistics:
    """Compute the statistics of a site on one day."""
    conditions = completeness.measure_tools(site)
    return Statistics(
        version=1,
        as_of=today.isoformat(),
        review_old_after_days=OLD_AFTER,
        totals=_totals(site, conditions, today),
        coverage=tuple(Square(*pair, tools) for pair, tools in completeness.coverage(site).items()),
        tools=tuple(_tool(site, condition, today) for condition in sorted(conditions, key=lambda c: c.share)),
        organisations=_organisations(site, conditions, today),
        fields=_fields(conditions),
        sources=_sources(conditions, today),
        languages=_languages(site, conditions),
    )


def _totals(site: Site, conditions: Sequence[Completeness], today: date) -> Totals:
    gaps = completeness.gaps(site)
    return Totals(
        tools=len(conditions),
        by_status=dict(Counter(tool.meta.status for tool in site.library.tools.values())),
        organisations=len(site.library.organisations),
        organisers=len({organiser for condition in conditions for organiser in condition.organisers}),
        completeness=completeness.percent(completeness.mean_share(conditions)),
        complete=sum(condition.share == 1 for condition in conditions),
        never_reviewed=sum(not condition.reviewed for condition in conditions),
        review_old=sum(_old(condition, today) and bool(condition.reviewed) for condition in conditions),
        uncertain=sum(bool(condition.doubts) for condition in conditions),
        squares=len(gaps) * len(site.taxonomy.tools["sectors"]),
        gaps=sum(map(len, gaps.values())),
    )


def _old(condition: Completeness, today: date) -> bool:
    return completeness.is_old(condition.reviewed, today.isoformat())


def _tool(site: Site, condition: Completeness, today: date) -> ToolState:
    entry = site.library.tools[condition.tool]
    reviewed = date.fromisoformat(condition.reviewed) if condition.reviewed else None
    return ToolState(
        id=entry.id,
        title=entry.title,
        file=entry.path,
        status=entry.meta.status,
        strand=entry.meta.strand,
        organisers=condition.organisers,
        completeness=completeness.percent(condition.share),
        missing_fields=condition.fields,
        missing_sections=condition.sections,
        open_fields=condition.open,
        uncertain_fields=condition.doubts,
        reviewed=condition.reviewed or None,
        days_since_review=(today - reviewed).days if reviewed else None,
        review_old=_old(condition, today),
        newest_source=condition.newest_source or None,
        translated=condition.translated,
        text_translated=condition.texts,
    )


def _organisations(site: Site, conditions: Sequence[Completeness], today: date) -> tuple[OrganisationState, ...]:
    states = []
    for id_, group in completeness.by_organiser(conditions).items():
        title = site.library.organisations[id_].title if id_ else ""
        missing = sum(len(condition.fields) + len(condition.sections) for condition in group)
        old = sum(_old(condition, today) for condition in group)
        share = completeness.percent(completeness.mean_share(group))
        states.append(OrganisationState(id_, title, tuple(c.tool for c in group), share, missing, old))
    return tuple(sorted(states, key=lambda state: (-state.missing, -state.review_old, state.id)))


def _fields(conditions: Sequence[Completeness]) -> tuple[FieldState, ...]:
    fields = Counter(name for condition in conditions for name in condition.fields)
    sections = Counter(name for condition in conditions for name in condition.sections)
    states = [FieldState(name, "field", count) for name, count in fields.items()]
    states += [FieldState(name, "section", count) for name, count in sections.items()]
    return tuple(sorted(states, key=lambda state: (-state.missing, state.kind, state.name)))


def _sources(conditions: Sequence[Completeness], today: date) -> tuple[SourceState, ...]:
    tools: dict[int, list[str]] = {}
    for condition in conditions:
        tools.setdefault(int(condition.newest_source[:4] or 0), []).append(condition.tool)
    years = sorted(tools, reverse=True)
    return tuple(SourceState(year or None, today.year - year if year else None, tuple(tools[year])) for year in years)


def _languages(site: Site, conditions: Sequence[Completeness]) -> tuple[LanguageState, ...]:
    config, total = site.library.config, sum(1 for _ in site.library.all())
    entries = Counter(language for _, language in site.library.translations)
    return tuple(
        LanguageState(
            language=language,
            name=language_name(language),
            tools=sum(language in condition.translated for condition in conditions),
            texts=sum(language in condition.texts for condition in conditions),
            entries=entries[language],
            entries_in_all=total,
        )
        for language in config.languages
        if language != config.default_language
    )

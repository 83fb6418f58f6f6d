"""The state of a catalogue on one day, as plain values with stable names: what `catalogue stats --format json` prints.

docs/stats.md describes every name. A name is never given another meaning; `version` grows when one is taken away.
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
    """The catalogue in a few numbers."""

    tools: int
    by_status: dict[str, int]
    """How many tools are listed, piloted, retired."""
    organisations: int
    organisers: int
    """How many of these run a tool."""
    completeness: int
    """The mean over all tools, in percent."""
    complete: int
    """How many tools lack nothing."""
    never_reviewed: int
    review_old: int
    """How many tools were reviewed, and too long ago."""
    uncertain: int
    """How many tools have a doubt about a field."""
    squares: int
    """How many squares strand × sub-sector has."""
    gaps: int
    """How many of them have no tool."""


@dataclass(frozen=True, slots=True)
class Square:
    """A strand and a sub-sector, and the tools that serve both; a wider sub-sector has the tools of its parts."""

    strand: str
    sector: str
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToolState:
    """One tool."""

    id: str
    title: str
    file: str
    """Its source, below the project's root."""
    status: str
    strand: str
    organisers: tuple[str, ...]
    completeness: int
    """The share of the recommended fields and sections that it gives, by weight, in percent."""
    missing_fields: tuple[str, ...]
    missing_sections: tuple[str, ...]
    open_fields: tuple[str, ...]
    """Empty, because the sources leave them open; they count as given."""
    uncertain_fields: tuple[str, ...]
    reviewed: str | None
    days_since_review: int | None
    review_old: bool
    """Also true of a tool that was never reviewed."""
    newest_source: str | None
    """The newest year that a source documents, else the newest day or month in which a source was read."""
    translated: tuple[str, ...]
    """The languages in which it has a translation, be it of the title alone."""
    text_translated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationState:
    """An organisation that runs tools, and what these lack: what there is to ask it for."""

    id: str
    """Empty for the tools for which nobody is named who has a page."""
    title: str
    tools: tuple[str, ...]
    completeness: int
    """The mean over its tools, in percent."""
    missing: int
    """How many fields and sections its tools lack together."""
    review_old: int
    """How many of its tools have an old review or none."""


@dataclass(frozen=True, slots=True)
class FieldState:
    """A recommended field or a section, and how many tools lack it."""

    name: str
    kind: str
    """`field` or `section`."""
    missing: int


@dataclass(frozen=True, slots=True)
class SourceState:
    """A year, and the tools of which the newest source is of that year."""

    year: int | None
    """None for the tools without any source that says of when it is."""
    age: int | None
    """In years, on the day on which ages are judged."""
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguageState:
    """A language beside the default one."""

    language: str
    name: str
    """The language's name for itself."""
    tools: int
    """How many tools have a translation in it, be it of the title alone."""
    texts: int
    """How many tools have their text in it."""
    entries: int
    """How many entries of all kinds have a translation."""
    entries_in_all: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything."""

    version: int
    as_of: str
    """The day on which ages are judged."""
    review_old_after_days: int
    totals: Totals
    coverage: tuple[Square, ...]
    """Every square, also the empty ones."""
    tools: tuple[ToolState, ...]
    """Those that lack the most come first."""
    organisations: tuple[OrganisationState, ...]
    """Those of whom the most is to be asked come first."""
    fields: tuple[FieldState, ...]
    """Those that most tools lack come first; only those that some tool lacks."""
    sources: tuple[SourceState, ...]
    """The newest year comes first, the tools without a source last."""
    languages: tuple[LanguageState, ...]


def statistics(site: Site, today: date) -> Statistics:
    """The state of a site's tools on one day."""
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

"""Completeness of the tools: missing fields and sections, age of the last review, and translations of each.

Used by `catalogue stats` and the numbers for maintainers. The day is an argument; the clock is never read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from catalogue.diagnostics.rules import editorial
from catalogue.schema.entries import Entry
from catalogue.schema.models import Tool
from catalogue.schema.recommended import SECTION_WEIGHT, recommended_fields
from catalogue.site.site import Site
from catalogue.urls import slug

OLD_AFTER = editorial.LIMITS[editorial.REVIEW_TOO_OLD.code]
"""Days after which a review is old; the rule that asks for a new review uses the same number."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """Completeness of one tool."""

    tool: str
    """The tool's id."""
    share: float
    """The weighted share of the recommended fields and sections that it gives, from 0 to 1."""
    fields: tuple[str, ...]
    """The recommended fields that it does not give, the weightiest first."""
    sections: tuple[str, ...]
    """The sections in the site's settings that its text lacks, in the settings' wording and order."""
    open: tuple[str, ...]
    """Recommended fields that are empty because the sources leave them open; they count as given."""
    doubts: tuple[str, ...]
    """The fields that are marked as uncertain, empty or not."""
    reviewed: str
    """The day of the last review; empty where there was none."""
    translated: tuple[str, ...]
    """The languages, apart from the original's, in which it has a translation, if only of the title."""
    texts: tuple[str, ...]
    """The languages in which its text is translated too."""
    organisers: tuple[str, ...]
    """The ids of the organisations that run it, if they have a page."""
    newest_source: str
    """The newest year that a source documents, else the last day on which a source was read; empty without either."""


def measure_tools(site: Site) -> tuple[Completeness, ...]:
    """Measure the completeness of every tool, in the order of the tools."""
    return tuple(_condition(site, tool) for tool in site.library.tools.values())


def _condition(site: Site, entry: Entry[Tool]) -> Completeness:
    tool, config = entry.meta, site.library.config
    weights = {name: mark.weight for name, mark in recommended_fields(Tool).items() if mark.status in {"", tool.status}}
    empty = [name for name in weights if not getattr(tool, name)]
    lacking = sorted((name for name in empty if name not in tool.uncertain), key=lambda name: -weights[name])
    chapters = {slug(heading.text) for heading in entry.body.headings}
    sections = config.headings if tool.status == "piloted" else ()
    absent = tuple(section for section in sections if slug(section) not in chapters)
    total = sum(weights.values()) + SECTION_WEIGHT * len(sections)
    missing = sum(weights[name] for name in lacking) + SECTION_WEIGHT * len(absent)
    others = [language for language in config.languages if (entry.key, language) in site.library.translations]
    return Completeness(
        tool=entry.id,
        share=(total - missing) / total,
        fields=tuple(lacking),
        sections=absent,
        open=tuple(name for name in empty if name in tool.uncertain),
        doubts=tuple(tool.uncertain),
        reviewed=tool.reviewed or "",
        translated=tuple(others),
        texts=tuple(o for o in others if site.library.translations[entry.key, o].body is not entry.body),
        organisers=tuple(dict.fromkeys(item.organisation for item in tool.organisers if item.organisation)),
        newest_source=str(tool.last_seen or max((source.seen or "" for source in tool.sources), default="")),
    )


def by_organiser(conditions: Iterable[Completeness]) -> dict[str, tuple[Completeness, ...]]:
    """The tools that each organisation runs, by its id; the empty id has those of no organisation with a page."""
    groups: dict[str, tuple[Completeness, ...]] = {}
    for condition in conditions:
        for organisation in condition.organisers or ("",):
            groups[organisation] = (*groups.get(organisation, ()), condition)
    return groups


def mean_share(conditions: Iterable[Completeness]) -> float:
    """The mean completeness of several tools; 1 for none, as nothing is missing then."""
    shares = [condition.share for condition in conditions]
    return sum(shares) / len(shares) if shares else 1.0


def percent(share: float) -> int:
    """A share in whole per cent, rounded down: 100 only where nothing at all is missing."""
    return floor(100 * share + 1e-9)


def newest_review(conditions: Iterable[Completeness]) -> str:
    """The day of the newest review; empty where no tool was ever reviewed."""
    return max((condition.reviewed for condition in conditions), default="")


def is_old(reviewed: str, today: str, days: int = OLD_AFTER) -> bool:
    """Whether a review was more than `days` before `today`; true of a missing review."""
    return not reviewed or date.fromisoformat(reviewed) < date.fromisoformat(today) - timedelta(days=days)


def coverage(site: Site) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The tools in every cell of strand × sub-sector, including empty ones, by the ids of both."""
    taxonomy = site.taxonomy
    return {
        (strand, sector): taxonomy.tools_with(("strands", strand), ("sectors", sector))
        for strand in taxonomy.tools["strands"]
        for sector in taxonomy.tools["sectors"]
    }


def gaps(site: Site) -> dict[str, tuple[str, ...]]:
    """The sub-sectors for which a strand has no tool, by strand; strands without gaps are included."""
    squares = coverage(site)
    return {
        strand: tuple(sector for sector in site.taxonomy.tools["sectors"] if not squares[strand, sector])
        for strand in site.taxonomy.tools["strands"]
    }

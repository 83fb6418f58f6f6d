"""How far the tools have come: what each still lacks, how old its review is, and which languages speak of it.

The one computation behind `catalogue stats` and the numbers for maintainers. It knows no day but the one it is given.
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
"""After how many days a review is old: the number by which the rule judges that asks for a new one."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """What a tool has and what it lacks."""

    tool: str
    """The tool's id."""
    share: float
    """How much of what is recommended it gives, by weight, from 0 to 1."""
    fields: tuple[str, ...]
    """The recommended fields that it does not give, those that weigh most first."""
    sections: tuple[str, ...]
    """The sections of the site's settings that its text does not have, in the settings' words and order."""
    open: tuple[str, ...]
    """Recommended fields that are empty because the sources leave them open; they count as given."""
    doubts: tuple[str, ...]
    """The fields that are marked as uncertain, empty or not."""
    reviewed: str
    """The day of the last review; empty where there was none."""
    translated: tuple[str, ...]
    """The languages, beside the original's, in which it has a translation, be it of the title alone."""
    texts: tuple[str, ...]
    """Those of them in which its text is translated too."""
    organisers: tuple[str, ...]
    """The ids of the organisations that run it, as far as they have a page."""
    newest_source: str
    """The newest year that a source documents, else the newest day on which a source was read; empty without either."""


def measure_tools(site: Site) -> tuple[Completeness, ...]:
    """The condition of every tool, in the order of the tools."""
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
    """The tools of every organisation that runs one, by its id; under an empty id those of nobody with a page."""
    groups: dict[str, tuple[Completeness, ...]] = {}
    for condition in conditions:
        for organisation in condition.organisers or ("",):
            groups[organisation] = (*groups.get(organisation, ()), condition)
    return groups


def mean_share(conditions: Iterable[Completeness]) -> float:
    """The mean completeness of several tools; 1 where there is none, as nothing is missing then."""
    shares = [condition.share for condition in conditions]
    return sum(shares) / len(shares) if shares else 1.0


def percent(share: float) -> int:
    """A share in whole percents, rounded down: 100 only where nothing at all is missing."""
    return floor(100 * share + 1e-9)


def newest_review(conditions: Iterable[Completeness]) -> str:
    """The day of the newest review; empty where no tool was ever reviewed."""
    return max((condition.reviewed for condition in conditions), default="")


def is_old(reviewed: str, today: str, days: int = OLD_AFTER) -> bool:
    """Whether a review was more than `days` before `today`; one that never was is old on every day."""
    return not reviewed or date.fromisoformat(reviewed) < date.fromisoformat(today) - timedelta(days=days)


def coverage(site: Site) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The tools in every square of strand × sub-sector, also of the empty ones, by the ids of both."""
    taxonomy = site.taxonomy
    return {
        (strand, sector): taxonomy.tools_with(("strands", strand), ("sectors", sector))
        for strand in taxonomy.tools["strands"]
        for sector in taxonomy.tools["sectors"]
    }


def gaps(site: Site) -> dict[str, tuple[str, ...]]:
    """The sub-sectors for which a strand has no tool, by strand; a strand without gaps is among them."""
    squares = coverage(site)
    return {
        strand: tuple(sector for sector in site.taxonomy.tools["sectors"] if not squares[strand, sector])
        for strand in site.taxonomy.tools["strands"]
    }

"""The reader's words for values that sources give as codes: kinds, modes, fields, dates, numbers."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from catalogue.i18n import Messages, locale

_CACHE_SIZE = 4096
"""How many numbers and days are remembered in the reader's words: the same ones stand on many pages."""


def N_(message: str) -> str:
    """Marks a message for extraction; it is translated where it is used."""
    return message


STATUS = {"listed": N_("Listed"), "piloted": N_("Piloted"), "retired": N_("Retired")}
MODES = {"physical": N_("On site"), "digital": N_("Online"), "hybrid": N_("On site and online")}
RECURRENCE = {
    "yearly": N_("Every year"),
    "every-two-years": N_("Every two years"),
    "ongoing": N_("Open all year"),
    "irregular": N_("From time to time"),
}
RECURRENCE_SINCE = {
    "yearly": N_("Every year since %(date)s"),
    "every-two-years": N_("Every two years since %(date)s"),
    "ongoing": N_("Open all year since %(date)s"),
    "irregular": N_("From time to time since %(date)s"),
}
RECURRENCE_ENDED = {
    "yearly": N_("Every year, for the first time in %(date)s"),
    "every-two-years": N_("Every two years, for the first time in %(date)s"),
    "ongoing": N_("Open all year, from %(date)s"),
    "irregular": N_("From time to time, for the first time in %(date)s"),
}
"""How often a tool was held that has been retired."""
FIRST_HELD = N_("First held in %(date)s")
COST_LEVELS = {"free": N_("Free"), "low": N_("Low"), "medium": N_("Medium"), "high": N_("High")}
ORGANISATION_KINDS = {
    "public-authority": N_("Public authority"),
    "public-agency": N_("Public agency"),
    "cultural-institute": N_("Cultural institute"),
    "incubator": N_("Incubator"),
    "university": N_("University"),
    "network": N_("Network"),
    "association": N_("Association"),
    "foundation": N_("Foundation"),
    "fund": N_("Fund"),
    "museum": N_("Museum"),
    "theatre": N_("Theatre"),
    "company": N_("Company"),
    "event": N_("Event"),
    "programme": N_("Programme"),
    "science-park": N_("Science park"),
    "embassy": N_("Embassy"),
    "other": N_("Other body"),
}
INITIATIVE_KINDS = {"policy-measure": N_("Policy measure"), "award": N_("Award"), "project": N_("Project")}
INITIATIVE_STATUS = {"planned": N_("Planned"), "running": N_("Running"), "completed": N_("Completed")}
ENTRY_KINDS = {
    "tools": N_("Tool"),
    "strands": N_("Strand"),
    "sectors": N_("Sub-sector"),
    "aims": N_("Aim"),
    "formats": N_("Format"),
    "countries": N_("Country"),
    "organisations": N_("Organisation"),
    "initiatives": N_("Initiative"),
    "modules": N_("Learning module"),
    "glossary": N_("Glossary"),
    "pages": N_("Page"),
}
PARTS = {
    "organisers": N_("Organiser"),
    "partners": N_("Partner"),
    "funders": N_("Funder"),
    "contributors": N_("Contributor"),
    "coordinator": N_("Coordinator"),
    "funder": N_("Funder"),
    "nominees": N_("Nominee"),
}
BODY = {
    "note": N_("Note"),
    "tip": N_("Tip"),
    "important": N_("Important"),
    "warning": N_("Warning"),
    "caution": N_("Caution"),
    "footnotes": N_("Notes"),
    "back": N_("Back to the text of note"),
}
"""The words that the read stage leaves open in running text, by its names for them."""
COUNTRY_ROLES = {"held": N_("Held here"), "organised": N_("Organised from here"), "took-part": N_("Took part")}
TOOL_GROUPS = {
    "piloted": N_("Piloted and described in depth"),
    "listed": N_("Listed in brief"),
    "retired": N_("No longer held"),
}
LISTS = {
    "tools": (N_("Tools"), N_("Every internationalisation tool in the catalogue.")),
    "strands": (N_("Strands"), N_("The ways in which intermediaries help companies go abroad.")),
    "sectors": (N_("Sub-sectors"), N_("The parts of the cultural and creative industries, and the tools for each.")),
    "aims": (N_("Aims"), N_("What tools are meant to achieve for those who take part.")),
    "formats": (N_("Formats"), N_("The forms that a tool can take, alone or combined.")),
    "countries": (N_("Countries"), N_("Where the tools and the organisations behind them come from.")),
    "organisations": (N_("Organisations"), N_("Who runs, supports and contributes to the tools.")),
    "initiatives": (N_("Initiatives"), N_("Policy measures, awards and projects around the tools.")),
    "modules": (N_("Learning modules"), N_("What the pilots taught, prepared for self-study.")),
    "glossary": (N_("Glossary"), N_("The terms of the field, explained in one sentence each.")),
}
"""The list of the entries of each collection: its title, and a sentence on what is there."""
COLLECTIONS = {name: title for name, (title, _) in LISTS.items()} | {"pages": N_("Pages")}
"""What the entries of each collection are called together."""
CHANGES = {
    "added": N_("New"),
    "retired": N_("Retired"),
    "renamed": N_("Renamed"),
    "translated": N_("Translated"),
    "revised": N_("Revised"),
    "reviewed": N_("Reviewed"),
    "moved": N_("New address"),
}
FIELDS = {
    "title": N_("Name"),
    "summary": N_("Summary"),
    "strand": N_("Strand"),
    "sectors": N_("Sub-sectors"),
    "aims": N_("Aims"),
    "formats": N_("Formats"),
    "mode": N_("Mode"),
    "countries": N_("Countries"),
    "country": N_("Country"),
    "place": N_("Place"),
    "city": N_("City"),
    "editions": N_("Editions"),
    "organisers": N_("Organisers"),
    "partners": N_("Partners"),
    "funders": N_("Funders"),
    "contributors": N_("Contributors"),
    "recurs": N_("How often"),
    "since": N_("Since"),
    "last_seen": N_("Last documented"),
    "eligibility": N_("Who may take part"),
    "deadline": N_("Deadline"),
    "cost": N_("Cost"),
    "support": N_("Support"),
    "effort": N_("Effort"),
    "steps": N_("Steps"),
    "contact": N_("Contact"),
    "sources": N_("Sources"),
    "audience": N_("Audience"),
    "figures": N_("Figures"),
    "channels": N_("Channels"),
    "links": N_("Links"),
    "kind": N_("Kind"),
    "founded": N_("Founded"),
    "parent": N_("Parent body"),
    "project_partner": N_("Partner in the project"),
    "url": N_("Website"),
    "regions": N_("Regions"),
    "period": N_("Period"),
    "funder": N_("Funder"),
    "funding": N_("Funding"),
    "results": N_("Results"),
    "status": N_("Status"),
    "number": N_("Number"),
    "related": N_("Related tools"),
    "modules": N_("Learning modules"),
    "tools": N_("Tools"),
    "native_name": N_("Name in its own language"),
    "also_known_as": N_("Other names"),
    "full_title": N_("Full title"),
    "original_title": N_("Original title"),
    "original_language": N_("Original language"),
    "reference_number": N_("Reference number"),
    "coordinator": N_("Coordinator"),
    "part_of": N_("Part of"),
    "programme_priority": N_("Programme priority"),
    "status_note": N_("Note on status"),
    "milestones": N_("Milestones"),
    "nominees": N_("Nominees"),
    "indicators": N_("Indicators"),
    "recommendations": N_("Recommendations"),
    "evaluation": N_("Evaluation"),
    "source_updated": N_("Last update of the source"),
    "outcomes": N_("Outcomes"),
    "cover": N_("Picture"),
    "definition": N_("Definition"),
    "long": N_("Spelled-out form"),
    "also": N_("Other forms"),
    "see": N_("Related words"),
    "short": N_("Short label"),
    "reviewed": N_("Last review"),
    "published": N_("First published"),
    "draft": N_("Draft"),
    "aliases": N_("Old addresses"),
}


def label(table: Mapping[str, str], code: str | None, messages: Messages) -> str:
    """The reader's word for a code; empty for none, and the code itself where the table has no word for it."""
    return messages.gettext(table.get(code, code)) if code else ""


@lru_cache(maxsize=_CACHE_SIZE)
def number_text(value: float | str, language: str) -> str:
    """A number as it is read in a language (`1,860`), with every decimal that it was given; a text stays as it is."""
    if isinstance(value, str):
        return value
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale(language), decimal_quantization=False)


@lru_cache(maxsize=_CACHE_SIZE)
def money_text(value: float | str, currency: str, language: str) -> str:
    """Format a sum as a language writes it: `€1,250`, with cents `€0.50`; a text has the code after it."""
    if isinstance(value, str):
        return f"{value} {currency}"
    from babel.numbers import format_currency

    # CLDR's pattern of the language, but for the digits after the point: it would have two of them in any case.
    digits = "0" if float(value).is_integer() else "0.00##"
    pattern = locale(_regional(language)).currency_formats["standard"].pattern.replace("0.00", digits)
    text = format_currency(value, currency, pattern, locale=_regional(language), currency_digits=False)
    # Letters are kept off the digits, as CLDR asks for (UTS 35, part 3, "Currencies"); Babel 2.18 does not.
    return re.sub(r"(?<=[^\W\d_])(?=\d)", "\N{NO-BREAK SPACE}", text)


@lru_cache(maxsize=_CACHE_SIZE)
def date_text(value: str | None, language: str) -> str:
    """A date of ISO 8601, full or partial, as it is read in a language: `15 October 2020`, `October 2020`, `2020`."""
    if not value:
        return ""
    from babel.dates import format_date, format_skeleton

    year, *rest = (int(part) for part in value.split("-"))
    if not rest:
        return str(year)
    if len(rest) == 1:
        return format_skeleton("yMMMM", date(year, rest[0], 1), locale=_regional(language))
    return format_date(date(year, *rest), format="long", locale=_regional(language))


@lru_cache(maxsize=_CACHE_SIZE)
def span_text(start: str | None, end: str | None, language: str) -> str:
    """A stretch of time as it is read in a language, without repeating what both ends share."""
    if not start or not end or start == end:
        return date_text(start or end, language)
    if len(start) == len(end) == len("2021"):
        return f"{start}–{end}"
    if len(start) == len(end):
        return _interval(start, end, language)
    return f"{date_text(start, language)} – {date_text(end, language)}"


def _interval(start: str, end: str, language: str) -> str:
    """Two days or two months by CLDR's pattern for the stretch between them, with the months spelled out.

    CLDR has few such patterns with whole names of months. Its rule is to widen those that it has (UTS 35, part 4,
    "Missing Skeleton Fields"), which Babel 2.18 leaves undone.
    """
    from babel.dates import format_date

    first, last = (date.fromisoformat(day if len(day) == len("2021-05-27") else f"{day}-01") for day in (start, end))
    days = "d" if len(start) == len("2021-05-27") else ""
    formats = locale(_regional(language)).interval_formats
    patterns = formats.get(f"yMMMM{days}") or formats[f"yMMM{days}"]
    largest = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    wide = (re.sub("MMM+|LLL+", lambda match: match[0][0] * 4, pattern) for pattern in patterns[largest])
    return "".join(
        format_date(day, pattern, _regional(language)) for day, pattern in zip((first, last), wide, strict=True)
    )


def _regional(language: str) -> str:
    """English dates are written the British way, day before month."""
    return "en_GB" if language == "en" else language


def years_text(starts: list[str]) -> str:
    """The years of several dates: `2020`, or `2019–2020` for a range."""
    years = sorted({start[:4] for start in starts})
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else ""

"""The reader's words for values that sources give as codes: kinds, modes, fields, dates, numbers."""

from datetime import date

from catalogue.i18n import Messages, locale


def N_(message: str) -> str:
    """Marks a message for extraction; it is translated where it is used."""
    return message


STATUS = {"listed": N_("Listed"), "piloted": N_("Piloted"), "retired": N_("Retired")}
MODES = {"physical": N_("On site"), "digital": N_("Online"), "hybrid": N_("On site and online")}
ORGANISATION_KINDS = {
    "public-authority": N_("Public authority"),
    "public-agency": N_("Public agency"),
    "cultural-institute": N_("Cultural institute"),
    "incubator": N_("Incubator"),
    "university": N_("University"),
    "network": N_("Network"),
    "association": N_("Association"),
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
    "contributors": N_("Contributor"),
    "coordinator": N_("Coordinator"),
    "funder": N_("Funder"),
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
LISTS = {
    "tools": (N_("Tools"), N_("Every internationalisation tool in the catalogue.")),
    "strands": (N_("Strands"), N_("Three ways in which intermediaries help companies go abroad.")),
    "sectors": (N_("Sub-sectors"), N_("The parts of the cultural and creative industries, and the tools for each.")),
    "aims": (N_("Aims"), N_("What a tool is meant to bring to those who take part.")),
    "formats": (N_("Formats"), N_("The forms that a tool can take, alone or combined.")),
    "countries": (N_("Countries"), N_("Where the tools and the organisations behind them come from.")),
    "organisations": (N_("Organisations"), N_("Who runs the tools, carries them and helps with them.")),
    "initiatives": (N_("Initiatives"), N_("Policy measures, awards and projects around the tools.")),
    "modules": (N_("Learning modules"), N_("What the pilots taught, made ready for self-study.")),
    "glossary": (N_("Glossary"), N_("The words of the field, in one sentence each.")),
    "home": (N_("Home"), ""),
    "search": (N_("Search"), N_("Search the whole catalogue.")),
    "not-found": (N_("Page not found"), N_("There is no page at this address.")),
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
    "contributors": N_("Contributors"),
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
}


def label(table: dict[str, str], code: str | None, messages: Messages) -> str:
    """The reader's word for a code; empty for none, and the code itself where the table has no word for it."""
    return messages.gettext(table.get(code, code)) if code else ""


def number_text(value: float | str, language: str) -> str:
    """A number as it is read in a language (`1,860`); a text stays as it is."""
    if isinstance(value, str):
        return value
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale(language))


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


def span_text(start: str | None, end: str | None, language: str) -> str:
    """A stretch of time as it is read in a language, without repeating what both ends share."""
    if not start or not end or start == end:
        return date_text(start or end, language)
    if len(start) == len(end) == len("2021-05-27"):
        from babel.dates import format_interval

        first, last = date.fromisoformat(start), date.fromisoformat(end)
        return format_interval(first, last, "yMMMMd", locale=_regional(language))
    return f"{date_text(start, language)} – {date_text(end, language)}"


def _regional(language: str) -> str:
    """English dates are written the British way, day before month."""
    return "en_GB" if language == "en" else language


def years_text(starts: list[str]) -> str:
    """The years of several dates: `2020`, or `2019–2020` for a range."""
    years = sorted({start[:4] for start in starts})
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else ""

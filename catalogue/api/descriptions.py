"""What the published schemas say of fields in words of their own; of all others they say what the model says.

These words belong to the promise: somebody who reads the data sees what stands there, not how an entry is written.
"""

DESCRIPTIONS: dict[str, dict[str, str]] = {
    "": {
        "summary": "One sentence, by language.",
        "uncertain": "Whether it is uncertain.",
        "audience": "For whom it is, by language.",
        "country": "ISO 3166-1 alpha-2.",
        "aims": "The ids of what it is meant to achieve.",
    },
    "Place": {"city": "In its usual English form."},
    "Edition": {
        "label": "What it was called.",
        "start": "First day, month or year, as ISO 8601: `2020-10-15`, `2020-10` or `2020`.",
        "end": "Last day, month or year.",
        "mode": "Where it differs from that of the tool.",
        "place": "Where it differs from that of the tool.",
    },
    "Figure": {
        "": "A number on effort or results.",
        "label": "What was counted.",
        "value": "The number; a text if it is not a number.",
    },
    "Funding": {
        "amount": "The sum.",
        "currency": "ISO 4217.",
        "year": "The year to whose prices it belongs.",
    },
    "Indicator": {
        "label": "What was measured.",
        "of": "Whose value it is; where there are nominees, the name of one of them, or the id of its organisation.",
        "value": "The number.",
        "start": "From when it was measured, as ISO 8601; alone, the one time that it was.",
    },
    "Period": {
        "start": "First day, month or year, as ISO 8601.",
        "end": "Last day, month or year; missing while it goes on.",
    },
    "Tool": {
        "number": "Its place in the printed catalogue.",
        "strand": "The id of its strand.",
        "sectors": "The ids of the sub-sectors that it serves.",
        "formats": "The ids of the forms that it takes.",
        "countries": "The countries that took part, as ISO 3166-1 alpha-2, those of groups among them.",
        "eligibility": "Who may take part, and on which conditions, by language.",
        "deadline": "By when to apply, by language: a day as ISO 8601, or a sentence.",
        "editions": "The times that it was held.",
        "channels": "How people heard of it, by language.",
        "modules": "The ids of the learning modules drawn from it.",
        "related": "The ids of the tools that its authors name as similar.",
        "cover": "Its picture.",
    },
    "Term": {
        "": "A strand, a sub-sector, an aim or a format.",
        "short": "A short label, by language.",
        "number": "Its order among its neighbours.",
        "parent": "The id of the wider sub-sector that it belongs to.",
    },
    "Support": {
        "amount": "The sum.",
        "currency": "ISO 4217.",
    },
    "Contact": {"organisation": "The id of the organisation."},
    "Country": {
        "": "A country that the catalogue names; its names come from Unicode CLDR.",
        "summary": "What the catalogue says of it, by language.",
    },
    "Organisation": {
        "kind": "What kind of body it is, such as `public-agency`; the list may grow.",
        "parent": "The id of the organisation that it belongs to.",
        "project_partner": "Whether it was a partner in the project behind the catalogue.",
    },
    "Initiative": {
        "full_title": "Its whole registered title, where the title is shorter.",
        "original_language": "The language of that title, as ISO 639-1 code.",
        "countries": "Where it takes place, as ISO 3166-1 alpha-2, those of groups among them.",
        "partners": "Who carries it.",
        "funding": "How much.",
        "status_note": "What a reader should know about the status.",
        "tools": "The ids of the tools developed in it.",
        "indicators": "Measured values that can be compared.",
        "source_updated": "When its own page was last updated, as ISO 8601.",
    },
    "Module": {
        "": "A learning module drawn from tools.",
        "tools": "The ids of the tools that it was drawn from.",
    },
    "Word": {
        "definition": "One sentence that says what it is, by language.",
        "long": "What an abbreviation stands for, by language.",
        "also": "Other forms of the word, by language.",
        "see": "The ids of related words.",
    },
}
"""By record and field; the record itself under an empty name. Those of an empty record hold for fields in all."""


def description(record: str, name: str, otherwise: str) -> str:
    """What a schema says of a field, or with an empty name of a record."""
    own, general = DESCRIPTIONS.get(record, {}), DESCRIPTIONS[""]
    return own.get(name) or general.get(name) or otherwise

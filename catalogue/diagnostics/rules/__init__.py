"""Every rule there is, one row each, by the stage that reports it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType

from catalogue.diagnostics.model import Rule
from catalogue.diagnostics.rules import (
    editorial,
    external,
    link,
    pdf,
    read,
    search,
    spreadsheet,
    theme,
    validate,
    write,
)

__all__ = [
    "FAMILIES",
    "RULES",
    "Family",
    "editorial",
    "external",
    "link",
    "pdf",
    "read",
    "search",
    "spreadsheet",
    "theme",
    "validate",
    "write",
]


@dataclass(frozen=True, slots=True)
class Family:
    """The rules of one stage, which share the first letter of their codes."""

    letter: str
    """First letter of every code in the family."""
    title: str
    """Heading of the family in the rule reference."""
    about: str
    """One sentence on what the stage looks at."""
    rules: tuple[Rule, ...]
    """The rows, sorted by code."""


def _family(letter: str, title: str, about: str, module: ModuleType) -> Family:
    rows = (value for value in vars(module).values() if isinstance(value, Rule))
    return Family(letter, title, about, tuple(sorted(rows, key=lambda rule: rule.code)))


FAMILIES: tuple[Family, ...] = (
    _family(
        "R", "Reading", "Whether a file can be read at all: its encoding, its settings, its Markdown, its pixels.", read
    ),
    _family("V", "Entries and settings", "What an entry or a setting may say.", validate),
    _family("E", "Editing", "Whether the prose reads as a careful editor would leave it.", editorial),
    _family("L", "Links", "Whether what leads from one page to another arrives.", link),
    _family("T", "Themes", "Whether the theme is complete and its templates can be filled in.", theme),
    _family("W", "Writing", "Whether the finished site may be put where it is meant to go.", write),
    _family("X", "External links", "Whether external links work; only `check --external` tests them.", external),
    _family("I", "Import", "Whether a spreadsheet can be understood, cell by cell.", spreadsheet),
    _family("P", "PDFs", "Whether a page could be typeset as a PDF.", pdf),
    _family("S", "Search", "Whether the search index is whole and holds the right pages.", search),
)
"""The families in the order in which a build meets them."""

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for family in FAMILIES for rule in family.rules})
"""Every rule by its code."""

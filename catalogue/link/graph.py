"""Who refers to whom: organisations at work in tools and initiatives, and entries that nothing leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import link as rules
from catalogue.validate.entries import Entry, Library
from catalogue.validate.schema import NOUNS

Part = Literal["organisers", "partners", "contributors", "coordinator", "funder"]


@dataclass(frozen=True, slots=True)
class Engagement:
    """An organisation's part in a tool or an initiative, seen from the organisation."""

    entry: str
    """The tool or the initiative, as `collection/id`."""
    part: Part
    role: str
    """What it did, in words; may be empty."""
    uncertain: bool


def engagements(library: Library) -> dict[str, tuple[Engagement, ...]]:
    """What every organisation does in tools and initiatives, by organisation id."""
    found: dict[str, list[Engagement]] = {}
    for tool in library.tools.values():
        for part in ("organisers", "partners", "contributors"):
            for item in getattr(tool.meta, part):
                engagement = Engagement(tool.key, part, item.role or "", item.uncertain)
                found.setdefault(item.organisation, []).append(engagement)
    for initiative in library.initiatives.values():
        meta = initiative.meta
        parties = [
            ("coordinator", meta.coordinator),
            ("funder", meta.funder),
            *(("partners", p) for p in meta.partners),
        ]
        for part, party in parties:
            if party and party.organisation:
                found.setdefault(party.organisation, []).append(
                    Engagement(initiative.key, part, party.role or "", False)  # type: ignore[arg-type]  # the literals above
                )
    return {organisation: tuple(parts) for organisation, parts in found.items()}


def orphans(
    library: Library, linked: Mapping[str, tuple[str, ...]], engaged: Mapping[str, tuple[Engagement, ...]]
) -> Iterator[Diagnostic]:
    """Pages, organisations and modules that neither a body, nor a field, nor a menu leads to."""
    named = {*linked, *library.config.menu, *library.config.footer_menu}
    named |= {f"organisations/{id_}" for id_ in engaged}
    named |= {f"organisations/{o.meta.parent}" for o in library.organisations.values() if o.meta.parent}
    named |= {f"modules/{id_}" for tool in library.tools.values() for id_ in tool.meta.modules}
    for collection in ("pages", "organisations", "modules"):
        entries: Mapping[str, Entry[Any]] = library.collection(collection)
        for entry in entries.values():
            if entry.key not in named:
                yield report(rules.ORPHAN, Span(entry.document.source.path), noun=NOUNS[collection])

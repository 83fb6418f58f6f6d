"""Graph of references: organisations' roles in tools and initiatives, and entries without incoming links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import link as rules
from catalogue.schema.collection_fields import NOUNS
from catalogue.schema.entries import Library
from catalogue.schema.field_groups import Party
from catalogue.schema.models import Front, Initiative
from catalogue.schema.parties import parties


@dataclass(frozen=True, slots=True)
class Role:
    """An organisation's part in a tool or an initiative, seen from the organisation."""

    entry: str
    """The tool or the initiative, as `collection/id`."""
    part: str
    """The field in which that entry names it."""
    role: str
    """Description of its part; may be empty."""
    uncertain: bool


def engagements(library: Library) -> dict[str, tuple[Role, ...]]:
    """The roles of every organisation in tools and initiatives, by organisation id."""
    by_organisation: dict[str, list[Role]] = {}
    for entry in (*library.tools.values(), *library.initiatives.values()):
        for part, party in parties(entry.meta):
            if party.organisation and not (part == "partners" and _leads(party, entry.meta)):
                role = Role(entry.key, part, party.role or "", party.uncertain)
                by_organisation.setdefault(party.organisation, []).append(role)
    return {organisation: tuple(roles) for organisation, roles in by_organisation.items()}


def _leads(party: Party, meta: Front) -> bool:
    """Whether a partner is already named as the coordinator, which says more."""
    coordinator = meta.coordinator if isinstance(meta, Initiative) else None
    return coordinator is not None and party.organisation == coordinator.organisation


def origins(library: Library) -> dict[str, tuple[str, ...]]:
    """The ids of the initiatives from which each tool originated, by tool id."""
    by_tool: dict[str, list[str]] = {}
    for initiative in library.initiatives.values():
        for tool in initiative.meta.tools:
            by_tool.setdefault(tool, []).append(initiative.id)
    return {tool: tuple(ids) for tool, ids in by_tool.items()}


def orphans(
    library: Library, backlinks: Mapping[str, tuple[str, ...]], engagements_by_id: Mapping[str, tuple[Role, ...]]
) -> Iterator[Diagnostic]:
    """Pages, organisations and modules to which no body, field or menu links."""
    linked_names = {*backlinks, *library.config.menu, *library.config.footer_menu}
    linked_names |= {f"organisations/{id_}" for id_ in engagements_by_id}
    linked_names |= {f"organisations/{o.meta.parent}" for o in library.organisations.values() if o.meta.parent}
    linked_names |= {f"modules/{id_}" for tool in library.tools.values() for id_ in tool.meta.modules}
    for collection in ("pages", "organisations", "modules"):
        for entry in library.collection(collection).values():
            if entry.key not in linked_names:
                yield report(rules.ORPHAN, Span(entry.path), noun=NOUNS[collection])

"""Joins a draft with what the catalogue has of it: what the entry's file would hold, and what would change."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from catalogue.contribute.importing.cell_parser import CellParser
from catalogue.contribute.importing.drafts import DraftEntry
from catalogue.contribute.importing.existing_entries import Existing
from catalogue.contribute.importing.issues import excerpt
from catalogue.contribute.importing.nested_values import put
from catalogue.contribute.importing.table import CellRef
from catalogue.diagnostics import Span
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.diagnostics.rules import validate as validation
from catalogue.model_errors import Keys, conform
from catalogue.schema.models import TRANSLATABLE, Tool
from catalogue.tables.columns import DOUBTS, TEXT, find_column


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one field."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Assembled:
    """An entry as it would be written."""

    values: Mapping[str, object]
    body: str
    changes: tuple[Change, ...]
    """Against the file that is there; empty where nothing differs."""


def merged(draft: DraftEntry, there: Existing | None) -> tuple[dict[str, object], str]:
    """The front matter and the text that a draft makes of what is there.

    A row that gives its id takes fields away by leaving their cells empty; one that does not only adds.
    """
    values: dict[str, object] = deepcopy(dict(there.front)) if there else {}
    for name in sorted(draft.given - {TEXT}):
        column = find_column("tools", name)
        if column is None:
            continue
        value = _at(draft.values, column.keys)
        if value is not None:
            put(values, column.keys, value)
        elif draft.named:
            _take_away(values, column.keys)
    if DOUBTS in draft.values and DOUBTS not in draft.given:
        values[DOUBTS] = {**_mapping(values.get(DOUBTS)), **_mapping(draft.values[DOUBTS])}
    body = draft.body if draft.body is not None and (draft.body or draft.named) else there.body if there else ""
    return values, body


def assemble(draft: DraftEntry, there: Existing | None, reader: CellParser) -> Assembled | None:
    """The entry that a draft makes; None where its values break a rule, which is reported."""
    values, body = merged(draft, there)
    if there is None and not draft.named:
        values.setdefault("status", "listed")
    if not _conforms(draft, values, reader):
        return None
    changes = differences(there.front, values, there.body, body) if there else ()
    return Assembled(values, body, changes)


def assemble_translation(
    draft: DraftEntry,
    original: tuple[Mapping[str, object], str],
    there: Existing | None,
    reader: CellParser,
) -> Assembled | None:
    """The translation that a draft makes: only what it says differently from the original, or said already."""
    front, text = original
    before = _dump(front)
    said = there.front if there else {}
    values: dict[str, object] = {name: said[name] for name in said if name not in draft.given}
    whole = _dump({**front, **draft.values})
    for name in draft.values:
        if name in TRANSLATABLE:
            value = _own_doubts(draft.values[name], before, said) if name == DOUBTS else draft.values[name]
            if value and (whole.get(name) != before.get(name) or name in said):
                values[name] = value
        elif whole.get(name) != before.get(name):
            spot = draft.spot_of(name)
            reader.findings.report(rules.TRANSLATED_FACT, spot, heading=spot.heading or name)
    if not _conforms(draft, {**front, **values}, reader):
        return None
    body = draft.body or ""
    body = "" if body == text and not (there and there.body) else body
    body = there.body if there and TEXT not in draft.given else body
    changes = differences({**front, **said}, {**front, **values}, there.body, body) if there else ()
    return Assembled(values, body, changes)


def differences(
    before: Mapping[str, object], after: Mapping[str, object], old_body: str, new_body: str
) -> tuple[Change, ...]:
    """The fields in which two entries say different things, however they are written."""
    old, new = _dump(before), _dump(after)
    fields = [name for name in (*Tool.model_fields, *old, *new) if old.get(name) != new.get(name)]
    changes = [Change(name, _shown(old.get(name)), _shown(new.get(name))) for name in dict.fromkeys(fields)]
    if old_body != new_body:
        changes.append(Change(TEXT, f"{len(old_body)} characters", f"{len(new_body)} characters"))
    return tuple(changes)


def _conforms(draft: DraftEntry, values: Mapping[str, object], reader: CellParser) -> bool:
    """Whether the model takes the values; what it does not take is reported at its cell."""
    findings = reader.findings
    places: dict[Span, Keys] = {}

    def locate(keys: Keys, part: str) -> Span:
        span = Span(findings.file, len(places) + 1)
        places[span] = keys
        return span

    _, faults = conform(Tool, values, locate)
    for fault in faults:
        keys = places.get(fault.span, ())
        if fault.code == validation.MISSING_FIELD.code and not keys:
            continue
        name = ".".join(str(key) for key in keys if isinstance(key, str))
        spot = draft.spots.get(name) or draft.spot_of(str(keys[0]) if keys else "")
        if any(remark.rejects and remark.spot == spot for remark in findings.remarks):
            continue  # the cell is empty because what stood there was rejected
        findings.report(rules.BREAKS_RULE, spot, reason=fault.message, remedy=fault.help)
    missing = [name for name, info in Tool.model_fields.items() if info.is_required() and not values.get(name)]
    for name in missing:
        _report_missing(draft, name, reader)
    return not faults and not missing


def _report_missing(draft: DraftEntry, name: str, reader: CellParser) -> None:
    """A needed cell is empty; where its column is missing, that is reported once for the sheet."""
    column = find_column("tools", name)
    assert column is not None, "every field has a column"
    choices = reader.vocabulary.shown(column.collection, reader.wording.messages.language)
    offered = f"Write {' or '.join(f'“{choice}”' for choice in choices)}." if 0 < len(choices) < 7 else ""
    advice = f"{column.description} {offered}".strip()
    if name not in draft.spots:
        spot = CellRef(draft.spot.sheet, 0)
        heading = reader.wording.label(column)
        if not any(
            remark.spot == spot and f"“{heading}”" in remark.fault.message for remark in reader.findings.remarks
        ):
            reader.findings.report(rules.NO_COLUMN, spot, heading=heading, description=advice)
        return
    spot = draft.spots[name]
    if not any(remark.rejects and remark.spot == spot for remark in reader.findings.remarks):
        reader.findings.report(rules.MISSING, spot, heading=spot.heading, description=advice)


def _dump(values: Mapping[str, object]) -> dict[str, Any]:
    """Values in one form, however they were written; as they are where the model does not take them."""
    from pydantic import ValidationError

    try:
        return Tool.model_validate(values).model_dump(exclude_defaults=True, exclude_none=True)
    except ValidationError:
        return dict(values)


def _own_doubts(value: object, before: Mapping[str, Any], said: Mapping[str, object]) -> dict[str, object]:
    own = _mapping(said.get(DOUBTS))
    given = before.get(DOUBTS, {})
    return {name: reason for name, reason in _mapping(value).items() if name in own or given.get(name) != reason}


def _mapping(value: object) -> dict[str, object]:
    if isinstance(value, list):
        return dict.fromkeys(map(str, value), "")
    return dict(value) if isinstance(value, Mapping) else {}


def _at(values: Mapping[str, object], keys: tuple[str, ...]) -> object:
    found: object = values
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _take_away(values: dict[str, object], keys: tuple[str, ...]) -> None:
    inner = values.get(keys[0])
    if len(keys) == 1:
        values.pop(keys[0], None)
    elif isinstance(inner, dict):
        _take_away(inner, keys[1:])
        if not inner:
            values.pop(keys[0])


def _shown(value: object) -> str:
    if value is None:
        return "(nothing)"
    if isinstance(value, Mapping):
        return excerpt(", ".join(f"{name}: {_shown(item)}" for name, item in value.items()))
    if isinstance(value, list | tuple):
        return excerpt("; ".join(map(_shown, value)))
    return excerpt(str(value))

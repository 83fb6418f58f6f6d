"""Merges a draft with its existing entry: the values of the new file, and their changes."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from catalogue.contribute.importing.cell_parser import CellParser
from catalogue.contribute.importing.drafts import DraftEntry
from catalogue.contribute.importing.existing_entries import ExistingEntry
from catalogue.contribute.importing.issues import excerpt
from catalogue.contribute.importing.nested_values import set_value
from catalogue.contribute.importing.table import CellRef
from catalogue.diagnostics import Span
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.diagnostics.rules import validate as validation
from catalogue.model_errors import Keys, conform
from catalogue.schema.models import TRANSLATABLE, Tool
from catalogue.tables.columns import DOUBTS, TEXT, find_column


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Change of one field."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MergedEntry:
    """An entry as it would be written."""

    values: Mapping[str, object]
    body: str
    changes: tuple[FieldChange, ...]
    """Against the existing file; empty where nothing differs."""


def merge_values(draft: DraftEntry, existing: ExistingEntry | None) -> tuple[dict[str, object], str]:
    """Merge a draft into the front matter and the text of an existing entry.

    A row that gives its id takes fields away by leaving their cells empty; one that does not only adds.
    """
    values: dict[str, object] = deepcopy(dict(existing.front)) if existing else {}
    for name in sorted(draft.columns - {TEXT}):
        column = find_column("tools", name)
        if column is None:
            continue
        value = _get_value(draft.values, column.keys)
        if value is not None:
            set_value(values, column.keys, value)
        elif draft.has_id:
            _remove_value(values, column.keys)
    if DOUBTS in draft.values and DOUBTS not in draft.columns:
        values[DOUBTS] = {**_mapping(values.get(DOUBTS)), **_mapping(draft.values[DOUBTS])}
    body = draft.body if draft.body is not None and (draft.body or draft.has_id) else existing.body if existing else ""
    return values, body


def merge_entry(draft: DraftEntry, existing: ExistingEntry | None, reader: CellParser) -> MergedEntry | None:
    """Merge a draft into an entry; None where its values break a rule, which is reported."""
    values, body = merge_values(draft, existing)
    if existing is None and not draft.has_id:
        values.setdefault("status", "listed")
    if not _conforms(draft, values, reader):
        return None
    changes = compare_entries(existing.front, values, existing.body, body) if existing else ()
    return MergedEntry(values, body, changes)


def merge_translation(
    draft: DraftEntry,
    original: tuple[Mapping[str, object], str],
    existing: ExistingEntry | None,
    reader: CellParser,
) -> MergedEntry | None:
    """Merge a draft into a translation: only fields that differ from the original, or that it has already."""
    front, text = original
    before = _dump(front)
    existing_values = existing.front if existing else {}
    values: dict[str, object] = {name: existing_values[name] for name in existing_values if name not in draft.columns}
    full_values = _dump({**front, **draft.values})
    for name in draft.values:
        if name in TRANSLATABLE:
            value = _own_doubts(draft.values[name], before, existing_values) if name == DOUBTS else draft.values[name]
            if value and (full_values.get(name) != before.get(name) or name in existing_values):
                values[name] = value
        elif full_values.get(name) != before.get(name):
            ref = draft.find_ref(name)
            reader.findings.report(rules.TRANSLATED_FACT, ref, heading=ref.heading or name)
    if not _conforms(draft, {**front, **values}, reader):
        return None
    body = draft.body or ""
    body = "" if body == text and not (existing and existing.body) else body
    body = existing.body if existing and TEXT not in draft.columns else body
    changes = (
        compare_entries({**front, **existing_values}, {**front, **values}, existing.body, body) if existing else ()
    )
    return MergedEntry(values, body, changes)


def compare_entries(
    before: Mapping[str, object], after: Mapping[str, object], old_body: str, new_body: str
) -> tuple[FieldChange, ...]:
    """Compare two entries field by field, however their values are written."""
    old, new = _dump(before), _dump(after)
    fields = [name for name in (*Tool.model_fields, *old, *new) if old.get(name) != new.get(name)]
    changes = [
        FieldChange(name, _format_value(old.get(name)), _format_value(new.get(name))) for name in dict.fromkeys(fields)
    ]
    if old_body != new_body:
        changes.append(FieldChange(TEXT, f"{len(old_body)} characters", f"{len(new_body)} characters"))
    return tuple(changes)


def _conforms(draft: DraftEntry, values: Mapping[str, object], reader: CellParser) -> bool:
    """Whether the model accepts the values; problems are reported at their cells."""
    findings = reader.findings
    places: dict[Span, Keys] = {}

    def locate(keys: Keys, part: str) -> Span:
        span = Span(findings.file, len(places) + 1)
        places[span] = keys
        return span

    _, problems = conform(Tool, values, locate)
    for problem in problems:
        keys = places.get(problem.span, ())
        if problem.code == validation.MISSING_FIELD.code and not keys:
            continue
        name = ".".join(str(key) for key in keys if isinstance(key, str))
        ref = draft.refs.get(name) or draft.find_ref(str(keys[0]) if keys else "")
        if any(issue.rejects and issue.ref == ref for issue in findings.issues):
            continue  # the cell is empty because what stood there was rejected
        findings.report(rules.BREAKS_RULE, ref, reason=problem.message, remedy=problem.help)
    missing = [name for name, info in Tool.model_fields.items() if info.is_required() and not values.get(name)]
    for name in missing:
        _report_missing(draft, name, reader)
    return not problems and not missing


def _report_missing(draft: DraftEntry, name: str, reader: CellParser) -> None:
    """Report an empty cell of a required field; a missing column is reported once for the sheet."""
    column = find_column("tools", name)
    assert column is not None, "every field has a column"
    choices = reader.vocabulary.display_names(column.collection, reader.wording.messages.language)
    suggestion = f"Write {' or '.join(f'“{choice}”' for choice in choices)}." if 0 < len(choices) < 7 else ""
    advice = f"{column.description} {suggestion}".strip()
    if name not in draft.refs:
        ref = CellRef(draft.ref.sheet, 0)
        heading = reader.wording.label(column)
        if not any(issue.ref == ref and f"“{heading}”" in issue.problem.message for issue in reader.findings.issues):
            reader.findings.report(rules.NO_COLUMN, ref, heading=heading, description=advice)
        return
    ref = draft.refs[name]
    if not any(issue.rejects and issue.ref == ref for issue in reader.findings.issues):
        reader.findings.report(rules.MISSING, ref, heading=ref.heading, description=advice)


def _dump(values: Mapping[str, object]) -> dict[str, Any]:
    """Dump values in one form, however they were written; unchanged where the model does not accept them."""
    from pydantic import ValidationError

    try:
        return Tool.model_validate(values).model_dump(exclude_defaults=True, exclude_none=True)
    except ValidationError:
        return dict(values)


def _own_doubts(value: object, before: Mapping[str, Any], existing: Mapping[str, object]) -> dict[str, object]:
    own = _mapping(existing.get(DOUBTS))
    original = before.get(DOUBTS, {})
    return {name: reason for name, reason in _mapping(value).items() if name in own or original.get(name) != reason}


def _mapping(value: object) -> dict[str, object]:
    if isinstance(value, list):
        return dict.fromkeys(map(str, value), "")
    return dict(value) if isinstance(value, Mapping) else {}


def _get_value(values: Mapping[str, object], keys: tuple[str, ...]) -> object:
    value: object = values
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _remove_value(values: dict[str, object], keys: tuple[str, ...]) -> None:
    inner = values.get(keys[0])
    if len(keys) == 1:
        values.pop(keys[0], None)
    elif isinstance(inner, dict):
        _remove_value(inner, keys[1:])
        if not inner:
            values.pop(keys[0])


def _format_value(value: object) -> str:
    if value is None:
        return "(nothing)"
    if isinstance(value, Mapping):
        return excerpt(", ".join(f"{name}: {_format_value(item)}" for name, item in value.items()))
    if isinstance(value, list | tuple):
        return excerpt("; ".join(map(_format_value, value)))
    return excerpt(str(value))

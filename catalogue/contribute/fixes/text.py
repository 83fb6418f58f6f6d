"""Fixes the bytes of one entry's file: a pure function that proves its result equivalent before it returns it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from catalogue.contribute.fixes.body import propose_body_edits
from catalogue.contribute.fixes.edits import Edit, Fix, apply_edits, list_fixes, select_sound_edits, split_lines
from catalogue.contribute.fixes.equivalence import Meaning, extract_meaning, load_values, split_entry
from catalogue.contribute.fixes.field_order import propose_order_edits
from catalogue.contribute.fixes.front import propose_front_edits
from catalogue.diagnostics import Diagnostic
from catalogue.merge_conflicts import find_conflicts
from catalogue.sources.source import decode

_ROUNDS = 8
"""One round may make room for the next; more than three have not been seen."""


@dataclass(frozen=True, slots=True)
class FixResult:
    """A file after fixing."""

    data: bytes
    """The bytes of the input where nothing was fixed."""
    fixes: tuple[Fix, ...] = ()
    """In the order of the file."""


def fix_entry(data: bytes, path: str, only: Sequence[str] = ("",), off: Collection[str] = ()) -> FixResult:
    """Fix what is safe in the file `content/COLLECTION/NAME.md` with these bytes.

    A file that cannot be read as an entry comes back as it is; so does everything for which it cannot be proved that
    the page and its facts stay the same.

    Args:
        only: beginnings of codes; only problems of these rules are fixed.
        off: codes of rules whose problems are not fixed, because the site does not want to hear of them.
    """
    if isinstance(source := decode(data, path), Diagnostic) or find_conflicts(source):
        return FixResult(data)
    text = data.decode("utf-8")
    fixes: list[Fix] = []
    collection = path.split("/")[-2] if "/" in path else ""
    steps: list[Callable[[str], list[Edit]]] = [
        lambda text: _propose_order(text, collection),
        *[_propose_edits] * _ROUNDS,
    ]
    for propose in steps:
        edits = [edit for edit in propose(text) if edit.rule.startswith(tuple(only)) and edit.rule not in off]
        sound = _select_sound(text, edits)
        if sound:
            fixes = list_fixes(text, sound, fixes)
            text = apply_edits(text, sound)
    if not fixes:
        return FixResult(data)
    return FixResult(text.encode("utf-8"), tuple(sorted(fixes, key=lambda fix: (fix.line, fix.what))))


def _select_sound(text: str, edits: list[Edit]) -> list[Edit]:
    """Select the edits after which the text still means the same."""
    if not edits:
        return []
    meaning = extract_meaning(text)
    if meaning is None:
        return []

    def has_same_meaning(candidate: str) -> bool:
        now: Meaning | None = extract_meaning(candidate)
        return now == meaning

    return select_sound_edits(text, edits, has_same_meaning)


def _propose_order(text: str, collection: str) -> list[Edit]:
    halves = split_entry(text)
    if halves is None or load_values(halves.yaml) is None:
        return []
    return propose_order_edits(split_lines(text), halves.yaml, halves.first_line - 1, collection)


def _propose_edits(text: str) -> list[Edit]:
    halves = split_entry(text)
    if halves is None:
        return []
    lines = split_lines(text)
    edits = list(propose_body_edits(lines, halves.body_line - 1)) if halves.body else []
    if load_values(halves.yaml) is not None:
        edits += propose_front_edits(lines, halves.yaml, halves.first_line - 1)
    return edits

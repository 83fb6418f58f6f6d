"""Mends the bytes of one entry's file: a pure function that proves what it has done before it hands it out."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from catalogue.contribute.fixes.body import body_edits
from catalogue.contribute.fixes.edits import Change, Edit, apply, keep_sound_edits, lines_of, report_changes
from catalogue.contribute.fixes.equivalence import Meaning, meaning_of, split_entry, values_of
from catalogue.contribute.fixes.field_order import order_edits
from catalogue.contribute.fixes.front import front_edits
from catalogue.diagnostics import Diagnostic
from catalogue.merge_conflicts import find_conflicts
from catalogue.sources.source import decode

_ROUNDS = 8
"""One round may make room for the next; more than three have not been seen."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after mending."""

    data: bytes
    """The very bytes that came in where nothing was mended."""
    changes: tuple[Change, ...] = ()
    """In the order of the file."""


def fix(data: bytes, path: str, only: Sequence[str] = ("",), off: Collection[str] = ()) -> Mended:
    """Mend what is safe in the file `content/COLLECTION/NAME.md` with these bytes.

    A file that cannot be read as an entry comes back as it is; so does everything for which it cannot be proved that
    the page and its facts stay the same.

    Args:
        only: beginnings of codes; nothing is mended but the faults of these rules.
        off: codes of rules whose faults are not mended, because the site does not want to hear of them.
    """
    if isinstance(decoded := decode(data, path), Diagnostic) or find_conflicts(decoded):
        return Mended(data)
    text = data.decode("utf-8")
    changes: list[Change] = []
    collection = path.split("/")[-2] if "/" in path else ""
    steps: list[Callable[[str], list[Edit]]] = [lambda text: _in_order(text, collection), *[_proposed] * _ROUNDS]
    for propose in steps:
        edits = [edit for edit in propose(text) if edit.rule.startswith(tuple(only)) and edit.rule not in off]
        kept = _sound(text, edits)
        if kept:
            changes = report_changes(text, kept, changes)
            text = apply(text, kept)
    if not changes:
        return Mended(data)
    return Mended(text.encode("utf-8"), tuple(sorted(changes, key=lambda change: (change.line, change.what))))


def _sound(text: str, edits: list[Edit]) -> list[Edit]:
    """Those of the edits after which the text still means the same."""
    if not edits:
        return []
    meaning = meaning_of(text)
    if meaning is None:
        return []

    def same(mended: str) -> bool:
        now: Meaning | None = meaning_of(mended)
        return now == meaning

    return keep_sound_edits(text, edits, same)


def _in_order(text: str, collection: str) -> list[Edit]:
    halves = split_entry(text)
    if halves is None or values_of(halves.yaml) is None:
        return []
    return order_edits(lines_of(text), halves.yaml, halves.first_line - 1, collection)


def _proposed(text: str) -> list[Edit]:
    halves = split_entry(text)
    if halves is None:
        return []
    lines = lines_of(text)
    edits = list(body_edits(lines, halves.body_line - 1)) if halves.body else []
    if values_of(halves.yaml) is not None:
        edits += front_edits(lines, halves.yaml, halves.first_line - 1)
    return edits

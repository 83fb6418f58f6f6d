"""Dated changes of each entry, from the Git history of its sources and the dates in its front matter.

Git says when a source was added and when its text changed. `reviewed` is added to that; `published` is used where Git
knows nothing. An entry with neither has no date, and none is made up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from catalogue.concurrency import compute_once, locked_property
from catalogue.history import Event, History
from catalogue.schema.entries import Entry, Library
from catalogue.schema.models import Front

ChangeKind = Literal["added", "retired", "renamed", "translated", "revised", "reviewed", "moved"]
"""Kinds of change. Of the changes of one day, only the first in this order is listed."""
CHANGE_KINDS: tuple[str, ...] = get_args(ChangeKind)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an entry."""

    when: str
    """A timestamp as in RFC 3339, in UTC, or a day where no more is known."""
    kind: ChangeKind
    entry: str
    """The entry's key."""

    @property
    def day(self) -> str:
        """The day in UTC, in ISO 8601."""
        return self.when[: len("2026-11-22")]


class Changelog:
    """Changes of every entry, computed on demand and cached."""

    def __init__(self, library: Library, history: History) -> None:
        self._library = library
        self._history = history
        self._changes: dict[tuple[str, str], tuple[Change, ...]] = {}
        self._last: dict[tuple[str, str], str] = {}

    @property
    def digest(self) -> str:
        """Digest of the history; dates in front matter are part of the entries' public digests instead."""
        return self._history.digest

    @locked_property
    def has_history(self) -> bool:
        """Whether Git has a history of the entries."""
        return bool(self._history.files)

    def changes(self, entry: Entry[Front], language: str) -> tuple[Change, ...]:
        """The changes of an original and its translation into a language, the oldest first, one for each day."""
        translation = self._library.translations.get((entry.key, language))
        return compute_once(
            self._changes,
            (entry.key, language if translation else ""),
            lambda _: _once_a_day([*self._own(entry), *self._translation_changes(translation)]),
        )

    def last(self, entry: Entry[Front], language: str) -> str:
        """The time of the last change to what a reader sees of an entry; empty where unknown."""
        return compute_once(
            self._last,
            (entry.key, language),
            lambda _: max((one.when for one in self.changes(entry, language) if one.kind != "moved"), default=""),
        )

    def latest(self, entries: Iterable[Entry[Front]], language: str) -> str:
        """The time of the last change to any of several entries; empty where unknown."""
        return max((self.last(entry, language) for entry in entries), default="")

    def first(self, entry: Entry[Front]) -> str:
        """The time at which an entry was published: as it says itself, else from Git; empty where unknown."""
        changes = self.changes(entry, "")
        return entry.meta.published or next((change.when for change in changes if change.kind == "added"), "")

    def _own(self, entry: Entry[Front]) -> Iterator[Change]:
        events = self._events(entry)
        for when, kind in events:
            if kind != "gone":
                yield Change(when, kind, entry.key)
        if entry.meta.published and not events:
            yield Change(entry.meta.published, "added", entry.key)
        if entry.meta.reviewed:
            yield Change(entry.meta.reviewed, "reviewed", entry.key)

    def _translation_changes(self, entry: Entry[Front] | None) -> Iterator[Change]:
        for when, kind in self._events(entry) if entry else ():
            if kind in {"added", "revised", "renamed"}:
                assert entry is not None
                yield Change(when, "translated" if kind == "added" else "revised", entry.key)

    def _events(self, entry: Entry[Front]) -> tuple[Event, ...]:
        return self._history.files.get(entry.path, ())


def _once_a_day(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The most important change of each day, with the time of the last one on that day."""
    days: dict[str, list[Change]] = {}
    for change in changes:
        days.setdefault(change.day, []).append(change)
    weightiest_of_day = []
    for _, same in sorted(days.items()):
        weightiest = min(same, key=lambda change: CHANGE_KINDS.index(change.kind))
        weightiest_of_day.append(Change(max(change.when for change in same), weightiest.kind, weightiest.entry))
    return tuple(weightiest_of_day)

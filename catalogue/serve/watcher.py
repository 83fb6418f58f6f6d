"""Watches the folders that a site is made from, through the operating system, or by looking once a second.

Knows watchdog; says which paths have changed, and not what that means.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from catalogue.serve.debounce import left_by_editors

POLLING = 1.0
"""Seconds between two looks where the system tells nothing."""

_WANTED: list[type[events.FileSystemEvent]] = [
    *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileClosedEvent, events.FileMovedEvent),
    *(events.FileDeletedEvent, events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent),
]
"""All but the opening and reading of files, which a build does a thousand times."""


@dataclass(frozen=True, slots=True)
class Root:
    """A folder to watch."""

    folder: Path
    """Its real path."""
    shown: str
    """How paths in it are named: relative to the project, with slashes; empty for the project itself."""
    deep: bool = True
    """Whether the folders in it are watched too."""
    only: frozenset[str] = frozenset()
    """The names that matter in it; all where there are none."""

    def name(self, path: str) -> str | None:
        """A changed path as it is shown; None where it does not matter."""
        below = PurePath(os.path.relpath(path, self.folder))
        if below.parts[:1] == ("..",) or left_by_editors(below):
            return None
        if self.only and (not below.parts or below.parts[0] not in self.only):
            return None
        return "/".join(filter(None, (self.shown, *below.parts))) or "."


def roots(project: Path, places: tuple[Path, ...]) -> tuple[Root, ...]:
    """The folders to watch: `places`, what links in them lead to, and the project, in which they may come and go."""
    found = [Root(_real(place), _shown(place, project)) for place in places if place.is_dir()]
    for place in places:
        found.extend(root for root in _linked(place, project) if not _covered(root, found))
    names = frozenset(place.name for place in places if place.parent == project)
    return (*found, Root(_real(project), "", deep=False, only=names))


def _linked(place: Path, project: Path) -> Iterator[Root]:
    """What symbolic links in a folder lead to, when it is not in the folder itself."""
    for folder, folders, files in os.walk(place):
        for link in (Path(folder, name) for name in (*folders, *files)):
            if not link.is_symlink():
                continue
            target = _real(link)
            if target.is_dir():
                yield Root(target, _shown(link, project))
            elif target.is_file():
                yield Root(target.parent, _shown(link.parent, project), deep=False, only=frozenset({target.name}))


def _covered(root: Root, others: list[Root]) -> bool:
    return any(root == other or (other.deep and root.folder.is_relative_to(other.folder)) for other in others)


def _real(path: Path) -> Path:
    # Not `Path.resolve`, which before Python 3.13 raises where a link leads to itself.
    return Path(os.path.realpath(path))


def _shown(path: Path, project: Path) -> str:
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.name


class Watch:
    """Watches until it is stopped. `change` is called with the shown path of everything that changes."""

    def __init__(self, project: Path, places: tuple[Path, ...], change: Callable[[str], None]) -> None:
        self._project, self._places, self._change = project, places, change
        self._identities: tuple[tuple[Root, int, int], ...] = ()
        self._observer: BaseObserver | None = None
        self.polling = False
        """Whether the system has no watches left, so that folders are looked at once a second."""

    def start(self) -> None:
        """Watch, so that nothing that changes from now on is missed."""
        self._identities = self._identify()
        try:
            self._observer = None if self.polling else self._started(Observer())
        except OSError:  # no watches left (on Linux fs.inotify), or a file system that has none
            self.polling = True
        if self._observer is None:
            self._observer = self._started(PollingObserver(timeout=POLLING))

    def renew(self) -> bool:
        """Watch anew if a folder has come, gone or been replaced; whether it did, and may have missed something."""
        if self._identify() == self._identities:
            return False
        self.stop()
        self.start()
        return True

    def stop(self) -> None:
        """Watch no longer."""
        if self._observer is not None:
            _stopped(self._observer)
            self._observer = None

    def _started(self, observer: BaseObserver) -> BaseObserver:
        try:
            observer.start()
            # Watchdog 7.1 passes over a folder within a folder for which no watch is left, but not over the one that it
            # is called with; so the last call, which is for the project, tells of all.
            for root, *_ in self._identities:
                observer.schedule(
                    _Handler(root, self._change), str(root.folder), recursive=root.deep, event_filter=_WANTED
                )
        except OSError:
            _stopped(observer)
            raise
        return observer

    def _identify(self) -> tuple[tuple[Root, int, int], ...]:
        """The folders to watch as they are now: a folder of the same name may be another one."""
        found = []
        for root in roots(self._project, self._places):
            try:
                facts = root.folder.stat()
            except OSError:  # it has gone in this moment, and the next look will say so
                continue
            found.append((root, facts.st_dev, facts.st_ino))
        return tuple(found)


def _stopped(observer: BaseObserver) -> None:
    if observer.is_alive():
        observer.stop()
        observer.join()


class _Handler(events.FileSystemEventHandler):
    """What watchdog calls for everything below one root."""

    def __init__(self, root: Root, change: Callable[[str], None]) -> None:
        self._root, self._change = root, change

    def dispatch(self, event: events.FileSystemEvent) -> None:
        """Tell of both ends of an event; a file that is saved under another name first is there under its own then."""
        for path in (event.src_path, event.dest_path):
            shown = self._root.name(os.fsdecode(path)) if path else None
            if shown is not None:
                self._change(shown)

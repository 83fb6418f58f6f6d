"""Watches the source folders of a site, through the operating system, or by polling once a second.

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

from catalogue.serve.debounce import is_temporary

POLLING = 1.0
"""Seconds between two polls where the system reports nothing."""

_EVENTS: list[type[events.FileSystemEvent]] = [
    *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileClosedEvent, events.FileMovedEvent),
    *(events.FileDeletedEvent, events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent),
]
"""All but the opening and reading of files, which a build does a thousand times."""


@dataclass(frozen=True, slots=True)
class WatchRoot:
    """A folder to watch."""

    folder: Path
    """Its real path."""
    prefix: str
    """The display path of the folder: relative to the project, with slashes; empty for the project itself."""
    deep: bool = True
    """Whether the folders in it are watched too."""
    only: frozenset[str] = frozenset()
    """The names that matter in it; all where there are none."""

    def display_path(self, path: str) -> str | None:
        """The display path of a changed path; None if it does not matter."""
        below = PurePath(os.path.relpath(path, self.folder))
        if below.parts[:1] == ("..",) or is_temporary(below):
            return None
        if self.only and (not below.parts or below.parts[0] not in self.only):
            return None
        return "/".join(filter(None, (self.prefix, *below.parts))) or "."


def find_roots(project: Path, places: tuple[Path, ...]) -> tuple[WatchRoot, ...]:
    """List the folders to watch: `places`, the targets of links in them, and the project, for new and lost ones."""
    roots = [WatchRoot(_real(place), _display_name(place, project)) for place in places if place.is_dir()]
    for place in places:
        roots.extend(root for root in _link_targets(place, project) if not _is_covered(root, roots))
    names = frozenset(place.name for place in places if place.parent == project)
    return (*roots, WatchRoot(_real(project), "", deep=False, only=names))


def _link_targets(place: Path, project: Path) -> Iterator[WatchRoot]:
    """Yield the targets of the symbolic links in a folder."""
    for folder, folders, files in os.walk(place):
        for link in (Path(folder, name) for name in (*folders, *files)):
            if not link.is_symlink():
                continue
            target = _real(link)
            if target.is_dir():
                yield WatchRoot(target, _display_name(link, project))
            elif target.is_file():
                yield WatchRoot(
                    target.parent, _display_name(link.parent, project), deep=False, only=frozenset({target.name})
                )


def _is_covered(root: WatchRoot, others: list[WatchRoot]) -> bool:
    return any(root == other or (other.deep and root.folder.is_relative_to(other.folder)) for other in others)


def _real(path: Path) -> Path:
    # Not `Path.resolve`, which before Python 3.13 raises where a link leads to itself.
    return Path(os.path.realpath(path))


def _display_name(path: Path, project: Path) -> str:
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.name


class Watcher:
    """Watches until it is stopped. `change` is called with the display path of everything that changes."""

    def __init__(self, project: Path, places: tuple[Path, ...], change: Callable[[str], None]) -> None:
        self._project, self._places, self._change = project, places, change
        self._identities: tuple[tuple[WatchRoot, int, int], ...] = ()
        self._observer: BaseObserver | None = None
        self.polling = False
        """Whether the system has no watches left, so that folders are polled once a second."""

    def start(self) -> None:
        """Start watching: no change is missed from now on."""
        self._identities = self._identify()
        try:
            self._observer = None if self.polling else self._start_observer(Observer())
        except OSError:  # no watches left (on Linux fs.inotify), or a file system that has none
            self.polling = True
        if self._observer is None:
            self._observer = self._start_observer(PollingObserver(timeout=POLLING))

    def renew(self) -> bool:
        """Restart if a folder has come, gone or been replaced; True if so, as changes may have been missed."""
        if self._identify() == self._identities:
            return False
        self.stop()
        self.start()
        return True

    def stop(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            _stop_observer(self._observer)
            self._observer = None

    def _start_observer(self, observer: BaseObserver) -> BaseObserver:
        try:
            observer.start()
            # Watchdog 7.1 passes over a folder within a folder for which no watch is left, but not over the one that it
            # is called with; so the last call, which is for the project, fails for all.
            for root, *_ in self._identities:
                observer.schedule(
                    _Handler(root, self._change), str(root.folder), recursive=root.deep, event_filter=_EVENTS
                )
        except OSError:
            _stop_observer(observer)
            raise
        return observer

    def _identify(self) -> tuple[tuple[WatchRoot, int, int], ...]:
        """Identify the folders to watch by device and inode: a folder of the same name may be another one."""
        identities = []
        for root in find_roots(self._project, self._places):
            try:
                stat = root.folder.stat()
            except OSError:  # it has gone in this moment, and the next call will say so
                continue
            identities.append((root, stat.st_dev, stat.st_ino))
        return tuple(identities)


def _stop_observer(observer: BaseObserver) -> None:
    if observer.is_alive():
        observer.stop()
        observer.join()


class _Handler(events.FileSystemEventHandler):
    """Receives the events of watchdog for one root."""

    def __init__(self, root: WatchRoot, change: Callable[[str], None]) -> None:
        self._root, self._change = root, change

    def dispatch(self, event: events.FileSystemEvent) -> None:
        """Report both paths of an event: many editors save under another name first, then rename."""
        for path in (event.src_path, event.dest_path):
            display_path = self._root.display_path(os.fsdecode(path)) if path else None
            if display_path is not None:
                self._change(display_path)

"""Collects changed paths until there was none for a moment, so that a thousand files are one change.

Knows time and names of files, and nothing about how changes are noticed.
"""

import re
from collections.abc import Callable
from pathlib import Path, PurePath
from threading import Condition
from time import monotonic

QUIET_BEFORE_BUILD = 0.008
"""Seconds without a further change before a build starts: most editors save in less."""
QUIET_BEFORE_SHOW = 0.030
"""Seconds without a further change before its result is served."""
LONGEST = 0.5
"""Seconds after which a change is taken as complete although files keep changing."""
LONGEST_FOR_GIT = 15.0
"""Seconds that Git may take to lay out its files; after that, its lock is one that a crash has left behind."""

_TEMPORARY = re.compile(
    r"""
    \..*                        # .name.swp, .#name, .goutputstream-XXXX, .git
    | .*[~#]                    # name~ and #name#
    | .*\.(?:tmp|temp|bak|orig|rej|part|crswap)
    | .*\.tmp\.[0-9.]+          # name.tmp.4711.1716
    | .*___jb_(?:tmp|old|bak)___
    | sed[A-Za-z0-9]{6}         # sed -i
    | 4913 | [5-9]\d\d\d        # Vim asks whether it may write here
    | __pycache__ | node_modules | Thumbs\.db | desktop\.ini
    """,
    re.VERBOSE,
)


def is_temporary(path: PurePath) -> bool:
    """Whether a path, relative to the watched folder, is no source: a back-up, a lock, a repository."""
    return any(_TEMPORARY.fullmatch(part) for part in path.parts)


class Debouncer:
    """Collects changed paths in one thread, and hands complete changes to another."""

    def __init__(
        self,
        on_change: Callable[[], None] = lambda: None,
        busy: Callable[[], bool] = lambda: False,
        *,
        quiet: float = QUIET_BEFORE_BUILD,
        quiet_before_show: float = QUIET_BEFORE_SHOW,
        longest: float = LONGEST,
    ) -> None:
        self._on_change = on_change
        self._busy = busy
        self._quiet, self._quiet_before_show, self._longest = quiet, quiet_before_show, longest
        self._paths: set[str] = set()
        self._first = self._last = 0.0
        self._stopping = False
        self._condition = Condition()

    def add(self, path: str) -> None:
        """Add the path of a changed file or folder."""
        with self._condition:
            self._last = monotonic()
            self._first = self._first if self._paths else self._last
            self._paths.add(path)
            self._condition.notify_all()
        self._on_change()

    def wait_for_quiet(self) -> bool:
        """Wait for the rest of `quiet_before_show`; whether nothing has changed meanwhile."""
        with self._condition:
            self._condition.wait_for(
                lambda: self._paths or self._stopping, max(self._last + self._quiet_before_show - monotonic(), 0)
            )
            return not self._paths

    def pending(self) -> bool:
        """Whether there are changes that `wait` has not returned yet."""
        return bool(self._paths)

    def end(self) -> None:
        """Let `wait` return for good."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()

    def wait(self, timeout: float | None = None) -> frozenset[str] | None:
        """The paths of the next complete change; none of them after `timeout` seconds without one; None at the end."""
        with self._condition:
            self._condition.wait_for(lambda: self._paths or self._stopping, timeout)
            while self._paths and not self._stopping and (remaining := self._remaining_seconds()) > 0:
                self._condition.wait(remaining)
            paths, self._paths = frozenset(self._paths), set()
            return None if self._stopping else paths

    def _remaining_seconds(self) -> float:
        """Seconds to wait before the change is complete."""
        now = monotonic()
        if self._busy() and now - self._first < LONGEST_FOR_GIT:
            return self._quiet / 2
        return min(self._last + self._quiet, self._first + self._longest) - now


def git_lock(project: Path) -> Callable[[], bool]:
    """Return a function that says whether Git is changing files in the repository of the project."""
    for folder in (project, *project.parents):
        place = folder / ".git"
        if place.is_dir():
            return (place / "index.lock").exists
        if place.is_file():  # a worktree or a submodule, which says where its repository is
            text = place.read_text(encoding="utf-8", errors="replace")
            return (folder / text.removeprefix("gitdir:").strip() / "index.lock").exists
    return lambda: False

"""Gathers what changes until it has been quiet for a moment, so that a thousand files are one change.

Knows time and names of files, and nothing about how changes are noticed.
"""

import re
from collections.abc import Callable
from pathlib import Path, PurePath
from threading import Condition
from time import monotonic

BREATH = 0.008
"""Seconds without a further change after which it pays to look at the sources: most editors save in less."""
QUIET = 0.030
"""Seconds without a further change after which what came of the look may be shown."""
LONGEST = 0.5
"""Seconds after which a change is taken as complete although files keep changing."""
LONGEST_FOR_GIT = 15.0
"""Seconds that Git may take to lay out its files; after that, its lock is one that a crash has left behind."""

_LEFT_BY_EDITORS = re.compile(
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


def left_by_editors(path: PurePath) -> bool:
    """Whether a path, relative to the folder that is watched, belongs to no source: a back-up, a lock, a repository."""
    return any(_LEFT_BY_EDITORS.fullmatch(part) for part in path.parts)


class Changes:
    """What has changed since it was last asked. Filled from one thread, waited for in another."""

    def __init__(
        self,
        noted: Callable[[], None] = lambda: None,
        busy: Callable[[], bool] = lambda: False,
        *,
        quiet: float = BREATH,
        longest: float = LONGEST,
    ) -> None:
        self._noted = noted
        self._busy = busy
        self._quiet, self._longest = quiet, longest
        self._paths: set[str] = set()
        self._first = self._last = 0.0
        self._ended = False
        self._condition = Condition()

    def add(self, path: str) -> None:
        """Note that a file or folder has changed; what the path means is for the reader to know."""
        with self._condition:
            self._last = monotonic()
            self._first = self._first if self._paths else self._last
            self._paths.add(path)
            self._condition.notify_all()
        self._noted()

    def settled(self) -> bool:
        """Wait for what is left of the quiet; whether nothing has changed meanwhile."""
        with self._condition:
            self._condition.wait_for(lambda: self._paths or self._ended, max(self._last + QUIET - monotonic(), 0))
            return not self._paths

    def pending(self) -> bool:
        """Whether something has changed that nobody has asked for yet."""
        return bool(self._paths)

    def end(self) -> None:
        """Let `wait` return for good."""
        with self._condition:
            self._ended = True
            self._condition.notify_all()

    def wait(self, timeout: float | None = None) -> frozenset[str] | None:
        """The paths of the next complete change; none of them after `timeout` seconds without one; None at the end."""
        with self._condition:
            self._condition.wait_for(lambda: self._paths or self._ended, timeout)
            while self._paths and not self._ended and (left := self._left()) > 0:
                self._condition.wait(left)
            paths, self._paths = frozenset(self._paths), set()
            return None if self._ended else paths

    def _left(self) -> float:
        """Seconds to wait before the change is complete."""
        now = monotonic()
        if self._busy() and now - self._first < LONGEST_FOR_GIT:
            return self._quiet / 2
        return min(self._last + self._quiet, self._first + self._longest) - now


def git_lock(project: Path) -> Callable[[], bool]:
    """A way to ask whether Git is changing files in the repository that holds the project."""
    for folder in (project, *project.parents):
        place = folder / ".git"
        if place.is_dir():
            return (place / "index.lock").exists
        if place.is_file():  # a worktree or a submodule, which says where its repository is
            text = place.read_text(encoding="utf-8", errors="replace")
            return (folder / text.removeprefix("gitdir:").strip() / "index.lock").exists
    return lambda: False

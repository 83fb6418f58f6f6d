"""What is done once nobody saves for a moment: every page is made once, and the search brought up to date.

It gives way to every change, and what it had made until then stays made.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from threading import Condition, Thread
from time import perf_counter, sleep

from catalogue.diagnostics import Diagnostic
from catalogue.search import FOLDER
from catalogue.serve.pages import Pages
from catalogue.serve.stand import SearchBundle, Stand
from catalogue.serve.workshop import Edition

IDLE = 0.4
"""Seconds without a change after which there is time for this."""
_BREATH = 0.002
"""Seconds between two pages, in which requests come first."""


class BackgroundSearch:
    """Follows a stand in a thread of its own until it is ended."""

    def __init__(
        self,
        stand: Stand,
        pages: Pages,
        explained: Callable[[Exception], Diagnostic | None],
        tell: Callable[[str, float], None],
    ) -> None:
        self._stand, self._pages, self._explained, self._tell = stand, pages, explained, tell
        self._place = Path(os.path.realpath(mkdtemp(prefix="catalogue-serve-")))
        self._staged: dict[str, str] = {}
        self._proved: set[tuple[str, str]] = set()
        self._bundles = 0
        self._failed = ""
        self._nudged = self._ended = False
        self._process: subprocess.Popen[str] | None = None
        self._condition = Condition()
        self._thread = Thread(target=self._run, name="search", daemon=True)

    def start(self) -> None:
        """Begin to follow."""
        self._thread.start()

    def nudge(self) -> None:
        """What is shown has changed, or is about to."""
        with self._condition:
            self._nudged = True
            self._condition.notify_all()

    def end(self) -> None:
        """Stop whatever is under way, and leave nothing behind."""
        with self._condition:
            self._ended = True
            self._condition.notify_all()
            process = self._process
        if process:
            _kill(process)
        self._thread.join()
        shutil.rmtree(self._place, ignore_errors=True)

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._nudged or self._ended)
                while self._nudged and not self._ended:
                    self._nudged = False
                    self._condition.wait(IDLE)
            if self._ended:
                return
            edition = self._stand.now().edition
            if edition and self._make_all(edition) and self._stand.now().search == "stale":
                self._index(edition)

    def _interrupted(self) -> bool:
        return self._nudged or self._ended

    def _make_all(self, edition: Edition) -> bool:
        """Make every page once, as a build would; False when something else is to be done first.

        It finds what is wrong with the template of a page that nobody looks at, and stages what the search indexes.
        """
        searched = {artifact.path for artifact in edition.searched}
        for path in self._staged.keys() - searched:
            (self._place / "site" / path).unlink(missing_ok=True)
            del self._staged[path]
        for path, digest in edition.digests.items():
            if path in searched:
                if self._staged.get(path) == digest:
                    continue
            elif not path.endswith(".html") or (path, digest) in self._proved:
                continue
            if self._interrupted() or not self._make(edition, path, digest, staged=path in searched):
                return False
            sleep(_BREATH)
        return True

    def _make(self, edition: Edition, path: str, digest: str, *, staged: bool) -> bool:
        try:
            body = self._pages.body(edition, path)
        except Exception as error:  # noqa: BLE001 - a template may raise anything
            if fault := self._explained(error):
                self._stand.fall_back(edition, fault)
            return False
        if staged:
            file = self._place / "site" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
            self._staged[path] = digest
        else:
            self._proved.add((path, digest))
        return True

    def _index(self, edition: Edition) -> None:
        if edition.search is None or edition.search == self._failed:
            return
        start = perf_counter()
        complaints = self._indexed(edition)
        if complaints is None:
            return
        if complaints:
            self._failed = edition.search
            self._tell("\n".join(complaints), perf_counter() - start)
            return
        self._stand.find(self._taken_over(edition.search))
        self._tell("", perf_counter() - start)

    def _indexed(self, edition: Edition) -> list[str] | None:
        """Let Pagefind index what is staged; what it complains about, or None when it was stopped."""
        rows = [[artifact.path, artifact.indexed, artifact.entry] for artifact in edition.searched]
        pages = self._place / "pages.json"
        pages.write_text(json.dumps(rows), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "catalogue.serve.index_pages", str(self._place / "site"), str(pages)]
        with self._condition:
            if self._ended:
                return None
            self._process = subprocess.Popen(  # noqa: S603 - this program, over files of its own
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                encoding="utf-8", start_new_session=True,
            )  # fmt: skip
        with self._process as process:
            output, errors = process.communicate()
        self._process = None
        if self._ended:
            return None
        if process.returncode:
            last = errors.strip().splitlines()[-1:] or [f"it ended with the code {process.returncode}"]
            return [f"The search index could not be made: {last[0]}"]
        return [str(complaint) for complaint in json.loads(output)]

    def _taken_over(self, fingerprint: str) -> SearchBundle:
        """The bundle in a place where the next one does not touch it. The one before the last is not asked for now."""
        self._bundles += 1
        folder = self._place / f"bundle-{self._bundles}"
        (self._place / "site" / FOLDER).rename(folder)
        shutil.rmtree(self._place / f"bundle-{self._bundles - 2}", ignore_errors=True)
        files = (file for file in folder.rglob("*") if file.is_file())
        return SearchBundle(fingerprint, {f"{FOLDER}/{file.relative_to(folder).as_posix()}": file for file in files})


def _kill(process: subprocess.Popen[str]) -> None:
    """End a process and, where that can be said, the Pagefind that it has started."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()

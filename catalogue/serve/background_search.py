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
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from threading import Condition
from time import perf_counter, sleep

from catalogue.concurrency import start_thread
from catalogue.diagnostics import Diagnostic
from catalogue.output import search_index
from catalogue.publish import Artifact
from catalogue.serve.site_builder import BuiltSite
from catalogue.serve.state import SearchBundle, ServerState

IDLE = 0.4
"""Seconds without a change after which there is time for this."""
_BREATH = 0.002
"""Seconds between two pages, in which requests come first."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A page that was made."""

    inputs: str
    fingerprint: str
    indexed: str


class BackgroundSearch:
    """Follows a stand in a thread of its own until it is ended."""

    def __init__(
        self,
        stand: ServerState,
        explained: Callable[[Exception], Diagnostic | None],
        tell: Callable[[str, float], None],
    ) -> None:
        self._stand, self._explained, self._tell = stand, explained, tell
        self._place = Path()
        self._known: dict[str, _Known] = {}
        self._bundles = 0
        self._failed = ""
        self._nudged = self._ended = False
        self._process: subprocess.Popen[str] | None = None
        self._condition = Condition()

    def start(self) -> None:
        """Begin to follow."""
        self._place = Path(os.path.realpath(mkdtemp(prefix="catalogue-serve-")))
        self._thread = start_thread(self._run, "search")

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
                self._bring_up_to_date(edition)

    def _interrupted(self) -> bool:
        return self._nudged or self._ended

    def _make_all(self, edition: BuiltSite) -> bool:
        """Make every page once, as a build would; False when something else is to be done first.

        It finds what is wrong with the template of a page that nobody looks at, and stages what the search indexes.
        """
        for path in self._known.keys() - edition.artifacts.keys():
            (self._place / "site" / path).unlink(missing_ok=True)
            del self._known[path]
        for path, artifact in edition.artifacts.items():
            known = self._known.get(path)
            if path.endswith(".html") and (known is None or known.inputs != artifact.inputs):
                if self._interrupted() or not self._make(edition, artifact, known):
                    return False
                sleep(_BREATH)
        return True

    def _make(self, edition: BuiltSite, artifact: Artifact, known: "_Known | None") -> bool:
        try:
            made = artifact.compose()
            body = made.produce() if known is None or known.fingerprint != made.fingerprint else None
        except Exception as error:  # noqa: BLE001 - a template may raise anything
            if problem := self._explained(error):
                self._stand.fall_back(edition, problem)
            return False
        if artifact.entry and body is not None:
            file = self._place / "site" / artifact.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        self._known[artifact.path] = _Known(artifact.inputs, made.fingerprint, made.indexed)
        return True

    def _bring_up_to_date(self, edition: BuiltSite) -> None:
        start, old = perf_counter(), self._stand.now().bundle
        indexed = {path: self._known[path].indexed for path in edition.searched}
        fingerprint = search_index.fingerprint(indexed, edition.searched)
        if old and old.fingerprint == fingerprint:
            self._stand.find(replace(old, made_for=edition.search))
            return
        if fingerprint == self._failed:
            return
        complaints = self._indexed(edition)
        if complaints is None:
            return
        if complaints:
            self._failed = fingerprint
            self._tell("\n".join(complaints), perf_counter() - start)
            return
        self._stand.find(SearchBundle(edition.search, fingerprint, self._taken_over()))
        self._tell("", perf_counter() - start)

    def _indexed(self, edition: BuiltSite) -> list[str] | None:
        """Let Pagefind index what is staged; what it complains about, or None when it was stopped."""
        entries = self._place / "entries.json"
        entries.write_text(json.dumps(dict(edition.searched)), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "catalogue.serve.index_pages", str(self._place / "site"), str(entries)]
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

    def _taken_over(self) -> dict[str, Path]:
        """The bundle's files in a place where the next does not touch them. Nobody asks for the one before the last."""
        self._bundles += 1
        folder = self._place / f"bundle-{self._bundles}"
        (self._place / "site" / search_index.FOLDER).rename(folder)
        shutil.rmtree(self._place / f"bundle-{self._bundles - 2}", ignore_errors=True)
        files = (file for file in folder.rglob("*") if file.is_file())
        return {f"{search_index.FOLDER}/{file.relative_to(folder).as_posix()}": file for file in files}


def _kill(process: subprocess.Popen[str]) -> None:
    """End a process and, where that can be said, the Pagefind that it has started."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()

"""Renders every page and updates the search index in the background, once no file was saved for a moment.

It gives way to every change, and keeps the pages that it has rendered until then.
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
class _StagedPage:
    """A page that was rendered, and staged if the search indexes it."""

    inputs: str
    fingerprint: str
    indexed: str


class BackgroundSearch:
    """Follows the server state in a thread of its own until `end`."""

    def __init__(
        self,
        state: ServerState,
        explain_error: Callable[[Exception], Diagnostic | None],
        report: Callable[[str, float], None],
    ) -> None:
        self._state, self._explain_error, self._report = state, explain_error, report
        self._folder = Path()
        self._pages: dict[str, _StagedPage] = {}
        self._bundles = 0
        self._failed_fingerprint = ""
        self._pending = self._stopping = False
        self._process: subprocess.Popen[str] | None = None
        self._condition = Condition()

    def start(self) -> None:
        """Start the thread."""
        self._folder = Path(os.path.realpath(mkdtemp(prefix="catalogue-serve-")))
        self._thread = start_thread(self._run, "search")

    def nudge(self) -> None:
        """Start over after the next pause: the site has changed, or is about to."""
        with self._condition:
            self._pending = True
            self._condition.notify_all()

    def end(self) -> None:
        """Stop the thread and Pagefind, and remove the temporary folder."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()
            process = self._process
        if process:
            _kill(process)
        self._thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._pending or self._stopping)
                while self._pending and not self._stopping:
                    self._pending = False
                    self._condition.wait(IDLE)
            if self._stopping:
                return
            edition = self._state.current().edition
            if edition and self._stage_pages(edition) and self._state.current().search_state == "stale":
                self._update_index(edition)

    def _must_yield(self) -> bool:
        return self._pending or self._stopping

    def _stage_pages(self, edition: BuiltSite) -> bool:
        """Render every page that has changed, as a build would; False if a change came first.

        Finds errors in the templates of pages that nobody views, and stages what the search indexes.
        """
        for path in self._pages.keys() - edition.artifacts.keys():
            (self._folder / "site" / path).unlink(missing_ok=True)
            del self._pages[path]
        for path, artifact in edition.artifacts.items():
            page = self._pages.get(path)
            if path.endswith(".html") and (page is None or page.inputs != artifact.inputs):
                if self._must_yield() or not self._stage_page(edition, artifact, page):
                    return False
                sleep(_BREATH)
        return True

    def _stage_page(self, edition: BuiltSite, artifact: Artifact, page: "_StagedPage | None") -> bool:
        try:
            task = artifact.compose()
            body = task.produce() if page is None or page.fingerprint != task.fingerprint else None
        except Exception as error:  # noqa: BLE001 - a template may raise anything
            if problem := self._explain_error(error):
                self._state.fall_back(edition, problem)
            return False
        if artifact.entry and body is not None:
            file = self._folder / "site" / artifact.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        self._pages[artifact.path] = _StagedPage(artifact.inputs, task.fingerprint, task.indexed)
        return True

    def _update_index(self, edition: BuiltSite) -> None:
        start, old = perf_counter(), self._state.current().bundle
        index_texts = {path: self._pages[path].indexed for path in edition.search_entries}
        fingerprint = search_index.fingerprint(index_texts, edition.search_entries)
        if old and old.fingerprint == fingerprint:
            self._state.set_bundle(replace(old, site_digest=edition.search_digest))
            return
        if fingerprint == self._failed_fingerprint:
            return
        complaints = self._run_pagefind(edition)
        if complaints is None:
            return
        if complaints:
            self._failed_fingerprint = fingerprint
            self._report("\n".join(complaints), perf_counter() - start)
            return
        self._state.set_bundle(SearchBundle(edition.search_digest, fingerprint, self._move_bundle()))
        self._report("", perf_counter() - start)

    def _run_pagefind(self, edition: BuiltSite) -> list[str] | None:
        """Let Pagefind index the staged pages; its complaints, or None if it was stopped."""
        entries = self._folder / "entries.json"
        entries.write_text(json.dumps(dict(edition.search_entries)), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "catalogue.serve.index_pages", str(self._folder / "site"), str(entries)]
        with self._condition:
            if self._stopping:
                return None
            self._process = subprocess.Popen(  # noqa: S603 - this program, over files of its own
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                encoding="utf-8", start_new_session=True,
            )  # fmt: skip
        with self._process as process:
            output, errors = process.communicate()
        self._process = None
        if self._stopping:
            return None
        if process.returncode:
            last = errors.strip().splitlines()[-1:] or [f"it ended with the code {process.returncode}"]
            return [f"The search index could not be made: {last[0]}"]
        return [str(complaint) for complaint in json.loads(output)]

    def _move_bundle(self) -> dict[str, Path]:
        """Move the bundle to where the next does not overwrite it, and list its files. Removes older ones."""
        self._bundles += 1
        folder = self._folder / f"bundle-{self._bundles}"
        (self._folder / "site" / search_index.FOLDER).rename(folder)
        shutil.rmtree(self._folder / f"bundle-{self._bundles - 2}", ignore_errors=True)
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

"""The incremental state: what a build made, from what, and the two files that say so in the output folder.

The state file is also the mark by which an output folder is recognised as ours.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from catalogue.diagnostics.model import Diagnostic, Severity, Span

STATE = ".catalogue-manifest.json"
"""The state file, directly in the output folder."""
SUMS = "manifest.sha256"
"""The published list of all files, in the form that `sha256sum -c` reads."""
UNFINISHED = ".catalogue-staging"
"""An empty file in a tree that is not a whole site yet: it says who is filling that folder."""
OWN = frozenset({STATE, SUMS, UNFINISHED})
MARKS = frozenset({STATE, UNFINISHED})
"""Files of which a folder of ours has at least one, unless it is empty."""

FORMAT = 4
"""Raised whenever the state file changes its shape; a state in another shape counts as none."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One file as a build made it."""

    fingerprint: str
    """Digest of what the bytes depend on; for a file of a bundle, the bundle's."""
    digest: str
    """SHA-256 of the bytes, in hex."""
    size: int
    """Length in bytes; -1 where it is not known."""
    inputs: str = ""
    """Digest of what the fingerprint was found from; empty where there is none."""
    indexed: str = ""
    """Digest of what the search indexes on this page; empty where it indexes nothing."""
    nearer: str = ""
    """Digest of what the view may show, for files that know it without composing."""
    problems: tuple[Diagnostic, ...] = ()
    """What had to be left out of it: told again by every build that lets the file stand."""


@dataclass(frozen=True, slots=True)
class BundleFiles:
    """A folder of the site, or a file, that is made in one go of the other files by something other than a template."""

    place: str
    """Name of the folder or file in the output."""
    fingerprint: str
    """Digest of everything that its bytes depend on."""
    current: Mapping[str, ManifestEntry]
    """Its files, where it stands as it should; empty where it has to be made."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that a build made, by path below the output folder."""

    files: Mapping[str, ManifestEntry]
    readable: bool = True
    """False when there was a state file that this version cannot use: everything is made anew."""

    def state(self) -> bytes:
        """The state file: equal manifests give equal bytes. A line of JSON for each file, sorted by path."""
        rows = (
            [
                path,
                record.fingerprint,
                record.digest,
                record.size,
                record.inputs,
                record.indexed,
                record.nearer,
                *_problem_column(record),
            ]
            for path, record in sorted(self.files.items())
        )
        # `json` takes ten times as long for one document with a line break between its items.
        lines = ",\n".join([json.dumps(row, ensure_ascii=False) for row in rows])
        return f'{{"format": {FORMAT}, "files": [\n{lines}\n]}}\n'.encode()

    def sums(self) -> bytes:
        """The list of files with their digests, sorted by path."""
        return "".join(f"{self.files[path].digest}  {path}\n" for path in sorted(self.files)).encode()

    @property
    def sums_size(self) -> int:
        """Length in bytes of `sums()`, without making it."""
        return sum(map(len, map(str.encode, self.files))) + 67 * len(self.files)


def read(directory: Path) -> Manifest | None:
    """The manifest of an output folder; None when nothing in it says that we made it."""
    try:
        text = (directory / STATE).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        files = _parse(text)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest(_read_sums(directory), readable=False)
    return Manifest(files)


def _parse(text: bytes) -> dict[str, ManifestEntry]:
    """The records of a state file; any shape but ours ends in one of the errors that `read` expects."""
    state = json.loads(text)
    if state["format"] != FORMAT:
        raise ValueError("another format")
    rows = map(_row, state["files"])
    files = {path: ManifestEntry(*plain, tuple(map(_problem, problems))) for path, *plain, problems in rows}  # type: ignore[call-arg]  # as many as there are
    for record in files.values():
        texts = (record.fingerprint, record.digest, record.inputs, record.indexed, record.nearer)
        if type(record.size) is not int or not all(isinstance(text, str) for text in texts):
            raise ValueError("values of another kind")
    return files


_COLUMNS = 7
"""In the row of a file that is whole: the path, and the plain fields of its record."""


def _problem_column(record: ManifestEntry) -> list[list[dict[str, Any]]]:
    """One more column for a file of which something had to be left out."""
    return [[asdict(problem) for problem in record.problems]] if record.problems else []


def _row(columns: list[Any]) -> list[Any]:
    return columns if len(columns) > _COLUMNS else [*columns, ()]


def _problem(fields: dict[str, Any]) -> Diagnostic:
    return Diagnostic(**{**fields, "span": Span(**fields["span"]), "severity": Severity(fields["severity"])})


def _read_sums(directory: Path) -> dict[str, ManifestEntry]:
    """What the published list names: enough to remove stale files of ours, never enough to keep one."""
    try:
        lines = (directory / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    parts = (line.partition("  ") for line in lines)
    return {path: ManifestEntry("", digest, -1) for digest, gap, path in parts if gap and len(digest) == 64}

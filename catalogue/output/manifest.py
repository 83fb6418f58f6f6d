"""The incremental state: the files that a build made and their inputs, and the two files that record them.

The state file also marks an output folder as ours.
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
"""An empty file in a tree that is not yet complete, which shows that a build is filling the folder."""
OWN = frozenset({STATE, SUMS, UNFINISHED})
MARKS = frozenset({STATE, UNFINISHED})
"""Files of which a non-empty folder of ours contains at least one."""

FORMAT = 4
"""Raised whenever the format of the state file changes; a state in another format is ignored."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """The record of one file that a build made."""

    fingerprint: str
    """Digest of everything that the bytes depend on; for a file of a bundle, the bundle's."""
    digest: str
    """SHA-256 of the bytes, in hex."""
    size: int
    """Length in bytes; -1 where it is unknown."""
    inputs: str = ""
    """Digest of the inputs of the fingerprint; empty where there are none."""
    indexed: str = ""
    """Digest of the page's content for the search index; empty where it has none."""
    nearer: str = ""
    """Digest of all that the view may show, for files that know it without composing."""
    problems: tuple[Diagnostic, ...] = ()
    """Parts that had to be left out of it: reported again by every build that reuses the file."""


@dataclass(frozen=True, slots=True)
class BundleFiles:
    """A folder or file of the site that is made from the other files in one step, and not by a template."""

    place: str
    """Name of the folder or file in the output."""
    fingerprint: str
    """Digest of everything that its bytes depend on."""
    current: Mapping[str, ManifestEntry]
    """Its files, if they are up to date; empty where it has to be made."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Record of everything that a build made, by path below the output folder."""

    files: Mapping[str, ManifestEntry]
    readable: bool = True
    """False when there was a state file that this version cannot use: everything is rebuilt."""

    def state(self) -> bytes:
        """Serialise the state file: equal manifests give equal bytes. One line of JSON per file, sorted by path."""
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
        # One JSON document with a line break between its items takes `json` ten times as long.
        lines = ",\n".join([json.dumps(row, ensure_ascii=False) for row in rows])
        return f'{{"format": {FORMAT}, "files": [\n{lines}\n]}}\n'.encode()

    def sums(self) -> bytes:
        """Serialise the list of files with their digests, sorted by path."""
        return "".join(f"{self.files[path].digest}  {path}\n" for path in sorted(self.files)).encode()

    @property
    def sums_size(self) -> int:
        """Length in bytes of `sums()`, computed without building it."""
        return sum(map(len, map(str.encode, self.files))) + 67 * len(self.files)


def read(directory: Path) -> Manifest | None:
    """Read the manifest of an output folder; None when nothing in it shows that a build made it."""
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
    """Parse the records of a state file; any other format ends in one of the errors that `read` expects."""
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
"""Columns in the row of a complete file: the path, and the plain fields of its record."""


def _problem_column(record: ManifestEntry) -> list[list[dict[str, Any]]]:
    """Extra column for a file with parts left out."""
    return [[asdict(problem) for problem in record.problems]] if record.problems else []


def _row(columns: list[Any]) -> list[Any]:
    return columns if len(columns) > _COLUMNS else [*columns, ()]


def _problem(fields: dict[str, Any]) -> Diagnostic:
    return Diagnostic(**{**fields, "span": Span(**fields["span"]), "severity": Severity(fields["severity"])})


def _read_sums(directory: Path) -> dict[str, ManifestEntry]:
    """Read the published list: enough to remove stale files of ours, never enough to reuse one."""
    try:
        lines = (directory / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    parts = (line.partition("  ") for line in lines)
    return {path: ManifestEntry("", digest, -1) for digest, gap, path in parts if gap and len(digest) == 64}

"""Keeps what Git told of a project under the commit at which it was asked, and asks only for what came after."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from catalogue.cache.program import program_digest, replacing
from catalogue.history.git import git
from catalogue.history.head import read_head
from catalogue.history.log import Event, Files, follow, is_on_the_line

_FILE = "history.json"


@dataclass(frozen=True, slots=True)
class History:
    """What happened to the sources of entries, as far as Git knows; uncommitted edits are not told of."""

    files: Mapping[str, tuple[Event, ...]]
    """By the path of the source, the oldest first."""
    digest: str
    """Equal for equal histories."""


UNKNOWN = History({}, "")
"""The history of a project that lies in no repository, or in one of which only the last commits are there."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found out at an earlier commit."""

    standpoint: str
    commit: str
    history: History


def read_history(project: Path, cache: Path | None) -> History:
    """What happened to the entries of a project.

    Args:
        project: the folder that holds `content/`.
        cache: the folder of the cache files; None for none.
    """
    here = read_head(project)
    if not here.endswith("whole"):
        return UNKNOWN
    known = _recalled(cache)
    if known and known.standpoint == here:
        return known.history
    answer = (git(project, "rev-parse", "HEAD", "--is-shallow-repository") or "").split()
    if answer[1:] != ["false"]:
        return UNKNOWN
    commit = answer[0]
    history = _at(project, commit, known)
    if history is not None:
        _remember(cache, _Known(here, commit, history))
    return history or UNKNOWN


def _at(project: Path, commit: str, known: _Known | None) -> History | None:
    if known and known.commit == commit:
        return known.history
    if known and is_on_the_line(project, commit, known.commit):
        files = follow(project, commit, known.history.files, known.commit)
    else:
        files = follow(project, commit, {})
    return None if files is None else History(files, _digest(files))


def _digest(files: Files) -> str:
    return blake2b(repr(sorted(files.items())).encode(), digest_size=16).hexdigest()


def _recalled(cache: Path | None) -> _Known | None:
    try:
        known = json.loads((cache / _FILE).read_bytes()) if cache else {}
        if known.get("program") != program_digest():
            return None
        files = {path: tuple([(when, kind) for when, kind in events]) for path, events in known["files"].items()}
        return _Known(known["read_head"], known["commit"], History(files, known["digest"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _remember(cache: Path | None, known: _Known) -> None:
    if cache is None:
        return
    history = known.history
    kept = {
        "program": program_digest(),
        "read_head": known.standpoint,
        "commit": known.commit,
        "digest": history.digest,
        "files": history.files,
    }
    with suppress(OSError), replacing(cache / _FILE) as file:
        file.write(json.dumps(kept).encode())

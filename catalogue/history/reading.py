"""History of a project from Git, cached by commit; only newer commits are read again."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from catalogue.cache.program import program_digest, replacing
from catalogue.history.git import git
from catalogue.history.head import read_git_state
from catalogue.history.log import Event, Files, follow, is_on_the_line

_FILE = "history.json"


@dataclass(frozen=True, slots=True)
class History:
    """What happened to the sources of entries, as far as Git knows; uncommitted edits are not included."""

    files: Mapping[str, tuple[Event, ...]]
    """By the path of the source, the oldest first."""
    digest: str
    """Equal for equal histories."""


UNKNOWN = History({}, "")
"""The history of a project that lies in no repository, or in one of which only the last commits are there."""


@dataclass(frozen=True, slots=True)
class _CachedHistory:
    """The history at an earlier commit."""

    head: str
    commit: str
    history: History


def read_history(project: Path, cache: Path | None) -> History:
    """What happened to the entries of a project.

    Args:
        project: the folder that holds `content/`.
        cache: the folder of the cache files; None for none.
    """
    here = read_git_state(project)
    if not here.endswith("whole"):
        return UNKNOWN
    entry = _load_entry(cache)
    if entry and entry.head == here:
        return entry.history
    answer = (git(project, "rev-parse", "HEAD", "--is-shallow-repository") or "").split()
    if answer[1:] != ["false"]:
        return UNKNOWN
    commit = answer[0]
    history = _at(project, commit, entry)
    if history is not None:
        _store(cache, _CachedHistory(here, commit, history))
    return history or UNKNOWN


def _at(project: Path, commit: str, entry: _CachedHistory | None) -> History | None:
    if entry and entry.commit == commit:
        return entry.history
    if entry and is_on_the_line(project, commit, entry.commit):
        files = follow(project, commit, entry.history.files, entry.commit)
    else:
        files = follow(project, commit, {})
    return None if files is None else History(files, _digest(files))


def _digest(files: Files) -> str:
    return blake2b(repr(sorted(files.items())).encode(), digest_size=16).hexdigest()


def _load_entry(cache: Path | None) -> _CachedHistory | None:
    try:
        entry = json.loads((cache / _FILE).read_bytes()) if cache else {}
        if entry.get("program") != program_digest():
            return None
        files = {path: tuple([(when, kind) for when, kind in events]) for path, events in entry["files"].items()}
        return _CachedHistory(entry["read_head"], entry["commit"], History(files, entry["digest"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _store(cache: Path | None, entry: _CachedHistory) -> None:
    if cache is None:
        return
    history = entry.history
    data = {
        "program": program_digest(),
        "read_head": entry.head,
        "commit": entry.commit,
        "digest": history.digest,
        "files": history.files,
    }
    with suppress(OSError), replacing(cache / _FILE) as file:
        file.write(json.dumps(data).encode())

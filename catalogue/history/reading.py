"""History of a project from Git, cached by commit; only newer commits are read again."""

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
    here = read_head(project)
    if not here.endswith("whole"):
        return UNKNOWN
    cached = _load_cached(cache)
    if cached and cached.head == here:
        return cached.history
    answer = (git(project, "rev-parse", "HEAD", "--is-shallow-repository") or "").split()
    if answer[1:] != ["false"]:
        return UNKNOWN
    commit = answer[0]
    history = _at(project, commit, cached)
    if history is not None:
        _store(cache, _CachedHistory(here, commit, history))
    return history or UNKNOWN


def _at(project: Path, commit: str, cached: _CachedHistory | None) -> History | None:
    if cached and cached.commit == commit:
        return cached.history
    if cached and is_on_the_line(project, commit, cached.commit):
        files = follow(project, commit, cached.history.files, cached.commit)
    else:
        files = follow(project, commit, {})
    return None if files is None else History(files, _digest(files))


def _digest(files: Files) -> str:
    return blake2b(repr(sorted(files.items())).encode(), digest_size=16).hexdigest()


def _load_cached(cache: Path | None) -> _CachedHistory | None:
    try:
        cached = json.loads((cache / _FILE).read_bytes()) if cache else {}
        if cached.get("program") != program_digest():
            return None
        files = {path: tuple([(when, kind) for when, kind in events]) for path, events in cached["files"].items()}
        return _CachedHistory(cached["read_head"], cached["commit"], History(files, cached["digest"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _store(cache: Path | None, cached: _CachedHistory) -> None:
    if cache is None:
        return
    history = cached.history
    data = {
        "program": program_digest(),
        "read_head": cached.head,
        "commit": cached.commit,
        "digest": history.digest,
        "files": history.files,
    }
    with suppress(OSError), replacing(cache / _FILE) as file:
        file.write(json.dumps(data).encode())

"""Events of each entry's file, read from `git log` and followed from commit to commit.

The history is a single line: of a merge counts what it brought to the line of its first parent, and the day of
the merge. That is when a change reached the catalogue; and a later run can go on where an earlier one stopped.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from catalogue.history.git import git

Kind = Literal["added", "revised", "renamed", "retired", "moved", "gone"]
"""`renamed`: another title; `moved`: another address."""
Event = tuple[str, Kind]
"""When something happened, as an instant of RFC 3339 in UTC, and what."""
Files = dict[str, tuple[Event, ...]]
"""What happened to each file, by its path below the project, the oldest first. Also files that are gone."""

_SEPARATOR = "\x01"
_LOG = (
    "log", "--first-parent", "-m", "--reverse", "--find-renames", "-l1000", "--relative", "--no-color",
    "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "--format=%x01%H %ct",
)  # fmt: skip
_ENTRY = re.compile(r"content/([a-z]+)/[a-z0-9-]+(\.[A-Za-z-]+)?\.md", re.ASCII)
_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@", re.ASCII)
_DRAFT = re.compile(r"draft:\s*true\b", re.IGNORECASE)
_RETIRED_STATUS = re.compile(r"status:\s*[\"']?retired\b")
_LOOKS = ("sign:", "hue:", "land_hue:", "pattern:")
_SILENT_LINES = ("reviewed:", "published:", "draft:", "aliases:", "general:", *_LOOKS, "# yaml-language-server:")
"""Beginnings of lines that change nothing of what an entry says."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What one commit did with one file."""

    commit: str
    when: str
    status: str
    """The letter for it in `--name-status`."""
    before: str
    """The path that it had."""
    after: str


@dataclass(slots=True)
class _Edit:
    """The lines of one file that a commit took away and put in."""

    removed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def follow(project: Path, commit: str, files: Mapping[str, tuple[Event, ...]], since: str = "") -> Files | None:
    """What happened to every file of `content/` up to a commit; None where Git does not answer.

    Args:
        project: the folder that holds `content/`.
        commit: its id.
        files: what happened until the commit `since`.
        since: the id of a commit of the same line; empty for none.
    """
    spread = (f"{since}..{commit}" if since else commit, "--", "content")
    name_log = git(project, *_LOG, "--name-status", *spread)
    patch_log = git(project, *_LOG, "--patch", "--unified=0", "--diff-filter=MR", *spread)
    if name_log is None or patch_log is None:
        return None
    events, edits = dict(files), dict(_edits(patch_log))
    for step in _steps(name_log):
        _apply(events, step, edits)
    return events


def is_on_the_line(project: Path, commit: str, earlier: str) -> bool:
    """Whether first parents lead from a commit to an earlier one."""
    count = git(project, "rev-list", "--first-parent", "--count", f"{earlier}..{commit}", "--")
    if count is None:
        return False
    ancestor = git(project, "rev-parse", "--verify", "--quiet", f"{commit}~{count.strip()}")
    return ancestor is not None and ancestor.strip() == earlier


def _steps(text: str) -> Iterator[_Step]:
    """Every file that a commit touched, as `--name-status` lists it."""
    for part in text.split(_SEPARATOR)[1:]:
        first_line, *lines = part.split("\n")
        commit, seconds = first_line.split(" ")
        when = datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for line in filter(None, lines):
            status, before, *after = line.split("\t")
            yield _Step(commit, when, status[0], before, after[0] if after else before)


def _edits(text: str) -> Iterator[tuple[tuple[str, str], _Edit]]:
    """The lines that each commit changed in each file, by commit and path."""
    commit, lines = "", iter(text.split("\n"))
    edit = _Edit()
    for line in lines:
        if line.startswith(_SEPARATOR):
            commit = line[len(_SEPARATOR) :].partition(" ")[0]
        elif line.startswith("+++ b/"):
            edit = _Edit()
            yield (commit, line[len("+++ b/") :]), edit
        elif hunk := _HUNK.match(line):
            remaining = sum(int(size or 1) for size in hunk.groups())
            while remaining:  # counted, since a line of a text may look like anything
                line = next(lines)
                remaining -= not line.startswith("\\")  # "No newline at end of file"
                {"-": edit.removed, "+": edit.added}.get(line[0], []).append(line[1:].rstrip())


def _apply(files: Files, step: _Step, edits: Mapping[tuple[str, str], _Edit]) -> None:
    """Add to what is known of a file what one commit did with it."""
    before, after, status = step.before, step.after, step.status
    if status == "R" and not _may_become(before, after):
        _add_event(files, before, step.when, "gone")
        status = "A"
    if not _ENTRY.fullmatch(after):
        return
    if status == "R":
        files[after] = files.pop(before, ())
        _add_event(files, after, step.when, "moved")
    if status in "AD":
        _add_event(files, after, step.when, "added" if status == "A" else "gone")
    elif edit := edits.get((step.commit, after)):
        _add_edit(files, after, step.when, edit)


def _may_become(before: str, after: str) -> bool:
    """Whether files of two names can be the same entry: in the same collection and the same language."""
    one, other = _ENTRY.fullmatch(before), _ENTRY.fullmatch(after)
    return bool(one and other and one.groups() == other.groups())


def _add_event(files: Files, path: str, when: str, kind: Kind) -> None:
    files[path] = (*files.get(path, ()), (when, kind))


def _add_edit(files: Files, path: str, when: str, edit: _Edit) -> None:
    """Add what an edit means to a reader; nothing where only the layout of the file has changed."""
    events = files.get(path, ())
    was_hidden, is_hidden = (any(map(_DRAFT.match, lines)) for lines in (edit.removed, edit.added))
    if was_hidden and not is_hidden:
        # Either it was seen before it was hidden, or nobody has seen it yet.
        files[path] = events if any(kind == "gone" for _, kind in events) else ()
        _add_event(files, path, when, "added")
    elif is_hidden and not was_hidden:
        _add_event(files, path, when, "gone")
    elif not events or events[-1][1] != "gone":
        for kind in _kinds(edit):
            _add_event(files, path, when, kind)


def _kinds(edit: _Edit) -> Iterator[Kind]:
    removed, added = (
        [line for line in lines if not line.startswith(_SILENT_LINES)] for lines in (edit.removed, edit.added)
    )
    if any(map(_RETIRED_STATUS.match, added)) and not any(map(_RETIRED_STATUS.match, removed)):
        yield "retired"
        removed, added = _without("status:", removed), _without("status:", added)
    titles = [[line for line in lines if line.startswith("title:")] for lines in (removed, added)]
    if all(titles) and titles[0] != titles[1]:
        yield "renamed"
        removed, added = _without("title:", removed), _without("title:", added)
    if _lines(removed) != _lines(added) and _words(removed) != _words(added):
        yield "revised"


def _without(beginning: str, lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith(beginning)]


def _lines(lines: list[str]) -> list[str]:
    """What stays the same when lines change places, such as the fields of an entry."""
    return sorted(filter(None, map(str.strip, lines)))


def _words(lines: list[str]) -> list[str]:
    """What stays the same when a text is wrapped in another way."""
    return " ".join(lines).split()

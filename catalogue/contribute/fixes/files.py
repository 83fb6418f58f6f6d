"""Fixes the files of a project in place: all of a file or nothing, only where it changed, never through a link."""

import os
import tempfile
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from catalogue.contribute.fixes.edits import Fix
from catalogue.contribute.fixes.text import fix_entry
from catalogue.diagnostics.rules import RULES
from catalogue.pipeline.settings import read_settings
from catalogue.sources.source import discover, relative


@dataclass(frozen=True, slots=True)
class FileFixes:
    """A file with its fixes."""

    path: str
    """Relative to the project's root, with slashes."""
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file with something to fix that was left alone, and the reason."""

    path: str
    reason: str
    """A sentence for a person, beginning in lower case and without a full stop."""


@dataclass(frozen=True, slots=True)
class FixReport:
    """Result of fixing a project."""

    files: tuple[FileFixes, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class CannotFixError(Exception):
    """A file must not be written; the message is the reason."""


def fix_files(project: Path, places: Sequence[str] = (".",), only: Sequence[str] = ("",)) -> FixReport:
    """Fix the entries of a project that lie in `places`: files and folders relative to the project, with slashes."""
    paths, _ = discover(project / "content", project)
    disabled_rules = find_disabled_rules(project)
    files, refusals = [], []
    for file in paths:
        path = relative(file, project)
        if not any(place in {".", path} or path.startswith(f"{place}/") for place in places):
            continue
        try:
            fixes = _fix_file(file, path, project, only, disabled_rules)
        except CannotFixError as error:
            refusals.append(Refusal(path, str(error)))
        except OSError as error:
            refusals.append(Refusal(path, f"it cannot be read or written: {(error.strerror or 'unknown').lower()}"))
        else:
            files += [FileFixes(path, fixes)] if fixes else []
    return FixReport(tuple(files), tuple(refusals))


def find_disabled_rules(project: Path) -> frozenset[str]:
    """Find the codes of the rules that the site's settings disable, as far as the settings can be read."""
    rules = read_settings(project).config.rules
    names = {name.casefold() for name, setting in rules.items() if setting.level == "off"}
    return frozenset(rule.code for rule in RULES.values() if names & {rule.code.casefold(), rule.name})


def _fix_file(
    file: Path, path: str, project: Path, only: Sequence[str], disabled_rules: Collection[str]
) -> tuple[Fix, ...]:
    if not file.is_file():
        return ()
    data = file.read_bytes()
    result = fix_entry(data, path, only, disabled_rules)
    if result.data == data:
        return ()
    _refuse_links(file, project)
    replace_file(file, data, result.data)
    return result.fixes


def _refuse_links(file: Path, project: Path) -> None:
    """Refuse a link: its target is fixed under its own name, if it is an entry at all."""
    place = os.path.realpath(project / "content")
    if os.path.realpath(file) != os.path.join(place, *file.parts[-2:]):  # noqa: PTH118 - compared with realpath's text
        raise CannotFixError("it is a link to another file, which is fixed under its own name")


def replace_file(file: Path, before: bytes, after: bytes) -> None:
    """Replace a file that still holds `before` by `after`."""
    if not os.access(file, os.W_OK):
        raise CannotFixError("it may not be written to")
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
        draft.chmod(file.stat().st_mode & 0o7777)
        if file.read_bytes() != before:
            raise CannotFixError("somebody changed it in the meantime; check it again")
        draft.replace(file)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()

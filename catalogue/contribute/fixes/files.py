"""Mends the files of a project in place: whole or not at all, only where something changed, never through a link."""

import os
import tempfile
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from catalogue.contribute.fixes.edits import Change
from catalogue.contribute.fixes.text import fix
from catalogue.diagnostics.rules import RULES
from catalogue.pipeline.settings import read_settings
from catalogue.sources.source import discover, relative


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file in which something was mended."""

    path: str
    """Relative to the project's root, with slashes."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that had something to mend and was left alone."""

    path: str
    reason: str
    """A sentence for a person, beginning in lower case and without a full stop."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was mended in a project."""

    files: tuple[MendedFile, ...] = ()
    refused: tuple[Refused, ...] = ()


class LeftAloneError(Exception):
    """A file must not be written; carries the reason."""


def fix_files(project: Path, wanted: Sequence[str] = (".",), only: Sequence[str] = ("",)) -> Report:
    """Mend the entries of a project that lie in `wanted`: files and folders relative to the project, with slashes."""
    paths, _ = discover(project / "content", project)
    off = switched_off(project)
    mended, refused = [], []
    for file in paths:
        path = relative(file, project)
        if not any(place in {".", path} or path.startswith(f"{place}/") for place in wanted):
            continue
        try:
            changes = _mend(file, path, project, only, off)
        except LeftAloneError as error:
            refused.append(Refused(path, str(error)))
        except OSError as error:
            refused.append(Refused(path, f"it cannot be read or written: {(error.strerror or 'unknown').lower()}"))
        else:
            mended += [MendedFile(path, changes)] if changes else []
    return Report(tuple(mended), tuple(refused))


def switched_off(project: Path) -> frozenset[str]:
    """The codes of the rules that the site's settings switch off, as far as the settings can be read."""
    rules = read_settings(project).config.rules
    names = {name.casefold() for name, setting in rules.items() if setting.level == "off"}
    return frozenset(rule.code for rule in RULES.values() if names & {rule.code.casefold(), rule.name})


def _mend(file: Path, path: str, project: Path, only: Sequence[str], off: Collection[str]) -> tuple[Change, ...]:
    if not file.is_file():
        return ()
    data = file.read_bytes()
    result = fix(data, path, only, off)
    if result.data == data:
        return ()
    _refuse_links(file, project)
    put(file, data, result.data)
    return result.changes


def _refuse_links(file: Path, project: Path) -> None:
    """What a link leads to is mended under its own name, if it is an entry at all."""
    place = os.path.realpath(project / "content")
    if os.path.realpath(file) != os.path.join(place, *file.parts[-2:]):  # noqa: PTH118 - compared with realpath's text
        raise LeftAloneError("it is a link to another file, which is fixed under its own name")


def put(file: Path, before: bytes, after: bytes) -> None:
    """Put `after` into the place of a file that still holds `before`."""
    if not os.access(file, os.W_OK):
        raise LeftAloneError("it may not be written to")
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
        draft.chmod(file.stat().st_mode & 0o7777)
        if file.read_bytes() != before:
            raise LeftAloneError("somebody changed it in the meantime; check it again")
        draft.replace(file)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()

"""Checks that the paths of a site are safe and compatible, before the first byte is written."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from catalogue.artifact.artifact import Artifact
from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.output.manifest import OWN

_NAME = r"(?!\.{1,2}(?:/|\Z))[^/\\:\x00-\x1f\x7f\ud800-\udfff]+"
_PLAIN = re.compile(rf"{_NAME}(?:/{_NAME})*")


def check(artifacts: Sequence[Artifact], bundles: Sequence[str]) -> list[Diagnostic]:
    """Report paths that leave the output, cannot be stored everywhere, or are already taken.

    Args:
        artifacts: the files to write.
        bundles: the folders and files of bundles, which must contain nothing else.
    """
    problems: list[Diagnostic] = []
    places: dict[str, str] = {}
    for artifact in artifacts:
        path = artifact.path
        if what := _unsafe(path, bundles):
            problems.append(report(rules.UNSAFE_PATH, Span(ascii(path)), path=path, what=what))
        elif (place := _place(path)) in places:
            problems.append(report(rules.SAME_PATH, Span(path), first=places[place], second=path))
        else:
            places[place] = path
    return problems + _files_used_as_folders(places)


def _unsafe(path: str, bundles: Sequence[str]) -> str:
    if not _PLAIN.fullmatch(path):
        return "leaves the output folder or cannot be stored on every computer"
    if path in OWN or any(f"{path}/".startswith(f"{bundle}/") for bundle in bundles):
        return "the build needs for itself"
    return ""


def _place(path: str) -> str:
    """Key that is equal for paths that any file system treats as one: macOS stores NFD, and Windows ignores case."""
    return path.lower() if path.isascii() else normalize("NFC", normalize("NFD", path).casefold())


def _files_used_as_folders(places: dict[str, str]) -> list[Diagnostic]:
    """Report files in a place where another file needs a folder."""
    folders: dict[str, str] = {}
    for place, path in places.items():
        parent = place.rpartition("/")[0]
        while parent and parent not in folders:
            folders[parent] = path
            parent = parent.rpartition("/")[0]
    clashes = ((places[place], folders[place]) for place in places if place in folders)
    return [report(rules.SAME_PATH, Span(inner), first=outer, second=inner) for outer, inner in clashes]

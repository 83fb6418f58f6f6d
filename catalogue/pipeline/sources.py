"""Reads every source and every picture of a project: from the cache where the bytes are known, else on all cores."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from catalogue.cache.file_cache import FileCache, OpenedFile
from catalogue.diagnostics import Diagnostic
from catalogue.sources import Document, MediaFile, read_document
from catalogue.sources.fast_pickle import pickled_by_fields
from catalogue.sources.images import ProbedImage, open_picture
from catalogue.sources.source import SourceFile, discover, identify, source_file

Checks = TypeVar("Checks")

CACHE_FILE = "sources"
_IMAGE_CACHE_FILE = "pictures"
_IMAGE_WEIGHT = 24
"""Probing a photograph takes as long as reading so many sources."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class ReadResult(Generic[Checks]):
    """All that one source gives by itself, whatever the others and the settings say."""

    document: Document | None
    """None where the file cannot be read at all."""
    problems: tuple[Diagnostic, ...]
    checks: Checks | None
    """What was checked in the document alone, for later stages."""


@dataclass(frozen=True, slots=True)
class ReadResults(Generic[Checks]):
    """Every source of a project."""

    by_path: Mapping[str, ReadResult[Checks]]
    """In the order of the paths, which are relative to the project."""
    problems: tuple[Diagnostic, ...]
    """Problems of folders and names; those of a file are with its result."""


class SourceCache(Generic[Checks]):
    """The sources of one project; reads a file again only when it has changed."""

    def __init__(
        self, project: Path, check: Callable[[Document], Checks], cache: Path | None, mark: str, jobs: int = 0
    ) -> None:
        """Prepare to read.

        Args:
            project: the folder that holds `content/`.
            check: checks a document alone; depends on nothing but the document.
            cache: the folder of the cache files; None for none.
            mark: a digest of the program.
            jobs: how many processes may read; 0 for as many as there are cores.
        """
        self._project = project
        self._check = check
        self._files = FileCache(cache / CACHE_FILE if cache else None, mark, self._open, jobs)

    def read(self) -> ReadResults[Checks]:
        """Read whatever is new or has changed since the last time."""
        paths, problems = discover(self._project / "content", self._project)
        files = {f"content/{path.parent.name}/{path.name}": path for path in paths}
        return ReadResults(dict(zip(files, self._files.products(files), strict=True)), problems)

    def _open(self, path: Path, display_path: str) -> OpenedFile[ReadResult[Checks]]:
        source = source_file(path, self._project)
        if isinstance(source, Diagnostic):
            return "", lambda: ReadResult(None, (source,), None)
        return source[0].digest, lambda: _read(*source, self._check)


def read_bytes(path: str, data: bytes, check: Callable[[Document], Checks]) -> ReadResult[Checks]:
    """The result for bytes that a file at `path`, relative to the project, would hold."""
    source = identify(path, data)
    return ReadResult(None, (source,), None) if isinstance(source, Diagnostic) else _read(source, data, check)


def _read(source: SourceFile, data: bytes, check: Callable[[Document], Checks]) -> ReadResult[Checks]:
    document, problems = read_document(source, data)
    return ReadResult(document, problems, check(document) if document else None)


class ImageCache:
    """The pictures of one project; probes a file again only when it has changed."""

    def __init__(self, cache: Path | None, mark: str, jobs: int = 0) -> None:
        """Prepare to probe; the arguments are those of `SourceCache`."""
        self._files: FileCache[ProbedImage] = FileCache(
            cache / _IMAGE_CACHE_FILE if cache else None, mark, open_picture, jobs, _IMAGE_WEIGHT
        )

    def probe(self, media: Iterable[MediaFile]) -> tuple[tuple[MediaFile, ...], tuple[Diagnostic, ...]]:
        """The same files with the facts of the pictures among them, and the problems of these."""
        media = tuple(media)
        paths = {medium.display_path: medium.file for medium in media if medium.is_picture}
        probes = dict(zip(paths, self._files.products(paths), strict=True))
        complete = (
            replace(m, picture=probes[m.display_path].picture) if m.display_path in probes else m for m in media
        )
        return tuple(complete), tuple(problem for probe in probes.values() for problem in probe.diagnostics)

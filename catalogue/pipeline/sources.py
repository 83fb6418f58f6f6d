"""Reads every source and every picture of a project: from the shelf where the bytes are known, else on all cores."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from catalogue.cache.file_cache import FileCache, OpenedFile
from catalogue.diagnostics import Diagnostic
from catalogue.sources import Document, MediaFile, read_document
from catalogue.sources.fast_pickle import pickled_by_fields
from catalogue.sources.images import ProbedImage, open_picture
from catalogue.sources.source import SourceFile, discover, source_file

Notes = TypeVar("Notes")

SHELF = "sources"
"""Name of the cache file."""
_PICTURES = "pictures"
_PICTURE_WEIGHT = 24
"""To look a photograph through takes as long as to read so many sources."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class ReadResult(Generic[Notes]):
    """All that one source gives by itself, whatever the others and the settings say."""

    document: Document | None
    """None where the file cannot be read at all."""
    faults: tuple[Diagnostic, ...]
    notes: Notes | None
    """What was noted of the document, for later stages."""


@dataclass(frozen=True, slots=True)
class ReadResults(Generic[Notes]):
    """Every source of a project, in the order of their paths."""

    products: tuple[ReadResult[Notes], ...]
    faults: tuple[Diagnostic, ...]
    """Faults of folders and names; those of a file are with its product."""


class SourceCache(Generic[Notes]):
    """The sources of one project; remembers from one reading to the next."""

    def __init__(
        self, project: Path, note: Callable[[Document], Notes], cache: Path | None, mark: str, jobs: int = 0
    ) -> None:
        """Make ready to read.

        Args:
            project: the folder that holds `content/`.
            note: notes what later stages want to know of a document; depends on nothing but the document.
            cache: the folder of the cache files; None for none.
            mark: a digest of the program.
            jobs: how many processes may read; 0 for as many as there are cores.
        """
        self._project = project
        self._note = note
        self._kept = FileCache(cache / SHELF if cache else None, mark, self._open, jobs)

    def gather(self) -> ReadResults[Notes]:
        """Read whatever is new or has changed since the last time."""
        paths, faults = discover(self._project / "content", self._project)
        files = {f"content/{path.parent.name}/{path.name}": path for path in paths}
        return ReadResults(self._kept.products(files), faults)

    def _open(self, path: Path, shown: str) -> OpenedFile[ReadResult[Notes]]:
        found = source_file(path, self._project)
        if isinstance(found, Diagnostic):
            return "", lambda: ReadResult(None, (found,), None)
        return found[0].digest, lambda: self._product(*found)

    def _product(self, source: SourceFile, data: bytes) -> ReadResult[Notes]:
        document, faults = read_document(source, data)
        return ReadResult(document, faults, self._note(document) if document else None)


class ImageCache:
    """The pictures of one project, looked through; remembers from one look to the next."""

    def __init__(self, cache: Path | None, mark: str, jobs: int = 0) -> None:
        """Make ready to look; the arguments are those of `SourceCache`."""
        self._kept: FileCache[ProbedImage] = FileCache(
            cache / _PICTURES if cache else None, mark, open_picture, jobs, _PICTURE_WEIGHT
        )

    def look_through(self, media: Iterable[MediaFile]) -> tuple[tuple[MediaFile, ...], list[Diagnostic]]:
        """The same files with what is known of the pictures among them, and the faults of these."""
        media = tuple(media)
        paths = {medium.display_path: medium.file for medium in media if medium.is_picture}
        seen = dict(zip(paths, self._kept.products(paths), strict=True))
        known = (replace(m, picture=seen[m.display_path].picture) if m.display_path in seen else m for m in media)
        return tuple(known), [fault for each in seen.values() for fault in each.diagnostics]

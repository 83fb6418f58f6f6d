"""Reads every source of a project: from the shelf where its bytes are known, on all cores where they are not."""

import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from catalogue.diagnostics import Diagnostic
from catalogue.read import Document, read_document
from catalogue.read.pickled import pickled_by_fields
from catalogue.read.source import SourceFile, discover, source_file
from catalogue.shelf import Record, Shelf, Sight, sight
from catalogue.workers import each

Notes = TypeVar("Notes")

SHELF = "sources"
"""Name of the cache file."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Product(Generic[Notes]):
    """All that one source gives by itself, whatever the others and the settings say."""

    document: Document | None
    """None where the file cannot be read at all."""
    faults: tuple[Diagnostic, ...]
    notes: Notes | None
    """What was noted of the document, for later stages."""


@dataclass(frozen=True, slots=True)
class Gathered(Generic[Notes]):
    """Every source of a project, in the order of their paths."""

    products: tuple[Product[Notes], ...]
    faults: tuple[Diagnostic, ...]
    """Faults of folders and names; those of a file are with its product."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A file that is to be read, or need not be."""

    path: Path
    shown: str
    """Relative to the project."""
    sight: Sight | None


class Sources(Generic[Notes]):
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
        self._cache = cache
        self._mark = mark
        self._jobs = jobs
        self._known: dict[str, tuple[Sight | None, str, Product[Notes]]] = {}
        self._shelf: Shelf | None = None

    def gather(self) -> Gathered[Notes]:
        """Read whatever is new or has changed since the last time."""
        now = time.time_ns()
        paths, faults = discover(self._project / "content", self._project)
        looks = [self._look(path, now) for path in paths]
        stale = [look for look in looks if not self._stands(look)]
        if stale:
            self._refresh(looks, stale)
        current = {look.shown for look in looks}
        for gone in self._known.keys() - current:
            del self._known[gone]
        return Gathered(tuple(self._known[look.shown][2] for look in looks), faults)

    def _look(self, path: Path, now: int) -> _Look:
        shown = f"content/{path.parent.name}/{path.name}"
        try:
            return _Look(path, shown, sight(path, now))
        except OSError:
            return _Look(path, shown, None)

    def _stands(self, look: _Look) -> bool:
        known = self._known.get(look.shown)
        return known is not None and look.sight is not None and known[0] == look.sight

    def _refresh(self, looks: Sequence[_Look], stale: Sequence[_Look]) -> None:
        """Bring everything stale up to date, from the shelf or from the files; and the shelf, where that read any."""
        shelf = Shelf(self._cache / SHELF, self._mark) if self._cache and not self._known else None
        unread: list[_Look] = []
        for look in stale:
            if shelf is not None and shelf.seen(look.shown, look.sight) and (record := shelf.record(look.shown)):
                self._known[look.shown] = (look.sight, shelf.digest(look.shown), _load(record))
            else:
                unread.append(look)
        fresh = self._read(unread, shelf)
        if shelf is not None and unread:
            shelf.renew({look.shown: look.sight for look in looks}, fresh)
        else:
            for _ in fresh:
                pass
        if shelf is not None:
            shelf.close()

    def _read(self, unread: Sequence[_Look], shelf: Shelf | None) -> Iterator[Record]:
        """Read files; gives the records to put on the shelf."""

        def do(look: _Look) -> tuple[str, bytes]:
            return self._made(look, shelf)

        for look, (digest, record) in zip(unread, each(do, unread, self._jobs), strict=True):
            self._known[look.shown] = (look.sight, digest, _load(record))
            yield Record(look.shown, digest, record)

    def _made(self, look: _Look, shelf: Shelf | None) -> tuple[str, bytes]:
        """The digest and the record of one file: a new one only where its bytes are new."""
        found = source_file(look.path, self._project)
        if isinstance(found, Diagnostic):
            return "", _dump(Product(None, (found,), None))
        digest = found[0].digest
        if shelf is not None and digest == shelf.digest(look.shown) and (record := shelf.record(look.shown)):
            return digest, record
        known = self._known.get(look.shown)
        product = known[2] if known and known[1] == digest else self._product(*found)
        return digest, _dump(product)

    def _product(self, source: SourceFile, data: bytes) -> Product[Notes]:
        document, faults = read_document(source, data)
        return Product(document, faults, self._note(document) if document else None)


def _dump(product: Product[Notes]) -> bytes:
    return pickle.dumps(product, pickle.HIGHEST_PROTOCOL)


def _load(record: bytes) -> Product[Notes]:
    product: Product[Notes] = pickle.loads(record)  # noqa: S301 - made by `_dump`, kept where only the user may write
    return product

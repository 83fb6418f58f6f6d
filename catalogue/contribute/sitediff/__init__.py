"""Compares two built sites, page by page and in a reader's words. Reads these folders alone."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.contribute.sitediff.page_content import PageContent, extract_core, page_content, remove_fingerprint
from catalogue.contribute.sitediff.page_diff import PageChange, compare_labels, compare_pages

__all__ = ["ChangedPage", "Counts", "NotASiteError", "PageChange", "PageContent", "Redirect", "SiteDiff", "compare"]

_MANY = 5
"""Pages on which words of the interface changed alike: that is the theme's doing, not theirs."""
_KINDS = {
    ".json": "data",
    ".csv": "data",
    ".xlsx": "data",
    ".xml": "feeds and sitemaps",
    "feed.json": "feeds and sitemaps",
    ".pdf": "documents",
    ".jpg": "pictures",
    ".jpeg": "pictures",
    ".png": "pictures",
    ".webp": "pictures",
    ".avif": "pictures",
    ".svg": "pictures",
    ".zip": "archives",
}
_SUMS = "manifest.sha256"
"""The list of all files with their digests, which changes whenever anything does."""
_FOLDERS = {
    "assets": "files of the theme",
    "cards": "social cards",
    "embed": "frames for other sites",
    "pagefind": "files of the search index",
}


class NotASiteError(Exception):
    """A folder holds no built site; the message says which."""


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page whose own text changed."""

    base: PageContent
    head: PageContent
    changes: tuple[PageChange, ...]


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that only sends its readers on."""

    path: str
    target: str
    """Its target: below the site as a path, elsewhere as a full address."""
    title: str
    """Of the page that stood there before; empty where there was none."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of files of one kind that were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class SiteDiff:
    """Differences between two built sites. Pages are sorted by address."""

    added: tuple[PageContent, ...]
    changed: tuple[ChangedPage, ...]
    removed: tuple[PageContent, ...]
    redirects: tuple[Redirect, ...]
    """Addresses that send readers on, and did not before or sent them elsewhere."""
    dead_redirects: tuple[Redirect, ...]
    """Addresses that sent readers on, and do not exist any more."""
    lists: int
    """Pages that changed only in what they show of other pages."""
    frame: int
    """Pages that changed only around their content, or in ways that a reader does not see."""
    copies: Counts
    """Pages that show a text in another language because nobody has translated it."""
    files: Mapping[str, Counts]
    """Changes of all other files, by kind."""

    @property
    def is_empty(self) -> bool:
        """Whether the two sites are the same."""
        pages = (self.added, self.changed, self.removed, self.redirects, self.dead_redirects)
        return not (any(pages) or self.lists or self.frame or self.files or self.copies != Counts())


def compare(base: Path, head: Path) -> SiteDiff:
    """Compare the site in one folder with the site in another."""
    before, after = _list_files(base), _list_files(head)
    different = {
        path for path in before.keys() | after.keys() if _read_bytes(before.get(path)) != _read_bytes(after.get(path))
    }
    # A frame for other sites shows a page in short: what changed in it is reported of the page.
    pages = {path for path in different if path.endswith(".html") and path.partition("/")[0] not in _FOLDERS}
    alike = {path for path in pages & before.keys() & after.keys() if _have_same_core(before[path], after[path])}
    old = {path: page for path in pages - alike if (page := _read_page(before.get(path), path))}
    new = {path: page for path in pages - alike if (page := _read_page(after.get(path), path))}
    return _classify_pages(old, new, len(alike), _count_files(different - pages, before, after))


def _classify_pages(
    old: Mapping[str, PageContent], new: Mapping[str, PageContent], frame: int, files: Mapping[str, Counts]
) -> SiteDiff:
    added, removed, changed, lists = [], [], [], 0
    copies: Counter[str] = Counter()
    both = [(old[path], new[path]) for path in sorted(old.keys() & new.keys())]
    common_changes = _find_common_changes(both)
    for path in sorted(old.keys() | new.keys()):
        was, now = _skip_redirect(old.get(path)), _skip_redirect(new.get(path))
        if was and now:
            page_changes = compare_pages(was, now, common_changes)
            if not page_changes:
                lists, frame = (lists + 1, frame) if was.lists != now.lists else (lists, frame + 1)
            elif was.is_copy and now.is_copy:
                copies["changed"] += 1
            else:
                changed.append(ChangedPage(was, now, page_changes))
        elif now and now.is_copy:
            copies["added"] += 1
        elif was and was.is_copy:
            copies["removed"] += 1
        elif now:
            added.append(now)
        elif was and not new.get(path):
            removed.append(was)
    return SiteDiff(
        tuple(added),
        tuple(changed),
        tuple(removed),
        redirects=tuple(_find_redirects(new, old)),
        dead_redirects=tuple(
            item for item in _find_redirects(old, new) if item.path not in {page.path for page in new.values()}
        ),
        lists=lists,
        frame=frame,
        copies=Counts(**copies),
        files=files,
    )


def _skip_redirect(page: PageContent | None) -> PageContent | None:
    """Skip a page that only redirects."""
    return page if page and page.leads_to is None else None


def _find_redirects(pages: Mapping[str, PageContent], others: Mapping[str, PageContent]) -> Iterable[Redirect]:
    for file, page in sorted(pages.items()):
        other = others.get(file)
        if page.leads_to is not None and not (other and other.leads_to == page.leads_to):
            yield Redirect(page.path, page.leads_to, other.title if other and other.leads_to is None else "")


def _find_common_changes(both: Iterable[tuple[PageContent, PageContent]]) -> frozenset[tuple[str, str]]:
    """Find changes of the interface's words that many pages share."""
    pages = Counter(pair for base, head in both for pair in set(compare_labels(base, head)))
    return frozenset(pair for pair, number in pages.items() if number >= _MANY)


def _list_files(site: Path) -> dict[str, Path]:
    """List every file of a built site by its path, assets by their names without fingerprints."""
    if not (site / "index.html").is_file():
        raise NotASiteError(f"{site} holds no built site: there is no index.html in it.")
    files = {}
    for place, folders, names in os.walk(site):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(place, name)
            path = file.relative_to(site).as_posix()
            if path != _SUMS and not name.startswith(".") and file.is_file() and not file.is_symlink():
                files[remove_fingerprint(path)] = file
    return files


def _read_bytes(file: Path | None) -> bytes | None:
    return file.read_bytes() if file else None


def _read_text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _have_same_core(base: Path, head: Path) -> bool:
    before = extract_core(_read_text(base))
    return before is not None and before == extract_core(_read_text(head))


def _read_page(file: Path | None, path: str) -> PageContent | None:
    if file is None:
        return None
    address = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    return page_content(_read_text(file), address)


def _count_files(different: Iterable[str], before: Mapping[str, Path], after: Mapping[str, Path]) -> dict[str, Counts]:
    counters: dict[str, Counter[str]] = {}
    for path in sorted(different):
        folder, suffix = path.partition("/")[0], Path(path).suffix.lower()
        kind = _FOLDERS.get(folder) or _KINDS.get(Path(path).name) or _KINDS.get(suffix, "other files")
        how = "added" if path not in before else "changed" if path in after else "removed"
        counters.setdefault(kind, Counter())[how] += 1
    return {kind: Counts(**counts) for kind, counts in sorted(counters.items())}

"""Guesses which entry has replaced a missing page, and suggests the alias that redirects to it."""

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from catalogue.config import SiteConfig
from catalogue.i18n import language_codes
from catalogue.schema.cross_entry import SkippedEntries
from catalogue.sources import COLLECTIONS, Document
from catalogue.urls import slug

_LIKE = 0.45
"""Least similarity of the names if the entry is new."""
_VERY_LIKE = 0.85
"""Least similarity if the entry existed already, or is in another folder."""


def remedy(
    path: str,
    documents: Sequence[Document],
    config: SiteConfig,
    recorded_paths: Collection[str],
    absent: SkippedEntries,
) -> str:
    """The hint for an address without a page: the exact line to add, and where.

    Args:
        path: the address below the root, such as `tools/mesh/`.
        documents: all documents now published.
        recorded_paths: the addresses published before; an entry at any other address is new.
        absent: entries that have a file but are not published.
    """
    code, _, below = path.partition("/")
    if code in language_codes() and code not in config.languages and not below:
        return f"Add `{code}` to `languages:` in content/site.yaml again: every page in that language is gone."
    key = _key(path)
    if key in absent.drafts:
        return f"content/{key}.md is a draft: remove `draft: true` there, or {_line(path, None)}."
    originals = [document for document in documents if not document.source.language]
    heir = successor(key, originals, recorded_paths)
    instruction = _line(path, heir)
    if heir is None and key.startswith("countries/"):
        return f"Keep the page by a file content/{key}.md, or {instruction}."
    return f"{instruction[0].upper()}{instruction[1:]}."


def _line(path: str, heir: Document | None) -> str:
    current = heir.front.get("aliases") if heir else None
    aliases = [str(alias) for alias in current] if isinstance(current, list) else []
    line = f"`aliases: [{', '.join([*aliases, path])}]`"
    if heir is None:
        return f"add the line {line} to the entry that takes its place"
    where = f"{heir.source.path}, which seems to take its place"
    return f"let the line `aliases:` in {where}, read {line}" if aliases else f"add the line {line} to {where}"


def successor(key: str, originals: Sequence[Document], recorded_paths: Collection[str]) -> Document | None:
    """The most likely successor of a missing entry; None where there is none.

    Its name or title must be similar to the old name. If exactly one entry of the folder is new, it is taken in any
    case: a page removed and a page added in one change are usually the same page.

    Args:
        key: the old entry, as `collection/id`.
        recorded_paths: the addresses published before.
    """
    collection, _, id_ = key.partition("/")
    new = {d.source.path for d in originals if d.source.collection == collection and _address(d) not in recorded_paths}
    alike = _Likeness(id_)
    best: tuple[float, Document] | None = None
    for document in originals:
        path = document.source.path
        likeness = alike(document, _LIKE if path in new else _VERY_LIKE)
        if document.source.collection != "glossary" and likeness > (best[0] if best else 0):
            best = (likeness, document)
    if best is None and len(new) == 1 and "/" not in id_:
        return next(document for document in originals if document.source.path in new)
    return best[1] if best else None


def _key(path: str) -> str:
    """The key of the entry at an address: `tools/mesh` for `tools/mesh/`, `pages/about` for `about/`."""
    collection, _, id_ = path.strip("/").partition("/")
    return f"{collection}/{id_}" if collection in COLLECTIONS and id_ else f"pages/{path.strip('/')}"


def _address(document: Document) -> str:
    collection, id_ = document.source.collection, document.source.id
    return f"{id_}/" if collection == "pages" else f"{collection}/{id_}/"


class _Likeness:
    """Similarity of one old name to an entry's name or title, by letters or by words, from 0 to 1."""

    def __init__(self, id_: str) -> None:
        self._words = set(id_.split("-"))
        self._matcher = SequenceMatcher(None, "", id_, autojunk=False)

    def __call__(self, document: Document, least: float) -> float:
        """The similarity; 0 where it is below `least`."""
        names = (document.source.id, slug(str(document.front.get("title", ""))))
        by_words = max(len(self._words & set(name.split("-"))) / len(self._words) for name in names)
        likeness = max(by_words, *(self._letters(name, least) for name in names))
        return likeness if likeness >= least else 0

    def _letters(self, name: str, least: float) -> float:
        matcher = self._matcher
        matcher.set_seq1(name)
        # As in difflib's own search: the exact similarity costs a hundred times as much as its upper bounds.
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            return 0
        return matcher.ratio()

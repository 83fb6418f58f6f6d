"""Memo of results that depend on one document only, valid while the document is the same."""

from collections.abc import Callable
from typing import Any, TypeVar

from catalogue.sources import Document

Result = TypeVar("Result")


class DocumentMemo:
    """Memo of results by document. An empty one costs next to nothing; long-running processes reuse one."""

    def __init__(self) -> None:
        self._results: dict[tuple[str, str], tuple[Document, Any]] = {}

    def once(self, name: str, document: Document, check: Callable[[Document], Result]) -> Result:
        """The result of `check`, called `name`, which must depend on nothing but the document and the name."""
        key = (name, document.source.path)
        entry = self._results.get(key)
        if entry is None or entry[0] is not document:
            entry = self._results[key] = (document, check(document))
        result: Result = entry[1]
        return result

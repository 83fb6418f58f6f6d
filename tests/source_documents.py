"""Reads the sources of a project without a cache, for tests of the stages that follow."""

from pathlib import Path

from catalogue.diagnostics import Diagnostic
from catalogue.sources import Document, read_document
from catalogue.sources.source import discover, source_file


def read(content: Path, root: Path) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Every entry below `content`, sorted by path, and every problem that stood in the way."""
    paths, found = discover(content, root)
    documents: list[Document] = []
    problems = list(found)
    for path in paths:
        source = source_file(path, root)
        if isinstance(source, Diagnostic):
            problems.append(source)
            continue
        document, more = read_document(*source)
        problems += more
        if document is not None:
            documents.append(document)
    return tuple(documents), tuple(problems)

"""What the editorial rules make of one page, written down in a test."""

from collections.abc import Mapping
from datetime import date

from catalogue.config import SiteConfig
from catalogue.diagnostics import Diagnostic
from catalogue.lint import lint_document, lint_site
from catalogue.sources import Document, SourceFile
from catalogue.sources.document import read_document

TODAY = date(2026, 11, 23)
Told = list[tuple[str, str]]
"""Code and marked words of every problem, in the order of the file."""


def document(body: str, front: str = "", *, path: str = "content/pages/about.md") -> Document:
    """A page with a title, more front matter and a body."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    source = SourceFile(path, path.split("/")[1], *(stem.partition(".")[::2]), digest=str(hash((body, front))))
    title = "" if "title:" in front else "title: A page\n"
    text = f"---\n{title}{front}---\n\n{body}\n"
    found, _ = read_document(source, text.encode())
    assert found is not None
    return found


def problems_of(*documents: Document, settings: Mapping[str, object] | None = None) -> list[Diagnostic]:
    """The problems of a site of these pages, sorted."""
    config = SiteConfig.model_validate({"name": "A", "description": "B"} | dict(settings or {}))
    return sorted(
        lint_site(documents, list(map(lint_document, documents)), config, TODAY), key=lambda problem: problem.sort_key
    )


def told(page: Document, *others: Document, settings: Mapping[str, object] | None = None) -> Told:
    """The problems of a page, each with the words that it marks."""
    lines = page.text.split("\n")
    return [
        (problem.code, lines[problem.span.line - 1][problem.span.column - 1 : problem.span.stop_column - 1])
        for problem in problems_of(page, *others, settings=settings)
        if problem.span.path == page.source.path
    ]


def told_of(body: str, front: str = "") -> Told:
    """The problems of a page with this body."""
    return told(document(body, front))

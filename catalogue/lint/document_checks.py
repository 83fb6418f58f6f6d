"""Checks of one document's prose alone: a pure function of the document, whatever the settings and the day."""

from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic
from catalogue.lint import (
    characters,
    collection_counts,
    figures,
    headings,
    links,
    lists,
    pictures,
    placeholders,
    raw_html,
    unbalanced_marks,
    weekdays,
)
from catalogue.lint.outdated_future import DueDiagnostic, due_diagnostics
from catalogue.lint.prose_text import prose_text
from catalogue.lint.sections import empty_sections
from catalogue.lint.suppressions import Silence, read_silences
from catalogue.sources import Document
from catalogue.sources.fast_pickle import pickled_by_fields


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class LintResult:
    """Editorial diagnostics of one document."""

    diagnostics: tuple[Diagnostic, ...] = ()
    """Problems whatever the day and the site."""
    due: tuple[DueDiagnostic, ...] = ()
    """Problems that apply only after a certain day."""
    insecure: tuple[tuple[str, Diagnostic], ...] = ()
    """Addresses without encryption, each with its host, as the settings may list hosts that have no secure address."""
    silences: tuple[Silence, ...] = ()
    """Comments that suppress diagnostics."""


NOTHING = LintResult()
"""The result for a document without diagnostics."""


def lint_document(document: Document) -> LintResult:
    """Check a document as an editor would.

    Depends on the document alone, and the result can be pickled: it may be cached with the document and computed in
    another process.
    """
    page = prose_text(document)
    diagnostics = [diagnostic for check in _CHECKS for diagnostic in check(page)]
    due, insecure = tuple(due_diagnostics(page)), tuple(links.insecure(page))
    silences = tuple(read_silences(page))
    if not (diagnostics or due or insecure or silences):
        return NOTHING
    return LintResult(tuple(diagnostics), due, insecure, silences)


_CHECKS = (
    pictures.check,
    links.check,
    placeholders.check,
    headings.check,
    characters.check,
    raw_html.check,
    lists.check,
    unbalanced_marks.check,
    weekdays.check,
    figures.check,
    collection_counts.check,
    empty_sections,
)

"""What one document shows by itself, whatever the settings, the other entries and the day: a pure function of it."""

from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic
from catalogue.lint import (
    characters,
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
from catalogue.lint.outdated_future import DueDiagnostic, gather
from catalogue.lint.prose_text import lay_out
from catalogue.lint.sections import empty_sections
from catalogue.lint.suppressions import Silence, read_silences
from catalogue.sources import Document
from catalogue.sources.fast_pickle import pickled_by_fields


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class LintResult:
    """What was seen in one document."""

    faults: tuple[Diagnostic, ...] = ()
    """Faults on any day and any site."""
    dated: tuple[DueDiagnostic, ...] = ()
    """Faults that are none before a certain day."""
    insecure: tuple[tuple[str, Diagnostic], ...] = ()
    """Addresses without encryption, each with its host, as a site may know hosts that have nothing else."""
    silences: tuple[Silence, ...] = ()
    """Comments that allow faults."""


NOTHING = LintResult()
"""Nothing was seen."""


def observe(document: Document) -> LintResult:
    """Read a document as an editor would.

    Depends on the document alone, and what it gives can be pickled: it may be cached beside the document and made in
    another process.
    """
    page = lay_out(document)
    faults = [fault for check in _CHECKS for fault in check(page)]
    dated, insecure = tuple(gather(page)), tuple(links.insecure(page))
    silences = tuple(read_silences(page))
    if not (faults or dated or insecure or silences):
        return NOTHING
    return LintResult(tuple(faults), dated, insecure, silences)


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
    empty_sections,
)

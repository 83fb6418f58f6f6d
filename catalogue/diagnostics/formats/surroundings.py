"""What the forms for GitHub know of where they are shown: which files are under review, and what can be linked to."""

from dataclasses import dataclass

from catalogue.diagnostics.model import Diagnostics


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where problems are shown."""

    changed_files: frozenset[str] | None = None
    """Paths of the files that a change touches, relative to the project; None where nobody has asked."""
    reference: str = ""
    """Address of the rule reference; empty where it has none."""
    everything: str = ""
    """Address of the page that shows every problem; empty where there is none."""


NOTHING_AROUND = Surroundings()


def touched_first(diagnostics: Diagnostics, around: Surroundings) -> Diagnostics:
    """The same problems, those of the touched files before all others, and else in the order that they had."""
    changed_files = around.changed_files
    if not changed_files:
        return diagnostics
    return Diagnostics(tuple(sorted(diagnostics.items, key=lambda item: item.span.path not in changed_files)))

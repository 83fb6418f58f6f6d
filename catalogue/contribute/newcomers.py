"""Tells which problems of a catalogue come from new entries, in whichever file they show.

Of two entries that cannot stand beside each other, `check` reports the one that it looks at last, which may be the one
that was there first.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from catalogue.diagnostics import Diagnostic, Severity, Span


def caused_by(paths: Collection[str], now: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems of new files, and the errors that they bring into others, each at a file that brings it.

    Args:
        paths: the new files.
        now: all problems of the catalogue with them.
        before: all problems without them. A place that had an error already is no worse for another one: a link to an
            entry that was missing may now lead to a heading that is.
    """
    faulty = {problem.span for problem in before if problem.severity is Severity.ERROR}
    found: list[Diagnostic] = []
    for problem in now:
        if problem.span.path in paths:
            found.append(problem)
        elif problem.severity is Severity.ERROR and problem.span not in faulty:
            found += _moved(problem, paths)
    return found


def _moved(problem: Diagnostic, paths: Collection[str]) -> Iterable[Diagnostic]:
    """A problem in another file, at the new files that it names; at all of them where it names none."""
    message = f"with this entry, `{problem.span.path}` would have a problem: {problem.message}"
    for path in [path for path in paths if path in problem.message] or paths:
        yield replace(problem, span=Span(path), message=message)

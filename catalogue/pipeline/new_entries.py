"""Checks entries before they are written, as if they had always stood beside all others.

Of two entries that cannot stand beside each other, a check reports the one that it looks at last, which may be the one
that was there first: what new entries break in other files is reported too, at the new entries.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from catalogue.diagnostics import Diagnostic, Diagnostics, Severity, Span
from catalogue.pipeline.build_cache import open_cache
from catalogue.pipeline.clock import Clock
from catalogue.pipeline.load import LoadedSite, check_and_link


def check_new_entries(loaded_site: LoadedSite, files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The problems that a check would report because of new or changed entries, sorted. Reads and writes no file.

    Args:
        loaded_site: the project without them.
        files: their texts by path, relative to the project.
    """
    options, sources = loaded_site.options, loaded_site.sources.with_files(files)
    after = check_and_link(options, sources, open_cache(options), loaded_site.today, Clock())
    return Diagnostics.collect(_caused_by(files, after.problems.items, loaded_site.problems.items)).items


def _caused_by(
    paths: Collection[str], after: Iterable[Diagnostic], before: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """The problems of new files, and the errors that they bring into others, each at a file that brings it."""
    # A place that had an error is no worse for another: a link to a missing entry may now lead to a missing heading.
    earlier = {problem.span for problem in before if problem.severity is Severity.ERROR}
    for problem in after:
        if problem.span.path in paths:
            yield problem
        elif problem.severity is Severity.ERROR and problem.span not in earlier:
            # At the new files that it names; at all of them where it names none.
            message = f"with this entry, `{problem.span.path}` would have a problem: {problem.message}"
            for path in [path for path in paths if path in problem.message] or paths:
                yield replace(problem, span=Span(path), message=message)

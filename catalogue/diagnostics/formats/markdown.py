"""Problems as Markdown for GitHub: the summary of a job, the text of an issue. What sources say stays inert in it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from catalogue.diagnostics.formats.human import closing_line
from catalogue.diagnostics.formats.inert import code, sentence
from catalogue.diagnostics.formats.source_lines import Lines
from catalogue.diagnostics.formats.surroundings import NOTHING_AROUND, Surroundings
from catalogue.diagnostics.model import Diagnostic, Diagnostics

LARGEST = 60_000
"""Bytes of a whole report: the text of an issue may have 65,536 characters, and nobody reads more of a summary."""

_TITLE = "## Problems\n"
_ADVICE = (
    "\nOn a terminal, `python3 build.py check` shows all this in its sources, and `python3 build.py explain` with the "
    "code of a rule says more about it.\n"
)


def render(diagnostics: Diagnostics, _lines: Lines, around: Surroundings = NOTHING_AROUND) -> str:
    """A count, and every problem below its file, those of the touched files first; what is too much is counted."""
    if not diagnostics.items:
        return f"{_TITLE}\nNo problems found.\n"
    parts = [_TITLE, f"\n**{closing_line(diagnostics)}.**\n"]
    size, listed_count = 1_000, 0  # with room for the words at both ends
    for piece, count in _pieces(diagnostics.items, around):
        size += len(piece.encode("utf-8", "replace"))
        if size > LARGEST:
            parts.append(_rest(len(diagnostics.items) - listed_count))
            break
        parts.append(piece)
        listed_count += count
    return "".join([*parts, _ADVICE])


def _pieces(items: Sequence[Diagnostic], around: Surroundings) -> Iterator[tuple[str, int]]:
    """The report in pieces that stay whole, each with the number of problems in it."""
    if around.changed_files is None:
        yield from _files(items, around)
        return
    changed_files = [item for item in items if item.span.path in around.changed_files]
    elsewhere = [item for item in items if item.span.path not in around.changed_files]
    yield f"\n### In the files of this change\n{'' if changed_files else chr(10) + 'None.' + chr(10)}", 0
    yield from _files(changed_files, around)
    if elsewhere:
        yield "\n### In other files\n", 0
        yield from _files(elsewhere, around)


def _files(items: Sequence[Diagnostic], around: Surroundings) -> Iterator[tuple[str, int]]:
    for path, diagnostics in groupby(items, key=lambda item: item.span.path):
        heading = f"\n{code(path)}\n\n"
        for diagnostic in diagnostics:
            yield f"{heading}{_problem(diagnostic, around)}\n", 1
            heading = ""


def _problem(item: Diagnostic, around: Surroundings) -> str:
    anchor = f"{item.code}-{item.name}".lower()
    rule = f"[{item.code}]({around.reference}#{anchor})" if around.reference else item.code
    advice = f"<br>{sentence(item.help)}" if item.help else ""
    return f"- {rule} **{item.severity}** on line {item.span.line}: {sentence(item.message)}{advice}"


def _rest(number: int) -> str:
    subject = "1 more problem is" if number == 1 else f"{number} more problems are"
    return f"\n**{subject} not shown here.**\n"

"""Problems for a person at a terminal: each with the source lines it is about and what to do."""

from collections.abc import Callable, Iterator

from catalogue.diagnostics.formats.excerpt import MarkedLine, excerpt
from catalogue.diagnostics.formats.source_lines import Lines
from catalogue.diagnostics.formats.terminal import visible
from catalogue.diagnostics.model import Diagnostic, Diagnostics, Severity

Paint = Callable[[str, str], str]
"""Takes a text and the name of a colour."""

# SGR parameters of ECMA-48: 1 is bold, 31 to 36 are the basic colours, which every terminal theme keeps legible.
_COLOURS = {"place": "1", Severity.ERROR: "1;31", Severity.WARNING: "1;33", "frame": "34", "help": "36"}


def render(diagnostics: Diagnostics, lines: Lines, *, colour: bool = False) -> str:
    """All problems and a closing line; nothing at all where there are none."""
    if not diagnostics.items:
        return ""
    paint = _ansi if colour else _plain
    blocks = ["\n".join(_block(item, lines, paint)) + "\n" for item in diagnostics.items]
    return "\n".join([*blocks, paint(closing_line(diagnostics), "place") + "\n"])


def closing_line(diagnostics: Diagnostics) -> str:
    """How many problems there are in how many files, such as `3 errors and 1 warning in 2 files`."""
    kinds = [(diagnostics.errors, "error"), (diagnostics.warnings, "warning")]
    summary = " and ".join(_count(number, noun) for number, noun in kinds if number) or "no problems"
    files = len({item.span.path for item in diagnostics.items})
    return f"{summary} in {_count(files, 'file')}" if files else summary


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _block(item: Diagnostic, lines: Lines, paint: Paint) -> Iterator[str]:
    span = item.span
    location = paint(f"{visible(span.path)}:{span.line}:{span.column}:", "place")
    yield f"{location} {paint(f'{item.severity}[{item.code}]', item.severity)} {visible(item.message)}"
    source_lines = excerpt(span, lines(span.path))
    margin = " " * max((len(str(line.number)) for line in source_lines if line), default=1)
    if source_lines:
        yield margin + paint(" |", "frame")
    for line in source_lines:
        yield from _draw_line(line, margin, item.severity, paint)
    if item.help:
        yield f"{margin} {paint('= help:', 'help')} {visible(item.help)}"


def _draw_line(line: MarkedLine | None, margin: str, severity: Severity, paint: Paint) -> Iterator[str]:
    if line is None:
        yield paint("...", "frame")
        return
    yield f"{paint(f'{line.number:>{len(margin)}} |', 'frame')} {line.text}".rstrip()
    if line.carets:
        yield f"{margin}{paint(' |', 'frame')} {' ' * line.indent}{paint('^' * line.carets, severity)}"


def _plain(text: str, _colour: str) -> str:
    return text


def _ansi(text: str, colour: str) -> str:
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m"

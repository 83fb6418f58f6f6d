"""Problems one to a line, for editors and for searching through."""

from catalogue.diagnostics.formats.source_lines import Lines
from catalogue.diagnostics.formats.terminal import visible
from catalogue.diagnostics.model import Diagnostic, Diagnostics


def render(diagnostics: Diagnostics, _lines: Lines) -> str:
    """One line per problem, `path:line:column: error[V104] message (help: …)`; nothing where there are none."""
    return "".join(f"{_line(item)}\n" for item in diagnostics.items)


def _line(item: Diagnostic) -> str:
    span = item.span
    advice = f" (help: {item.help})" if item.help else ""
    return visible(f"{span.path}:{span.line}:{span.column}: {item.severity}[{item.code}] {item.message}{advice}")

"""Faults as workflow commands, which GitHub Actions turns into notes beside the lines of a pull request.

The form and its escapes are those of `@actions/core`, command.ts.
"""

from catalogue.diagnostics.formats.source_lines import Lines
from catalogue.diagnostics.formats.terminal import visible
from catalogue.diagnostics.model import Diagnostic, Diagnostics, Span


def render(diagnostics: Diagnostics, _lines: Lines) -> str:
    """One command per fault; nothing where there are none."""
    return "".join(f"{_command(item)}\n" for item in diagnostics.items)


def _command(item: Diagnostic) -> str:
    properties = {"file": item.span.path, **_place(item.span), "title": f"{item.code} {item.name}"}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = "\n".join(visible(part) for part in (item.message, item.help) if part)
    return f"::{item.severity} {listed}::{_data(text)}"


def _place(span: Span) -> dict[str, str]:
    # The runner drops columns, with a complaint in its log, from a note that covers several lines.
    if span.last_line != span.line:
        return {"line": str(span.line), "endLine": str(span.last_line)}
    return {
        "line": str(span.line),
        "endLine": str(span.last_line),
        "col": str(span.column),
        "endColumn": str(span.stop_column),
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")

"""Problems as workflow commands, which GitHub Actions turns into notes beside the lines of a pull request.

The form and its escapes are those of `@actions/core`, command.ts; what the runner reads in a log is in its
ActionCommand.cs. A step shows ten notes of a kind: the others are counted in one, and written into the log.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from catalogue.diagnostics.formats import concise
from catalogue.diagnostics.formats.source_lines import Lines
from catalogue.diagnostics.formats.surroundings import NOTHING_AROUND, Surroundings, touched_first
from catalogue.diagnostics.formats.terminal import visible
from catalogue.diagnostics.model import Diagnostic, Diagnostics, Severity, Span

MAX_ANNOTATIONS = 10
"""How many notes of one kind GitHub shows of a step."""


def render(diagnostics: Diagnostics, lines: Lines, around: Surroundings = NOTHING_AROUND) -> str:
    """One command per problem that GitHub will show, the touched files' first; nothing where there are no problems."""
    annotations, rest = _split_at_limit(touched_first(diagnostics, around).items)
    commands = "".join(f"{_command(item)}\n" for item in annotations)
    return commands + "".join(f"{line}\n" for line in _others(rest, lines, around)) if rest else commands


def _split_at_limit(items: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The problems that GitHub will show, and those that it would drop."""
    annotations: list[Diagnostic] = []
    rest: list[Diagnostic] = []
    counts: Counter[Severity] = Counter()
    for item in items:
        counts[item.severity] += 1
        (annotations if counts[item.severity] <= MAX_ANNOTATIONS else rest).append(item)
    return annotations, rest


def _others(rest: Sequence[Diagnostic], lines: Lines, around: Surroundings) -> Iterator[str]:
    """A note that counts the problems without one, and these problems for the log, where no text of theirs can act."""
    diagnostics = Diagnostics(tuple(rest))
    counts = [(diagnostics.errors, "error"), (diagnostics.warnings, "warning")]
    words = " and ".join(f"{number} more {kind}{'s' * (number > 1)}" for number, kind in counts if number)
    where = f"all of them: {around.everything}" if around.everything else "the log of this step names them"
    yield f"::notice title={_property(words)}::{_data(f'GitHub shows {MAX_ANNOTATIONS} notes of a kind; {where}')}"
    log_text = concise.render(diagnostics, lines)
    # Nobody can write a line that ends the silence: it would have to hold the digest of a text that holds it.
    silence = blake2b(log_text.encode("utf-8", "replace"), digest_size=16).hexdigest()
    yield f"::group::{_data(words)}"
    yield f"::stop-commands::{silence}"
    yield from log_text.splitlines()
    yield f"::{silence}::"
    yield "::endgroup::"


def _command(item: Diagnostic) -> str:
    properties = {"file": item.span.path, **_location(item.span), "title": f"{item.code} {item.name}"}
    property_list = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = "\n".join(visible(part) for part in (item.message, item.help) if part)
    return f"::{item.severity} {property_list}::{_data(text)}"


def _location(span: Span) -> dict[str, str]:
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

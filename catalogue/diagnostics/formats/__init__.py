"""The forms in which faults are shown: one pure function each, from the faults and the sources to a text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from catalogue.diagnostics.formats import concise, github, human, json, sarif
from catalogue.diagnostics.formats.human import closing_line
from catalogue.diagnostics.formats.source_lines import Lines, lines_below
from catalogue.diagnostics.model import Diagnostics

__all__ = ["FORMATS", "Lines", "closing_line", "lines_below", "render"]

FORMATS: Mapping[str, Callable[[Diagnostics, Lines], str]] = MappingProxyType(
    {
        "human": human.render,
        "concise": concise.render,
        "json": json.render,
        "github": github.render,
        "sarif": sarif.render,
    }
)
"""Each format by the name that `--format` takes."""


def render(diagnostics: Diagnostics, lines: Lines, form: str, *, colour: bool = False) -> str:
    """The faults in the format named `form`; any text ends with a newline, and only `human` takes colours."""
    if form == "human":
        return human.render(diagnostics, lines, colour=colour)
    return FORMATS[form](diagnostics, lines)

"""The forms in which problems are shown: one pure function each, from the problems and the sources to a text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from catalogue.diagnostics.formats import concise, github, human, json, markdown, sarif
from catalogue.diagnostics.formats.human import closing_line
from catalogue.diagnostics.formats.source_lines import Lines, lines_below
from catalogue.diagnostics.formats.surroundings import NOTHING_AROUND, Surroundings, touched_first
from catalogue.diagnostics.model import Diagnostics

__all__ = ["FORMATS", "NOTHING_AROUND", "Lines", "Surroundings", "closing_line", "lines_below", "render"]

FORMATS: Mapping[str, Callable[[Diagnostics, Lines], str]] = MappingProxyType(
    {
        "human": human.render,
        "concise": concise.render,
        "json": json.render,
        "github": github.render,
        "markdown": markdown.render,
        "sarif": sarif.render,
    }
)
"""Each format by the name that `--format` takes."""


def render(
    diagnostics: Diagnostics,
    lines: Lines,
    form: str,
    *,
    colour: bool = False,
    around: Surroundings = NOTHING_AROUND,
) -> str:
    """The problems in the format named `form`; any text ends with a newline, and only `human` takes colours.

    For readers, the problems of touched files come first; the formats for programs keep their order.
    """
    if form == "human":
        return human.render(touched_first(diagnostics, around), lines, colour=colour)
    if form == "concise":
        return concise.render(touched_first(diagnostics, around), lines)
    if form == "github":
        return github.render(diagnostics, lines, around)
    if form == "markdown":
        return markdown.render(diagnostics, lines, around)
    return FORMATS[form](diagnostics, lines)

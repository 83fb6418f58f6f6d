"""Asks a person on a terminal for the fields of an entry, one after the other, until each answer is right."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalogue.contribute.entries.project_index import ProjectIndex
    from catalogue.diagnostics import Diagnostic
    from catalogue.field_info import Shape

_MOST_OFFERED = 30
"""Words; a longer list would scroll the question away, so that only names are taken."""


def ask_for(
    collection: str, fields: Sequence["Shape"], values: Mapping[str, object], index: "ProjectIndex"
) -> Iterator[tuple[str, object]]:
    """Every field that is not given yet, with its answer; what may be left out and was is not among them."""
    from catalogue.contribute.entries.parse_values import list_options

    for shape in fields:
        if shape.name in values:
            continue
        words = list_options(shape, index)
        if shape.required and shape.collection and not words:
            click.echo(f"\nThere is nothing in content/{shape.collection}/ yet that could be named here.")
        answer = _until_right(collection, shape, words, index)
        if answer is not None:
            yield shape.name, answer


def _until_right(collection: str, shape: "Shape", words: Sequence[tuple[str, str]], index: "ProjectIndex") -> object:
    from catalogue.contribute.entries.parse_values import check_value, parse_value

    _pose(shape, words)
    default = str(shape.default) if shape.default is not None else ""
    while True:
        text = click.prompt(">", prompt_suffix=" ", default=default, show_default=False)
        value = parse_value(shape, _spelled_out(text, words), index)
        if value is None:
            if not shape.required:
                return None
            click.echo("  This is needed. Ctrl-C leaves without writing anything.")
            continue
        problems = check_value(collection, shape, value, index)
        if not problems:
            return value
        for line in format_problems(problems):
            click.echo(f"  {line}")


def _pose(shape: "Shape", words: Sequence[tuple[str, str]]) -> None:
    """The question: what the field is called, what it is for, and what there is to choose from."""
    from catalogue.schema.forms.issue_form import label

    hints = ["several, with commas between them"] if shape.many else []
    if shape.default is not None:
        hints.append(f"Enter for {shape.default}")
    elif not shape.required:
        hints.append("Enter leaves it out")
    hint = f" ({'; '.join(hints)})" if hints else ""
    click.echo()
    click.secho(f"{label(shape.name)}{hint}", bold=True)
    click.echo(f"  {shape.description}")
    if 0 < len(words) <= _MOST_OFFERED:
        width = max(len(word) for word, _ in words)
        for number, (word, title) in enumerate(words, 1):
            click.echo(f"  {number:>2}  {word.ljust(width)}  {title if title != word else ''}".rstrip())


def _spelled_out(text: str, words: Sequence[tuple[str, str]]) -> str:
    """The answer with every number that stands for an offered word replaced by it."""
    from catalogue.contribute.entries.parse_values import split_values

    if not 0 < len(words) <= _MOST_OFFERED:
        return text
    items = split_values(text)
    return ", ".join(
        words[int(item) - 1][0] if item.isdecimal() and 0 < int(item) <= len(words) else item for item in items
    )


def format_problems(problems: Sequence["Diagnostic"]) -> Iterator[str]:
    """Format problems without their places, a line for each."""
    for problem in problems:
        message = f"{problem.message[:1].upper()}{problem.message[1:]}."
        yield f"{message} {problem.help}".strip()

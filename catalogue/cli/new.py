"""`catalogue new`: a command for each collection, its flags made from the schema."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalogue.cli import options
from catalogue.cli.output import CLEAN, PROBLEMS

if TYPE_CHECKING:
    from catalogue.contribute.entries.project_index import ProjectIndex
    from catalogue.field_info import Shape


class Collections(click.Group):
    """A command for each kind of entry, made when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The kinds of entry, in the singular."""
        from catalogue.contribute.entries.new_entry import singular
        from catalogue.schema.models import SCHEMAS

        return list(map(singular, SCHEMAS))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one kind, in the singular or the plural."""
        from catalogue.contribute.entries.new_entry import find_collection

        collection = find_collection(cmd_name)
        return _command(collection) if collection else None


@click.group(cls=Collections, subcommand_metavar="COLLECTION TITLE [OPTIONS]")
def new() -> None:
    """Start a new entry. Asks for what is needed and writes a file that passes `check`.

    On a terminal it asks for what the flags leave open; elsewhere it takes flags alone. `catalogue new tool --help`
    lists the flags for a tool, and so on. Nothing is written before everything is right, and no file is replaced.
    """


def _command(collection: str) -> click.Command:
    from catalogue.contribute.entries.new_entry import list_askable_fields, singular
    from catalogue.schema.collection_fields import NOUNS

    parameters: list[click.Parameter] = [
        click.Argument(["title"], required=False),
        click.Option(
            ["--id", "id_"], metavar="ID", help="The name of its file, without `.md`.  [default: the title's]"
        ),
        *map(_flag, list_askable_fields(collection)),
        click.Option(["--more"], is_flag=True, help="Also ask for optional fields."),
        click.Option(["--edit"], is_flag=True, help="Open the new file in your editor."),
    ]

    def run(title: str | None, id_: str | None, more: bool, edit: bool, **flags: Any) -> None:
        sys.exit(_new(collection, title, id_, {k: v for k, v in flags.items() if v}, more=more, edit=edit))

    about = f"Start a {NOUNS[collection]} in content/{collection}/."
    return click.Command(
        singular(collection), params=parameters, callback=run, help=re.sub(r"\ba ([aio])", r"an \1", about)
    )


def _flag(shape: "Shape") -> click.Option:
    suffix = "  [needed]" if shape.required else ""
    choices = f" One of: {', '.join(shape.choices)}." if shape.choices else ""
    several = " Several with commas, or the flag several times." if shape.many else ""
    name = f"--{shape.name.replace('_', '-')}"
    word = (shape.kind if shape.kind == "country" else shape.collection or shape.kind).rstrip("s").upper()
    return click.Option(
        [name, shape.name],
        multiple=True,
        metavar=word,
        help=f"{shape.description}{choices}{several}{suffix}",
    )


def _new(
    collection: str, title: str | None, id_: str | None, flags: Mapping[str, tuple[str, ...]], *, more: bool, edit: bool
) -> int:
    from catalogue.cli.prompts import ask_for, format_problems
    from catalogue.contribute.entries import new_entry
    from catalogue.contribute.entries.entry_writer import write_new
    from catalogue.contribute.entries.project_index import index_project

    asking = sys.stdin.isatty() and sys.stdout.isatty()
    index = index_project(options.project())
    title = _title(index, collection, title, asking=asking)
    id_ = _id(index, collection, title, id_, asking=asking)
    _warn_about_similar_entries(index, collection, title, asking=asking)
    values = _from_flags(collection, flags, index)
    if asking:
        fields = new_entry.list_askable_fields(collection) if more else new_entry.list_required_fields(collection)
        values |= dict(ask_for(collection, fields, values, index))
    missing = [
        shape for shape in new_entry.list_required_fields(collection) if shape.required and shape.name not in values
    ]
    if missing:
        flags_missing = ", ".join(f"--{shape.name.replace('_', '-')}" for shape in missing)
        raise click.UsageError(
            f"A {new_entry.singular(collection)} needs {flags_missing}; start it on a terminal to be asked."
        )
    draft = new_entry.draft_entry(index, collection, id_, title, values)
    errors = [problem for problem in draft.problems if problem.severity == "error"]
    for line in format_problems(errors):
        click.echo(line)
    if errors:
        click.echo("Nothing was written.", err=True)
        return PROBLEMS
    file = index.project / draft.path
    write_new(file, draft.text)
    if edit:
        click.edit(filename=str(file))
    _say_what_is_next(index.project, draft.path, id_)
    return CLEAN


def _title(index: "ProjectIndex", collection: str, title: str | None, *, asking: bool) -> str:
    """A title that may stand as one: the one given, or on a terminal one that is asked for until it is right."""
    from catalogue.cli.prompts import format_problems
    from catalogue.contribute.entries.parse_values import check_value
    from catalogue.schema.collection_fields import shapes

    shape = next(shape for shape in shapes(collection) if shape.name == "title")
    if not title and not asking:
        raise click.UsageError("Give a title, in quotation marks.")
    while True:
        if title is None:
            click.secho("Title", bold=True)
            description = "The country's English name." if collection == "countries" else shape.description
            click.echo(f"  {description}")
        title = " ".join(str(click.prompt(">", prompt_suffix=" ") if title is None else title).split())
        wrong = list(format_problems(check_value(collection, shape, title, index)))
        if not wrong:
            return title
        if not asking:
            raise click.UsageError("\n".join(wrong))
        click.echo("\n".join(wrong))
        title = None


def _id(index: "ProjectIndex", collection: str, title: str, id_: str | None, *, asking: bool) -> str:
    """An id that is free: the one given, or the title's; on a terminal, asked for until it is one."""
    from catalogue.contribute.entries import new_entry

    candidate = id_ or new_entry.derive_id(collection, title)
    while True:
        if candidate is None:
            why = "The title gives no file name."
        elif not new_entry.is_id(candidate):
            why = f"{candidate!r} cannot be a file's name: small letters a to z, digits and single hyphens can."
        elif (index.project / new_entry.entry_path(collection, candidate)).exists():
            why = (
                f"{new_entry.entry_path(collection, candidate)} exists already: open that file, or choose another name."
            )
        else:
            return candidate
        if not asking:
            raise click.UsageError(f"{why} Give a name with --id.")
        click.echo(why)
        candidate = str(click.prompt("Name of the file, without .md", prompt_suffix=": ")).strip()


def _warn_about_similar_entries(index: "ProjectIndex", collection: str, title: str, *, asking: bool) -> None:
    """Warn about entries with nearly the same title; on a terminal, ask whether this is another one."""
    from catalogue.contribute.entries.new_entry import entry_path

    similar = index.alike(collection, title)
    for id_ in similar:
        click.echo(f"There is “{index.titles[collection][id_]}” already, in {entry_path(collection, id_)}.", err=True)
    if similar and asking:
        click.confirm("Is yours another one?", abort=True)


def _from_flags(collection: str, flags: Mapping[str, tuple[str, ...]], index: "ProjectIndex") -> dict[str, object]:
    """The values that flags give; a wrong one ends the command before anything is asked."""
    from catalogue.cli.prompts import format_problems
    from catalogue.contribute.entries.new_entry import list_askable_fields
    from catalogue.contribute.entries.parse_values import check_value, parse_value

    values: dict[str, object] = {}
    wrong: list[str] = []
    for shape in list_askable_fields(collection):
        if shape.name in flags:
            texts = flags[shape.name]
            value = parse_value(shape, "\n".join(texts) if shape.many else texts[-1], index)
            wrong += [
                f"--{shape.name.replace('_', '-')}: {line}"
                for line in format_problems(check_value(collection, shape, value, index))
            ]
            values[shape.name] = value
    if wrong:
        raise click.UsageError("\n".join(wrong))
    return values


def _say_what_is_next(project: Path, path: str, id_: str) -> None:
    command = "python3 build.py" if (project / "build.py").is_file() else "catalogue"
    branch = f"add-{id_}"
    click.echo(f"""
Wrote {path}. Next:

  1. Open it in an editor and write the text below the second `---`.
  2. {command} serve    shows the site while you write
  3. {command} check    lists any problems, with the line and how to fix them
  4. Send it in:

       git switch -c {branch}
       git add content
       git commit -m "Add {id_}"
       git push -u origin {branch}

     and open a pull request. Without Git: on the site of the repository, Add file, Upload files.""")

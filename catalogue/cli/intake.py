"""`catalogue intake`."""

import sys
from pathlib import Path

import click

from catalogue.cli import options
from catalogue.cli.output import CLEAN, FAULTS


@click.command()
@click.argument("issue", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="ISSUE.json|.md")
@click.option("--output", type=click.Path(path_type=Path), help="The entry's file.  [default: its place in content/]")
@click.option(
    "--comment", type=click.Path(path_type=Path), help="A file for the message to the author.  [default: shown]"
)
@click.option(
    "--waiting",
    type=click.Path(path_type=Path),
    help="A file for the message to the author if no pull request can be opened.",
)
@click.option(
    "--outputs", type=click.Path(path_type=Path), help="A file to which the id, path and result are appended."
)
def intake(issue: Path, output: Path | None, comment: Path | None, waiting: Path | None, outputs: Path | None) -> None:
    """Turn a completed form for a new tool into an entry. ISSUE is GitHub's event, or the issue's text.

    The entry is checked by the same rules as any other and is written only if there are no problems. No file is
    replaced. What is missing is explained in plain words.
    """
    from catalogue.contribute.entries.entry_writer import write_new
    from catalogue.contribute.entries.issue_body import NotAnIssueError, body_of
    from catalogue.contribute.entries.issue_intake import take
    from catalogue.contribute.entries.project_index import index_project

    index = index_project(options.project())
    try:
        taken = take(body_of(issue), index)
    except NotAnIssueError as error:
        raise click.ClickException(str(error)) from error
    if taken.path:
        write_new(Path.cwd() / output if output else index.project / taken.path, taken.text)
    if comment:
        comment.write_text(taken.comment, encoding="utf-8", newline="\n")
    else:
        click.echo(taken.comment, nl=False)
    if waiting and taken.path:
        waiting.write_text(taken.waiting, encoding="utf-8", newline="\n")
    if outputs:
        # An id is made of small letters, digits and hyphens, so no line of it can pass for another output.
        with outputs.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"result={'entry' if taken.path else 'refused'}\nid={taken.id}\npath={taken.path}\n")
    sys.exit(CLEAN if taken.path or outputs else FAULTS)

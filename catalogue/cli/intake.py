"""`catalogue intake`."""

import sys
from pathlib import Path

import click

from catalogue.cli import options
from catalogue.cli.output import CLEAN, PROBLEMS


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
    from catalogue.contribute.entries.issue_body import NotAnIssueError, read_issue_body
    from catalogue.contribute.entries.issue_intake import process_issue
    from catalogue.contribute.entries.project_index import index_project

    index = index_project(options.project())
    try:
        result = process_issue(read_issue_body(issue), index)
    except NotAnIssueError as error:
        raise click.ClickException(str(error)) from error
    if result.path:
        write_new(Path.cwd() / output if output else index.project / result.path, result.text)
    if comment:
        comment.write_text(result.comment, encoding="utf-8", newline="\n")
    else:
        click.echo(result.comment, nl=False)
    if waiting and result.path:
        waiting.write_text(result.waiting, encoding="utf-8", newline="\n")
    if outputs:
        # An id is made of small letters, digits and hyphens, so no line of it can pass for another output.
        with outputs.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"result={'entry' if result.path else 'refused'}\nid={result.id}\npath={result.path}\n")
    sys.exit(CLEAN if result.path or outputs else PROBLEMS)

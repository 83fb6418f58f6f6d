"""The command line: the only room that prints, and the only one that knows exit codes.

0 stands for clean, 1 for problems in the content, 2 for a program that could not run, 130 for one that was interrupted.
Each command has a file of its own, which imports stages inside its function, so that `--help` costs next to nothing.
"""

import os
import sys
from importlib import import_module

import click

from catalogue import __version__
from catalogue.cli.output import CLEAN, COULD_NOT_RUN, INTERRUPTED
from catalogue.concurrency import disable_gc, end_process

COMMANDS = {
    "build": "build",
    "check": "check",
    "explain": "explain",
    "serve": "serve",
    "new": "new",
    "import": "import_table",
    "intake": "intake",
    "schema": "schema",
    "export": "export",
    "stats": "stats",
    "diff": "diff",
}
"""The commands in the order of the help, each with the file of this room that holds it under the same name."""


class Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        name = COMMANDS[cmd_name]
        command = getattr(import_module(f"catalogue.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="catalogue")
def cli() -> None:
    """Build and check a catalogue of internationalisation tools."""


def main() -> None:
    """Run the command that the arguments name, and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Sources hold ten languages, also where the terminal's own encoding does not.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # Nobody's plug-ins change our models, and to look for some takes as long as half of all our imports of pydantic.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    disable_gc()
    code = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = COULD_NOT_RUN
    end_process(code)


def run() -> int:
    """The exit code of the command that the arguments name."""
    try:
        # Left to itself, click gives an interrupted program the exit code that stands for problems.
        cli.main(prog_name="catalogue", standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else CLEAN if end.code is None else COULD_NOT_RUN
    except click.ClickException as error:
        error.show()
        return COULD_NOT_RUN
    except click.Abort:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        return COULD_NOT_RUN
    except OSError as error:
        about = f"{error.filename}: " if error.filename else ""
        click.echo(f"The program could not continue: {about}{error.strerror or error}.", err=True)
        return COULD_NOT_RUN
    return CLEAN

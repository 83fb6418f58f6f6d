"""What several commands take: options, and the folder of the project that they work on."""

import os
from pathlib import Path

import click

FORMATS = ("human", "concise", "json", "github", "markdown", "sarif")

form = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="human", show_default=True, help="Output format."
)
strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
drafts = click.option("--drafts", is_flag=True, help="Include pages that are marked as drafts.")


def project() -> Path:
    """The nearest folder upwards that holds content/site.yaml; the current one where it has a `content/` at least.

    Raises the exception that ends the program with 2 where there is neither: nothing can be said of a catalogue then.
    """
    start = Path.cwd()
    root = next((folder for folder in (start, *start.parents) if (folder / "content/site.yaml").is_file()), None)
    if root or (start / "content").is_dir():
        return root or start
    raise click.ClickException(
        "There is no catalogue here: neither this folder nor one above it has a content/site.yaml. Go into the folder "
        "of your catalogue and try again."
    )


def below(path: Path, folder: Path) -> str:
    """A path given by a person, as diagnostics write it: relative to the project, with slashes."""
    if not path.exists():
        raise click.BadParameter(f"there is no file or folder called {path}", param_hint="PATHS")
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def within(path: str, scope: list[str]) -> bool:
    """Whether a path is one of these files, or lies in one of these folders."""
    return any(folder in {".", path} or path.startswith(f"{folder}/") for folder in scope)

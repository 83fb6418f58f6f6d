"""What the recipe is run with. Imports nothing heavy: a run that finds nothing changed needs little else."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, Field, dataclass, fields, replace
from pathlib import Path
from typing import Any, ClassVar

_WITHOUT_EFFECT = frozenset({"project", "jobs", "force"})
"""Options that change no outcome; results are stored in a folder of the project's own."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How a project is read, checked and linked."""

    project: Path
    """The folder that holds `content/`."""
    _: KW_ONLY
    base_url: str | None = None
    """Where the site will stand; the one in site.yaml when left out."""
    fallback_url: str | None = None
    """Where it stands if neither `base_url` nor site.yaml says so: the address of the development server."""
    drafts: bool = False
    """Whether drafts count."""
    strict: bool = False
    """Whether warnings are errors."""
    pdf: bool = True
    """False leaves out the PDFs, as a site does that does not publish them."""
    jobs: int = 0
    """How many processes may work; 0 for as many as there are cores."""

    history: ClassVar[bool] = False
    """Whether Git is asked when entries changed. Pages say it; no problem depends on it."""


@dataclass(frozen=True, slots=True)
class BuildOptions(LoadOptions):
    """How a site is built: how its project is loaded, and what is done with it."""

    output: Path
    _: KW_ONLY
    force: bool = False
    """Rebuild everything."""
    record: bool = False
    """Write new addresses down in content/permalinks.txt once the site stands."""

    history: ClassVar[bool] = True


def check_key(options: LoadOptions) -> str:
    """Names a check by every option that its outcome depends on; equal for a build and a check that load the same."""
    return _key("check", options, fields(LoadOptions))


def build_key(options: BuildOptions) -> str:
    """Names a build by every option that its outcome depends on."""
    return _key("build", replace(options, output=options.output.resolve()), fields(options))


def _key(command: str, options: LoadOptions, relevant: "Iterable[Field[Any]]") -> str:
    values = {field.name: getattr(options, field.name) for field in relevant if field.name not in _WITHOUT_EFFECT}
    return f"{command} {values}"

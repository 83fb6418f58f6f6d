"""The pipeline over the sites that lie beside the tests: copies of them, changed, read, checked and built."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from catalogue import yaml_source
from catalogue.config import SETTINGS, SiteConfig, read_config
from catalogue.diagnostics import Diagnostics, Span
from catalogue.diagnostics.formats import lines_below, render
from catalogue.pipeline.build import build
from catalogue.pipeline.load import LoadedSite, load
from catalogue.pipeline.options import BuildOptions, LoadOptions

SITES = Path(__file__).parent / "sites"
MINIMAL, FULL, BROKEN = SITES / "minimal", SITES / "full", SITES / "broken"
BROAD = SITES / "broad"
"""Entries that make the full site a broad one; see `projects.broad`."""


def lay_over(site: Path, project: Path, base: Path = MINIMAL) -> Path:
    """A copy of `base` in `project`, with the files of a broken site laid over it.

    Of the files that say what to do, `deleted.txt` names files to take away, `copied.txt` files to copy: from, to. The
    latter is for names that cannot lie beside each other on every computer.
    """
    shutil.copytree(base, project, dirs_exist_ok=True)
    for file in sorted(site.rglob("*")):
        target = project / file.relative_to(site)
        if file.is_symlink() or file.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            shutil.copy(file, target, follow_symlinks=False)
    for path in _lines(project / "deleted.txt"):
        (project / path).unlink()
    for line in _lines(project / "copied.txt"):
        source, _, copy = line.partition(" ")
        shutil.copy(project / source, project / copy)
    return project


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def write(project: Path, files: Mapping[str, str]) -> Path:
    """Put files into a project."""
    for path, text in files.items():
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return project


def changed(text: str, *replacements: tuple[str, str]) -> str:
    """A text in which every replacement finds its place."""
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    return text


def term(title: str, *lines: str) -> str:
    """The file of a term: a strand, a sub-sector, an aim or a format."""
    front = [f"title: {title}", f"summary: What {title} stands for in the catalogue of a test.", *lines]
    return "\n".join(["---", *front, "---", ""])


def tool(title: str, strand: str, sector: str, form: str) -> str:
    """The file of a tool of the minimal site that carries these terms."""
    terms = f"strand: {strand}\nsectors: [{sector}]\naims: [networks]\nformats: [{form}]"
    return term(title, terms, "countries: [SE]") + "It was written for a test.\n"


def site(project: Path, files: Mapping[str, str]) -> LoadedSite:
    """What the pipeline makes of the minimal site with these files laid over it."""
    shutil.copytree(MINIMAL, project, dirs_exist_ok=True)
    return load(LoadOptions(write(project, files)))


def built(project: Path) -> Diagnostics:
    """What a build reports; for problems that only the theme can have."""
    return build(BuildOptions(project, project.parent / f"{project.name}-public", pdf=False, jobs=1)).problems


def concise(problems: Diagnostics, project: Path) -> list[str]:
    """Problems as `check --format concise` prints them."""
    return render(problems, lines_below(project), "concise", colour=False).splitlines()


def told(loaded: LoadedSite) -> list[tuple[str, str, int, int]]:
    """Code, file, line and column of every problem."""
    return [(item.code, item.span.path, item.span.line, item.span.column) for item in loaded.problems.items]


def settings_of(project: Path) -> SiteConfig:
    """The settings of a project, without their problems."""
    data, _ = yaml_source.load((project / SETTINGS).read_text(encoding="utf-8"), SETTINGS)
    config, _ = read_config(data, lambda keys, part: Span(SETTINGS))
    assert config is not None
    return config

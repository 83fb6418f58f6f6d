"""Finds the theme that the settings name, and those that it extends."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.model_errors import Locate, did_you_mean
from catalogue.theme.assets import find_assets, publish
from catalogue.theme.colours import Colours, check_contrast, inherit_colours
from catalogue.theme.settings import ThemeSettings, Value, check_options, read_settings

BUNDLED_THEMES = Path(__file__).resolve().parent.parent / "themes"
"""Where an installed package keeps its themes; in a checkout they lie beside the package."""


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """A theme with all that it is made of but its templates and its words."""

    folders: tuple[Path, ...]
    """The theme's folder and those it extends, the most particular first."""
    options: Mapping[str, Value]
    """Every option with its value for this site."""
    assets: Mapping[str, str]
    """Published address of every asset by its own name, such as `site.css` or `fonts/quay.woff2`."""
    asset_bytes: Mapping[str, bytes]
    """What stands at each published address."""
    colours: Colours


@dataclass(frozen=True, slots=True)
class _Link:
    """One theme of a chain."""

    folder: Path
    settings: ThemeSettings
    locate: Locate


def find_theme(
    name: str, project: Path, options_set: Mapping[str, Value], setting: Locate
) -> tuple[ThemeFiles | None, list[Diagnostic]]:
    """The theme called `name`, from the project's own `themes/` or from those that come with the program.

    Every problem is found that shows without rendering: in settings, options and assets. Templates come later.

    Args:
        chosen: the options that site.yaml gives.
        setting: the place of a setting in site.yaml, for diagnostics.
    """
    chain, diagnostics = _chain(name, project, setting)
    if chain is None:
        return None, diagnostics
    folders = tuple(link.folder for link in chain)
    styles: dict[str, Span] = {}
    options: dict[str, Value] = {}
    for link in chain:
        own = {style: link.locate(("styles", index), "value") for index, style in enumerate(link.settings.styles)}
        styles = {style: span for style, span in own.items() if style not in styles} | styles
        options = {key: option.default for key, option in link.settings.options.items()} | options
    colours = inherit_colours([link.settings.colours for link in chain])
    assets, asset_bytes, broken = publish(
        find_assets(folders), styles, colours, lambda file: display_path(file, project)
    )
    diagnostics += [*check_options(options_set, options, setting), *broken]
    diagnostics += check_contrast(colours, [(link.settings.colours, link.locate) for link in chain])
    files = ThemeFiles(folders, options | dict(options_set), assets, asset_bytes, colours)
    return (None if diagnostics else files), diagnostics


def _chain(name: str, project: Path, setting: Locate) -> tuple[list[_Link] | None, list[Diagnostic]]:
    """The themes from the most particular one to the last that it extends; None where the chain breaks."""
    places, chain, diagnostics = _places(project), list[_Link](), list[Diagnostic]()
    next_name: str | None = name
    name_span = setting(("theme",), "value")
    while next_name:
        folder = next((parent / next_name for parent in places if (parent / next_name / "theme.yaml").is_file()), None)
        if folder is None:
            names = sorted({file.parent.name for parent in places for file in parent.glob("*/theme.yaml")})
            hint = did_you_mean(next_name, names, rules.NO_SUCH_THEME.help.format(known=", ".join(names)))
            return None, [*diagnostics, report(rules.NO_SUCH_THEME, name_span, hint=hint, value=next_name)]
        if any(link.folder == folder for link in chain):
            return None, [*diagnostics, report(rules.THEME_CIRCLE, name_span, value=next_name)]
        settings, locate, setting_diagnostics = read_settings(
            folder / "theme.yaml", display_path(folder / "theme.yaml", project)
        )
        diagnostics += setting_diagnostics
        if settings is None:
            return None, diagnostics
        chain.append(_Link(folder, settings, locate))
        next_name, name_span = settings.extends, locate(("extends",), "value")
    return chain, diagnostics


def _places(project: Path) -> list[Path]:
    """The folders in which themes lie, the project's own first."""
    return [project / "themes", BUNDLED_THEMES, BUNDLED_THEMES.parent.parent / "themes"]


def display_path(file: Path, project: Path) -> str:
    """A file's path as a problem names it: below the project, or for a theme that comes with the program below it."""
    real_path = file.resolve()
    roots = (project.resolve(), *(parent.resolve().parent for parent in _places(project)))
    root = next((root for root in roots if real_path.is_relative_to(root)), real_path.parent)
    return real_path.relative_to(root).as_posix()

"""A theme: its chain of folders, its templates with their digests, its assets under fingerprinted names."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
import jinja2.meta
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from pydantic import BaseModel, ConfigDict, Field

from catalogue import yaml_source
from catalogue.conform import conform, did_you_mean
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.i18n import Messages

BUNDLED = Path(__file__).resolve().parent.parent / "themes"
"""Where an installed package keeps its themes; in a checkout they lie beside the package."""

_TEXT_ASSETS = frozenset({".css", ".js", ".svg"})
_SIBLING = re.compile(r"\./([\w.-]+\.(?:css|js|svg|png|webp|avif|jpg))")


class Option(BaseModel):
    """One setting that a theme offers."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    default: str | int | bool = Field(description="Its value where site.yaml gives none.")
    description: str = Field(description="What it does.")


class ThemeSettings(BaseModel):
    """The contents of theme.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(description="The name of the theme's folder.")
    extends: str | None = Field(None, description="The theme whose files it takes over.")
    options: Mapping[str, Option] = Field({}, description="Settings that site.yaml may give under `theme_options`.")


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, ready to render."""

    folders: tuple[Path, ...]
    """The theme's folder and those it extends, the most particular first."""
    options: Mapping[str, str | int | bool]
    assets: Mapping[str, str]
    """Published address of every asset by its own name."""
    asset_bytes: Mapping[str, bytes]
    """What stands at each published address."""
    environment: Environment
    _closures: dict[str, str] = field(default_factory=dict)

    def speaking(self, messages: Messages) -> Environment:
        """The templates in the language of `messages`; an environment of its own, since gettext is global to one."""
        environment = _environment(list(self.folders))
        environment.install_gettext_callables(messages.gettext, messages.translations.ngettext, newstyle=True)  # type: ignore[attr-defined]  # from the i18n extension
        return environment

    def closure(self, name: str) -> str:
        """Digest of a template and of all templates that it reaches by name."""
        if name not in self._closures:
            digest = sha256()
            for reached in sorted(_reach(self.environment, name, set())):
                source, _, _ = _loader(self.environment).get_source(self.environment, reached)
                digest.update(f"{reached}\0{source}\0".encode())
            self._closures[name] = digest.hexdigest()
        return self._closures[name]


def _loader(environment: Environment) -> BaseLoader:
    assert environment.loader is not None
    return environment.loader


def _reach(environment: Environment, name: str, seen: set[str]) -> set[str]:
    if name not in seen:
        seen.add(name)
        source, _, _ = _loader(environment).get_source(environment, name)
        for other in jinja2.meta.find_referenced_templates(environment.parse(source)):
            if other is not None:
                _reach(environment, other, seen)
    return seen


def load_theme(
    name: str, project: Path, chosen: Mapping[str, str | int | bool], setting: Callable[[str], Span]
) -> tuple[Theme | None, list[Diagnostic]]:
    """The theme called `name`, from the project's own `themes/` or from those that come with the program.

    Args:
        chosen: the options that site.yaml gives.
        setting: the place of a setting in site.yaml, for faults.
    """
    places = [project / "themes", BUNDLED, BUNDLED.parent.parent / "themes"]
    folders: list[Path] = []
    options: dict[str, str | int | bool] = {}
    wanted: str | None = name
    while wanted:
        folder = next((place / wanted for place in places if (place / wanted / "theme.yaml").is_file()), None)
        if folder is None or folder in folders:
            rule = rules.NO_SUCH_THEME if folder is None else rules.THEME_CIRCLE
            known = sorted({file.parent.name for place in places for file in place.glob("*/theme.yaml")})
            hint = did_you_mean(wanted, known, rule.help.format(known=", ".join(known)))
            return None, [report(rule, setting("theme"), hint=hint, value=wanted)]
        settings, faults = _settings(folder, project)
        if settings is None:
            return None, faults
        folders.append(folder)
        options = {key: option.default for key, option in settings.options.items()} | options
        wanted = settings.extends
    faults = [
        report(rules.UNKNOWN_OPTION, setting("theme_options"), value=key, known=", ".join(sorted(options)) or "none")
        for key in chosen
        if key not in options
    ]
    assets, asset_bytes, broken = _assets(folders, project)
    environment = _environment(folders)
    faults += [*broken, *_unreadable(environment, project)]
    if faults:
        return None, faults
    return Theme(tuple(folders), options | dict(chosen), assets, asset_bytes, environment), []


def _settings(folder: Path, project: Path) -> tuple[ThemeSettings | None, list[Diagnostic]]:
    file = folder / "theme.yaml"
    path, text = _shown(file, project), file.read_text(encoding="utf-8")
    data, faults = yaml_source.load(text, path)
    if faults:
        return None, faults
    return conform(ThemeSettings, data, lambda keys, part: yaml_source.locate(text, path, keys, part=part))


def _shown(file: Path, project: Path) -> str:
    """A file's path as a fault names it: below the project where it lies there."""
    resolved, root = file.resolve(), project.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else f"themes/{file.parent.name}"


def _environment(folders: list[Path]) -> Environment:
    """Templates by bare name from the most particular theme, and by `theme/name` from that very theme."""
    by_theme = {folder.name: FileSystemLoader(folder / "templates") for folder in folders}
    return Environment(
        loader=ChoiceLoader([*by_theme.values(), PrefixLoader(by_theme)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )


def _unreadable(environment: Environment, project: Path) -> Iterator[Diagnostic]:
    """Templates with a fault in their syntax, and those that name a template which is not there."""
    for name in environment.list_templates():
        try:
            source, filename, _ = _loader(environment).get_source(environment, name)
            path = _shown(Path(filename or name), project)
            for other in jinja2.meta.find_referenced_templates(environment.parse(source, name, filename)):
                if other is not None and other not in environment.list_templates():
                    line = next((n for n, text in enumerate(source.splitlines(), 1) if other in text), 1)
                    yield report(rules.NO_SUCH_TEMPLATE, Span(path, line), value=other)
        except jinja2.TemplateSyntaxError as error:
            path = _shown(Path(error.filename or name), project)
            yield report(rules.TEMPLATE_SYNTAX, Span(path, error.lineno), reason=error.message)


def _assets(folders: list[Path], project: Path) -> tuple[dict[str, str], dict[str, bytes], list[Diagnostic]]:
    """Every asset of the chain under a name that holds its digest; references between siblings follow."""
    files: dict[str, Path] = {}
    for folder in reversed(folders):
        files |= {file.name: file for file in sorted((folder / "assets").glob("*")) if file.is_file()}
    published: dict[str, str] = {}
    content: dict[str, bytes] = {}
    faults: list[Diagnostic] = []

    def publish(name: str, above: tuple[str, ...]) -> str:
        if name in published:
            return published[name]
        file = files[name]
        data = file.read_bytes()
        if file.suffix in _TEXT_ASSETS:
            data = _SIBLING.sub(lambda match: refer(match[1], file, (*above, name)), data.decode()).encode()
        address = f"assets/{file.stem}.{sha256(data).hexdigest()[:10]}{file.suffix}"
        published[name], content[address] = address, data
        return address

    def refer(other: str, file: Path, above: tuple[str, ...]) -> str:
        if other not in files or other in above:
            rule = rules.NO_SUCH_ASSET if other not in files else rules.ASSET_CIRCLE
            line = next(n for n, text in enumerate(file.read_text("utf-8").splitlines(), 1) if f"./{other}" in text)
            faults.append(report(rule, Span(_shown(file, project), line), value=other))
            return f"./{other}"
        return "./" + publish(other, above).removeprefix("assets/")

    for name in sorted(files):
        publish(name, ())
    return published, content, faults


def template_fault(error: Exception, project: Path) -> Diagnostic:
    """A fault that shows only while a template renders, such as a name that the view does not have."""
    if isinstance(error, jinja2.TemplateNotFound):
        return report(rules.NO_SUCH_TEMPLATE, Span("themes"), value=error.name)
    frames: list[Any] = []
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith((".html", ".xml", ".txt")):
            frames.append(trace)
        trace = trace.tb_next
    if not frames:
        raise error
    file = Path(frames[-1].tb_frame.f_code.co_filename)
    return report(rules.TEMPLATE_VALUE, Span(_shown(file, project), frames[-1].tb_lineno), reason=str(error))

"""A theme: its chain of folders, its templates with their digests, its assets under fingerprinted names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, Literal

import jinja2
import jinja2.meta
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from pydantic import BaseModel, ConfigDict, Field

from catalogue import yaml_source
from catalogue.conform import Keys, Locate, conform, did_you_mean
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.i18n import Messages
from catalogue.render.scripts import without_comments

BUNDLED = Path(__file__).resolve().parent.parent / "themes"
"""Where an installed package keeps its themes; in a checkout they lie beside the package."""

_TEMPLATES = (".html", ".xml", ".txt")
_NO_FIELD = re.compile(r"'(?:[\w.]*\.)?(\w+) object' has no attribute '(\w+)'")
_NO_NAME = re.compile(r"'(\w+)' is undefined")
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
    styles: tuple[str, ...] = Field(
        (), description="Style sheets that every page needs; they are published as one, after those of the parent."
    )
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
    _sources: "dict[str, _Source]" = field(default_factory=dict)

    def speaking(self, messages: Messages) -> Environment:
        """The templates in the language of `messages`; an environment of its own, since gettext is global to one."""
        environment = _environment(list(self.folders))
        environment.install_gettext_callables(messages.gettext, messages.translations.ngettext, newstyle=True)  # type: ignore[attr-defined]  # from the i18n extension
        return environment

    def closure(self, name: str) -> str:
        """Digest of a template and of all templates that it reaches by name."""
        if name not in self._closures:
            digest = sha256()
            for reached in sorted(self._reach(name, set())):
                digest.update(f"{reached}\0{self._sources[reached].text}\0".encode())
            self._closures[name] = digest.hexdigest()
        return self._closures[name]

    def _reach(self, name: str, seen: set[str]) -> set[str]:
        if name not in seen:
            seen.add(name)
            if name not in self._sources:
                self._sources[name] = _source(self.environment, name)
            for other in self._sources[name].references:
                self._reach(other, seen)
        return seen


@dataclass(frozen=True, slots=True)
class _Source:
    """A template before it is compiled."""

    text: str
    references: tuple[str, ...]
    """The templates that it extends, includes or imports by name."""


def _source(environment: Environment, name: str) -> _Source:
    text, _, _ = _loader(environment).get_source(environment, name)
    named = jinja2.meta.find_referenced_templates(environment.parse(text))
    return _Source(text, tuple(other for other in named if other is not None))


def _loader(environment: Environment) -> BaseLoader:
    assert environment.loader is not None
    return environment.loader


def load_theme(
    name: str, project: Path, chosen: Mapping[str, str | int | bool], setting: Locate
) -> tuple[Theme | None, list[Diagnostic]]:
    """The theme called `name`, from the project's own `themes/` or from those that come with the program.

    Args:
        chosen: the options that site.yaml gives.
        setting: the place of a setting in site.yaml, for faults.
    """
    places = _places(project)
    folders: list[Path] = []
    styles: dict[str, Span] = {}
    options: dict[str, str | int | bool] = {}
    wanted: str | None = name
    named = setting(("theme",), "value")
    while wanted:
        folder = next((place / wanted for place in places if (place / wanted / "theme.yaml").is_file()), None)
        if folder is None:
            known = sorted({file.parent.name for place in places for file in place.glob("*/theme.yaml")})
            hint = did_you_mean(wanted, known, rules.NO_SUCH_THEME.help.format(known=", ".join(known)))
            return None, [report(rules.NO_SUCH_THEME, named, hint=hint, value=wanted)]
        if folder in folders:
            return None, [report(rules.THEME_CIRCLE, named, value=wanted)]
        settings, locate, faults = _settings(folder, project)
        if settings is None:
            return None, faults
        folders.append(folder)
        own = {style: locate(("styles", index), "value") for index, style in enumerate(settings.styles)}
        styles = {style: span for style, span in own.items() if style not in styles} | styles
        options = {key: option.default for key, option in settings.options.items()} | options
        wanted, named = settings.extends, locate(("extends",), "value")
    faults = list(_faulty_options(chosen, options, setting))
    assets, asset_bytes, broken = _assets(folders, project, styles)
    environment = _environment(folders)
    faults += [*broken, *_unreadable(environment, project)]
    if faults:
        return None, faults
    return Theme(tuple(folders), options | dict(chosen), assets, asset_bytes, environment), []


def _places(project: Path) -> list[Path]:
    """The folders in which themes lie, the project's own first."""
    return [project / "themes", BUNDLED, BUNDLED.parent.parent / "themes"]


def _settings(folder: Path, project: Path) -> tuple[ThemeSettings | None, Locate, list[Diagnostic]]:
    file = folder / "theme.yaml"
    path, text = _shown(file, project), file.read_text(encoding="utf-8", errors="replace")

    def locate(keys: Keys, part: Literal["key", "value"]) -> Span:
        return yaml_source.locate(text, path, keys, part=part)

    data, faults = yaml_source.load(text, path)
    settings, complaints = (None, []) if faults else conform(ThemeSettings, data, locate)
    return settings, locate, faults + complaints


def _faulty_options(
    chosen: Mapping[str, str | int | bool], options: Mapping[str, str | int | bool], setting: Locate
) -> Iterator[Diagnostic]:
    for key, value in chosen.items():
        if key not in options:
            otherwise = rules.UNKNOWN_OPTION.help.format(known=", ".join(sorted(options)) or "none")
            hint = did_you_mean(key, sorted(options), otherwise)
            yield report(rules.UNKNOWN_OPTION, setting(("theme_options", key), "key"), hint=hint, value=key)
        elif type(value) is not type(options[key]):
            default = str(options[key]).lower() if isinstance(options[key], bool) else options[key]
            yield report(rules.OPTION_VALUE, setting(("theme_options", key), "value"), value=key, default=default)


def _shown(file: Path, project: Path) -> str:
    """A file's path as a fault names it: below the project, or for a theme that comes with the program below it."""
    resolved = file.resolve()
    roots = (project.resolve(), *(place.resolve().parent for place in _places(project)))
    root = next((root for root in roots if resolved.is_relative_to(root)), resolved.parent)
    return resolved.relative_to(root).as_posix()


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
    names = {name for name in environment.list_templates() if name.endswith(_TEMPLATES)}
    seen: set[str] = set()
    for name in sorted(names):
        source, filename, _ = _loader(environment).get_source(environment, name)
        if filename is None or filename in seen:
            continue  # each is listed by its bare name and by that of its theme
        seen.add(filename)
        path = _shown(Path(filename), project)
        try:
            reached = list(jinja2.meta.find_referenced_templates(environment.parse(source, name, filename)))
        except jinja2.TemplateSyntaxError as error:
            yield report(rules.TEMPLATE_SYNTAX, Span(path, error.lineno), reason=_reason(error))
            continue
        for other in dict.fromkeys(reached):
            if other is not None and other not in names:
                hint = did_you_mean(other, sorted(names), rules.NO_SUCH_TEMPLATE.help)
                yield report(rules.NO_SUCH_TEMPLATE, _place_of(other, source, path), hint=hint, value=other)


def _place_of(words: str, text: str, path: str) -> Span:
    """The first place of `words` in a file's text."""
    start = max(text.find(words), 0)
    column = start - text.rfind("\n", 0, start)
    return Span(path, text.count("\n", 0, start) + 1, column, 0, column + len(words))


STYLES = "styles.css"
"""The name of the asset into which the style sheets that every page needs are joined."""


def _assets(
    folders: list[Path], project: Path, styles: Mapping[str, Span]
) -> tuple[dict[str, str], dict[str, bytes], list[Diagnostic]]:
    """Every asset of the chain under a name that holds its digest; references between siblings follow."""
    files: dict[str, Path] = {}
    for folder in reversed(folders):
        files |= {file.name: file for file in sorted((folder / "assets").glob("*")) if file.is_file()}
    published: dict[str, str] = {}
    content: dict[str, bytes] = {}
    faults: list[Diagnostic] = []

    def publish(name: str, above: tuple[str, ...]) -> str:
        return published[name] if name in published else store(name, made(name, above))

    def made(name: str, above: tuple[str, ...]) -> bytes:
        file = files[name]
        if file.suffix not in _TEXT_ASSETS:
            return file.read_bytes()
        text = file.read_bytes().decode()
        text = without_comments(text) if file.suffix == ".js" else text
        return _SIBLING.sub(lambda match: refer(match[1], file, (*above, name)), text).encode()

    def store(name: str, data: bytes) -> str:
        file = PurePath(name)
        address = f"assets/{file.stem}.{sha256(data).hexdigest()[:10]}{file.suffix}"
        published[name], content[address] = address, data
        return address

    def refer(other: str, file: Path, above: tuple[str, ...]) -> str:
        if other not in files or other in above:
            rule = rules.NO_SUCH_ASSET if other not in files else rules.ASSET_CIRCLE
            span = _place_of(f"./{other}", file.read_text("utf-8"), _shown(file, project))
            faults.append(report(rule, span, value=other))
            return f"./{other}"
        return "./" + publish(other, above).removeprefix("assets/")

    for name in sorted(files.keys() - styles.keys()):
        publish(name, ())
    faults += (report(rules.NO_SUCH_ASSET, span, value=name) for name, span in styles.items() if name not in files)
    if styles:
        store(STYLES, b"".join(made(name, ()) for name in styles if name in files))
    return published, content, faults


def template_fault(error: Exception, project: Path) -> Diagnostic:
    """A fault that shows only while a template renders, such as a name that the view does not have."""
    if isinstance(error, jinja2.TemplateNotFound):
        return report(rules.NO_SUCH_TEMPLATE, Span("themes"), value=error.name)
    frames: list[Any] = []
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(_TEMPLATES):
            frames.append(trace)
        trace = trace.tb_next
    if not frames:
        raise error
    file = Path(frames[-1].tb_frame.f_code.co_filename)
    return report(rules.TEMPLATE_VALUE, Span(_shown(file, project), frames[-1].tb_lineno), reason=_reason(error))


def _reason(error: Exception) -> str:
    """What Jinja or Python says, without the long names of our own modules."""
    if field := _NO_FIELD.search(str(error)):
        return f"`{field[1]}` has no field `{field[2]}`"
    if name := _NO_NAME.fullmatch(str(error)):
        return f"nothing is called `{name[1]}` here"
    return str(error).rstrip(".") or type(error).__name__

"""A theme's templates: which file of its chain wins, what each depends on, and what is wrong with them."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
import jinja2.meta
from jinja2 import BaseLoader, Environment

from catalogue.artifact.digest import digest
from catalogue.cache.program import program_digest, replacing
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.i18n import Messages
from catalogue.model_errors import did_you_mean
from catalogue.theme import ThemeFiles, display_path
from catalogue.theme.assets import span_of_text
from catalogue.theme.colours import Colours, typst_file
from catalogue.theme.jinja_environment import speaking, speechless
from catalogue.theme.pdf_files import find_prints

_TEMPLATES = (".html", ".xml", ".txt")
_NO_FIELD = re.compile(r"'(?:[\w.]*\.)?(\w+) object' has no attribute '(\w+)'")
_NO_NAME = re.compile(r"'(\w+)' is undefined")


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
    """Parses the templates."""
    program_folder: Path | None
    """The folder for compiled templates; None for none."""
    digest: str
    """Digest of all templates, assets and options."""
    closures: Mapping[str, str]
    """Digest of every template together with those that it reaches, by name."""
    prints: Mapping[str, bytes]
    """The files that PDFs are set from, by bare name and by `theme/name`; `colours.typ` holds the theme's colours."""
    colours: Colours

    def speaking(self, messages: Messages) -> Environment:
        """The templates in the language of `messages`; an environment of its own, since gettext is global to one."""
        return speaking(messages, _loader(self.environment), self.program_folder)


def _loader(environment: Environment) -> BaseLoader:
    assert environment.loader is not None
    return environment.loader


def load_theme(files: ThemeFiles, project: Path, cache: Path | None = None) -> tuple[Theme | None, list[Diagnostic]]:
    """A theme with its templates read; or every problem in them.

    Args:
        cache: a folder for what is known of the templates, beside which they are kept compiled; None for none.
    """
    texts = _TemplateTexts(files.folders)
    environment = speechless(texts)
    key = digest(program_digest(), texts.texts, files.options, files.assets, files.colours.model_dump())
    closures = _load_closures(cache, key)
    if closures is None:
        references, diagnostics = _references(environment, project)
        if diagnostics:
            return None, diagnostics
        closures = {name: _closure(name, references, texts) for name in references}
        _store(cache, key, closures)
    program_folder = _compiled_beside(cache)
    prints = {**find_prints(files.folders), "colours.typ": typst_file(files.colours)}
    theme_digest = digest(key, prints)
    return Theme(
        files.folders,
        files.options,
        files.assets,
        files.asset_bytes,
        environment,
        program_folder,
        theme_digest,
        closures,
        prints,
        files.colours,
    ), []


def _closure(name: str, references: Mapping[str, Sequence[str]], texts: "_TemplateTexts") -> str:
    """Digest of a template and of all templates that it reaches by name."""
    names, waiting = set[str](), [name]
    while waiting:
        current = waiting.pop()
        if current not in names:
            names.add(current)
            waiting += references[current]
    return digest(*((other, texts.texts[other][0]) for other in sorted(names)))


_CACHE_FILE = "theme.json"


def _load_closures(cache: Path | None, key: str) -> dict[str, str] | None:
    """The cached closures of a theme without problems; None where there are none."""
    try:
        entry = json.loads((cache / _CACHE_FILE).read_bytes()) if cache else {}
        return dict(entry["closures"]) if entry.get("mark") == key else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _store(cache: Path | None, key: str, closures: Mapping[str, str]) -> None:
    if cache:
        with suppress(OSError), replacing(cache / _CACHE_FILE) as file:
            file.write(json.dumps({"mark": key, "closures": closures}).encode())


def _compiled_beside(cache: Path | None) -> Path | None:
    """The folder for compiled templates: one for all projects, most of which have the same theme."""
    if cache is None:
        return None
    folder = cache.parent / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


class _TemplateTexts(BaseLoader):
    """Templates by bare name from the most particular theme, and by `theme/name` from that very theme.

    All are read at once, so that a site that is rendered little by little is never made of two states of a theme.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self.texts: dict[str, tuple[str, str]] = {}
        """The text and the file of every template by name."""
        for folder in folders:
            root = folder / "templates"
            for file in sorted(root.rglob("*")):
                if file.name.endswith(_TEMPLATES) and file.is_file():
                    name = file.relative_to(root).as_posix()
                    text_and_file = (file.read_text(encoding="utf-8", errors="replace"), str(file))
                    self.texts[f"{folder.name}/{name}"] = text_and_file
                    self.texts.setdefault(name, text_and_file)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and that it never changes."""
        if template not in self.texts:
            raise jinja2.TemplateNotFound(template)
        return *self.texts[template], lambda: True

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return sorted(self.texts)


def _references(environment: Environment, project: Path) -> tuple[dict[str, Sequence[str]], list[Diagnostic]]:
    """The templates that each template names; and those with a problem in their syntax, or naming what is not there."""
    names = set(environment.list_templates())
    files: dict[tuple[str, str], list[str]] = {}  # a template has its bare name and that of its theme, and is read once
    for name in sorted(names):
        source, filename, _ = _loader(environment).get_source(environment, name)
        files.setdefault((source, filename or name), []).append(name)
    references: dict[str, Sequence[str]] = {}
    diagnostics: list[Diagnostic] = []
    for (source, filename), same in files.items():
        path = display_path(Path(filename), project)
        try:
            template_names = _named_templates(source, same[0], filename)
        except jinja2.TemplateSyntaxError as error:
            diagnostics.append(report(rules.TEMPLATE_SYNTAX, Span(path, error.lineno), reason=_reason(error)))
            continue
        references |= dict.fromkeys(same, template_names)
        for other in template_names:
            if other not in names:
                hint = did_you_mean(other, sorted(names), rules.NO_SUCH_TEMPLATE.help)
                diagnostics.append(
                    report(rules.NO_SUCH_TEMPLATE, span_of_text(other, source, path), hint=hint, value=other)
                )
    return references, diagnostics


@lru_cache(maxsize=512)
def _named_templates(source: str, name: str, filename: str) -> tuple[str, ...]:
    """The templates that a template names; the development server asks about all of them when one has changed."""
    tree = speechless(BaseLoader()).parse(source, name, filename)
    return tuple(other for other in dict.fromkeys(jinja2.meta.find_referenced_templates(tree)) if other is not None)


def template_diagnostic(error: Exception, project: Path) -> Diagnostic:
    """A problem that shows only while a template renders, such as a name that the view does not have."""
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
    return report(rules.TEMPLATE_VALUE, Span(display_path(file, project), frames[-1].tb_lineno), reason=_reason(error))


def _reason(error: Exception) -> str:
    """What Jinja or Python says, without the long names of our own modules."""
    if field := _NO_FIELD.search(str(error)):
        return f"`{field[1]}` has no field `{field[2]}`"
    if name := _NO_NAME.fullmatch(str(error)):
        return f"nothing is called `{name[1]}` here"
    return str(error).rstrip(".") or type(error).__name__

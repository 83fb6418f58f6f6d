"""The interface of the site: a theme, and its messages in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.config import SiteConfig
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.i18n import Messages, load_messages
from catalogue.publish.admin_editor_script import load_editor
from catalogue.theme import ThemeFiles
from catalogue.theme.templates import Theme, load_theme


@dataclass(frozen=True, slots=True)
class Interface:
    """The theme and messages shared by all pages."""

    theme: Theme
    messages: Mapping[str, Messages]
    """The interface's messages, by language."""
    editor: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the browser editor, by path; empty where the site does not offer it."""


def load_interface(
    config: SiteConfig, files: ThemeFiles, project: Path, cache: Path | None = None
) -> tuple[Interface | None, list[Diagnostic]]:
    """Load the theme in the settings, with its translations, or return all problems in them.

    Args:
        files: the result of `catalogue.theme.find_theme`.
        cache: a folder for cached facts about the templates; None for no cache.
    """
    theme, problems = load_theme(files, project, cache)
    folders = [folder / "locale" for folder in files.folders]

    def warn(file: Path, line: int, reason: str) -> None:
        path = f"themes/{file.parent.parent.name}/locale/{file.name}"
        problems.append(report(rules.BROKEN_MESSAGES, Span(path, line), reason=reason))

    messages = {language: load_messages(language, folders, warn) for language in config.languages}
    editor = load_editor(config, cache) if config.admin else {}
    if isinstance(editor, Diagnostic):
        problems.append(editor)
        return None, problems
    return (None if theme is None or problems else Interface(theme, messages, editor)), problems

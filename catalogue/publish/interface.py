"""The interface of the site: a theme, and its words in every language."""

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
    """What every page is made with."""

    theme: Theme
    messages: Mapping[str, Messages]
    """The interface's words by language."""
    editor: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the editor for the browser, by their path; none where the site does not offer it."""


def load_interface(
    config: SiteConfig, files: ThemeFiles, project: Path, cache: Path | None = None
) -> tuple[Interface | None, list[Diagnostic]]:
    """The theme that the settings name, with its translations; or every problem in them.

    Args:
        files: what `catalogue.theme.find_theme` has found.
        cache: a folder for what is known of the templates; None for none.
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

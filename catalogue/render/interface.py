"""The face of the site before it has content: a theme, and its words in every language."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from catalogue import yaml_source
from catalogue.config import SETTINGS, SiteConfig
from catalogue.conform import Keys
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.i18n import Messages, load_messages
from catalogue.render.theme import Theme, load_theme


@dataclass(frozen=True, slots=True)
class Interface:
    """What every page is made with."""

    theme: Theme
    messages: Mapping[str, Messages]
    """The interface's words by language."""


def load_interface(config: SiteConfig, project: Path) -> tuple[Interface | None, list[Diagnostic]]:
    """The theme that the settings name, with its translations; or every fault in them."""
    text = (project / SETTINGS).read_text(encoding="utf-8-sig")

    def setting(keys: Keys, part: Literal["key", "value"]) -> Span:
        return yaml_source.locate(text, SETTINGS, keys, part=part)

    theme, faults = load_theme(config.theme, project, config.theme_options, setting)
    if theme is None:
        return None, faults
    folders = [folder / "locale" for folder in theme.folders]

    def warn(file: Path, line: int, reason: str) -> None:
        path = f"themes/{file.parent.parent.name}/locale/{file.name}"
        faults.append(report(rules.BROKEN_MESSAGES, Span(path, line), reason=reason))

    messages = {language: load_messages(language, folders, warn) for language in config.languages}
    return (None if faults else Interface(theme, messages)), faults

"""Reads `content/site.yaml`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from catalogue import yaml_source
from catalogue.config import SETTINGS, SiteConfig, read_config, settings_for_checking
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import read as reading
from catalogue.diagnostics.rules import validate as rules
from catalogue.model_errors import Keys
from catalogue.sources.safe_read import read_inside
from catalogue.sources.source import decode


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The site's settings, with the text that they come from."""

    config: SiteConfig
    """The settings; as far as they hold where they are faulty."""
    text: str
    """Empty where the file cannot be read."""
    problems: tuple[Diagnostic, ...]

    def locate(self, keys: Keys, part: Literal["key", "value"]) -> Span:
        """The place of a setting."""
        return yaml_source.locate(self.text, SETTINGS, keys, part=part)


def read_settings(project: Path, base_url: str | None = None, fallback_url: str | None = None) -> SettingsFile:
    """The settings of a project; `base_url` replaces the one in the file, `fallback_url` a missing one."""
    file = project / SETTINGS
    data = read_inside(file, project / "content")
    missing = reading.LINK_LEAVES_CONTENT if file.is_symlink() and file.is_file() else rules.NO_SETTINGS
    text = report(missing, Span(SETTINGS)) if data is None else decode(data, SETTINGS)
    if isinstance(text, Diagnostic):
        return SettingsFile(settings_for_checking(), "", (text,))
    values, problems = yaml_source.load(text, SETTINGS)
    unusable = SettingsFile(settings_for_checking(), text, tuple(problems))
    if problems:
        return unusable
    if base_url:
        values["base_url"] = base_url
    elif fallback_url:
        values.setdefault("base_url", fallback_url)
    config, problems = read_config(values, unusable.locate)
    return SettingsFile(config, text, tuple(problems))

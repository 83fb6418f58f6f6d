"""What stands in a theme.yaml, and whether the options that site.yaml chooses fit what it offers."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from catalogue import yaml_source
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.model_errors import Keys, Locate, conform, did_you_mean
from catalogue.sources.source import decode
from catalogue.theme.colours import Colours

Value = str | int | bool
"""What an option can be."""


class Option(BaseModel):
    """One setting that a theme offers."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    default: str | int | bool = Field(description="Its value where site.yaml gives none.")
    description: str = Field(description="What it does.")


class ThemeSettings(BaseModel):
    """The contents of theme.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(description="The name of the theme's folder.")
    extends: str | None = Field(None, description="The theme that it extends.")
    styles: tuple[str, ...] = Field(
        (), description="Style sheets that every page needs; they are published as one, after those of the parent."
    )
    colours: Colours = Field(
        Colours.model_validate({}), description="Its colours; those that it does not give are the parent's."
    )
    options: Mapping[str, Option] = Field({}, description="Settings that site.yaml may give under `theme_options`.")


def read_settings(file: Path, path: str) -> tuple[ThemeSettings | None, Locate, list[Diagnostic]]:
    """The settings in a theme.yaml, a way to find each in it, and the problems in them.

    Args:
        path: the file as diagnostics name it.
    """
    text = decode(file.read_bytes(), path)
    source = text if isinstance(text, str) else ""

    def locate(keys: Keys, part: Literal["key", "value"]) -> Span:
        return yaml_source.locate(source, path, keys, part=part)

    if isinstance(text, Diagnostic):
        return None, locate, [text]
    data, diagnostics = yaml_source.load(text, path)
    settings, complaints = (None, []) if diagnostics else conform(ThemeSettings, data, locate)
    if settings and settings.name != file.parent.name:
        span = locate(("name",), "value")
        complaints.append(report(rules.THEME_NAME, span, value=settings.name, folder=file.parent.name))
    return settings, locate, diagnostics + complaints


def check_options(
    options_set: Mapping[str, Value], options: Mapping[str, Value], setting: Locate
) -> Iterator[Diagnostic]:
    """Options that the theme does not offer, and values of another kind than its own."""
    for key, value in options_set.items():
        if key not in options:
            otherwise = rules.UNKNOWN_OPTION.help.format(known=", ".join(sorted(options)) or "none")
            hint = did_you_mean(key, sorted(options), otherwise)
            yield report(rules.UNKNOWN_OPTION, setting(("theme_options", key), "key"), hint=hint, value=key)
        elif type(value) is not type(options[key]):
            default = str(options[key]).lower() if isinstance(options[key], bool) else options[key]
            yield report(rules.OPTION_VALUE, setting(("theme_options", key), "value"), value=key, default=default)

"""The site's own settings from `content/site.yaml`, checked and frozen. Knows no entry and no theme's inside."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from catalogue.conform import Locate, conform
from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.i18n import language_codes

SETTINGS = "content/site.yaml"
"""Where the settings stand, below the project's root."""

Word = Annotated[str, StringConstraints(min_length=1, max_length=300)]


def base_url(address: str) -> str:
    """A site's address as it stands before every path: with its scheme, its host and a slash at the end.

    Raises a pydantic error under the rule V109 for anything else.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        code = rules.BAD_URL.code
        raise PydanticCustomError(code, "{value}", {"value": address})  # type: ignore[arg-type]  # a literal is wanted
    return address.rstrip("/") + "/"


BaseUrl = Annotated[str, AfterValidator(base_url)]


class Settings(BaseModel):
    """What all groups of settings share."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Licence(Settings):
    """The licence under which the texts may be used."""

    name: Word = Field(description="Its name, such as `CC BY 4.0`.")
    url: Word = Field(description="Its address.")


class SiteConfig(Settings):
    """The settings of one catalogue."""

    name: Word = Field(description="What the catalogue is called.")
    tagline: Word = Field("", description="What it is, in half a line.")
    description: Word = Field(description="What it is and for whom, in one or two sentences.")
    base_url: BaseUrl = Field(
        "http://localhost:8000/", description="Where it is published; a build can be told another."
    )
    languages: tuple[Word, ...] = Field(("en",), min_length=1, description="The languages it is offered in.")
    default_language: Word = Field("en", description="The language at the site's root.")
    theme: Word = Field("harbour", description="The folder in themes/ that gives it its looks.")
    theme_options: Mapping[str, str | int | bool] = Field({}, description="Options that the theme offers.")
    menu: tuple[Word, ...] = Field(("tools",), description="Head menu: collections, or pages as `pages/about`.")
    footer_menu: tuple[Word, ...] = Field((), description="Foot menu, named in the same way.")
    sections: tuple[Word, ...] = Field((), description="The headings that a piloted tool's page has.")
    repository: Word | None = Field(None, description="Where the sources are kept, for `suggest an edit`.")
    edit_url: Word | None = Field(None, description="Address of the editor for a source file, with `{path}` in it.")
    licence: Licence | None = Field(None, description="The licence of the texts.")
    funding: Word | None = Field(None, description="The funding statement at the foot of every page.")
    feed_entries: Annotated[int, Field(ge=1, le=500)] = Field(50, description="How many entries a feed holds.")


def read_config(data: Mapping[str, object], locate: Locate) -> tuple[SiteConfig | None, list[Diagnostic]]:
    """The settings, or every fault in them."""
    config, faults = conform(SiteConfig, data, locate)
    if config is None:
        return None, faults
    for index, language in enumerate(config.languages):
        if language not in language_codes():
            faults.append(report(rules.UNKNOWN_LANGUAGE, locate(("languages", index), "value"), value=language))
    if config.default_language not in config.languages:
        span = locate(("default_language",), "value")
        faults.append(report(rules.DEFAULT_LANGUAGE_MISSING, span, value=config.default_language))
    return (None if faults else config), faults

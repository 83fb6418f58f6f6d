"""The groups of settings inside `content/site.yaml`, and the kinds of value in them."""

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from catalogue.diagnostics import Rule
from catalogue.diagnostics.rules import validate as rules
from catalogue.field_info import ValueKind
from catalogue.i18n import country_codes
from catalogue.model_errors import country_hint
from catalogue.urls import is_site_address, is_web_address, slug

Word = Annotated[str, StringConstraints(min_length=1, max_length=300)]
MapExtract = Literal["baltic-sea", "none"]
"""What the map can show: the extracts in catalogue/pages/outlines/, or none."""
Sign = Literal["lighthouse", "rose", "breakwaters"]
"""Sea marks that covers and themes can draw: a lighthouse, a compass rose, the heads of two breakwaters."""


def _complain(rule: Rule) -> PydanticCustomError:
    return PydanticCustomError(rule.code, "")


def base_url(address: str) -> str:
    """A site's address as it stands before every path: with its scheme, its host and a slash at the end.

    Raises a pydantic error under the rule V109 for anything else.
    """
    if not is_site_address(address):
        raise _complain(rules.BAD_URL)
    return address.rstrip("/") + "/"


def _country(code: str) -> str:
    if code not in country_codes():
        raise PydanticCustomError(rules.UNKNOWN_COUNTRY.code, "", {"hint": country_hint(code)})
    return code


def _web_address(address: str) -> str:
    if not is_web_address(address):
        raise _complain(rules.BAD_URL)
    return address


def _edit_url(address: str) -> str:
    if "{path}" not in address:
        raise _complain(rules.NO_PATH_IN_EDIT_URL)
    return _web_address(address)


BaseUrl = Annotated[str, AfterValidator(base_url)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Country = Annotated[str, AfterValidator(_country), ValueKind("country")]
"""ISO 3166-1 alpha-2."""
EditUrl = Annotated[str, AfterValidator(_edit_url)]
Languages = Annotated[tuple[Word, ...], Field(min_length=1), AfterValidator(lambda codes: tuple(dict.fromkeys(codes)))]
"""Language codes, each once."""


class Settings(BaseModel):
    """What all groups of settings share."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True)


class Licence(Settings):
    """The licence under which the texts may be used."""

    name: Word = Field(description="Its name, such as `CC BY 4.0`.")
    url: WebAddress = Field(description="Its address.")


class Section(Settings):
    """A section of a piloted tool's text; a bare heading stands for one without further words."""

    heading: Word = Field(description="The heading that it has in the language of the originals.")
    id: Word | None = Field(None, description="What themes and programs call it; from the heading when left out.")
    hint: Word | None = Field(None, description="What belongs in it, for authors; readers do not see it.")
    highlight: StrictBool = Field(False, description="true sets it apart on the page, with a link at the top.")

    @property
    def role(self) -> str:
        """What themes and programs call it."""
        return slug(self.id or self.heading)


def _from_heading(value: object) -> object:
    return {"heading": value} if isinstance(value, str | int) and not isinstance(value, bool) else value


SectionItem = Annotated[
    Section,
    BeforeValidator(_from_heading),
    WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1, "maxLength": 300}, Section.model_json_schema()]}),
]
COUNTRY_GROUPS = "country_groups"
"""The setting that lists groups of countries."""


def _not_empty(codes: tuple[str, ...]) -> tuple[str, ...]:
    # Pydantic's own check would count a faulty code as missing and tell of it twice.
    if not codes:
        raise PydanticCustomError("too_short", "a country is wanted")
    return codes


class CountryGroup(Settings):
    """Countries that entries may name together, such as the Nordic ones."""

    title: Word = Field(description="What readers call it, such as `Nordic countries`.")
    countries: Annotated[tuple[Country, ...], AfterValidator(_not_empty)] = Field(
        description="Its countries, by the codes of ISO 3166-1."
    )

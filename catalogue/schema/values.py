"""Types of the values in front matter: references, dates, countries, addresses, figures.

Each raises its rule's code as the error's type, so that `catalogue.model_errors` can word the problem.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    StrictFloat,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from catalogue.diagnostics import Rule
from catalogue.diagnostics.rules import validate as rules
from catalogue.field_info import Reference, ValueKind
from catalogue.i18n import currency_codes, language_codes
from catalogue.setting_groups import COUNTRY_GROUPS
from catalogue.urls import is_web_address
from catalogue.yaml_source.scalars import parse_scalar


def complain(rule: Rule, **values: object) -> PydanticCustomError:
    """Make the error for `rule` inside a pydantic validator; `hint` among the values replaces its help."""
    return PydanticCustomError(rule.code, "{code}", {"code": rule.code} | values)


@lru_cache(4096)
def _day(text: str) -> str:
    year, *rest = text.split("-")
    month, day = (*rest, "01", "01")[:2]
    date(int(year), int(month), int(day))
    return text


def _partial_date(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise PydanticCustomError("date_type", "a date is wanted")
    text = str(value).strip()
    try:
        if re.fullmatch(r"[12]\d{3}(-\d{2}(-\d{2})?)?", text):
            return _day(text)
    except ValueError:
        pass  # 2021-02-30 has the right form but is not a day, which the error below reports
    raise complain(rules.BAD_DATE)


def is_date(value: object) -> bool:
    """Whether a value of front matter can be read as a year, a month or a day."""
    try:
        return bool(_partial_date(value))
    except PydanticCustomError:
        return False


def _full_date(value: object) -> str:
    if len(text := _partial_date(value)) != len("2021-05-27"):
        raise complain(rules.BAD_DATE, hint="Write the full day, year first: 2021-05-27.")
    return text


def _check_code(codes: Callable[[], frozenset[str]], rule: Rule) -> AfterValidator:
    def check(value: str) -> str:
        if value not in codes():
            raise complain(rule)
        return value

    return AfterValidator(check)


def _web_address(value: str) -> str:
    if not is_web_address(value):
        raise complain(rules.BAD_URL)
    return value


_TIME = r"([01]?\d|2[0-3])[:.][0-5]\d"


def _time(value: str) -> str:
    if not re.fullmatch(rf"{_TIME}(\s?[-–]\s?{_TIME})?(\s[A-Z]{{2,5}})?", value):
        raise complain(rules.BAD_TIME)
    return value.replace("-", "–").replace(" – ", "–").replace(".", ":")


def is_alias(value: str) -> bool:
    """Whether a text is an address below the site; index.html as a folder would collide with a page's file."""
    return re.fullmatch(r"(?!(.*/)?index\.html/)([a-z0-9][a-z0-9._-]*/)+", value, re.ASCII) is not None


def _alias(value: str) -> str:
    if not is_alias(value):
        raise complain(rules.BAD_ALIAS)
    return value


def _email_address(value: str) -> str:
    # Signs that mean something in an address of the web, such as `?` and `%`, are valid in an email address and unused.
    if not re.fullmatch(r"[\w.!#$*+/=^{|}~-]+@[\w-]+(\.[\w-]+)+", value):
        raise complain(rules.BAD_EMAIL)
    return value


def _deadline(value: str) -> str:
    if re.fullmatch(r"[\d\s./:-]+", value):
        try:
            return _full_date(value)
        except PydanticCustomError:
            hint = "Write the full day, year first: 2027-03-31. Anything else is a sentence, such as: every March."
            raise complain(rules.BAD_DATE, hint=hint) from None
    return value


def _offset(value: str) -> str:
    if not re.fullmatch(r"[-+−]?\d{1,4} (day|week|month)s?", value):
        raise complain(rules.BAD_OFFSET)
    return value.replace("−", "-").removeprefix("+")


LARGEST_NUMBER = 999_999_999_999_999
"""Fifteen digits: spreadsheets store no more, and browsers lose the seventeenth."""
_DIGITS = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?", re.ASCII)


def _figure(value: object) -> int | float | str:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise PydanticCustomError("figure_type", "a number or a text is wanted")
    if isinstance(value, str) and not value.strip():
        raise complain(rules.EMPTY_VALUE)
    if isinstance(value, str):
        # The browser editor writes every figure as text, because a few of them are words.
        value = value.strip()
        scalar = parse_scalar(value)
        value = scalar if isinstance(scalar, int | float) and not isinstance(scalar, bool) else value
    if isinstance(value, float):
        value = float(value)
    # A number with many digits is a string to our loader, and a number to any reader.
    number = float(value) if isinstance(value, str) and _DIGITS.fullmatch(value) else value
    if not isinstance(number, str) and number > LARGEST_NUMBER:
        raise PydanticKnownError("less_than_equal", {"le": LARGEST_NUMBER})
    if not isinstance(number, str) and number < -LARGEST_NUMBER:
        raise PydanticKnownError("greater_than_equal", {"ge": -LARGEST_NUMBER})
    return value


Item = TypeVar("Item")

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=120)]
LONGEST_SUMMARY = 200
"""Maximum length in characters; longer is an error."""
Summary = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_SUMMARY)]
PartialDate = Annotated[
    str,
    PlainValidator(_partial_date),
    ValueKind("date"),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"^[12]\d{3}(-\d{2}(-\d{2})?)?$"}, {"type": "integer"}]}),
]
"""A year, a month or a day, as text: ISO 8601 at reduced accuracy."""
FullDate = Annotated[
    str, PlainValidator(_full_date), ValueKind("day"), WithJsonSchema({"type": "string", "format": "date"})
]
TimeOfDay = Annotated[str, AfterValidator(_time), ValueKind("time")]
"""A time or a time span, with a time zone where one is known."""
CountryOrGroup = Annotated[str, StringConstraints(min_length=1), ValueKind("country", COUNTRY_GROUPS)]
"""ISO 3166-1 alpha-2, or the id of a group of countries in the site's settings, against which it is checked later."""
Currency = Annotated[str, _check_code(currency_codes, rules.UNKNOWN_CURRENCY), ValueKind("currency")]
"""ISO 4217."""
Language = Annotated[str, _check_code(language_codes, rules.UNKNOWN_LANGUAGE), ValueKind("language")]
"""ISO 639-1."""
WebAddress = Annotated[
    str, AfterValidator(_web_address), ValueKind("address"), WithJsonSchema({"type": "string", "format": "uri"})
]
EmailAddress = Annotated[
    str, AfterValidator(_email_address), ValueKind("email"), WithJsonSchema({"type": "string", "format": "email"})
]
Deadline = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_deadline)]
"""A full day, which expires by itself, or a sentence."""
Offset = Annotated[
    str,
    AfterValidator(_offset),
    ValueKind("offset"),
    WithJsonSchema({"type": "string", "pattern": r"^[-+−]?\d{1,4} (day|week|month)s?$"}),
]
"""Time before or after the first day, such as `-8 weeks`."""
Alias = Annotated[str, AfterValidator(_alias), ValueKind("alias")]
FigureValue = Annotated[
    int | float | str,
    PlainValidator(_figure),
    ValueKind("figure"),
    WithJsonSchema({"type": ["integer", "number", "string"], "minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER}),
]
# Plain floats, however they were written, so that equal numbers look the same.
Measure = Annotated[StrictFloat, Field(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER), AfterValidator(float)]
Sum = Annotated[StrictFloat, Field(ge=0, le=LARGEST_NUMBER), AfterValidator(float)]
"""An amount of money."""

HueShift = Annotated[StrictInt, Field(ge=-30, le=30)]
"""Hue in degrees on the colour wheel; a theme's sea still looks like sea within this range."""
Pattern = Literal[
    "waves",
    "tripods",
    "grid",
    "triangles",
    "dashes",
    "dots",
    "diamonds",
    "rings",
    "scales",
    "pairs",
    "lattice",
    "pluses",
    "rising-lines",
    "crosses",
    "broken-lines",
    "chevrons",
    "zigzag",
    "bricks",
    "ripples",
    "falling-lines",
    "double-lines",
]
"""Patterns that covers can draw. A format without one takes it by an index computed from its id: keep the order."""

_Id = Annotated[str, StringConstraints(min_length=1)]
StrandId = Annotated[_Id, Reference("strands")]
SectorId = Annotated[_Id, Reference("sectors")]
AimId = Annotated[_Id, Reference("aims")]
FormatId = Annotated[_Id, Reference("formats")]
OrganisationId = Annotated[_Id, Reference("organisations")]
ToolId = Annotated[_Id, Reference("tools")]
ModuleId = Annotated[_Id, Reference("modules")]
GlossaryId = Annotated[_Id, Reference("glossary")]


def _doubts(value: object) -> object:
    return dict.fromkeys(map(str, value), "") if isinstance(value, list) else value


Doubts = Annotated[
    Mapping[str, str],
    BeforeValidator(_doubts),
    ValueKind("doubts"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "object", "additionalProperties": {"type": "string"}},
                {"type": "array", "items": {"type": "string"}},
            ]
        }
    ),
]
"""Field names with the reason why each is uncertain; a bare list of names is accepted too."""

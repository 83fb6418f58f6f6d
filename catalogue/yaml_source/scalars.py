"""What an unquoted value means: the core schema of YAML 1.2 without its rarer forms of numbers."""

import math
import re

_CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER_STARTS = frozenset("0123456789+-")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+]?[0-9]+)?", re.ASCII)


class SpelledFloat(float):
    """A number that was not written as Python writes it, such as `2.10`: where a text is wanted, it is that text."""

    __slots__ = ("_text",)
    _text: str

    def __new__(cls, text: str) -> "SpelledFloat":
        """The number that a text means."""
        number = super().__new__(cls, text)
        number._text = text
        return number

    def __getnewargs__(self) -> tuple[str]:  # type: ignore[override]  # typeshed knows the argument of float alone
        return (self._text,)

    def __repr__(self) -> str:
        return self._text

    __str__ = __repr__


def parse_scalar(text: str) -> str | int | float | bool | None:
    """The value of an unquoted scalar. `007`, `0x1F`, `.inf`, `12:30`, `2020-10-15`, `yes` and `NO` stay text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in _NUMBER_STARTS:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
            return number if repr(number) == text else SpelledFloat(text)
    return text


def number_text(value: float) -> str:
    """A float as our loader knows it: it wants a decimal point also before an exponent, and no infinities."""
    mantissa, exponent, power = repr(value).partition("e")
    text = (mantissa if "." in mantissa else f"{mantissa}.0") + exponent + power
    return text if isinstance(parse_scalar(text), float) else f'"{value!r}"'

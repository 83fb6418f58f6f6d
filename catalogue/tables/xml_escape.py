"""Characters that XML cannot carry, as workbooks write them: `_x0007_` (ECMA-376, 22.9.2.19, ST_Xstring)."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# Only what nobody can write otherwise: LibreOffice saves a plain `_x0041_` as it is, which Excel would take for an A.
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff]|[Ff]{3}[EeFf])_")


def escape_control_characters(text: str) -> str:
    """A text as it may stand in a workbook."""
    return _FORBIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F_", text))


def unescape_control_characters(text: str) -> str:
    """The text that was meant."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)

"""How several values share one cell, so that a person can read them and every one comes back exactly.

Items are separated by semicolons or line ends. An item that holds one of those, or quotation marks at its ends, is in
quotation marks, in which a mark is doubled. A group is such a list of `name: value`; several groups stand on lines.
"""

import re
from collections.abc import Mapping, Sequence

from catalogue.yaml_source.scalars import number_text, parse_scalar

_TOKEN = re.compile(r'\s*"((?:[^"]|"")*)"[^\S\n]*(?=[;\n]|\Z)|[^;\n]*', re.DOTALL)
_NAME = re.compile(r"\s*([\w.]+)\s*:[^\S\n]*")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"', re.DOTALL)


def pack(items: Sequence[str], also: str = ",") -> str:
    """Items as one cell; an item with a character of `also` is quoted too, as importing may part it there."""
    return "; ".join(quote(item) if set(item) & {*also} else quote_ambiguous(item) for item in items)


def unpack(text: str) -> list[str]:
    """The items of a cell, without empty ones; a quoted item is never parted."""
    items, place = [], 0
    while place <= len(text):
        token = _TOKEN.match(text, place)
        assert token is not None, "the second form takes anything"
        item = token[0].strip() if token[1] is None else token[1].replace('""', '"')
        items += [item] if item else []
        place = token.end() + 1
    return items


def is_quoted(text: str) -> bool:
    """Whether a whole cell is one quoted item."""
    return _QUOTED.fullmatch(text.strip()) is not None


def quote(text: str) -> str:
    """A text in quotation marks."""
    return '"{}"'.format(text.replace('"', '""'))


def quote_ambiguous(text: str) -> str:
    """A text as an item: in quotation marks where it could be misread."""
    risky = text != text.strip() or not text or set(text) & {";", "\n", "\r"} or text.startswith('"')
    return quote(text) if risky else text


def pack_groups(groups: Sequence[Mapping[str, str]]) -> str:
    """Groups as one cell, each on a line: `label: Launch; start: 2020-10-15`.

    Values have been through `quoted_if_needed` or `figure_text`.
    """
    return "\n".join("; ".join(f"{name}: {value}" for name, value in group.items()) for group in groups)


def unpack_groups(text: str) -> list[dict[str, object]] | None:
    """The groups of a cell; None where it is not written as groups."""
    groups: list[dict[str, object]] = []
    group: dict[str, object] = {}
    place = 0
    while place < len(text):
        name = _NAME.match(text, place)
        if name is None:
            if text[place:].strip(" ;\n"):
                return None
            break
        token = _TOKEN.match(text, name.end())
        assert token is not None, "the second form takes anything"
        group[name[1]] = token[0].strip() if token[1] is None else QuotedText(token[1].replace('""', '"'))
        place = token.end() + 1
        if text[token.end() : place] in {"\n", ""}:
            groups.append(group)
            group = {}
    return [*groups, group] if group else groups


class QuotedText(str):
    """A text that stood in quotation marks, and so is no number whatever it looks like."""

    __slots__ = ()


def yes_or_no(value: bool) -> str:
    """The word for a cell."""
    return "yes" if value else "no"


def figure_text(value: float | str) -> str:
    """A number or a text in a cell; a text that looks like a number is quoted, so that it stays one."""
    if isinstance(value, str):
        return quote(value) if isinstance(parse_scalar(value), int | float) else quote_ambiguous(value)
    return number_text(value) if isinstance(value, float) else str(value)


def number_or_text(text: str) -> int | float | str:
    """The value of a cell that may hold a number or a text: the reverse of `figure_text`."""
    if isinstance(text, QuotedText):
        return str(text)
    if is_quoted(text):
        return text.strip()[1:-1].replace('""', '"')
    value = parse_scalar(text) if text else text
    return value if isinstance(value, int | float) and not isinstance(value, bool) else text

"""Writes entries down: from values to the text of a file, and from that text to a file that was not there before.

It knows how front matter looks when a person writes it well. It does not know where values come from, and checks none.
"""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from catalogue.field_info import Shape
from catalogue.schema.collection_fields import in_file_order
from catalogue.yaml_source.load import FORBIDDEN
from catalogue.yaml_source.scalars import number_text, parse_scalar

WIDTH = 120
"""Characters of a line up to which lists and groups stay on it."""

_PLAIN = re.compile(r"[^\W_](?:.*\S)?")
_ALSO_IN_LISTS = frozenset(",[]{}:")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def format_entry(collection: str, values: Mapping[str, object], body: str) -> str:
    """Format the file of an entry: its front matter in the order of the schema, a blank line, its body.

    Values may be texts, numbers, booleans, dates, lists and groups; what is None or empty is left out. Names that the
    schema does not know come last, so that `check` can complain of them. Read back by `catalogue.sources`, the file
    gives the same values and, but for blank lines at both ends, the same body.
    """
    lines = _format_group(_sort_fields(values, in_file_order(collection)), 0)
    body = re.sub(r"\A(?:[ \t]*\n)+|\s+\Z", "", _clean(body.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(["---", *lines, "---", *(["", body] if body else []), ""])


def write_new(path: Path, text: str) -> None:
    """Create a file in one step; FileExistsError where something of that name is there already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _write_draft(path, text)
    try:
        try:
            os.link(draft, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    finally:
        draft.unlink()


def write_over(path: Path, text: str | bytes) -> None:
    """Write a file in one step, in place of an existing one if there is one."""
    path = path.resolve()  # a link stays one
    if path.exists() and not path.is_file():  # a device or a pipe is written to, and never replaced
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return
    draft = _write_draft(path, text)
    try:
        draft.replace(path)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _write_draft(path: Path, text: str | bytes) -> Path:
    """Write the text to a file beside `path`, under a name that no stage reads."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    draft = Path(name)
    draft.chmod(path.stat().st_mode & 0o777 if path.is_file() else 0o666 & ~_umask())
    return draft


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sort_fields(values: Mapping[str, object], fields: Sequence[Shape]) -> dict[str, object]:
    """Sort the values that are not empty by the order of the fields, also inside groups."""
    groups = {field.name: field.group for field in fields}
    result: dict[str, object] = {}
    for name in sorted(values, key=lambda name: list(groups).index(name) if name in groups else len(groups)):
        inner, value = groups.get(name, ()), values[name]
        if isinstance(value, Mapping):
            # Where the names are free, an empty text beside one says something: the name alone.
            value = _sort_fields(value, inner) if inner else dict(value)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            value = [_sort_fields(item, inner) if isinstance(item, Mapping) else item for item in value]
        if not _is_empty(value):
            result[name] = value
    return result


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value)


def _format_group(values: Mapping[str, object], indent: int) -> list[str]:
    return [line for name, value in values.items() for line in _format_setting(name, value, indent)]


def _format_setting(name: str, value: object, indent: int) -> Iterator[str]:
    """Format a name and its value: on one line where they fit, except groups at the top, which are edited more."""
    prefix = f"{' ' * indent}{_format_scalar(name, inline=True)}:"
    line = f"{prefix} {_format_inline(value)}"
    if isinstance(value, dict):
        if indent and len(line) <= WIDTH:
            yield line
        else:
            yield prefix
            yield from _format_group(value, indent + 2)
    elif isinstance(value, list):
        if len(line) <= WIDTH and not any(isinstance(item, dict) for item in value):
            yield line
        else:
            yield prefix
            for item in value:
                yield from _format_item(item, indent + 2)
    else:
        yield f"{prefix} {_format_scalar(value)}"


def _format_item(value: object, indent: int) -> Iterator[str]:
    line = f"{' ' * indent}- {_format_inline(value) if isinstance(value, dict | list) else _format_scalar(value)}"
    if isinstance(value, dict) and len(line) > WIDTH:
        first, *rest = _format_group(value, indent + 2)
        yield f"{' ' * indent}- {first.lstrip()}"
        yield from rest
    else:
        yield line


def _format_inline(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{_format_scalar(name, inline=True)}: {_format_inline(item)}" for name, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_format_inline(item) for item in value)}]"
    return _format_scalar(value, inline=True)


def _format_scalar(value: object, *, inline: bool = False) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, int):
        return str(value)
    text = _clean(value.isoformat() if isinstance(value, date) else str(value))
    return text if _is_plain(text, inline=inline) else _quote(text)


def _is_plain(text: str, *, inline: bool) -> bool:
    """Whether a text may stand without quotation marks: only where nobody could doubt what it means."""
    if not _PLAIN.fullmatch(text) or FORBIDDEN.search(text) or not isinstance(parse_scalar(text), str):
        return False
    if inline and _ALSO_IN_LISTS & set(text):
        return False
    return not re.search(r":(\s|$|//)|\s#|\t", text)


def _quote(text: str) -> str:
    characters = "".join(_SHORT_ESCAPES.get(character, character) for character in text)
    return f'"{FORBIDDEN.sub(_escape, characters)}"'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _clean(text: str) -> str:
    """Replace halves of characters, which no file in UTF-8 can hold."""
    return _SURROGATE.sub("\ufffd", text)

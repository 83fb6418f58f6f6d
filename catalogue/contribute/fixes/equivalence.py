"""Proves that a mended text still says the same: the same values, the same page, the same code, the same comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from catalogue.contribute.fixes.edits import lines_of
from catalogue.contribute.fixes.https_hosts import secured
from catalogue.sources.front_matter import Split, split_front_matter
from catalogue.sources.markdown import fill, parse
from catalogue.sources.markdown_parser import tokens_of
from catalogue.yaml_source import load

_CODE = ("code_inline", "code_block", "fence", "html_block")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_AUTOLINK = re.compile(r"http://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a reader gets from a text, as far as mending must not touch it."""

    front: object
    """The values of the front matter, without order and with what may be mended taken for mended; None if faulty."""
    html: str
    """The page, likewise."""
    headings: tuple[tuple[int, str, str], ...]
    """Level, text and anchor."""
    literal: tuple[str, ...]
    """Code and HTML, as they stand."""
    comments: tuple[str, ...]
    faults: tuple[str, ...]
    """Codes of what is wrong with the body."""


def split_entry(text: str) -> Split | None:
    """The two halves of a text with any line endings; None where it has no usable front matter."""
    halves = split_front_matter("\n".join(lines_of(text.removeprefix("\ufeff")).lines), "")
    return halves if isinstance(halves, Split) else None


def values_of(yaml: str) -> dict[str, object] | None:
    """The values of front matter; None where there is any fault in it."""
    values, faults = load(yaml, "")
    return None if faults else values


def meaning_of(text: str) -> Meaning | None:
    """What a text says; None where it has no usable front matter."""
    halves = split_entry(text)
    if halves is None:
        return None
    values = values_of(halves.yaml)
    body, faults = parse(halves.body, 1, "")
    tokens, _ = tokens_of(halves.body)
    # `ready` parts of the body hold addresses in holes, so these are compared as they will stand in the page.
    html = fill(body, lambda link: secured(link.target))
    return Meaning(
        front=None if values is None else _mended(values),
        html=_AUTOLINK.sub(lambda match: secured(match.group()), html),
        headings=tuple((heading.level, heading.text, heading.anchor) for heading in body.headings),
        literal=tuple(_literal(tokens)),
        comments=tuple(_COMMENT.findall(halves.body)),
        faults=tuple(sorted(fault.code for fault in faults)),
    )


def _literal(tokens: Sequence[object]) -> list[str]:
    found: list[str] = []
    for token in tokens:
        if getattr(token, "type", "") in _CODE:
            found.append(str(getattr(token, "content", "")))
        found += _literal(getattr(token, "children", None) or [])
    return found


def _mended(value: object) -> object:
    """A value in which everything that may be mended is taken for mended."""
    if isinstance(value, dict):
        return {name: _mended(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, str):
        return secured(unescape(value))
    return (type(value).__name__, value)

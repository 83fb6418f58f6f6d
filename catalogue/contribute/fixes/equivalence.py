"""Proves that a fixed text still means the same: the same values, page, code and comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from catalogue.contribute.fixes.edits import split_lines
from catalogue.contribute.fixes.https_hosts import to_https
from catalogue.sources.front_matter import Split, split_front_matter
from catalogue.sources.markdown import fill, parse
from catalogue.sources.markdown_parser import tokens_of
from catalogue.yaml_source import load

_CODE = ("code_inline", "code_block", "fence", "html_block")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_AUTOLINK = re.compile(r"http://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Everything in a text that a fix must not change."""

    front: object
    """The values of the front matter without order, normalised as by all possible fixes; None if they have problems."""
    html: str
    """The page, normalised likewise."""
    headings: tuple[tuple[int, str, str], ...]
    """Level, text and anchor."""
    literal: tuple[str, ...]
    """Code and HTML, as they stand."""
    comments: tuple[str, ...]
    problems: tuple[str, ...]
    """Codes of the problems in the body."""


def split_entry(text: str) -> Split | None:
    """Split a text with any line endings into its two halves; None where it has no usable front matter."""
    halves = split_front_matter("\n".join(split_lines(text.removeprefix("\ufeff")).lines), "")
    return halves if isinstance(halves, Split) else None


def load_values(yaml: str) -> dict[str, object] | None:
    """Load the values of front matter; None where it has any problem."""
    values, problems = load(yaml, "")
    return None if problems else values


def extract_meaning(text: str) -> Meaning | None:
    """Extract the meaning of a text; None where it has no usable front matter."""
    halves = split_entry(text)
    if halves is None:
        return None
    values = load_values(halves.yaml)
    body, problems = parse(halves.body, 1, "")
    tokens, _ = tokens_of(halves.body)
    # `ready` parts of the body hold addresses in holes, so these are compared as they will stand in the page.
    html = fill(body, lambda link: to_https(link.target))
    return Meaning(
        front=None if values is None else _normalise(values),
        html=_AUTOLINK.sub(lambda match: to_https(match.group()), html),
        headings=tuple((heading.level, heading.text, heading.anchor) for heading in body.headings),
        literal=tuple(_list_literals(tokens)),
        comments=tuple(_COMMENT.findall(halves.body)),
        problems=tuple(sorted(problem.code for problem in problems)),
    )


def _list_literals(tokens: Sequence[object]) -> list[str]:
    texts: list[str] = []
    for token in tokens:
        if getattr(token, "type", "") in _CODE:
            texts.append(str(getattr(token, "content", "")))
        texts += _list_literals(getattr(token, "children", None) or [])
    return texts


def _normalise(value: object) -> object:
    """Normalise a value as all possible fixes would."""
    if isinstance(value, dict):
        return {name: _normalise(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_normalise(item) for item in value]
    if isinstance(value, str):
        return to_https(unescape(value))
    return (type(value).__name__, value)

"""Takes an issue apart that was written with the form: GitHub's event or Markdown, into answers by question.

What comes in is hostile until it is checked: it is only cut and cleaned here, and nothing of it is believed.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue.contribute.entries.answer_alignment import NO_ANSWER, Check, align

LARGEST = 1024 * 1024
"""Bytes of a file with an issue; GitHub's events stay far below."""

_TICKED = re.compile(r"^- \[[xX]\] ?(.*)$")
_UNTICKED = re.compile(r"^- \[ \]")
# Marks that turn the direction of what follows, and separators of lines that editors do not show.
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")


class NotAnIssueError(Exception):
    """The file holds no issue; carries a sentence for a person."""


def body_of(file: Path) -> str:
    """The text of the issue in a file: GitHub's event or answer as JSON, or the text itself.

    Raises:
        NotAnIssueError: the file is none of these.
    """
    data = file.read_bytes()
    if len(data) > LARGEST:
        raise NotAnIssueError(f"{file.name} is too large for an issue: {LARGEST // 1024} kB is the most.")
    text = data.decode("utf-8", "replace")
    if file.suffix != ".json":
        return clean(text)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAnIssueError(f"{file.name} cannot be read as JSON.") from error
    issue = found.get("issue", found) if isinstance(found, dict) else None
    if not isinstance(issue, dict) or not isinstance(issue.get("body", ""), str | None):
        raise NotAnIssueError(f"{file.name} holds no issue with a text.")
    return clean(issue.get("body") or "")


def clean(text: str) -> str:
    """Text as a person sees it: without control characters and marks that turn its direction, lines ended alike."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text if c in "\n\t" or not _is_control(c))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """The answers of an issue."""

    texts: Mapping[str, str]
    """By question, in the order of the form; empty where there is none."""
    moved: tuple[str, ...] = ()
    """Questions that stand at another place than in the form."""
    unclear: tuple[str, ...] = ()
    """Questions of which nobody can know where the answer begins."""


def parse_answers(body: str, checks: Mapping[str, Check | None]) -> FormAnswers:
    """The answer to each question.

    A heading that the author wrote into an answer is part of it, also where it reads like a question.

    Args:
        body: the issue's text.
        checks: the labels of the questions, in the order in which the form asks them, each with a function that tells
            whether a text can be its answer; None where any text can.
    """
    lines, texts = body.split("\n"), dict.fromkeys(checks, "")
    found = align(lines, checks)
    ends = [start for start, _ in found.starts[1:]] + [len(lines)]
    for (start, label), end in zip(found.starts, ends, strict=False):
        texts[label] = _answer(lines[start + 1 : end])
    return FormAnswers(texts, found.moved, found.unclear)


def is_ticked_or_not(text: str) -> bool:
    """Whether a text is nothing but boxes to tick."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(_TICKED.match(line) or _UNTICKED.match(line) for line in lines)


def ticked(text: str) -> str:
    """The words of the boxes that are ticked, each on a line; any other text as it is."""
    if not is_ticked_or_not(text):
        return text
    return "\n".join(match[1].strip() for line in text.split("\n") if (match := _TICKED.match(line)))


def _answer(lines: Sequence[str]) -> str:
    text = "\n".join(lines).strip()
    return "" if text == NO_ANSWER else ticked(text)

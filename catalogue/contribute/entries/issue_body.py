"""Parses an issue that was written with the form, as GitHub's event or Markdown, into answers by question.

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


def read_issue_body(file: Path) -> str:
    """Read the text of the issue in a file: GitHub's event or answer as JSON, or the text itself.

    Raises:
        NotAnIssueError: the file is none of these.
    """
    data = file.read_bytes()
    if len(data) > LARGEST:
        raise NotAnIssueError(f"{file.name} is too large for an issue: {LARGEST // 1024} kB is the most.")
    text = data.decode("utf-8", "replace")
    if file.suffix != ".json":
        return clean_text(text)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAnIssueError(f"{file.name} cannot be read as JSON.") from error
    issue = document.get("issue", document) if isinstance(document, dict) else None
    if not isinstance(issue, dict) or not isinstance(issue.get("body", ""), str | None):
        raise NotAnIssueError(f"{file.name} holds no issue with a text.")
    return clean_text(issue.get("body") or "")


def clean_text(text: str) -> str:
    """Clean a text: remove control characters and marks that turn its direction, and make line ends alike."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text if c in "\n\t" or not _is_control(c))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """The answers of an issue."""

    texts: Mapping[str, str]
    """By question, in the order of the form; empty where there is none."""
    out_of_order: tuple[str, ...] = ()
    """Questions in another order than in the form."""
    unclear: tuple[str, ...] = ()
    """Questions of which nobody can know where the answer begins."""


def parse_answers(body: str, checks: Mapping[str, Check | None]) -> FormAnswers:
    """Parse the answer to each question.

    A heading that the author wrote into an answer is part of it, also where it reads like a question.

    Args:
        body: the issue's text.
        checks: the labels of the questions, in the order in which the form asks them, each with a function that returns
            whether a text can be its answer; None where any text can.
    """
    lines, texts = body.split("\n"), dict.fromkeys(checks, "")
    alignment = align(lines, checks)
    ends = [start for start, _ in alignment.starts[1:]] + [len(lines)]
    for (start, label), end in zip(alignment.starts, ends, strict=False):
        texts[label] = _parse_answer(lines[start + 1 : end])
    return FormAnswers(texts, alignment.out_of_order, alignment.unclear)


def is_checkbox_list(text: str) -> bool:
    """Whether a text is nothing but boxes to tick."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(_TICKED.match(line) or _UNTICKED.match(line) for line in lines)


def extract_checkbox_labels(text: str) -> str:
    """Extract the labels of ticked boxes, one to a line; any other text is returned as it is."""
    if not is_checkbox_list(text):
        return text
    return "\n".join(match[1].strip() for line in text.split("\n") if (match := _TICKED.match(line)))


def _parse_answer(lines: Sequence[str]) -> str:
    text = "\n".join(lines).strip()
    return "" if text == NO_ANSWER else extract_checkbox_labels(text)

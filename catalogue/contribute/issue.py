"""Takes an issue apart that was written with the form: GitHub's event or Markdown, into answers by question.

What comes in is hostile until it is checked: it is only cut and cleaned here, and nothing of it is believed.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

LARGEST = 1024 * 1024
"""Bytes of a file with an issue; GitHub's events stay far below."""

_NOTHING = "_No response_"
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


def answers(body: str, labels: Sequence[str]) -> Mapping[str, str]:
    """The answer to each question, in the order in which the form asks; empty where there is none.

    A heading inside an answer that reads like an earlier question is part of that answer.
    """
    lines, found = body.split("\n"), dict.fromkeys(labels, "")
    starts = list(_starts(lines, labels))
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    for (start, label), end in zip(starts, ends, strict=False):
        found[label] = _answer(lines[start + 1 : end])
    return found


def _starts(lines: Sequence[str], labels: Sequence[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    following = 0
    for number, line in enumerate(lines):
        heading = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        if heading in labels[following:]:
            following = labels.index(heading, following) + 1
            found.append((number, heading))
    return found


def _answer(lines: Sequence[str]) -> str:
    text = "\n".join(lines).strip()
    if text == _NOTHING:
        return ""
    boxes = [line for line in text.split("\n") if line.strip()]
    if boxes and all(_TICKED.match(line) or _UNTICKED.match(line) for line in boxes):
        return "\n".join(match[1].strip() for line in boxes if (match := _TICKED.match(line)))
    return text

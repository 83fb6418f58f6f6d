"""The edits that are measured: one body, one title, one template; each leaves a word behind that the page must show."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.subjects import Subject

Edit = Callable[[Subject, str], str]
"""Changes the page of a tool as it has never been before; gives the words to look for."""


def edit_body(subject: Subject, tool: str) -> str:
    """Put a sentence before the last section of a tool's text."""
    words = f"Edited at {_moment()}."
    file = subject.source_of(tool)
    before, heading, after = file.read_text("utf-8").rpartition("\n## Lessons learnt\n")
    before = re.sub(r"\nEdited at \d+\.\n", "", before)
    _save(file, f"{before}\n{words}\n{heading}{after}")
    return words


def edit_title(subject: Subject, tool: str) -> str:
    """Give a tool another title, in the front matter alone."""
    file = subject.source_of(tool)
    text = file.read_text("utf-8")
    title = re.search(r"^title: (.*?)(?: Again \d+)?$", text, re.MULTILINE | re.IGNORECASE)
    assert title, "every tool has a title"
    words = f"{title[1]} Again {_moment()}"
    _save(file, f"{text[: title.start(1)]}{words}{text[title.end() :]}")
    return words


def edit_template(subject: Subject, tool: str) -> str:
    """Change the template of all tools' pages."""
    words = f"Template of {_moment()}."
    file = subject.folder / subject.template
    text = re.sub(r"<p>Template of \d+\.</p>", "", file.read_text("utf-8"))
    _save(file, text.replace("</article>", f"<p>{words}</p></article>", 1))
    return words


def _moment() -> int:
    """A number that never comes back."""
    return time.time_ns()


def _save(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")

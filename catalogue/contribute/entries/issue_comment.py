"""Says what became of a proposal, in Markdown that somebody else's words cannot turn into anything but words.

Its text is posted under the name of a bot: nothing in it may ping, link, close, embed or command.
"""

import re
from collections.abc import Iterable

from catalogue.diagnostics import Diagnostic
from catalogue.diagnostics.formats import inert

LONGEST_COMMENT = 60_000
"""Characters of a comment with room to spare: GitHub refuses one of more than 65,536."""
READ_AGAIN = (
    "To change something, edit the first text of this issue (the three dots beside it, then *Edit*): "
    "everything is read again."
)


def item(label: str, faults: Iterable[Diagnostic]) -> list[str]:
    """Faults under the question that they belong to, each as an item of a list."""
    return [f"- **{inert.inert(label)}**: {sentence(fault)}" for fault in faults]


def sentence(fault: Diagnostic) -> str:
    """A fault as one or two sentences."""
    message = inert.sentence(f"{fault.message[:1].upper()}{fault.message[1:]}.")
    return f"{message} {inert.sentence(fault.help)}".strip()


def accepted(path: str, notes: Iterable[str]) -> str:
    """The comment on a proposal that has become a page."""
    lines = [
        f"Thank you. Your tool has become a page, `{path}`. It is now proposed for the catalogue in a pull request, "
        "and somebody reads it before it is published.",
        *_remarks(notes),
        "",
        READ_AGAIN,
    ]
    return "\n".join(lines) + "\n"


def waiting(path: str, text: str, notes: Iterable[str]) -> str:
    """The comment on a proposal that has become a page, and for which no pull request could be opened."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 3)
    shown = ["This is the page:", "", f"{fence}markdown", text.rstrip("\n"), fence]
    lines = [
        f"Thank you. Your tool has become a page, `{path}`, which is complete. It could not be proposed for "
        "the catalogue in a pull request yet: those who look after the catalogue have to do something first. You need "
        "not do anything.",
        "",
        *(shown if len(text) <= LONGEST_COMMENT // 2 else ["The page is too long to be shown here."]),
        *_remarks(notes),
        "",
        READ_AGAIN,
        "",
    ]
    return "\n".join(lines) + "\n"


def refused(items: Iterable[str], notes: Iterable[str] = ()) -> str:
    """The comment on a proposal that cannot become a page yet."""
    lines = ["Thank you. Before your tool can become a page, please complete or clarify the following:", ""]
    return "\n".join([*lines, *_fitting([*items, *notes]), "", READ_AGAIN]) + "\n"


def _remarks(notes: Iterable[str]) -> list[str]:
    notes = _fitting(notes)
    return ["", "Worth a look, although none of it prevents publication:", "", *notes] if notes else []


def _fitting(items: Iterable[str]) -> list[str]:
    """The first items, as many as a comment can hold beside everything else, and how many more there are."""
    items, length, fitting = list(items), 0, list[str]()
    for item in items:
        length += len(item) + 1
        if length > LONGEST_COMMENT // 3:
            return [*fitting, f"- And {len(items) - len(fitting)} more."]
        fitting.append(item)
    return fitting

"""Formats the comment on a proposal, as Markdown in which somebody else's words remain mere words.

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


def format_problems(label: str, problems: Iterable[Diagnostic]) -> list[str]:
    """Format problems under the question that they belong to, each as an item of a list."""
    return [f"- **{inert.inert(label)}**: {format_sentence(problem)}" for problem in problems]


def format_sentence(problem: Diagnostic) -> str:
    """Format a problem as one or two sentences."""
    message = inert.sentence(f"{problem.message[:1].upper()}{problem.message[1:]}.")
    return f"{message} {inert.sentence(problem.help)}".strip()


def format_acceptance(path: str, warnings: Iterable[str]) -> str:
    """Format the comment on a proposal that has become a page."""
    lines = [
        f"Thank you. Your tool has become a page, `{path}`. It is now proposed for the catalogue in a pull request, "
        "and somebody reads it before it is published.",
        *_format_warnings(warnings),
        "",
        READ_AGAIN,
    ]
    return "\n".join(lines) + "\n"


def format_waiting(path: str, text: str, warnings: Iterable[str]) -> str:
    """Format the comment on a proposal that has become a page, and for which no pull request could be opened."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 3)
    preview = ["This is the page:", "", f"{fence}markdown", text.rstrip("\n"), fence]
    lines = [
        f"Thank you. Your tool has become a page, `{path}`, which is complete. It could not be proposed for "
        "the catalogue in a pull request yet: those who look after the catalogue have to do something first. You need "
        "not do anything.",
        "",
        *(preview if len(text) <= LONGEST_COMMENT // 2 else ["The page is too long to be shown here."]),
        *_format_warnings(warnings),
        "",
        READ_AGAIN,
        "",
    ]
    return "\n".join(lines) + "\n"


def format_refusal(items: Iterable[str], warnings: Iterable[str] = ()) -> str:
    """Format the comment on a proposal that cannot become a page yet."""
    lines = ["Thank you. Before your tool can become a page, please complete or clarify the following:", ""]
    return "\n".join([*lines, *_truncate_list([*items, *warnings]), "", READ_AGAIN]) + "\n"


def _format_warnings(warnings: Iterable[str]) -> list[str]:
    warnings = _truncate_list(warnings)
    return ["", "Worth a look, although none of it prevents publication:", "", *warnings] if warnings else []


def _truncate_list(items: Iterable[str]) -> list[str]:
    """Truncate a list to what a comment can hold beside everything else, and count the rest."""
    items, length, first = list(items), 0, list[str]()
    for item in items:
        length += len(item) + 1
        if length > LONGEST_COMMENT // 3:
            return [*first, f"- And {len(items) - len(first)} more."]
        first.append(item)
    return first

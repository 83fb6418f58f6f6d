"""Says what became of a proposal, in Markdown that somebody else's words cannot turn into anything but words.

Its text is posted under the name of a bot: nothing in it may ping, link, close, embed or command.
"""

from collections.abc import Iterable

from catalogue.diagnostics import Diagnostic
from catalogue.diagnostics.formats import inert

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
    notes = list(notes)
    more = ["", "Worth a look, though nothing of it stands in the way:", "", *notes] if notes else []
    lines = [
        f"Thank you. Your tool has become a page, `{path}`. It is now proposed for the catalogue in a pull request, "
        "and somebody reads it before it is published.",
        *more,
        "",
        READ_AGAIN,
    ]
    return "\n".join(lines) + "\n"


def refused(items: Iterable[str], notes: Iterable[str] = ()) -> str:
    """The comment on a proposal that cannot become a page yet."""
    lines = ["Thank you. Before your tool can become a page, something is missing or not clear:", "", *items, *notes]
    return "\n".join([*lines, "", READ_AGAIN]) + "\n"

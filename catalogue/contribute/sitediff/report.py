"""A difference in words: for a terminal, or as Markdown for the summary of a job on GitHub."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.contribute.sitediff import Change, Counts, PageContent, Redirect, SiteDiff
from catalogue.diagnostics.formats.inert import code, inert
from catalogue.diagnostics.formats.terminal import visible

LARGEST = 400_000
"""Bytes of a summary in Markdown. GitHub takes 1 MiB of one step and drops a longer one whole."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a form writes what the other knows nothing of."""

    title: Callable[[str], str]
    section: Callable[[str], str]
    page: Callable[[str, str, str, str], str]
    """Of a sign, an address, a title and its language."""
    redirect: Callable[[str, str, str], str]
    """Of an address, the one that it leads to and the title that it once had."""
    detail: Callable[[str], str]
    text: Callable[[str], str]
    """A stranger's text, made harmless."""
    address: Callable[[str], str]
    largest: int | None = None


_HUMAN = _Form(
    title=lambda text: f"{text}\n",
    section=lambda text: f"\n{text}\n",
    page=lambda sign, address, title, language: f"  {sign} {address}  {title}{language}\n",
    redirect=lambda address, target, title: f"  > {address} → {target}{title}\n",
    detail=lambda text: f"      {text}\n",
    text=lambda text: visible(text if len(text) <= 160 else f"{text[:159]}…"),
    address=visible,
)
_MARKDOWN = _Form(
    title=lambda text: f"## What changes on the site\n\n**{text}**\n",
    section=lambda text: f"\n### {text}\n\n",
    page=lambda sign, address, title, language: f"- **{title}**{language} {address}\n",
    redirect=lambda address, target, title: f"- {address} → {target}{title}\n",
    detail=lambda text: f"  - {text}\n",
    text=inert,
    address=code,
    largest=LARGEST,
)


def human(difference: SiteDiff) -> str:
    """For a terminal."""
    return _told(difference, _HUMAN)


def markdown(difference: SiteDiff) -> str:
    """For a job's summary; whatever pages say stays inert in it."""
    return _told(difference, _MARKDOWN)


def _told(difference: SiteDiff, form: _Form) -> str:
    if difference.is_empty:
        return form.title("Nothing changes on the site.")
    ending = "".join(_ending(difference, form))
    written = [form.title(_headline(difference))]
    room = None if form.largest is None else form.largest - len(ending.encode()) - 1_000
    left = 0
    for piece in _pieces(difference, form):
        size = len(piece.encode("utf-8", "replace"))
        if left or (room is not None and size > room):
            left += 1
            continue
        written.append(piece)
        room = None if room is None else room - size
    rest = f"\n{left} more are not shown here.\n" if left else ""
    return "".join([*written, rest, ending])


def _headline(difference: SiteDiff) -> str:
    counts = [(difference.added, "added"), (difference.changed, "changed"), (difference.removed, "removed")]
    words = [f"{_number(len(pages), 'page')} {how}" for pages, how in counts if pages]
    return ", ".join(words) or "The content of every page is the same as before"


def _pieces(difference: SiteDiff, form: _Form) -> Iterator[str]:
    """The report in pieces that stay whole: a heading with its first page, then page by page."""
    yield from _headed("Added", [_page("+", page, form) for page in difference.added], form)
    changed = (
        _page("~", page.head, form) + "".join(form.detail(_change(change, form)) for change in page.changes)
        for page in difference.changed
    )
    yield from _headed("Changed", changed, form)
    yield from _headed("Removed", [_page("-", page, form) for page in difference.removed], form)
    moved = [_redirect(item, form) for item in difference.redirects]
    yield from _headed("Addresses that now lead to another page", moved, form)
    dropped = [_redirect(item, form) for item in difference.dropped]
    yield from _headed("Old addresses that no longer lead anywhere", dropped, form)


def _headed(heading: str, pages: Iterator[str] | list[str], form: _Form) -> Iterator[str]:
    for number, page in enumerate(pages):
        yield page if number else form.section(heading) + page


def _page(sign: str, page: PageContent, form: _Form) -> str:
    language = f" ({form.text(page.language)})" if page.language else ""
    return form.page(sign, form.address(f"/{page.path}"), form.text(page.title), language)


def _redirect(item: Redirect, form: _Form) -> str:
    title = f", where {form.text(item.title)} stood" if item.title else ""
    target = item.target if ":" in item.target else f"/{item.target}"
    return form.redirect(form.address(f"/{item.path}"), form.address(target), title)


def _change(change: Change, form: _Form) -> str:
    what = form.text(change.name) if change.name else change.what
    before, after = form.text(change.before), form.text(change.after)
    if not (before or after):
        return what
    if change.what.endswith((" added", " removed")):
        return f"{what}: {after or before}"
    return f"{what}: {before or 'nothing'} → {after or 'nothing'}"


def _ending(difference: SiteDiff, form: _Form) -> Iterator[str]:
    """What is only counted."""
    lines = [
        (difference.lists, "changed only in what {they} show{s} of others"),
        (difference.frame, "changed only around {their} content"),
    ]
    told = [f"{_number(number, 'page')} {_agreeing(words, number)}." for number, words in lines if number]
    if difference.copies != Counts():
        told.append(f"Copies of texts that are not translated: {_counted(difference.copies)}.")
    told += [f"{kind[:1].upper()}{kind[1:]}: {_counted(counts)}." for kind, counts in difference.files.items()]
    if told:
        yield form.section("Besides")
        yield from (f"- {line}\n" for line in told)


def _agreeing(words: str, number: int) -> str:
    one = number == 1
    return words.format(they="it" if one else "they", s="s" if one else "", their="its" if one else "their")


def _counted(counts: Counts) -> str:
    parts = [(counts.added, "added"), (counts.changed, "changed"), (counts.removed, "removed")]
    return ", ".join(f"{number} {how}" for number, how in parts if number)


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

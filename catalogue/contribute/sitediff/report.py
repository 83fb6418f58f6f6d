"""Formats the differences of two sites: for a terminal, or as Markdown for the summary of a job on GitHub."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.contribute.sitediff import Counts, PageChange, PageContent, Redirect, SiteDiff
from catalogue.diagnostics.formats.inert import code, inert
from catalogue.diagnostics.formats.terminal import visible

LARGEST = 400_000
"""Bytes of a summary in Markdown. GitHub takes 1 MiB of one step and drops a longer one entirely."""


@dataclass(frozen=True, slots=True)
class _Format:
    """Functions by which an output format writes each part of the report."""

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


_HUMAN = _Format(
    title=lambda text: f"{text}\n",
    section=lambda text: f"\n{text}\n",
    page=lambda sign, address, title, language: f"  {sign} {address}  {title}{language}\n",
    redirect=lambda address, target, title: f"  > {address} → {target}{title}\n",
    detail=lambda text: f"      {text}\n",
    text=lambda text: visible(text if len(text) <= 160 else f"{text[:159]}…"),
    address=visible,
)
_MARKDOWN = _Format(
    title=lambda text: f"## What changes on the site\n\n**{text}**\n",
    section=lambda text: f"\n### {text}\n\n",
    page=lambda sign, address, title, language: f"- **{title}**{language} {address}\n",
    redirect=lambda address, target, title: f"- {address} → {target}{title}\n",
    detail=lambda text: f"  - {text}\n",
    text=inert,
    address=code,
    largest=LARGEST,
)


def format_human(difference: SiteDiff) -> str:
    """Format the differences for a terminal."""
    return _format_diff(difference, _HUMAN)


def format_markdown(difference: SiteDiff) -> str:
    """Format the differences for a job's summary; text of pages stays inert in it."""
    return _format_diff(difference, _MARKDOWN)


def _format_diff(difference: SiteDiff, form: _Format) -> str:
    if difference.is_empty:
        return form.title("Nothing changes on the site.")
    ending = "".join(_format_ending(difference, form))
    pieces = [form.title(_format_headline(difference))]
    space = None if form.largest is None else form.largest - len(ending.encode()) - 1_000
    rest_count = 0
    for piece in _format_pieces(difference, form):
        size = len(piece.encode("utf-8", "replace"))
        if rest_count or (space is not None and size > space):
            rest_count += 1
            continue
        pieces.append(piece)
        space = None if space is None else space - size
    rest = f"\n{rest_count} more are not shown here.\n" if rest_count else ""
    return "".join([*pieces, rest, ending])


def _format_headline(difference: SiteDiff) -> str:
    counts = [(difference.added, "added"), (difference.changed, "changed"), (difference.removed, "removed")]
    words = [f"{_format_number(len(pages), 'page')} {how}" for pages, how in counts if pages]
    return ", ".join(words) or "The content of every page is the same as before"


def _format_pieces(difference: SiteDiff, form: _Format) -> Iterator[str]:
    """Format the report in pieces that are not split: a heading with its first page, then page by page."""
    yield from _add_heading("Added", [_format_page("+", page, form) for page in difference.added], form)
    changed_pages = (
        _format_page("~", page.head, form)
        + "".join(form.detail(_format_change(change, form)) for change in page.changes)
        for page in difference.changed
    )
    yield from _add_heading("Changed", changed_pages, form)
    yield from _add_heading("Removed", [_format_page("-", page, form) for page in difference.removed], form)
    redirects = [_format_redirect(item, form) for item in difference.redirects]
    yield from _add_heading("Addresses that now lead to another page", redirects, form)
    dead_redirects = [_format_redirect(item, form) for item in difference.dead_redirects]
    yield from _add_heading("Old addresses that no longer lead anywhere", dead_redirects, form)


def _add_heading(heading: str, pages: Iterator[str] | list[str], form: _Format) -> Iterator[str]:
    for number, page in enumerate(pages):
        yield page if number else form.section(heading) + page


def _format_page(sign: str, page: PageContent, form: _Format) -> str:
    language = f" ({form.text(page.language)})" if page.language else ""
    return form.page(sign, form.address(f"/{page.path}"), form.text(page.title), language)


def _format_redirect(item: Redirect, form: _Format) -> str:
    title = f", where {form.text(item.title)} stood" if item.title else ""
    target = item.target if ":" in item.target else f"/{item.target}"
    return form.redirect(form.address(f"/{item.path}"), form.address(target), title)


def _format_change(change: PageChange, form: _Format) -> str:
    what = form.text(change.name) if change.name else change.what
    before, after = form.text(change.before), form.text(change.after)
    if not (before or after):
        return what
    if change.what.endswith((" added", " removed")):
        return f"{what}: {after or before}"
    return f"{what}: {before or 'nothing'} → {after or 'nothing'}"


def _format_ending(difference: SiteDiff, form: _Format) -> Iterator[str]:
    """Format what is only counted."""
    lines = [
        (difference.lists, "changed only in what {they} show{s} of others"),
        (difference.frame, "changed only around {their} content"),
    ]
    sentences = [f"{_format_number(number, 'page')} {_inflect(words, number)}." for number, words in lines if number]
    if difference.copies != Counts():
        sentences.append(f"Copies of texts that are not translated: {_format_counts(difference.copies)}.")
    sentences += [
        f"{kind[:1].upper()}{kind[1:]}: {_format_counts(counts)}." for kind, counts in difference.files.items()
    ]
    if sentences:
        yield form.section("Besides")
        yield from (f"- {line}\n" for line in sentences)


def _inflect(words: str, number: int) -> str:
    one = number == 1
    return words.format(they="it" if one else "they", s="s" if one else "", their="its" if one else "their")


def _format_counts(counts: Counts) -> str:
    parts = [(counts.added, "added"), (counts.changed, "changed"), (counts.removed, "removed")]
    return ", ".join(f"{number} {how}" for number, how in parts if number)


def _format_number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

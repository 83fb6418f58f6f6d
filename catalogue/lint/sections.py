"""Checks of a page's sections: whether each has content, and whether a piloted tool has all that the site requires."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import BLOT, ProseText
from catalogue.model_errors import nearest
from catalogue.sources import Document, locate_in
from catalogue.sources.body import Block

SECTION_LEVEL = 2
"""Heading level of sections."""


def empty_sections(page: ProseText) -> Iterator[Diagnostic]:
    """Report headings with nothing below them."""
    says = [block for block in page.blocks if _may_say_something(block)]
    lines = [block.line for block in says]
    for index, heading in enumerate(page.headings):
        following = page.headings[index + 1] if index + 1 < len(page.headings) else None
        if following and following.level > heading.level:
            continue
        start = bisect_right(lines, heading.line)
        end = bisect_left(lines, following.line) if following else len(lines)
        if heading.text and not any(_says_something(page, block) for block in says[start:end]):
            yield report(rules.SECTION_EMPTY, page.line_span(heading.line), text=heading.text)


def _may_say_something(block: Block) -> bool:
    """Whether a block may fill a section; footnotes, which are at the end of the page, are nested one level deeper."""
    return block.kind in ("row", "term") or (block.depth == 0 and block.kind != "heading")


def _says_something(page: ProseText, block: Block) -> bool:
    """Whether a block is more than a comment."""
    if block.kind != "html":
        return True
    begin, end = page.bounds(block.line, block.end_line)
    return bool(page.prose[begin:end].replace(BLOT, "").strip()) or "<img" in page.text[begin:end]


def missing_sections(document: Document, sections: Sequence[str]) -> Iterator[Diagnostic]:
    """Report the sections that a piloted tool lacks; none for a page without text, which is reported as such."""
    titles = [heading.text for heading in document.body.headings if heading.level == SECTION_LEVEL]
    if set(sections).issubset(titles):
        return
    folded_titles = {text.casefold() for text in titles}
    missing = [section for section in sections if section.casefold() not in folded_titles]
    if not missing or document.body.empty:
        return
    span = locate_in(document.text, document.source.path, ("status",))
    others = [text for text in titles if text.casefold() not in {section.casefold() for section in sections}]
    for section in missing:
        near = nearest(section, others)
        yield report(rules.SECTION_MISSING, span, section=section, near=f", or rename “{near}”" if near else "")

"""Checks of headings: their order, their words, and paragraphs that are formatted to look like one."""

import re
from collections.abc import Iterator, Sequence

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText
from catalogue.sources import Heading
from catalogue.sources.body import Block

TITLE_LEVEL = 1
"""Level of a page's title, above its text."""

_BOLD = re.compile(
    r"\s*[*_]?(?P<sign>\*\*|__)(?=\S)(?P<text>(?:(?!\*\*|__).)+?)(?<=\S)(?P=sign)[*_]?(?P<colon>\s*:)?\s*"
)
_SENTENCE_END = (".", "!", "?", "…", ",", ";", "”", '"', "»")
_LONGEST_HEADING = 80
_ABBREVIATION = re.compile(
    r"(?:\.\.|\b(?:\w\.)+\w|\b(?:etc|Ltd|Inc|Co|Corp|Jr|Sr|St|No|Nr|approx|incl|excl|vs|al|ed|eds|vol|pp|bzw|usw|ca|"
    r"osv|mfl|m\.fl|jne|itp|itd|tzn|jt|utt|kt|tml|pms|u\.a|u\.Ä|z\.B|e\.V|GmbH|A/S|[A-Z]))\.$"
)


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report problems with the headings of a page."""
    yield from _levels(page)
    yield from _repeated_headings(page)
    for heading in page.headings:
        if not heading.text:
            yield report(rules.HEADING_EMPTY, page.line_span(heading.line))
        elif heading.text.endswith(".") and not _ABBREVIATION.search(heading.text):
            yield report(rules.HEADING_WITH_FULL_STOP, page.line_span(heading.line))
    yield from _bold_paragraphs(page)


def _levels(page: ProseText) -> Iterator[Diagnostic]:
    before = TITLE_LEVEL
    for heading in page.headings:
        expected_level = before + 1
        if heading.level > expected_level:
            yield report(
                rules.LEVEL_SKIPPED,
                page.line_span(heading.line),
                given=heading.level,
                wanted=expected_level,
                signs="#" * expected_level,
                text=heading.text,
            )
        before = heading.level


def _repeated_headings(page: ProseText) -> Iterator[Diagnostic]:
    above: list[Heading] = []
    first_by_path: dict[tuple[str, ...], Heading] = {}
    for heading in page.headings:
        while above and above[-1].level >= heading.level:
            above.pop()
        above.append(heading)
        key = tuple(part.text.casefold() for part in above)
        first = first_by_path.setdefault(key, heading)
        if first is not heading and heading.text:
            where = f"is already in line {first.line}"
            yield report(rules.HEADING_REPEATED, page.line_span(heading.line), text=heading.text, where=where)
    title = page.front.get("title")
    if page.headings and isinstance(title, str) and page.headings[0].text.casefold() == title.strip().casefold():
        first = page.headings[0]
        where = "repeats the title above it"
        yield report(rules.HEADING_REPEATED, page.line_span(first.line), text=first.text, where=where)


def _bold_paragraphs(page: ProseText) -> Iterator[Diagnostic]:
    if "**" not in page.prose and "__" not in page.prose:
        return
    for block, following in _paragraphs(page.blocks):
        source = page.lines(block.line, block.end_line)
        bold = _BOLD.fullmatch(source)
        if bold is None or following is None or following.kind == "heading" or "](" in source:
            continue
        text = bold["text"].strip("*_ ")
        if len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_END):
            level = next(
                (heading.level for heading in reversed(page.headings) if heading.line < block.line), TITLE_LEVEL
            )
            signs = "#" * min(level + 1, 6)
            yield report(rules.HEADING_IN_DISGUISE, page.line_span(block.line), signs=signs, text=text.rstrip(" :"))


def _paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Paragraphs outside any other block, each with the block that follows."""
    outer = [block for block in blocks if block.depth == 0 or block.kind == "row"]
    for index, block in enumerate(outer):
        if block.kind == "paragraph":
            yield block, outer[index + 1] if index + 1 < len(outer) else None

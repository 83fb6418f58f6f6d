"""Checks for numbers of tools, entries, initiatives, organisations or formats that the catalogue counts itself."""

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText
from catalogue.lint.words import NUMBERS

_NOUNS = frozenset({"tools", "entries", "initiatives", "organisations", "formats"})
_TERMS = frozenset({"strands", "sectors", "aims", "formats", "countries"})
"""The collections whose pages speak of the catalogue's own tools."""
_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(NUMBERS)})(?:-(?:{'|'.join(NUMBERS)}))?|both)"
_COUNT = re.compile(
    rf"(?<![\w.,:/–-]){_NUMBER}\s+(?:(?:more|other|further|different|listed)\s+)*(?P<noun>{'|'.join(sorted(_NOUNS))})\b(?!-)"
)
_CATALOGUE = r"(?:this|our|the)\s+(?:catalogue|page)\b(?!\s+of\s+(?:19|20)\d\d)"
_CATALOGUE_BEFORE = re.compile(
    rf"{_CATALOGUE}\s+(?:holds|has|lists|contains|describes|counts|knows|shows|gathers|presents|covers)"
    r"(?:\s+(?:all|about|over|now|only|the|some|more|than))*\s+\Z"
)
_CATALOGUE_AFTER = re.compile(
    rf"[^.?!]{{0,60}}?(?:\s(?:sorted|listed|shown|described|gathered|collected|filed)\s+here\b|\s(?:in|of|on)\s+{_CATALOGUE})"
)
_OF_ALL = re.compile(r"\bof\s+(?:the|its|these|all)\s+\Z")
_OTHERS_COUNT = re.compile(r"(?:\bproject['’]s|\blist\s+of)\s+\Z")
_OTHERS_COUNT_AFTER = re.compile(
    r"\s+(?:(?:of|from|in|by)\s+)?(?:the|this|that|its)\s+(?:project|partners|long list|survey)\b"
)
_SUMMARY = re.compile(r"^summary:.*(?:\n[ \t].*)*", re.MULTILINE)
_WITHIN = 80
"""Number of characters before a number that may show what it counts."""


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report counts of the catalogue's own contents in the text and the summary; English only, as its words are."""
    if page.language not in ("", "en") or not _NOUNS & page.words:
        return
    for start, end, has_tools in _stretches(page):
        for match in _COUNT.finditer(page.lowercase, start, end):
            if _counts_the_catalogue(page, match, start, end, has_tools=has_tools):
                span = page.span(match.start(), match.end())
                yield report(rules.COLLECTION_COUNTED, span, text=" ".join(page.text[slice(*match.span())].split()))


def _stretches(page: ProseText) -> Iterator[tuple[int, int, bool]]:
    """Start and end of the summary and of each of the author's own paragraphs, and whether it names tools."""
    if summary := _SUMMARY.search(page.text, 0, page.body):
        yield summary.start(), summary.end(), True
    for leaf in page.leaves:
        if leaf.kind == "paragraph" and not leaf.is_quotation:
            yield leaf.start, leaf.end, "tools/" in page.text[leaf.start : leaf.end]


def _counts_the_catalogue(page: ProseText, match: re.Match[str], start: int, end: int, *, has_tools: bool) -> bool:
    before = page.lowercase[max(start, match.start() - _WITHIN) : match.start()]
    if _OTHERS_COUNT.search(before) or _OTHERS_COUNT_AFTER.match(page.lowercase, match.end(), end):
        return False
    if _CATALOGUE_BEFORE.search(before) or _CATALOGUE_AFTER.match(page.lowercase, match.end(), end):
        return True
    # Elsewhere `two tools` may be a hammer and a chisel, and `ten formats` those of a printer.
    about_tools = page.collection in _TERMS and match["noun"] == "tools"
    return about_tools and (has_tools or _OF_ALL.search(before) is not None)

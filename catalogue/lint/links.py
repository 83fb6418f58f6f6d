"""Checks of links and addresses: whether the label says where the link leads, and whether the address is secure."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText
from catalogue.lint.words import EMPTY_LINK_TEXTS
from catalogue.sources import locate_in

_SIGNS = " .,:;!?…()[]*_`\"'“”„«»<>→←↗➜»›-–—"
_REVERSED_LINK = re.compile(r"\(([^()\[\]\n]{1,200})\)\[([^\[\]\n\s]{1,300})\](?![(\[])")
_TARGET = re.compile(
    r"https?:\S+|mailto:\S+|www\.\S+|\.{0,2}/\S+|#[\w-]+|\S+\.(?:md|html?|pdf|jpe?g|png)(?:#\S*)?|[\w-]+(?:\.[\w-]+)+/\S*",
    re.IGNORECASE,
)
_HTTP = re.compile(r"http://([^\s\"'<>)\]}/?#,]+)[^\s\"'<>)\]}]*")
_OWN_COMPUTER = re.compile(r"(?:localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|\[?::1\]?)(?::\d+)?")


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report problems with the links of a page, except insecure addresses."""
    yield from _empty_texts(page)
    reversed_links = list(_reversed_links(page))
    yield from (diagnostic for diagnostic, _, _ in reversed_links)
    for start, end in page.addresses:
        if not any(first <= start < last for _, first, last in reversed_links):
            yield report(rules.ADDRESS_AS_TEXT, page.span(start, end))
    yield from _labels(page)


def insecure(page: ProseText) -> Iterator[tuple[str, Diagnostic]]:
    """Report addresses without encryption, each with its host."""
    if "http://" not in page.text:
        return
    bare = {start + (page.text[start] == "<") for start, _ in page.addresses}
    literal = [page.bounds(block.line, block.end_line) for block in page.blocks if block.kind == "code"]
    cited = frozenset(_cited_addresses(page.front.get("sources")))
    for match in _HTTP.finditer(page.text):
        start, host = match.start(), match.group(1).rpartition("@")[2].casefold()
        if start in bare or any(begin <= start < end for begin, end in literal) or _in_comment(page, start):
            continue
        if start < page.body and match[0] in cited:
            continue
        if not _OWN_COMPUTER.fullmatch(host) and (start < page.body or _is_target(page, start)):
            name = host.partition(":")[0]
            yield name, report(rules.INSECURE, page.span(start, match.end()), host=name)


def _cited_addresses(sources: object) -> Iterator[str]:
    """The addresses of sources: they record where a fact was read, and stay as they were at that time."""
    for source in sources if isinstance(sources, list) else ():
        if isinstance(source, Mapping) and isinstance(url := source.get("url"), str):
            yield url.strip()


def _in_comment(page: ProseText, start: int) -> bool:
    """Whether a position is inside a comment in the front matter."""
    line = page.text.rfind("\n", 0, start) + 1
    sign = page.text.rfind(" #", line, start)
    first = page.text[line:start].lstrip().startswith("#")
    return start < page.body and (first or (sign >= 0 and page.text.count('"', line, sign) % 2 == 0))


def _is_target(page: ProseText, start: int) -> bool:
    """Whether an address in the body is a link target: after `](`, in `href=`, or after `[label]:`."""
    before = page.text[max(start - 200, 0) : start]
    return bool(re.search(r"(?:\]\(\s*<?|\b(?:href|src)\s*=\s*[\"']?|\n\[[^\]\n^]+\]:\s*<?)\Z", before))


def _empty_texts(page: ProseText) -> Iterator[Diagnostic]:
    ends: dict[tuple[str, int], int] = {}
    for use in page.links:
        if use.kind != "link" or len(use.text) > 40 or not _is_empty(use.text):
            continue
        begin, end = page.bounds(use.line, use.end_line)
        begin = ends.get((use.text, use.line), begin)
        words = r"\s+".join(map(re.escape, use.text.split()))
        match = re.compile(rf"\[[\s*_`]*{words}[\s*_`]*\](?=[(\[])").search(page.text, begin, end)
        span = page.span(match.start() + 1, match.end() - 1) if match else page.line_span(use.line)
        ends[use.text, use.line] = match.end() if match else begin
        yield report(rules.LINK_SAYS_NOTHING, span, text=use.text)


def _is_empty(text: str) -> bool:
    bare = " ".join(text.casefold().strip(_SIGNS).split())
    return bare in EMPTY_LINK_TEXTS or (not bare and bool(text.strip()))


def _reversed_links(page: ProseText) -> Iterator[tuple[Diagnostic, int, int]]:
    if ")[" not in page.text:
        return
    for match in _REVERSED_LINK.finditer(page.text, page.body):
        text, target = match.groups()
        if _TARGET.fullmatch(target) and page.prose[match.start()] == "(":
            span = page.span(match.start(), match.end())
            yield report(rules.LINK_REVERSED, span, text=text, target=target), match.start(), match.end()


def _labels(page: ProseText) -> Iterator[Diagnostic]:
    """Check the labels of the front matter's links."""
    links = page.front.get("links")
    for index, link in enumerate(links if isinstance(links, list) else ()):
        label = link.get("label") if isinstance(link, dict) else None
        if not isinstance(label, str):
            continue
        if _is_empty(label):
            span = locate_in(page.text, page.path, ("links", index, "label"))
            yield report(rules.LINK_SAYS_NOTHING, span, text=label)
        elif _is_address(label):
            yield report(rules.ADDRESS_AS_TEXT, locate_in(page.text, page.path, ("links", index, "label")))


def _is_address(text: str) -> bool:
    return " " not in text and (text.startswith("www.") or bool(urlsplit(text).netloc))

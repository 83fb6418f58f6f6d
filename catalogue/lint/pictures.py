"""Checks of pictures in the text: their credits, repeats, and whether the alternative text serves those who need it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText
from catalogue.lint.words import CREDIT_WORDS, EMPTY_ALTERNATIVES
from catalogue.sources import LinkUse, locate_in
from catalogue.sources.body import Block

_PICTURE = re.compile(r"!\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\](?=\(|\[)|<img\b[^>]*>", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|heic|bmp|pdf)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:IMG|DSCF?|DSCN|PXL|MVI|P\d{2}|GOPR|WhatsApp Image|Screen ?shot|Bildschirmfoto|Skärmavbild|Scan|image|photo|"
    r"bild|foto|picture|img)[-_ ]*\d[\d\-_ .:at]{2,}(?:[AP]M)?(?:\(\d+\))?",
    re.IGNORECASE,
)
_ORNAMENT = re.compile(r"\balt\s*=\s*(?:\"\s*\"|'\s*')", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"[\W_]*|(?:\.\.\.|…)+|\[.*\]|(?:alt(?:ernative)? ?text|text|description|insert .*)(?: here)?"
)
_ONLY_A_PICTURE = re.compile(r"(?:an? |the |some )?(\w+)(?: of| here| \d+| [a-z])?|(\w+)[\s_-]?\d+")
_CREDIT = re.compile(
    rf"©|\(c\)|\bCC(?:0|[ -]BY)|\bpublic domain\b|\bcourtesy of\b|\b(?:{'|'.join(CREDIT_WORDS)})\w{{0,6}}\.?\s*:\s*\S"
    rf"|\b(?:{'|'.join(CREDIT_WORDS)})\w{{0,6}} (?:by|av|af|von|par|de|di|od|fra|från) \S",
    re.IGNORECASE,
)
"""Words that credit the maker of a picture."""
_CAPTION_SIGNS = re.compile(r"^[\s*_>~]+|[\s*_~]+$")


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report problems with the pictures of a page."""
    yield from _cover_in_words(page)
    pictures = [use for use in page.links if use.kind == "image"]
    if not pictures:
        return
    lines_by_file = _cover(page)
    spoken: dict[str, str] = {}
    for use, span in _picture_spans(page, pictures):
        if span is None or not use.target.strip():
            continue  # one without a target is reported as a link
        text, target = use.text.strip(), _file(use.target)
        yield from _alternative(page, use, text, span, spoken)
        if not _CREDIT.search(_beside(page, use)):
            yield report(rules.NO_CREDIT, span)
        if target and target in lines_by_file:
            where = "as its cover" if not lines_by_file[target] else f"in line {lines_by_file[target]}"
            yield report(rules.PICTURE_TWICE, span, where=where)
        lines_by_file.setdefault(target, span.line)
        spoken.setdefault(text.casefold(), target)


def _alternative(page: ProseText, use: LinkUse, text: str, span: Span, spoken: dict[str, str]) -> Iterator[Diagnostic]:
    if not text:
        yield report(rules.NO_ALTERNATIVE, span)
    elif _names_a_file(text, use.target):
        yield report(rules.ALTERNATIVE_IS_FILE_NAME, span, text=text)
    elif _says_nothing(text):
        yield report(rules.ALTERNATIVE_SAYS_NOTHING, span, text=text)
    elif spoken.get(text.casefold(), _file(use.target)) != _file(use.target):
        yield report(rules.ALTERNATIVE_REPEATED, span, text=text, what="that of another picture on this page")
    elif _is_caption(page, use, text, span):
        yield report(rules.ALTERNATIVE_REPEATED, span, text=text, what="the words next to the picture")


def _cover(page: ProseText) -> dict[str, int]:
    """The files that the page shows before its text, with line 0."""
    cover = page.front.get("cover")
    src = cover.get("src") if isinstance(cover, dict) else None
    return {_file(src): 0} if isinstance(src, str) and src.strip() else {}


def _cover_in_words(page: ProseText) -> Iterator[Diagnostic]:
    cover = page.front.get("cover")
    alt, src = (cover.get("alt"), cover.get("src")) if isinstance(cover, dict) else (None, None)
    if not isinstance(alt, str) or not isinstance(src, str) or not alt.strip():
        return
    rule = rules.ALTERNATIVE_IS_FILE_NAME if _names_a_file(alt.strip(), src) else rules.ALTERNATIVE_SAYS_NOTHING
    if rule is rules.ALTERNATIVE_IS_FILE_NAME or _says_nothing(alt.strip()):
        yield report(rule, locate_in(page.text, page.path, ("cover", "alt")), text=alt.strip())


def _file(target: str) -> str:
    return unquote(target.strip().partition("#")[0].partition("?")[0]).removeprefix("./")


def _picture_spans(page: ProseText, pictures: list[LinkUse]) -> Iterator[tuple[LinkUse, Span | None]]:
    """Each picture with its position; None for one declared as decorative."""
    matches = iter([match for match in _PICTURE.finditer(page.text, page.body) if _is_prose(page, match)])
    match: re.Match[str] | None = None
    for use in sorted(pictures, key=lambda use: use.line):
        begin, end = page.bounds(use.line, use.end_line)
        while match is None or match.start() < begin:
            match = next(matches, None)
            if match is None:
                break
        if match is None or match.start() >= end:
            yield use, page.line_span(use.line)
            continue
        ornament = match.group(1) is None and _ORNAMENT.search(match.group())
        yield use, None if ornament else page.span(match.start(), match.end())
        match = next(matches, None)


def _is_prose(page: ProseText, match: re.Match[str]) -> bool:
    """Whether a match lies outside literal text: there, even the exclamation mark is blotted out."""
    return match.group(1) is None or page.prose[match.start()] == "!"


def _names_a_file(text: str, target: str) -> bool:
    if _FILE_NAME.fullmatch(text) or _CAMERA.fullmatch(text):
        return True
    stem = PurePosixPath(_file(target)).stem
    return text.casefold() == stem.casefold() and " " not in text and (text == text.lower() or not text.isalpha())


def _says_nothing(text: str) -> bool:
    text = text.casefold().strip(" .:!")
    if _PLACEHOLDER.fullmatch(text) or text in EMPTY_ALTERNATIVES:
        return True
    only = _ONLY_A_PICTURE.fullmatch(text)
    return only is not None and (only.group(1) or only.group(2)) in EMPTY_ALTERNATIVES


def _is_caption(page: ProseText, use: LinkUse, text: str, span: Span) -> bool:
    """Whether the picture's title, the rest of its paragraph, or the paragraph below says the same, word for word."""
    begin, end = page.bounds(use.line, use.end_line)
    source = page.text[begin:end]
    if re.search(rf"\(\s*\S+\s+[\"']{re.escape(text)}\.?[\"']\s*\)", source):
        return True
    index = bisect_right(page.blocks, use.end_line, key=_first_line)
    following = next((block for block in page.blocks[index : index + 3] if block.kind == "paragraph"), None)
    near = [
        re.sub(r"!\[[^\]]*\]\([^)]*\)", "", source),
        *re.findall(r"<figcaption[^>]*>(.*?)</figcaption>", source, re.S),
    ]
    if following and not page.lines(use.end_line + 1, following.line).strip().startswith("#"):
        near.append(page.lines(following.line, following.end_line))
    return _bare(text) in [_bare(words) for words in near]


def _beside(page: ProseText, use: LinkUse) -> str:
    """The words that may credit a picture's maker: in its block, in emphasis below it, or beside its address."""
    begin, end = page.bounds(use.line, use.end_line)
    own = _PICTURE.sub(lambda match: "" if match.group(1) is not None else match.group(), page.text[begin:end])
    following = next((b for b in page.blocks[bisect_right(page.blocks, use.end_line, key=_first_line) :]), None)
    below = page.lines(following.line, following.end_line) if following and following.kind == "paragraph" else ""
    apart = re.findall(rf"^ {{0,3}}\[[^\]\n]+\]:\s*<?{re.escape(use.target)}\b.*$", page.text, re.MULTILINE)
    return "\n".join([own, *apart, below if below.lstrip().startswith(("*", "_")) else ""])


def _first_line(block: Block) -> int:
    return block.line


def _bare(text: str) -> str:
    return _CAPTION_SIGNS.sub("", " ".join(text.split())).rstrip(".").strip("*_ ").casefold()

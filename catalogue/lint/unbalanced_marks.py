"""Checks for unpaired quotation marks and brackets, paragraph by paragraph and in the front matter's texts."""

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText

_QUOTES = "“”„«»"
_ARROW = re.compile(r"(?:(?<=[\s\[])|\A)[«»](?=[\s\]]|\Z)")
_MARKS = re.compile(r"[()\[\]]")
_PARTNER = {")": "(", "]": "["}
_ENUMERATION = re.compile(r"(?:^|[\s(>|–—-])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")
_SMILEY = re.compile(r"(?<!\w)[:;=8][-o']?\Z")
_INCHES = re.compile(r"\d\"|\d['′]\s?\d*\"")


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report marks without a partner on a page."""
    prose = page.prose
    brackets = any(sign in prose for sign in "()[]")
    # Straight ones in the front matter belong to YAML.
    quotes = prose.find('"', page.body) >= 0 or any(sign in prose for sign in _QUOTES)
    if brackets or quotes:
        parts = list(_parts(page))
        if brackets:
            yield from _brackets(page, parts)
        if quotes:
            yield from _quotations(page, parts)


def _parts(page: ProseText) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each stretch within which marks must balance, and whether it is a paragraph."""
    yield from _front(page)
    for leaf in page.leaves:
        if leaf.kind != "row":
            yield leaf.start, leaf.end, leaf.kind == "paragraph"
            continue
        for cell in re.finditer(r"[^|]+", page.prose[leaf.start : leaf.end]):
            yield leaf.start + cell.start(), leaf.start + cell.end(), False


def _front(page: ProseText) -> Iterator[tuple[int, int, bool]]:
    """The lines of the front matter, where YAML itself checks brackets and straight quotation marks."""
    text = page.prose[: page.body]
    if not _even(text, yaml=True) or any(sign in text for sign in "“”„«»"):
        for entry in re.finditer(r"(?m)^(?:[ \t-]*)\S.*(?:\n[ \t]+(?![\w-]+:|- ).*)*", text):
            yield entry.start(), entry.end(), False


def _brackets(page: ProseText, parts: list[tuple[int, int, bool]]) -> Iterator[Diagnostic]:
    open_brackets: list[int] = []
    for start, end, paragraph in parts:
        single_brackets = _find_single_brackets(page.prose, start, end, yaml=start < page.body)
        closers = [at for at in single_brackets if page.prose[at] in ")]"]
        if (
            open_brackets
            and paragraph
            and closers
            and page.prose[closers[0]] == ")"
            and page.prose[open_brackets[-1]] == "("
        ):
            open_brackets.pop()
            single_brackets.remove(closers[0])
        yield from (_bracket(page, at) for at in open_brackets)
        openers = [at for at in single_brackets if page.prose[at] in "(["]
        # A bracket may be opened before one paragraph and closed after the next.
        opens = paragraph and len(openers) == 1 and not page.prose[start : openers[0]].strip()
        open_brackets = openers if opens else []
        yield from (_bracket(page, at) for at in single_brackets if at not in open_brackets)
    yield from (_bracket(page, at) for at in open_brackets)


def _find_single_brackets(prose: str, start: int, end: int, *, yaml: bool) -> list[int]:
    """The positions of the brackets that have no partner between `start` and `end`."""
    if _even(prose[start:end], yaml=yaml):
        return []
    open_: list[int] = []
    single_brackets: list[int] = []
    for match in _MARKS.finditer(prose, start, end):
        at, sign = match.start(), match.group()
        if yaml and sign in "[]":
            continue
        if sign in "([":
            if not _SMILEY.search(prose, max(start, at - 3), at):
                open_.append(at)
            continue
        if open_ and prose[open_[-1]] == _PARTNER[sign]:
            open_.pop()
        elif not (
            sign == ")"
            and (_ENUMERATION.search(prose[max(start, at - 6) : at]) or _SMILEY.search(prose[max(start, at - 3) : at]))
        ):
            single_brackets.append(at)
    # One after a backslash is meant literally.
    return sorted(at for at in single_brackets + open_ if prose[at - 1 : at] != "\\")


def _even(part: str, *, yaml: bool) -> bool:
    """Whether a quick check already shows that every bracket has a partner."""
    pairs = (("(", ")"),) if yaml else (("(", ")"), ("[", "]"))
    return all(
        part.count(opening) == part.count(closing) and part.find(opening) <= part.find(closing)
        for opening, closing in pairs
    )


def _bracket(page: ProseText, at: int) -> Diagnostic:
    return report(rules.BRACKET_UNBALANCED, page.span(at, at + 1), mark=page.text[at])


def _quotations(page: ProseText, parts: list[tuple[int, int, bool]]) -> Iterator[Diagnostic]:
    for index, (start, end, paragraph) in enumerate(parts):
        at = _unmatched_quote(page.prose, start, end, straight=start >= page.body)
        if at is None:
            continue
        goes_on = paragraph and index + 1 < len(parts) and _begins_with_quote(page.prose, *parts[index + 1][:2])
        if goes_on and page.prose[at] in '“„«"':
            continue  # a quotation of several paragraphs opens each and closes the last
        yield _quote(page.span(at, at + 1), page.text[at])


def _quote(span: Span, sign: str) -> Diagnostic:
    return report(rules.QUOTE_UNBALANCED, span, mark=sign, end="begins" if sign in "”»" else "ends")


def _begins_with_quote(prose: str, start: int, end: int) -> bool:
    return prose[start:end].lstrip(" \t>").startswith(("“", "„", "«", '"'))


def _unmatched_quote(prose: str, start: int, end: int, *, straight: bool) -> int | None:
    """The position of a quotation mark without a partner; None where all have one."""
    part = prose[start:end]
    if straight and part.count('"') % 2:
        inches = {match.end() - 1 for match in _INCHES.finditer(part)}
        positions = [at for at, character in enumerate(part) if character == '"' and at not in inches]
        if len(positions) % 2:
            return start + _odd_one(part, positions)
    if part.count("«") != part.count("»"):
        part = _ARROW.sub(" ", part)
        opening_count, closing_count = part.count("«"), part.count("»")
        # Swedish and Finnish also open with the closing mark.
        if opening_count != closing_count and (
            (opening_count and closing_count) or opening_count % 2 or closing_count % 2
        ):
            return start + _find_single_marks(part, "«", "»", "«" if opening_count > closing_count else "»")
    if "“" in part or "„" in part:
        return _curly(part, start)
    if part.count("”") % 2:
        # Swedish and Finnish open with the closing mark.
        return start + _odd_one(part, [at for at, character in enumerate(part) if character == "”"])
    return None


def _odd_one(part: str, positions: list[int]) -> int:
    """The unpaired one of marks that look alike opening and closing: the first out of turn, or the last."""
    opening_position: int | None = None
    for at in positions:
        opens = (at == 0 or part[at - 1] in " \n\t([–—-/*_>") and part[at + 1 : at + 2].strip() != ""
        if opening_position is None:
            if not opens:
                return at
            opening_position = at
        elif opens and part[at + 1 : at + 2] not in " .,;:!?)":
            return opening_position
        else:
            opening_position = None
    return opening_position if opening_position is not None else positions[-1]


def _find_single_marks(part: str, opening: str, closing: str, more: str) -> int:
    """The first of the more frequent marks that has no partner."""
    open_: list[int] = []
    for at, character in enumerate(part):
        if character == opening:
            open_.append(at)
        elif character == closing:
            if open_:
                open_.pop()
            elif more == closing:
                return at
    return open_[0] if open_ else part.index(more)


def _curly(part: str, start: int) -> int | None:
    """The position of the mark without a partner among “…”, „…“ and „…”."""
    open_: list[int] = []
    for at, character in enumerate(part):
        if character == "“" and open_ and part[open_[-1]] == "„":
            open_.pop()  # the closing mark of German, Lithuanian and Estonian
        elif character in "„“":
            open_.append(at)
        elif character == "”":
            if not open_:
                return start + at
            open_.pop()
    return start + open_[0] if open_ else None

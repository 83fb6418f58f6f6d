"""Marks that come in pairs: quotation marks and brackets, paragraph by paragraph and in the front matter's texts."""

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import Page

_QUOTES = "“”„«»"
_ARROW = re.compile(r"(?:(?<=[\s\[])|\A)[«»](?=[\s\]]|\Z)")
_MARKS = re.compile(r"[()\[\]]")
_PARTNER = {")": "(", "]": "["}
_ENUMERATION = re.compile(r"(?:^|[\s(>|–—-])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")
_SMILEY = re.compile(r"(?<!\w)[:;=8][-o']?\Z")
_INCHES = re.compile(r"\d\"|\d['′]\s?\d*\"")


def check(page: Page) -> Iterator[Diagnostic]:
    """Marks without a partner in a page."""
    prose = page.prose
    brackets = any(mark in prose for mark in "()[]")
    # Straight ones in the front matter are YAML's.
    quotes = prose.find('"', page.body) >= 0 or any(mark in prose for mark in _QUOTES)
    if brackets or quotes:
        parts = list(_parts(page))
        if brackets:
            yield from _brackets(page, parts)
        if quotes:
            yield from _quotations(page, parts)


def _parts(page: Page) -> Iterator[tuple[int, int, bool]]:
    """Where each stretch begins and ends within which marks must agree, and whether it is a paragraph."""
    yield from _front(page)
    for leaf in page.leaves:
        if leaf.kind != "row":
            yield leaf.start, leaf.end, leaf.kind == "paragraph"
            continue
        for cell in re.finditer(r"[^|]+", page.prose[leaf.start : leaf.end]):
            yield leaf.start + cell.start(), leaf.start + cell.end(), False


def _front(page: Page) -> Iterator[tuple[int, int, bool]]:
    """The lines of the front matter, of which YAML itself sees to brackets and straight quotation marks."""
    text = page.prose[: page.body]
    if not _even(text, yaml=True) or any(mark in text for mark in "“”„«»"):
        for entry in re.finditer(r"(?m)^(?:[ \t-]*)\S.*(?:\n[ \t]+(?![\w-]+:|- ).*)*", text):
            yield entry.start(), entry.end(), False


def _brackets(page: Page, parts: list[tuple[int, int, bool]]) -> Iterator[Diagnostic]:
    carried: list[int] = []
    for start, end, paragraph in parts:
        lonely = _lonely(page.prose, start, end, yaml=start < page.body)
        closers = [at for at in lonely if page.prose[at] in ")]"]
        if carried and paragraph and closers and page.prose[closers[0]] == ")" and page.prose[carried[-1]] == "(":
            carried.pop()
            lonely.remove(closers[0])
        yield from (_bracket(page, at) for at in carried)
        openers = [at for at in lonely if page.prose[at] in "(["]
        # A bracket may be opened before one paragraph and closed behind the next.
        opens = paragraph and len(openers) == 1 and not page.prose[start : openers[0]].strip()
        carried = openers if opens else []
        yield from (_bracket(page, at) for at in lonely if at not in carried)
    yield from (_bracket(page, at) for at in carried)


def _lonely(prose: str, start: int, end: int, *, yaml: bool) -> list[int]:
    """The places of the brackets that have no partner between `start` and `end`."""
    if _even(prose[start:end], yaml=yaml):
        return []
    open_: list[int] = []
    lonely: list[int] = []
    for match in _MARKS.finditer(prose, start, end):
        at, mark = match.start(), match.group()
        if yaml and mark in "[]":
            continue
        if mark in "([":
            if not _SMILEY.search(prose, max(start, at - 3), at):
                open_.append(at)
            continue
        if open_ and prose[open_[-1]] == _PARTNER[mark]:
            open_.pop()
        elif not (
            mark == ")"
            and (_ENUMERATION.search(prose[max(start, at - 6) : at]) or _SMILEY.search(prose[max(start, at - 3) : at]))
        ):
            lonely.append(at)
    # One behind a backslash was meant to stand as it is.
    return sorted(at for at in lonely + open_ if prose[at - 1 : at] != "\\")


def _even(part: str, *, yaml: bool) -> bool:
    """Whether a quick look already shows that there is no bracket without a partner."""
    pairs = (("(", ")"),) if yaml else (("(", ")"), ("[", "]"))
    return all(
        part.count(opening) == part.count(closing) and part.find(opening) <= part.find(closing)
        for opening, closing in pairs
    )


def _bracket(page: Page, at: int) -> Diagnostic:
    return report(rules.BRACKET_UNBALANCED, page.span(at, at + 1), mark=page.text[at])


def _quotations(page: Page, parts: list[tuple[int, int, bool]]) -> Iterator[Diagnostic]:
    for index, (start, end, paragraph) in enumerate(parts):
        at = _lonely_quote(page.prose, start, end, straight=start >= page.body)
        if at is None:
            continue
        goes_on = paragraph and index + 1 < len(parts) and _begins_with_quote(page.prose, *parts[index + 1][:2])
        if goes_on and page.prose[at] in '“„«"':
            continue  # a quotation of several paragraphs opens each and closes the last
        yield _quote(page.span(at, at + 1), page.text[at])


def _quote(span: Span, mark: str) -> Diagnostic:
    return report(rules.QUOTE_UNBALANCED, span, mark=mark, end="begins" if mark in "”»" else "ends")


def _begins_with_quote(prose: str, start: int, end: int) -> bool:
    return prose[start:end].lstrip(" \t>").startswith(("“", "„", "«", '"'))


def _lonely_quote(prose: str, start: int, end: int, *, straight: bool) -> int | None:
    """The place of a quotation mark without a partner; None where all have one."""
    part = prose[start:end]
    if straight and part.count('"') % 2:
        inches = {match.end() - 1 for match in _INCHES.finditer(part)}
        places = [at for at, character in enumerate(part) if character == '"' and at not in inches]
        if len(places) % 2:
            return start + _odd_one(part, places)
    if part.count("«") != part.count("»"):
        part = _ARROW.sub(" ", part)
        left, right = part.count("«"), part.count("»")
        # Swedish and Finnish also open with the mark that closes.
        if left != right and ((left and right) or left % 2 or right % 2):
            return start + _unpaired(part, "«", "»", "«" if left > right else "»")
    if "“" in part or "„" in part:
        return _curly(part, start)
    if part.count("”") % 2:
        # Swedish and Finnish open with the same mark that closes.
        return start + _odd_one(part, [at for at, character in enumerate(part) if character == "”"])
    return None


def _odd_one(part: str, places: list[int]) -> int:
    """Of marks that open and close alike: the first that does neither in turn, or the last."""
    opened: int | None = None
    for at in places:
        opens = (at == 0 or part[at - 1] in " \n\t([–—-/*_>") and part[at + 1 : at + 2].strip() != ""
        if opened is None:
            if not opens:
                return at
            opened = at
        elif opens and part[at + 1 : at + 2] not in " .,;:!?)":
            return opened
        else:
            opened = None
    return opened if opened is not None else places[-1]


def _unpaired(part: str, opening: str, closing: str, more: str) -> int:
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
    """The place of the mark without a partner among “…”, „…“ and „…”."""
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

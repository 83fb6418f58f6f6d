"""Checks for lists too close to the paragraph above, and for lines meant as a list that are plain text to Markdown."""

import re
from collections.abc import Iterator, Sequence

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText
from catalogue.lint.words import MONTH_NUMBERS, WEEKDAYS

_LIST = "a list"
_SCHEDULE = "a schedule"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?"
_TIME = rf"{_CLOCK}(?:\s?(?:[-–—]|to|bis|till)\s?{_CLOCK})?"
_BULLET = re.compile(
    r"[•·‣–—\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?\s*\S|[-*+][^\W\d_]|[*+]\S[^*\n]*$"
)
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s*[^\W\d_]")
_TIMED = re.compile(rf"(?i:from |at |kl\.? ?|ab )?{_TIME}(?:\s?(?:h|Uhr|CET|CEST|EET))?\s*[-–—:,|]?\s*\S")
_STAGES = frozenset({"Day", "Dag", "Tag", "Week", "Step", "Phase", "Part", "Session", "Round"})
_STAGE = re.compile(r"\w+\s+(?:\d+|one|two|three|four|five)\b")
_BEFORE_TIME = frozenset({"kl", "kl.", "from", "From", "at", "At", "ab", "Ab"})
_DATED = re.compile(r"(?:\d{1,2}\.?|[^\W\d_]+)\s+(?:[^\W\d_]+|\d{1,2})(?:\s\d{4})?\s*[:–—-]\s*\S")
_DAY = re.compile(r"[^\W\d_]+(?:\s+\d[^:\n]{0,20})?\s*[:–—-]\s*\S")
_LABEL = re.compile(
    r"(?:\*\*|__)?[^\W\d_a-zà-öø-ÿа-я][^\s:.!?]{0,24}(?: [^\s:.!?]{1,15}){0,2}(?:\*\*|__)?:(?:\*\*|__)?(?:\s+\S|$)"
)
_LONGEST_LABELLED = 90
_ONE_LINE = re.compile(rf"(?<![\d:.–-])\b{_TIME}(?:\s?Uhr)?\s*[-–—:]?\s+(?=[^\W\d_a-zåäöõüøæąęłśžšč])")
_OPEN_END = re.compile(
    r"(?:[,(–—-]|\b(?:the|a|an|of|in|on|at|to|and|or|for|from|with|by|until|till|between|after|before|than|about|von|"
    r"und|och|og|i|ab|um|kl))\s*\Z",
    re.IGNORECASE,
)
_WORDS_OF_AN_INTRODUCTION = 5
_WORDS_OF_AN_ITEM = 2.5
_QUOTATION = re.compile(r"^[ \t]*>[ \t]?")


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report problems with the lists on a page."""
    end_of_paragraph = -1
    enclosed_until = 0
    for block in page.blocks:
        if block.kind == "list":
            if block.line == end_of_paragraph + 1 and block.line > enclosed_until:
                yield report(rules.LIST_GLUED, page.line_span(block.line))
            enclosed_until = max(enclosed_until, block.end_line)
        elif block.kind == "paragraph":
            end_of_paragraph = block.end_line if block.line > enclosed_until else -1
            yield from _paragraph(page, block.line, block.end_line)


def _paragraph(page: ProseText, first: int, last: int) -> Iterator[Diagnostic]:
    source = page.lines(first, last)
    if first == last:
        yield from _one_line(page, first, source.strip(" \t>"))
        return
    lines = source.split("\n")
    if any(line.endswith(("  ", "\\", "<br>", "<br/>", "<br />")) for line in lines[:-1]):
        return  # the author has set the line breaks
    problem = _run_together([_QUOTATION.sub("", line).strip(" \t") for line in lines])
    if problem:
        index, what = problem
        more = "" if index == 0 else ", or make it a table"
        yield report(rules.LINES_RUN_TOGETHER, page.line_span(first + index), what=what, more=more)


def _one_line(page: ProseText, number: int, line: str) -> Iterator[Diagnostic]:
    """Report a schedule or a list that is written on a single line."""
    bullets = line.count("•") > 1 and (line.startswith("•") or _speaks(line.split("•")[1:]))
    times = list(_ONE_LINE.finditer(line)) if line[:1].isdigit() else []
    if bullets or (len(times) > 2 and times[0].start() == 0):
        what = _LIST if bullets else _SCHEDULE
        yield report(rules.LINES_RUN_TOGETHER, page.line_span(number), what=what, more=", one for each of them")


def _speaks(items: Sequence[str]) -> bool:
    """Whether the items between bullets are more than names and single words, which may share a line."""
    return sum(len(item.split()) for item in items) >= _WORDS_OF_AN_ITEM * len(items)


def _run_together(lines: Sequence[str]) -> tuple[int, str] | None:
    """The first of the lines that were meant as a list, and the kind of list."""
    forms = [_form(line) for line in lines]
    start = next((index for index, form in enumerate(forms) if form), len(forms))
    is_item = [form is not None and form == forms[start] for form in forms[start:]]
    if sum(is_item) > 1 and 2 * sum(is_item) >= len(is_item) and _has_introduction(lines, start):
        form = forms[start]
        return start, _LIST if form in (_BULLET, _NUMBERED) else _SCHEDULE
    if all(":" in line[:30] and len(line) <= _LONGEST_LABELLED and _LABEL.match(line) for line in lines):
        return 0, _LIST
    return None


def _form(line: str) -> re.Pattern[str] | None:
    """The kind of list item that this line may begin; None for ordinary prose."""
    if not line[:1].isalpha():
        line = line.removeprefix("**").removeprefix("__")
        forms = (_BULLET, _TIMED, _NUMBERED) if not line[:1].isalpha() else ()
        pattern = next((form for form in forms if form.match(line)), None)
        if pattern or not line[:1].isalnum():
            return pattern
        return _DATED if (match := _DATED.match(line)) and _names_a_month(match.group()) else _form_of_word(line)
    return _form_of_word(line)


def _form_of_word(line: str) -> re.Pattern[str] | None:
    word = line.partition(" ")[0].rstrip(":,-–—")
    if word in WEEKDAYS:
        return _DAY if _DAY.match(line) or _DATED.match(line) else None
    if word.lower() in MONTH_NUMBERS:
        return _DATED if _DATED.match(line) or _DAY.match(line) else None
    if word and word[-1] in ")." and len(word) <= len("viii)"):
        return _NUMBERED if _NUMBERED.match(line) else None
    if word in _BEFORE_TIME:
        return _TIMED if _TIMED.match(line) else None
    return _STAGE if word in _STAGES and _STAGE.match(line) else None


def _names_a_month(text: str) -> bool:
    return any(word.casefold() in MONTH_NUMBERS for word in re.findall(r"[^\W\d_]+", text)[:2])


def _has_introduction(lines: Sequence[str], start: int) -> bool:
    """Whether the first list-like line begins the paragraph or follows a line that is complete in itself."""
    if start == 0:
        return True
    above = lines[start - 1]
    return above.endswith((":", ".", "!", "?")) or (
        len(above.split()) <= _WORDS_OF_AN_INTRODUCTION and _OPEN_END.search(above) is None
    )

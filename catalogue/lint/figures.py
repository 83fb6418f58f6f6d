"""Checks that figures in the front matter and numbers in the text do not contradict each other.

A text may speak of parts, of rough numbers and of other things with the same name; whatever may be one of these is
left alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText
from catalogue.lint.undefined_numbers import Mention, mentions, shares
from catalogue.lint.words import NUMBERS

_BEFORE_TAIL = re.compile(
    r"\s+(?:on|in|of|from|at|for|with|per|by|to|who|that|which|during|over|across|since|among|under|within|\()(?:\s|$)"
)
_UNITS = "|".join(NUMBERS)
_PART_BEFORE = re.compile(
    r"\b(?:first|second|third|last|next|other|another|more|further|additional|up to|per|every|each|of which|of whom|"
    r"only|these|those|some|remaining|top|best|between|additionally|including|least|most|after|minus|plus|than|extra|"
    r"new|average of|average|usually|typically|originally|planned|instead of|from|room for|rooms? for|places? for|"
    r"space for|limit of|maximum of|minimum of|target of|goal of|aim of|against|versus|"
    rf"(?:\d|{_UNITS}) (?:or|to))\s*\Z|[-–/×x]\s*\Z",
    re.IGNORECASE,
)
_ROUGH = (
    ("more", re.compile(r"\b(?:over|more than|at least|upwards of|no fewer than|beyond)\s*\Z", re.IGNORECASE)),
    ("less", re.compile(r"\b(?:under|fewer than|less than|up to|at most|not quite)\s*\Z", re.IGNORECASE)),
    ("about", re.compile(
        r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|circa|ca\.?)\s*\Z", re.IGNORECASE
    )),
)  # fmt: skip
_PART_AFTER = re.compile(
    r"\s*(?:(?:per|each|every|apiece|at a time|at once|at most|at least|maximum|minimum|a day|a year|at first|"
    r"more|fewer|less|or more|of them|in each|at each|"
    r"came from|come from|from|were from|alone|had to|dropped|left|stayed|did not|withdrew|were turned|could not)\b|-)",
    re.IGNORECASE,
)
_BEFOREHAND = re.compile(
    r"\b(?:appl(?:y|ied)|registered|signed up|invited|expected|hoped|planned|wanted|asked|nominated|shortlisted|"
    r"intended|"
    r"allowed|capacity|limited|imagin\w+|could have|would|should|if|not)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:in all|in total|altogether|overall|all in all|a total of|all told)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|all the|all of the|each of the|of the|the)\s*\Z", re.IGNORECASE)
_SOME_EDITION = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:first|second|third|fourth|last|next|each|every|one|that|opening|closing|same|following) "
    r"(?:edition|round|day|year|time|week|wave|evening|morning|afternoon|session|month|meeting|night|season|half)s?|"
    r"later|earlier|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|half|per|team|group|others|beginning|at first|"
    r"a (?:day|week|month|year)|an (?:hour|evening|edition))\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
_SHORTEST_NOUN = 4
_ROUGH_ENOUGH = 0.2


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report numbers in the text that contradict the front matter."""
    figures = page.front.get("figures")
    if not isinstance(figures, list):
        return
    labelled_figures = [item for item in figures if isinstance(item, dict) and isinstance(item.get("label"), str)]
    for figure in labelled_figures:
        if figure.get("uncertain") is not True:
            yield from _figure(page, figure, [item for item in labelled_figures if item is not figure])


def _figure(
    page: ProseText, figure: Mapping[str, object], others: Sequence[Mapping[str, object]]
) -> Iterator[Diagnostic]:
    value, label = figure.get("value"), str(figure["label"]).strip()
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        return
    noun, tail = _split_label(label)
    stem = noun.split()[-1][:-1] if noun else ""
    if len(stem) < _SHORTEST_NOUN - 1 or page.lowercase.find(stem.casefold(), page.body) < 0:
        return
    percent = _PERCENT.search(str(figure.get("unit", ""))) is not None
    candidates = list(shares(page, label) if percent else mentions(page, noun))
    if (
        not candidates
        or _agrees(page, candidates, value, stem.casefold())
        or (not percent and _is_another(candidates, others, stem))
    ):
        return
    wrong = next((mention for mention in candidates if _contradicts(page, mention, figure, value, tail)), None)
    if wrong:
        text = " ".join(page.text[wrong.start : wrong.end].split())
        span = page.span(wrong.start, wrong.end)
        yield report(rules.FIGURE_CONTRADICTED, span, text=text, value=value, label=label)


def _split_label(label: str) -> tuple[str, str]:
    """Split a label into the thing counted and its qualification: “objects” and “on show”."""
    tail_match = _BEFORE_TAIL.search(label)
    core, tail = (label[: tail_match.start()], label[tail_match.start() :]) if tail_match else (label, "")
    words = core.split()
    while len(words) > 1 and re.search(r"(?:ing|ed|held|shown|won|sold|taken|given|sent|met|made)\Z", words[-1]):
        tail = f"{words.pop()} {tail}"
    return " ".join(words), tail


def _agrees(page: ProseText, candidates: Sequence[Mention], value: int, stem: str) -> bool:
    """Whether the text gives the figure itself, in one number or in parts that add up to it."""
    numbers = [mention.number for mention in candidates]
    sums = {sum(numbers)} | {
        sum(other.number for other in candidates if other.sentence == mention.sentence) for mention in candidates
    }
    return value in numbers or value in sums or _says_so(page, value, stem)


def _says_so(page: ProseText, value: int, stem: str) -> bool:
    """Whether a sentence gives exactly this number, with the same noun somewhere after it."""
    for form in (str(value), f"{value:,}", *(word for word, number in NUMBERS.items() if number == value)):
        at = page.lowercase.find(form, page.body)
        while at >= 0:
            words = re.split(r"[.!?](?:\s|$)", page.lowercase[at + len(form) : at + len(form) + 80])[0].split()
            is_word = not (
                page.lowercase[at - 1].isalnum() or page.lowercase[at + len(form) : at + len(form) + 1].isalnum()
            )
            if is_word and any(word.startswith(stem) for word in words[:5]):
                return True
            at = page.lowercase.find(form, at + 1)
    return False


def _spelt(value: int) -> str:
    """Pattern of the forms in which a number may be written."""
    words = [word for word, number in NUMBERS.items() if number == value]
    digits = f"{value:,}".replace(",", "[ ,.\u00a0\u202f]?")
    return rf"(?:{'|'.join([digits, *words])})"


def _is_another(candidates: Sequence[Mention], others: Sequence[Mapping[str, object]], stem: str) -> bool:
    """Whether a number in the text is that of another figure that counts things with the same name."""
    numbers = [mention.number for mention in candidates]
    return any(stem in str(other["label"]) and other.get("value") in numbers for other in others)


def _contradicts(page: ProseText, mention: Mention, figure: Mapping[str, object], value: int, tail: str) -> bool:
    if re.search(rf"(?<![\w.,]){_spelt(value)}\b", mention.context, re.IGNORECASE):
        return False  # both numbers in one sentence: it speaks of the total and of a part
    if mention.number == 1 and not mention.text.isdigit():
        return False
    if _is_slip(mention.number, value):
        return True
    if _PART_AFTER.match(mention.after) or _BEFOREHAND.search(mention.context):
        return False
    before, rough = _without_rough(mention.before)
    if _agrees_roughly(mention.number, value, str(figure.get("qualifier") or ""), rough):
        return False
    is_total = bool(_ALL.search(before) or _TOTAL.search(mention.context))
    if not is_total and (_PART_BEFORE.search(before) or _SOME_EDITION.search(mention.context)):
        return False
    return not tail or is_total or _names(mention, tail)


def _is_slip(number: int, value: int) -> bool:
    """Whether one number is the other with two digits swapped."""
    return number != value and min(number, value) > 9 and sorted(str(number)) == sorted(str(value))


def _without_rough(before: str) -> tuple[str, str]:
    for kind, form in _ROUGH:
        if match := form.search(before):
            return before[: match.start()], kind
    return before, ""


def _agrees_roughly(number: int, value: int, qualifier: str, rough: str) -> bool:
    """Whether a number does not contradict a figure, as one of the two is said to be rough."""
    if re.search(r"more|over|least|above|from", qualifier, re.IGNORECASE):
        return number >= value
    if re.search(r"less|under|most|up to|fewer|below", qualifier, re.IGNORECASE):
        return number <= value
    if rough == "more":
        return number <= value
    if rough == "less":
        return number >= value
    return bool(qualifier or rough) and abs(number - value) <= _ROUGH_ENOUGH * value


def _names(mention: Mention, tail: str) -> bool:
    """Whether the sentence mentions what the label narrows its noun to: “pitched” for “start-ups pitching”."""
    near = mention.context.casefold()
    stems = (re.sub(r"(?:ing|ed|s)\Z", "", word.casefold())[:6] for word in re.findall(r"[^\W\d_]{4,}", tail))
    return any(stem in near for stem in stems)

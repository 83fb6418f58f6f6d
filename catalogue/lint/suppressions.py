"""Comments that suppress one rule in one place: their syntax, the lines they cover, and whether they have an effect.

In the text: `<!-- catalogue: allow E116 because … -->` before a block or at its end. In the front matter:
`# catalogue: allow E163 because …` on the line itself or on the one before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from catalogue.diagnostics import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import RULES
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import ProseText
from catalogue.model_errors import nearest, suggestion

SIGNAL = "atalogue:"
"""Text that every such comment contains, whatever its capitals."""
FAMILY = "E"

_COMMENT = re.compile(r"<!--\s*catalogue:\s*(?P<words>.*?)\s*-->", re.DOTALL | re.IGNORECASE)
_YAML_COMMENT = re.compile(r"(?m)(?:^|(?<=[ \t]))#\s*catalogue:\s*(?P<words>[^\n]*?)\s*$", re.IGNORECASE)
_WORDS = re.compile(
    r"allow\s+(?P<rules>[\w-]+(?:\s*(?:,|and)\s*[\w-]+)*?)(?:[\s,:;–—-]+because\b[\s:,]*(?P<reason>.*))?\s*",
    re.DOTALL | re.IGNORECASE,
)
_ONLY_COMMENTS = re.compile(r"(?:\s*<!--.*?-->)+\s*", re.DOTALL)
_LETTERS_OF_A_REASON = 3


@dataclass(frozen=True, slots=True)
class Silence:
    """A comment that suppresses one rule on some lines."""

    rule: str
    """As written: a code or a name."""
    has_reason: bool
    """Whether it gives a reason; without one it has no effect."""
    first: int
    """First line that it covers."""
    last: int
    span: Span
    """The position of the comment."""


def read_silences(page: ProseText) -> Iterator[Silence]:
    """Read the suppression comments of a page; literal text is ignored."""
    if SIGNAL not in page.text:
        return
    for match in _YAML_COMMENT.finditer(page.text, 0, page.body):
        alone = not page.text[page.text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        line = page.span(match.start(), match.end()).line
        yield from _silences(page, match, line, _entry_below(page, line) if alone else line)
    for start, end in page.comments:
        if comment := _COMMENT.fullmatch(page.text, start, end):
            yield from _silences(page, comment, *_chunk(page, comment))


def _silences(page: ProseText, comment: re.Match[str], first: int, last: int) -> Iterator[Silence]:
    words = _WORDS.fullmatch(comment["words"])
    span = page.span(comment.start(), comment.end())
    if words is None:
        yield Silence(comment["words"], False, 0, 0, span)
        return
    has_reason = len(re.findall(r"[^\W_]", words["reason"] or "")) >= _LETTERS_OF_A_REASON
    for rule in re.split(r"\s*(?:,|\band\b)\s*", words["rules"]):
        yield Silence(rule, has_reason, first, last, span)


def _entry_below(page: ProseText, line: int) -> int:
    """The last line of the setting that follows a comment on a line of its own."""
    lines = page.text[: page.body].split("\n")
    start = line
    while start < len(lines) and lines[start].lstrip().startswith("#"):
        start += 1
    if start >= len(lines):
        return line
    indent = _indent(lines[start])
    end = start + 1
    while end < len(lines) and lines[end].strip() and _indent(lines[end]) > indent:
        end += 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _chunk(page: ProseText, comment: re.Match[str]) -> tuple[int, int]:
    """The unbroken lines around a comment, or of the next such group where they contain nothing else."""
    first = page.span(comment.start(), comment.end()).line
    last = first + comment.group().count("\n")
    first, last = _extend_to_blank_lines(page, first, last)
    if _ONLY_COMMENTS.fullmatch(page.lines(first, last)):
        below = last + 1
        while below < len(page.starts) and not page.lines(below, below).strip():
            below += 1
        if below <= len(page.starts):
            last = _extend_to_blank_lines(page, below, below)[1]
    return first, last


def _extend_to_blank_lines(page: ProseText, first: int, last: int) -> tuple[int, int]:
    while first > 1 and page.lines(first - 1, first - 1).strip() and page.starts[first - 2] >= page.body:
        first -= 1
    while last < len(page.starts) and page.lines(last + 1, last + 1).strip():
        last += 1
    return first, last


@cache
def find_rule(name: str) -> Rule | None:
    """Find a rule by its code or name, whatever its family."""
    folded_name = name.casefold()
    return next((rule for rule in RULES.values() if folded_name in (rule.code.casefold(), rule.name)), None)


def apply(
    diagnostics: Iterable[Diagnostic], silences: Sequence[Silence], off: frozenset[str]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Yield the diagnostics that no comment suppresses, and the problems with the comments themselves.

    Args:
        off: codes of rules that are switched off for the whole site, so that no comment can have an effect on them.
    """
    remaining: list[Diagnostic] = []
    effective: set[Silence] = set()
    for diagnostic in diagnostics:
        allowing = [silence for silence in silences if _covers(silence, diagnostic)]
        effective.update(allowing)
        if not allowing:
            remaining.append(diagnostic)
    useless = (_useless(silence, off) for silence in silences if silence not in effective)
    return remaining, [diagnostic for diagnostic in useless if diagnostic]


def _covers(silence: Silence, diagnostic: Diagnostic) -> bool:
    rule = find_rule(silence.rule)
    within = silence.first <= diagnostic.span.line <= silence.last
    return silence.has_reason and within and rule is not None and rule.code == diagnostic.code


def _useless(silence: Silence, off: frozenset[str]) -> Diagnostic | None:
    rule = find_rule(silence.rule)
    if rule is None:
        names = [word for rule in RULES.values() if rule.code[0] == FAMILY for word in (rule.code, rule.name)]
        near = nearest(silence.rule, names)
        hint = suggestion(near) if near else "Write `catalogue: allow E116 because …`; docs/rules.md lists the rules."
        return report(
            rules.SILENCE_WITHOUT_EFFECT, silence.span, hint, rule=silence.rule, reason="but there is no such rule"
        )
    if rule.code[0] != FAMILY or rule.code.startswith("E18"):
        hint = "Only editorial rules, whose codes begin with E1, can be allowed. Fix what it reports."
        return report(
            rules.SILENCE_WITHOUT_EFFECT, silence.span, hint, rule=silence.rule, reason="which cannot be silenced"
        )
    if not silence.has_reason:
        return report(rules.SILENCE_WITHOUT_REASON, silence.span, rule=silence.rule)
    if rule.code in off:
        return None
    return report(rules.SILENCE_WITHOUT_EFFECT, silence.span, rule=silence.rule, reason="which reports nothing there")

"""Decides which headings of an issue are the form's questions, and which its author wrote into an answer.

GitHub writes every question of the form, in the form's order, as `### Question` between blank lines, and
`_No response_` below one without an answer. Knows lines and labels; the caller knows what an answer means.
"""

import re
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

NO_ANSWER = "_No response_"
"""Words that GitHub writes below a question without an answer."""
MOST_HEADINGS = 300
"""Headings like questions that are weighed; each is weighed against all others, and a form has some thirty."""

Check = Callable[[str], bool]
"""Whether a text can be the answer to a question that takes no running text."""
_Score = tuple[int, int, int]
"""Questions found, answers that do not fit, headings without blank lines around; the last two below zero."""

_OPENING = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_CLOSING = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Positions of a form's questions in an issue."""

    starts: tuple[tuple[int, str], ...]
    """The line of each question that was found, from zero, with its label; in the order of the issue."""
    out_of_order: tuple[str, ...] = ()
    """Questions in another order than in the form."""
    unclear: tuple[str, ...] = ()
    """Questions of which nobody can know where the answer begins."""


def align(lines: Sequence[str], checks: Mapping[str, Check | None]) -> Alignment:
    """Find the questions of a form in the lines of an issue.

    Args:
        lines: the issue.
        checks: the labels of the form in its order; None where any text may be the answer.
    """
    code_lines = find_code_lines(lines)
    candidates = [(number, label) for number, line in enumerate(lines) if (label := _parse_label(line)) in checks]
    headings = [(number, label) for number, label in candidates if number not in code_lines]
    present = dict.fromkeys(label for _, label in headings)
    if len(headings) > MOST_HEADINGS:
        return Alignment((), unclear=tuple(present))
    search = _AlignmentSearch(lines, headings, checks)
    labels = [label for label in checks if label in present]
    score, starts, rivals = search.find_best(labels)
    out_of_order: tuple[str, ...] = ()
    if len(starts) < len(labels):
        # The form had another order when the issue was written: then the issue itself shows which.
        in_order = {label for _, label in starts}
        for order in (list(present), list(dict.fromkeys(label for _, label in reversed(headings)))[::-1]):
            if (other := search.find_best(order))[0] > score:
                score, starts, rivals = other
        out_of_order = tuple(label for _, label in starts if label not in in_order)
    start_labels = {label for _, label in starts}
    # A block of code that begins in one answer and ends in the next hides the question between them.
    hidden = {
        label for number, label in candidates if label not in start_labels and _has_blank_neighbours(lines, number)
    }
    unclear = {*rivals, *(label for label in present if label not in start_labels), *hidden}
    return Alignment(tuple(starts), out_of_order, tuple(label for label in checks if label in unclear))


def find_code_lines(lines: Sequence[str]) -> frozenset[int]:
    """Find the lines of blocks of code between fences, the fences included.

    A fence that is never closed begins none, nor does one that would hold an empty answer of the form: it was left open
    in one answer and meets the next one in another.
    """
    empty = [number for number, line in enumerate(lines) if line.strip() == NO_ANSWER]
    closings = [(number, match[1]) for number, line in enumerate(lines) if (match := _CLOSING.fullmatch(line))]
    numbers: set[int] = set()
    for number, line in enumerate(lines):
        if number in numbers or not (opening := _OPENING.match(line)):
            continue
        later = closings[bisect(closings, (number, "\U0010ffff")) :]
        end = next((place for place, fence in later if fence.startswith(opening[1])), 0)
        if end and bisect(empty, number) == bisect(empty, end):
            numbers.update(range(number, end + 1))
    return frozenset(numbers)


def _parse_label(line: str) -> str:
    return line.removeprefix("### ").strip() if line.startswith("### ") else ""


def _has_blank_neighbours(lines: Sequence[str], number: int) -> bool:
    """Whether blank lines, or the ends of the issue, surround a line."""
    return not any(line.strip() for line in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]))


class _AlignmentSearch:
    """Searches for the best choice of headings in an issue as the questions of a form."""

    def __init__(
        self, lines: Sequence[str], headings: Sequence[tuple[int, str]], checks: Mapping[str, Check | None]
    ) -> None:
        self._lines = lines
        self._headings = headings
        self._checks = checks
        self._empty = [number for number, line in enumerate(lines) if line.strip() == NO_ANSWER]
        self._cost = cache(self._cost_of)

    def find_best(self, order: Sequence[str]) -> tuple[_Score, list[tuple[int, str]], set[str]]:
        """Find the best choice of headings in this order of questions.

        Returns its score, the choice, and the questions whose heading differs in another choice as good.
        """
        rank = {label: number for number, label in enumerate(order)}
        scores: list[_Score] = []
        before: list[list[int]] = []
        end = len(self._headings)
        for here in range(end + 1):
            label = self._headings[here][1] if here < end else ""
            earlier = [one for one in range(here) if here == end or rank[self._headings[one][1]] < rank[label]]
            ways = {one: _sum(scores[one], self._cost(one, here)) for one in earlier}
            most = max(ways.values(), default=(0, 0, 0))
            scores.append(_sum(most, (1, 0, 0)) if here < end else most)
            before.append([one for one, score in ways.items() if score == most])
        first, last = self._trace_path(before, 0), self._trace_path(before, -1)
        return scores[end], first, {label for _, label in {*first} ^ {*last}}

    def _trace_path(self, before: Sequence[Sequence[int]], which: int) -> list[tuple[int, str]]:
        """Trace the headings on one of the best paths, from its end."""
        choice: list[tuple[int, str]] = []
        here = len(self._headings)
        while before[here]:
            here = before[here][which]
            choice.append(self._headings[here])
        return choice[::-1]

    def _cost_of(self, here: int, following: int) -> _Score:
        """Score of a heading as a question whose answer ends at the `following` heading."""
        start = self._headings[here][0]
        return 0, -(not self._fits(here, following)), -(not _has_blank_neighbours(self._lines, start))

    def _fits(self, here: int, following: int) -> bool:
        start, label = self._headings[here]
        end = self._headings[following][0] if following < len(self._headings) else len(self._lines)
        check = self._checks[label]
        if following == here + 1:
            answer = "\n".join(self._lines[start + 1 : end]).strip()
            if answer in ("", NO_ANSWER) or (check and check(answer)):
                return True
        return check is None and bisect(self._empty, start) == bisect(self._empty, end)


def _sum(one: _Score, other: _Score) -> _Score:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]

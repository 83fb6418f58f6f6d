"""Finds out which headings of an issue are the form's questions, and which ones its author wrote into an answer.

GitHub writes every question of the form, in the form's order, as `### Question` between blank lines, and
`_No response_` below one without an answer. Knows lines and labels; what an answer means is asked of the caller.
"""

import re
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

NO_ANSWER = "_No response_"
"""What GitHub writes below a question that was left empty."""
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
    """Where the questions of a form stand in an issue."""

    starts: tuple[tuple[int, str], ...]
    """The line of each question that was found, from zero, with its label; in the order of the issue."""
    moved: tuple[str, ...] = ()
    """Questions that stand at another place than in the form."""
    unclear: tuple[str, ...] = ()
    """Questions of which nobody can know where the answer begins."""


def align(lines: Sequence[str], checks: Mapping[str, Check | None]) -> Alignment:
    """Find the questions of a form in the lines of an issue.

    Args:
        lines: the issue.
        checks: the labels of the form in its order; None where any text may be the answer.
    """
    fenced = fenced_lines(lines)
    found = [(number, label) for number, line in enumerate(lines) if (label := _label(line)) in checks]
    headings = [(number, label) for number, label in found if number not in fenced]
    present = dict.fromkeys(label for _, label in headings)
    if len(headings) > MOST_HEADINGS:
        return Alignment((), unclear=tuple(present))
    weigh = _Weighing(lines, headings, checks)
    labels = [label for label in checks if label in present]
    score, starts, rivals = weigh.best(labels)
    moved: tuple[str, ...] = ()
    if len(starts) < len(labels):
        # The form had another order when the issue was written: then the issue itself tells which.
        in_order = {label for _, label in starts}
        for order in (list(present), list(dict.fromkeys(label for _, label in reversed(headings)))[::-1]):
            if (other := weigh.best(order))[0] > score:
                score, starts, rivals = other
        moved = tuple(label for _, label in starts if label not in in_order)
    known = {label for _, label in starts}
    # A block of code that begins in one answer and ends in the next hides the question between them.
    hidden = {label for number, label in found if label not in known and _is_spaced(lines, number)}
    unclear = {*rivals, *(label for label in present if label not in known), *hidden}
    return Alignment(tuple(starts), moved, tuple(label for label in checks if label in unclear))


def fenced_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines of blocks of code between fences, the fences included.

    A fence that is never closed begins none, nor does one that would hold an empty answer of the form: it was left open
    in one answer and meets the next one in another.
    """
    empty = [number for number, line in enumerate(lines) if line.strip() == NO_ANSWER]
    closings = [(number, match[1]) for number, line in enumerate(lines) if (match := _CLOSING.fullmatch(line))]
    fenced: set[int] = set()
    for number, line in enumerate(lines):
        if number in fenced or not (opening := _OPENING.match(line)):
            continue
        later = closings[bisect(closings, (number, "\U0010ffff")) :]
        end = next((place for place, fence in later if fence.startswith(opening[1])), 0)
        if end and bisect(empty, number) == bisect(empty, end):
            fenced.update(range(number, end + 1))
    return frozenset(fenced)


def _label(line: str) -> str:
    return line.removeprefix("### ").strip() if line.startswith("### ") else ""


def _is_spaced(lines: Sequence[str], number: int) -> bool:
    """Whether blank lines, or the ends of the issue, surround a line."""
    return not any(line.strip() for line in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]))


class _Weighing:
    """Weighs which of the headings in an issue are questions."""

    def __init__(
        self, lines: Sequence[str], headings: Sequence[tuple[int, str]], checks: Mapping[str, Check | None]
    ) -> None:
        self._lines = lines
        self._headings = headings
        self._checks = checks
        self._empty = [number for number, line in enumerate(lines) if line.strip() == NO_ANSWER]
        self._cost = cache(self._cost_of)

    def best(self, order: Sequence[str]) -> tuple[_Score, list[tuple[int, str]], set[str]]:
        """The best choice of headings in this order of questions, its score, and the questions that stand elsewhere in
        another choice as good."""
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
        first, last = self._chosen(before, 0), self._chosen(before, -1)
        return scores[end], first, {label for _, label in {*first} ^ {*last}}

    def _chosen(self, before: Sequence[Sequence[int]], which: int) -> list[tuple[int, str]]:
        """The headings on one of the best ways, found from its end."""
        chosen: list[tuple[int, str]] = []
        here = len(self._headings)
        while before[here]:
            here = before[here][which]
            chosen.append(self._headings[here])
        return chosen[::-1]

    def _cost_of(self, here: int, following: int) -> _Score:
        """What speaks against a heading as a question whose answer ends at the `following` heading."""
        start = self._headings[here][0]
        return 0, -(not self._fits(here, following)), -(not _is_spaced(self._lines, start))

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

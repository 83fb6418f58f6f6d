"""Result of checking one address: the ways in which a host answers, or does not."""

from dataclasses import dataclass
from enum import StrEnum


class ResultKind(StrEnum):
    """Kind of result of an attempt to open a page."""

    FINE = "fine"
    """A page, possibly after redirects."""
    MOVED = "moved"
    """A page, at an address that is new for good."""
    FRONT_PAGE = "front-page"
    """Only the front page of its site."""
    GONE = "gone"
    """The host says that there is no such page, or none any more."""
    NO_SUCH_HOST = "no-such-host"
    """Nobody knows the host's name."""
    NO_ANSWER = "no-answer"
    """No answer, half an answer, or the host's own error."""
    CERTIFICATE = "certificate"
    """The host cannot prove its name."""
    NOT_PUBLIC = "not-public"
    """An address inside somebody's network, which is not requested."""
    LOOP = "loop"
    """Redirects without end."""
    CLOSED = "closed"
    """The host answers, and shows the page to people but not to programs: no verdict is possible."""
    BUSY = "busy"
    """The host asked us to come back later: no verdict is possible this time."""


TRANSIENT = frozenset({ResultKind.NO_SUCH_HOST, ResultKind.NO_ANSWER})
"""Failures that a host may get over by tomorrow."""
REUSABLE = frozenset({ResultKind.FINE, ResultKind.MOVED, ResultKind.FRONT_PAGE, ResultKind.CLOSED})
"""Results that need not be requested again for some days."""


@dataclass(frozen=True, slots=True)
class LinkResult:
    """Result of checking one address."""

    kind: ResultKind
    status: int = 0
    """The host's last status; 0 where there was none."""
    target: str = ""
    """The address that it redirects to, if any."""
    reason: str = ""
    """An explanation in words, where the kind does not suffice."""

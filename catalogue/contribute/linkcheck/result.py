"""What became of one address: the ways in which a host answers, or does not."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The ways that an attempt to open a page can end."""

    FINE = "fine"
    """A page, in the end."""
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
    """An address inside somebody's network, which is not asked."""
    LOOP = "loop"
    """From one address to the next without end."""
    CLOSED = "closed"
    """The host answers, and shows the page to people but not to programs: nothing can be said."""
    BUSY = "busy"
    """The host asked us to come back later: nothing can be said this time."""


PASSING = frozenset({Kind.NO_SUCH_HOST, Kind.NO_ANSWER})
"""What a host may get over by tomorrow."""
KEPT = frozenset({Kind.FINE, Kind.MOVED, Kind.FRONT_PAGE, Kind.CLOSED})
"""What need not be asked again for some days."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for one address."""

    kind: Kind
    status: int = 0
    """The host's last status; 0 where there was none."""
    target: str = ""
    """Where it led, if elsewhere."""
    reason: str = ""
    """In words, where the kind does not say it all."""

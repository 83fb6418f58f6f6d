"""Limits the rate of requests to a host: few at a time, with pauses, and later when it says so."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Limits on requests: how many at once, and how long to wait. Times are in seconds."""

    concurrent: int = 16
    """Requests under way at once."""
    per_host: int = 2
    """Of these, to one host."""
    pause: float = 1.0
    """Between the starts of two requests to one host."""
    timeout: float = 20.0
    """For one answer, from the look-up of the name to the last header."""
    attempts: int = 3
    """For an address whose host does not answer well."""
    backoff: float = 4.0
    """Before the second attempt; twice as long before each further one."""
    longest_wait: float = 90.0
    """The longest `Retry-After` that is waited for; a host that wants more is left alone this time."""
    total: float = 1_200.0
    """For the entire run; addresses that are not reached by then wait for the next one."""
    allow_private: bool = False
    """Whether addresses inside a network are requested too."""


@dataclass(slots=True)
class _Turns:
    """One host's turns."""

    free: asyncio.Semaphore
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    not_before: float = 0.0
    """The earliest start of the next request, on the loop's clock."""


class HostQueue:
    """Gives out turns, so that no host gets too many requests, and not too many are under way."""

    def __init__(self, limits: RateLimits) -> None:
        self._limits = limits
        self._all = asyncio.Semaphore(limits.concurrent)
        self._hosts: dict[str, _Turns] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until `host` may get a request; the turn ends with the block."""
        turns = self._of(host)
        async with turns.free:
            async with turns.lock:  # pauses pass while nothing else is held up
                loop = asyncio.get_running_loop()
                while (wait := turns.not_before - loop.time()) > 0:
                    await asyncio.sleep(wait)
                turns.not_before = loop.time() + self._limits.pause
            async with self._all:
                yield

    def delay(self, host: str, seconds: float) -> None:
        """Delay all requests to `host` for a while."""
        turns = self._of(host)
        turns.not_before = max(turns.not_before, asyncio.get_running_loop().time() + seconds)

    def _of(self, host: str) -> _Turns:
        return self._hosts.setdefault(host, _Turns(asyncio.Semaphore(self._limits.per_host)))

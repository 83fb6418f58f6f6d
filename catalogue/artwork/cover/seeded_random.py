"""Random numbers seeded by a text, the same on every machine and every version of Python."""

from collections.abc import Sequence
from hashlib import sha256
from math import sqrt
from typing import TypeVar

Thing = TypeVar("Thing")

_WORD = (1 << 64) - 1


def seed_of(text: str) -> int:
    """A number of 64 bits that stands for a text."""
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big")


def mix_bits(value: int) -> int:
    """The finaliser of splitmix64: neighbouring numbers come out far apart."""
    value = (value + 0x9E3779B97F4A7C15) & _WORD
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _WORD
    return value ^ (value >> 31)


class SeededRandom:
    """A stream of numbers from one text. Only whole numbers, division and roots: their results are exact everywhere."""

    def __init__(self, text: str) -> None:
        self._state = seed_of(text)

    def word(self) -> int:
        """The next 64 bits."""
        self._state = (self._state + 1) & _WORD
        return mix_bits(self._state)

    def between(self, low: float, high: float) -> float:
        """A number from `low` up to `high`."""
        return low + (high - low) * ((self.word() >> 11) / (1 << 53))

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of several things."""
        return things[self.word() % len(things)]

    def direction(self) -> tuple[float, float]:
        """A vector of length one, every direction equally likely."""
        while True:
            x, y = self.between(-1, 1), self.between(-1, 1)
            length = sqrt(x * x + y * y)
            if 0.1 < length <= 1:
                return x / length, y / length

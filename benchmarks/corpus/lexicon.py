"""Words and sentences for invented texts: few words often, many seldom, as Zipf found. Knows no catalogue."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

SIZE = 6000
"""Words that a lexicon has."""
STEEPNESS = 1.05
"""The exponent of Zipf's law; English prose lies a little above 1."""
_FLAT = 2.7
"""Mandelbrot's correction: the first words are not quite as frequent as the law alone would have them."""

_FREQUENT = {
    "en": """the of and to a in that is for it with as was on are by at from which this an be their they has had more
    one when who its were not but or been have than there each two other what into how some about these then after most
    many also where between only through over such both own while companies partners designers tool region market
    event visitors programme studio fair meeting contacts makers cooperation exhibition workshop organisers artists
    founders mentors experience harbour city project network audience evening stand morning festival""",
    "sv": """och att det i en som på är av för med till den har de inte om ett men var sig så vi kan eller från när
    man efter nu även under mellan företag partner formgivare verktyg region marknad möte besökare program mässa""",
    "de": """die der und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als an
    nach wie im für man aber aus durch wenn nur war noch werden bei hat wir was oder zwischen betriebe region""",
}
_BEGINNINGS = "b bl br d dr f fl fr g gl gr h k kl kr l m n p pl pr r s sk sl sp st str sv t tr v w".split()
_MIDDLES = "a e i o u ai ea ee ou".split()
_ENDS = "l m n nd ng nt r rd rk rn s st t tt".split()
_ENDINGS = ["", "", "", "s", "ing", "er", "ed", "ment", "al", "ity", "ive", "ation", "en"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, the most frequent first."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    """How often each comes, added up from the first to it."""

    def some(self, rng: random.Random, count: int) -> list[str]:
        """So many words, drawn as often as they are frequent."""
        return rng.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self, rng: random.Random, least: int = 8, most: int = 22, slot: str = "") -> str:
        """A sentence; `slot`, a link or a name, takes the place of one of its words."""
        words = self.some(rng, rng.randint(least, most))
        words[0] = words[0].capitalize()
        if len(words) > 12:
            words[len(words) // 2] += ","
        if slot:
            words[rng.randrange(1, len(words))] = slot
        return f"{' '.join(words)}."

    def summary(self, rng: random.Random) -> str:
        """A sentence for cards and lists, below 200 characters."""
        return self.sentence(rng, 9, 16)


def make_lexicon(language: str = "en") -> Lexicon:
    """The same words for the same language, whatever the catalogue: real ones at the top, invented ones below."""
    rng = random.Random(f"lexicon {language}")  # noqa: S311 - nothing here is a secret
    real = dict.fromkeys(_FREQUENT.get(language, "").split())
    inventions, coin = dict[str, None](), _coiner(rng)
    while len(real) + len(inventions) < SIZE:
        inventions |= {} if (word := coin()) in real else {word: None}
    # In any language the short words are the frequent ones, by and large.
    return Lexicon(
        (*real, *sorted(inventions, key=lambda word: len(word) + 8 * rng.random())), zipf(SIZE, STEEPNESS, _FLAT)
    )


def zipf(count: int, steepness: float, flat: float = 0.0) -> tuple[float, ...]:
    """The weights of Zipf's law for so many ranks, added up, as `random.choices` wants them."""
    return tuple(accumulate(1 / (rank + flat) ** steepness for rank in range(1, count + 1)))


def _coiner(rng: random.Random) -> Callable[[], str]:
    def syllable() -> str:
        return rng.choice(_BEGINNINGS) + rng.choice(_MIDDLES)

    def inventions() -> str:
        inner = "".join(syllable() for _ in range(rng.randint(1, 3)))
        return inner + rng.choice(_ENDS) + rng.choice(_ENDINGS)

    return inventions

"""The facts of an invented catalogue: which tools and organisations there are, how well known they are."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.corpus import names
from benchmarks.corpus.lexicon import zipf
from benchmarks.corpus.names import NamedItem


@dataclass(frozen=True, slots=True)
class World:
    """What the entries of one catalogue refer to."""

    terms: Mapping[str, Sequence[str]]
    """The ids of each vocabulary."""
    tools: Sequence[NamedItem]
    organisations: Sequence[NamedItem]
    fame: Mapping[str, Sequence[float]]
    """By collection: how often its first, second, third … is referred to, added up as `random.choices` wants it."""

    def term(self, rng: random.Random, vocabulary: str) -> str:
        """The id of a term, the common ones more often."""
        return rng.choices(self.terms[vocabulary], cum_weights=self.fame[vocabulary])[0]

    def tool(self, rng: random.Random) -> NamedItem:
        """A tool, the well-known ones more often."""
        return rng.choices(self.tools, cum_weights=self.fame["tools"])[0]

    def organisation(self, rng: random.Random) -> NamedItem:
        """An organisation, the well-known ones more often."""
        return rng.choices(self.organisations, cum_weights=self.fame["organisations"])[0]

    def terms_of(self, rng: random.Random, vocabulary: str, most: int) -> list[str]:
        """One to so many terms, each once."""
        return list(dict.fromkeys(self.term(rng, vocabulary) for _ in range(rng.randint(1, most))))


def make_world(tools: int, terms: Mapping[str, Sequence[str]], seed: int) -> World:
    """All that is named in a catalogue of so many tools; organisations grow with the root of their number."""
    rng = random.Random(seed)  # noqa: S311 - nothing here is a secret
    countries = [code.upper() for code in terms["countries"]] + names.ELSEWHERE
    lists = {**terms, "countries": countries}
    tool_names = names.tools(rng, tools)
    bodies = names.organisations(rng, max(6, round(2 * tools**0.5)))
    sizes = {name: len(ids) for name, ids in lists.items()} | {"tools": tools, "organisations": len(bodies)}
    return World(lists, tool_names, bodies, {name: zipf(size, 0.8, 1.0) for name, size in sizes.items()})


def tool_facts(rng: random.Random, world: World, which: NamedItem, day: date) -> dict[str, Any]:
    """The front matter of a tool, title and summary aside."""
    venue = {"venue": f"{rng.choice(names.FIRST)} Hall", "city": names.city(rng)}
    front: dict[str, Any] = {
        "status": rng.choices(("piloted", "listed", "retired"), (5, 4, 1))[0],
        "strand": rng.choice(world.terms["strands"]),
        "sectors": world.terms_of(rng, "sectors", 4),
        "aims": world.terms_of(rng, "aims", 4),
        "formats": world.terms_of(rng, "formats", 3),
        "mode": rng.choice(("physical", "digital", "hybrid")),
        "countries": world.terms_of(rng, "countries", 7),
        "place": {**venue, "country": world.term(rng, "countries")},
        "editions": [*_editions(rng)],
        **_people(rng, world),
        "audience": names.phrases(rng, names.AUDIENCE, 1, 4),
        "figures": [*_figures(rng)],
        "channels": names.phrases(rng, names.CHANNELS, 1, 5),
        "links": [{"label": "Its own site", "url": f"https://{which.id}.example/"}],
        "related": [*_related_tools(rng, world, which)],
        "uncertain": {"editions": "The sources name other days."} if rng.random() < 0.15 else None,
        "reviewed": review_date(rng, day),
    }
    return {name: value for name, value in front.items() if value}


def organisation_facts(rng: random.Random, world: World, which: NamedItem) -> dict[str, Any]:
    """The front matter of an organisation."""
    where = {"country": world.term(rng, "countries"), "city": which.city}
    site = {"url": f"https://{which.id}.example/", "founded": rng.randint(1950, 2020)}
    return {"title": which.title, "kind": which.kind, **where, **site}


def review_date(rng: random.Random, day: date) -> str:
    """A day of the ten months before `day`."""
    return (day - timedelta(days=rng.randint(0, 300))).isoformat()


def _editions(rng: random.Random) -> Iterator[dict[str, Any]]:
    year = rng.randint(2014, 2022)
    for number in range(rng.choices((1, 2, 3), (6, 3, 1))[0]):
        day = f"{year + number}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        yield {"label": ("First edition", "Second edition", "Third edition")[number], "start": day}


def _people(rng: random.Random, world: World) -> dict[str, Any]:
    """Organisers and partners, each organisation once."""
    bodies = dict.fromkeys(world.organisation(rng).id for _ in range(rng.randint(1, 5)))
    organisations = [{"organisation": id_, "role": rng.choice(names.ROLES)} for id_ in bodies]
    return {"organisers": organisations[:1], "partners": organisations[1:]}


def _figures(rng: random.Random) -> Iterator[dict[str, Any]]:
    for label in names.phrases(rng, names.FIGURES, 0, 4):
        yield {"label": label, "value": rng.randint(3, 400)}


def _related_tools(rng: random.Random, world: World, which: NamedItem) -> Iterator[str]:
    ids = dict.fromkeys(world.tool(rng) for _ in range(rng.randint(0, 2)))
    yield from (other.id for other in ids if other is not which)

"""The facts of an invented catalogue: which tools and organisations there are, how well known they are."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.corpus import names
from benchmarks.corpus.lexicon import zipf
from benchmarks.corpus.names import Named


@dataclass(frozen=True, slots=True)
class World:
    """What the entries of one catalogue refer to."""

    terms: Mapping[str, Sequence[str]]
    """The ids of each vocabulary."""
    tools: Sequence[Named]
    organisations: Sequence[Named]
    fame: Mapping[str, Sequence[float]]
    """By collection: how often its first, second, third … is referred to, added up as `random.choices` wants it."""

    def term(self, chance: random.Random, vocabulary: str) -> str:
        """The id of a term, the common ones more often."""
        return chance.choices(self.terms[vocabulary], cum_weights=self.fame[vocabulary])[0]

    def tool(self, chance: random.Random) -> Named:
        """A tool, the well-known ones more often."""
        return chance.choices(self.tools, cum_weights=self.fame["tools"])[0]

    def organisation(self, chance: random.Random) -> Named:
        """An organisation, the well-known ones more often."""
        return chance.choices(self.organisations, cum_weights=self.fame["organisations"])[0]

    def terms_of(self, chance: random.Random, vocabulary: str, most: int) -> list[str]:
        """One to so many terms, each once."""
        return list(dict.fromkeys(self.term(chance, vocabulary) for _ in range(chance.randint(1, most))))


def make_world(tools: int, terms: Mapping[str, Sequence[str]], seed: int) -> World:
    """All that is named in a catalogue of so many tools; organisations grow with the root of their number."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is a secret
    countries = [code.upper() for code in terms["countries"]] + names.ELSEWHERE
    lists = {**terms, "countries": countries}
    known = names.tools(chance, tools)
    bodies = names.organisations(chance, max(6, round(2 * tools**0.5)))
    sizes = {name: len(ids) for name, ids in lists.items()} | {"tools": tools, "organisations": len(bodies)}
    return World(lists, known, bodies, {name: zipf(size, 0.8, 1.0) for name, size in sizes.items()})


def tool_facts(chance: random.Random, world: World, which: Named, day: date) -> dict[str, Any]:
    """The front matter of a tool, title and summary aside."""
    venue = {"venue": f"{chance.choice(names.FIRST)} Hall", "city": names.city(chance)}
    front: dict[str, Any] = {
        "status": chance.choices(("piloted", "listed", "retired"), (5, 4, 1))[0],
        "strand": chance.choice(world.terms["strands"]),
        "sectors": world.terms_of(chance, "sectors", 4),
        "aims": world.terms_of(chance, "aims", 4),
        "formats": world.terms_of(chance, "formats", 3),
        "mode": chance.choice(("physical", "digital", "hybrid")),
        "countries": world.terms_of(chance, "countries", 7),
        "place": {**venue, "country": world.term(chance, "countries")},
        "editions": [*_editions(chance)],
        **_people(chance, world),
        "audience": names.phrases(chance, names.AUDIENCE, 1, 4),
        "figures": [*_figures(chance)],
        "channels": names.phrases(chance, names.CHANNELS, 1, 5),
        "links": [{"label": "Its own site", "url": f"https://{which.id}.example/"}],
        "related": [*_kin(chance, world, which)],
        "uncertain": {"editions": "The sources name other days."} if chance.random() < 0.15 else None,
        "reviewed": reviewed(chance, day),
    }
    return {name: value for name, value in front.items() if value}


def organisation_facts(chance: random.Random, world: World, which: Named) -> dict[str, Any]:
    """The front matter of an organisation."""
    where = {"country": world.term(chance, "countries"), "city": which.city}
    site = {"url": f"https://{which.id}.example/", "founded": chance.randint(1950, 2020)}
    return {"title": which.title, "kind": which.kind, **where, **site}


def reviewed(chance: random.Random, day: date) -> str:
    """A day of the ten months before `day`."""
    return (day - timedelta(days=chance.randint(0, 300))).isoformat()


def _editions(chance: random.Random) -> Iterator[dict[str, Any]]:
    year = chance.randint(2014, 2022)
    for number in range(chance.choices((1, 2, 3), (6, 3, 1))[0]):
        day = f"{year + number}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {"label": ("First edition", "Second edition", "Third edition")[number], "start": day}


def _people(chance: random.Random, world: World) -> dict[str, Any]:
    """Organisers and partners, each organisation once."""
    bodies = dict.fromkeys(world.organisation(chance).id for _ in range(chance.randint(1, 5)))
    involved = [{"organisation": id_, "role": chance.choice(names.ROLES)} for id_ in bodies]
    return {"organisers": involved[:1], "partners": involved[1:]}


def _figures(chance: random.Random) -> Iterator[dict[str, Any]]:
    for label in names.phrases(chance, names.FIGURES, 0, 4):
        yield {"label": label, "value": chance.randint(3, 400)}


def _kin(chance: random.Random, world: World, which: Named) -> Iterator[str]:
    found = dict.fromkeys(world.tool(chance) for _ in range(chance.randint(0, 2)))
    yield from (other.id for other in found if other is not which)

"""Invented catalogues of any size, the same for the same seed: the real vocabularies, tools as partners write them.

    python -m benchmarks.generator FOLDER --tools 1000 [--languages en,sv] [--seed 91]

FOLDER becomes a whole project without a problem: `python -m catalogue check` has nothing to say there.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.corpus.lexicon import Lexicon, make_lexicon
from benchmarks.corpus.names import Named
from benchmarks.corpus.prose import Link, Writer
from benchmarks.corpus.sources import SECTIONS, front_matter, settings_for, vocabularies
from benchmarks.corpus.world import World, make_world, organisation_facts, reviewed, tool_facts

SEED = 91
"""The number of tools in the survey that the real catalogue grew from."""
TRANSLATED = 0.05
"""The share of tools that are translated into each further language."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One source file of an invented catalogue."""

    collection: str
    id: str
    front: dict[str, Any]
    """The front matter, in plain values."""
    body: str
    """Markdown, with links as in `content/`: from file to file."""
    language: str = ""
    """Of a translation."""

    @property
    def name(self) -> str:
        """Its file below `content/`."""
        return f"{self.collection}/{self.id}{f'.{self.language}' if self.language else ''}.md"


def generate(
    project: Path, tools: int, *, seed: int = SEED, languages: Sequence[str] = ("en",), today: date | None = None
) -> Path:
    """Write a project with so many tools into a new folder, and give the folder back."""
    content = project / "content"
    content.mkdir(parents=True)
    (content / "site.yaml").write_text(settings_for(languages), encoding="utf-8")
    for entry in entries(tools, seed=seed, languages=languages, today=today):
        file = content / entry.name
        file.parent.mkdir(exist_ok=True)
        file.write_text(front_matter(entry.front) + entry.body, encoding="utf-8")
    return project


def entries(
    tools: int, *, seed: int = SEED, languages: Sequence[str] = ("en",), today: date | None = None
) -> Iterator[Entry]:
    """Every entry of a catalogue with so many tools, one after the other.

    The same number, seed, languages and `today` give the same entries; the dates of review lie before `today`.
    """
    day = today or date.today()
    found = vocabularies()
    world = make_world(tools, {name: list(terms) for name, terms in found.items()}, seed)
    lexicons = {language: make_lexicon(language) for language in languages}
    first = lexicons[languages[0]]
    for collection, terms in found.items():
        for id_, front in terms.items():
            chance = _chance(seed, collection, id_)
            link = _links(chance, world, collection)
            text = "" if collection == "glossary" else Writer(chance, first, link).short()
            yield Entry(collection, id_, front | {"reviewed": reviewed(chance, day)}, text)
    for named in world.organisations:
        chance = _chance(seed, "organisations", named.id)
        front = organisation_facts(chance, world, named) | {"reviewed": reviewed(chance, day)}
        yield Entry(
            "organisations", named.id, front, Writer(chance, first, _links(chance, world, "organisations")).short()
        )
    for number in range(tools):
        yield from _tool(_chance(seed, "tools", number), world, lexicons, number, day)


def _tool(chance: random.Random, world: World, lexicons: dict[str, Lexicon], number: int, day: date) -> Iterator[Entry]:
    """A tool, and its translations."""
    named, link = world.tools[number], _links(chance, world, "tools", number)
    original, *others = lexicons
    front = {"title": named.title, "summary": lexicons[original].summary(chance)}
    front |= tool_facts(chance, world, named, day)
    yield Entry("tools", named.id, front, Writer(chance, lexicons[original], link).page(SECTIONS))
    for language in others:
        if chance.random() < TRANSLATED:
            words = Writer(chance, lexicons[language], link)
            front = {"title": f"{named.title} {language.upper()}", "summary": words.lexicon.summary(chance)}
            yield Entry("tools", named.id, front, words.page(SECTIONS), language)


def _links(chance: random.Random, world: World, collection: str, number: int = -1) -> Link:
    """Links from a page of this collection: mostly to tools, the well-known more often."""

    def link() -> str:
        if chance.random() < 0.7:
            found = world.tool(chance)
            return to("tools", world.tools[number - 1] if found is world.tools[number] else found)
        if chance.random() < 0.3:
            return to("organisations", world.organisation(chance))
        vocabulary = chance.choice(("aims", "formats", "sectors"))
        id_ = world.term(chance, vocabulary)
        return to(vocabulary, Named(id_, id_.replace("-", " ")))

    def to(target: str, named: Named) -> str:
        return f"[{named.title}]({'' if target == collection else f'../{target}/'}{named.id}.md)"

    return link


def _chance(*key: object) -> random.Random:
    """Chance for one entry, which does not depend on what comes before it."""
    return random.Random(" ".join(map(str, key)))  # noqa: S311 - nothing here is a secret


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tools", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--languages", default="en", help="codes with commas between; the first is the original's")
    asked = parser.parse_args(arguments)
    if asked.folder.exists():
        parser.error(f"{asked.folder} is there already: name a new folder")
    generate(asked.folder, asked.tools, seed=asked.seed, languages=asked.languages.split(","))
    return 0


if __name__ == "__main__":
    sys.exit(main())

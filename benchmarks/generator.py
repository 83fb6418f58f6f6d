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
from benchmarks.corpus.names import NamedItem
from benchmarks.corpus.prose import Link, Writer
from benchmarks.corpus.sources import SECTIONS, front_matter, settings_for, vocabularies
from benchmarks.corpus.world import World, make_world, organisation_facts, review_date, tool_facts

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
    ids = vocabularies()
    world = make_world(tools, {name: list(terms) for name, terms in ids.items()}, seed)
    lexicons = {language: make_lexicon(language) for language in languages}
    first = lexicons[languages[0]]
    for collection, terms in ids.items():
        for id_, front in terms.items():
            rng = _seeded_random(seed, collection, id_)
            link = _links(rng, world, collection)
            text = "" if collection == "glossary" else Writer(rng, first, link).short()
            yield Entry(collection, id_, front | {"reviewed": review_date(rng, day)}, text)
    for item in world.organisations:
        rng = _seeded_random(seed, "organisations", item.id)
        front = organisation_facts(rng, world, item) | {"reviewed": review_date(rng, day)}
        yield Entry("organisations", item.id, front, Writer(rng, first, _links(rng, world, "organisations")).short())
    for number in range(tools):
        yield from _tool(_seeded_random(seed, "tools", number), world, lexicons, number, day)


def _tool(rng: random.Random, world: World, lexicons: dict[str, Lexicon], number: int, day: date) -> Iterator[Entry]:
    """A tool, and its translations."""
    item, link = world.tools[number], _links(rng, world, "tools", number)
    original, *others = lexicons
    front = {"title": item.title, "summary": lexicons[original].summary(rng)}
    front |= tool_facts(rng, world, item, day)
    yield Entry("tools", item.id, front, Writer(rng, lexicons[original], link).page(SECTIONS))
    for language in others:
        if rng.random() < TRANSLATED:
            words = Writer(rng, lexicons[language], link)
            front = {"title": f"{item.title} {language.upper()}", "summary": words.lexicon.summary(rng)}
            yield Entry("tools", item.id, front, words.page(SECTIONS), language)


def _links(rng: random.Random, world: World, collection: str, number: int = -1) -> Link:
    """Links from a page of this collection: mostly to tools, the well-known more often."""

    def link() -> str:
        if rng.random() < 0.7:
            ids = world.tool(rng)
            return to("tools", world.tools[number - 1] if ids is world.tools[number] else ids)
        if rng.random() < 0.3:
            return to("organisations", world.organisation(rng))
        vocabulary = rng.choice(("aims", "formats", "sectors"))
        id_ = world.term(rng, vocabulary)
        return to(vocabulary, NamedItem(id_, id_.replace("-", " ")))

    def to(target: str, item: NamedItem) -> str:
        return f"[{item.title}]({'' if target == collection else f'../{target}/'}{item.id}.md)"

    return link


def _seeded_random(*key: object) -> random.Random:
    """Chance for one entry, which does not depend on what comes before it."""
    return random.Random(" ".join(map(str, key)))  # noqa: S311 - nothing here is a secret


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tools", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--languages", default="en", help="codes with commas between; the first is the original's")
    options = parser.parse_args(arguments)
    if options.folder.exists():
        parser.error(f"{options.folder} is there already: name a new folder")
    generate(options.folder, options.tools, seed=options.seed, languages=options.languages.split(","))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A project with as many tools as are wanted: the real content, and invented tools over its vocabularies."""

import random
import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
COLLECTIONS = ("strands", "sectors", "aims", "formats", "organisations")

WORDS = """harbour lighthouse crossing pilot anchor compass current sail quay beacon chart sounding tide breakwater
designers studios makers buyers partners mentors curators founders cities regions markets workshops evenings""".split()


def make(project: Path, total: int, seed: int = 91) -> Path:
    """Write a project with `total` tools into a new folder; the same ones for the same seed."""
    content = project / "content"
    shutil.copytree(PROJECT / "content", content)
    ids = {name: sorted(file.stem for file in (content / name).glob("*.md")) for name in COLLECTIONS}
    countries = sorted(file.stem.upper() for file in (content / "countries").glob("*.md"))
    chance = random.Random(seed)  # noqa: S311 - nothing here is a secret
    for number in range(len(list((content / "tools").glob("*.md"))), total):
        (content / "tools" / f"invented-{number:04}.md").write_text(_tool(chance, ids, countries, number), "utf-8")
    return project


def _tool(chance: random.Random, ids: dict[str, list[str]], countries: list[str], number: int) -> str:
    def some(values: list[str], most: int) -> str:
        return f"[{', '.join(chance.sample(values, chance.randint(1, most)))}]"

    def words(length: int) -> str:
        return " ".join(chance.choices(WORDS, k=length))

    start = f"{chance.randint(2015, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    paragraphs = "\n\n".join(f"## {words(3).capitalize()}\n\n{words(60).capitalize()}." for _ in range(4))
    return f"""---
title: {words(2).title()} {number}
summary: A {words(1)} for {words(2)} who want to meet {words(1)} of {words(2)} across the sea, and stay in touch.
status: {chance.choice(("listed", "piloted", "retired"))}
strand: {chance.choice(ids["strands"])}
sectors: {some(ids["sectors"], 4)}
aims: {some(ids["aims"], 4)}
formats: {some(ids["formats"], 3)}
mode: {chance.choice(("physical", "digital", "hybrid"))}
countries: {some(countries, 6)}
editions: [{{label: First, start: {start}}}]
organisers: [{{organisation: {chance.choice(ids["organisations"])}, role: organiser}}]
---

{paragraphs}
"""

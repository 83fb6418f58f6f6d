"""Bodies of invented tools: Markdown of some six kilobytes with sections, lists, tables, footnotes and links."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from textwrap import fill

from benchmarks.corpus.lexicon import Lexicon

Link = Callable[[], str]
"""Gives a Markdown link to some other page of the catalogue."""


@dataclass(slots=True)
class Writer:
    """Writes one page."""

    rng: random.Random
    lexicon: Lexicon
    link: Link
    footnotes: list[str] = field(default_factory=list)
    """The footnotes of the page, in their order."""

    def page(self, sections: Sequence[str]) -> str:
        """A text with all the sections; most are of middling length."""
        measure = min(2.2, max(0.4, self.rng.lognormvariate(0.0, 0.3)))
        blocks: list[str] = []
        for number, section in enumerate(sections):
            blocks.append(f"## {section}")
            if number in (0, 2) and self.rng.random() < 0.4:
                blocks += [
                    self.paragraph(),
                    f"### {self.words(3).capitalize()} {('at first', 'in practice')[number > 0]}",
                ]
            blocks += [self.paragraph() for _ in range(max(1, round(self.rng.uniform(1.0, 2.5) * measure)))]
            blocks += self._extra(number)
        return "\n\n".join([*blocks, *self.footnotes]) + "\n"

    def short(self) -> str:
        """Two paragraphs, for the pages of terms and organisations."""
        return f"{self.paragraph(footnotes=False)}\n\n{self.paragraph(footnotes=False)}\n"

    def paragraph(self, *, footnotes: bool = True) -> str:
        """Three to six sentences; every second paragraph has a link, now and then one has a footnote."""
        sentences = [self.sentence() for _ in range(self.rng.randint(3, 6))]
        if self.rng.random() < 0.5:
            sentences[0] = self.sentence(self.link())
        if self.rng.random() < 0.3:
            sentences[-1] = self.sentence(self.rng.choice(("**{}**", "*{}*")).format(self.words(2)))
        if footnotes and self.rng.random() < 0.08:
            name = f"note-{len(self.footnotes) + 1}"
            sentences[1] += f"[^{name}]"
            self.footnotes.append(f"[^{name}]: {self.sentence()}")
        return wrap_lines(" ".join(sentences))

    def sentence(self, slot: str = "") -> str:
        """One sentence; `slot` takes the place of one of its words."""
        return self.lexicon.sentence(self.rng, slot=slot)

    def words(self, count: int) -> str:
        """So many words."""
        return " ".join(self.lexicon.some(self.rng, count))

    def _extra(self, number: int) -> list[str]:
        """What follows a section's paragraphs: a list in the last section always, elsewhere sometimes something."""
        if number == 4 or (number == 1 and self.rng.random() < 0.5):
            return ["\n".join(self._item() for _ in range(self.rng.randint(3, 6)))]
        if number == 2 and self.rng.random() < 0.35:
            rows = [self._row() for _ in range(self.rng.randint(3, 7))]
            return ["\n".join(["| Part | What happens | Minutes |", "|---|---|--:|", *rows])]
        if number == 3 and self.rng.random() < 0.15:
            return [f"> {self.sentence()}"]
        return []

    def _item(self) -> str:
        start = f"- **{self.words(3).capitalize()}.** " if self.rng.random() < 0.5 else "- "
        return wrap_lines(start + self.sentence(self.link() if self.rng.random() < 0.2 else ""), "  ")

    def _row(self) -> str:
        happens = self.lexicon.sentence(self.rng, 3, 6)
        return f"| {self.words(3).capitalize()} | {happens} | {self.rng.randint(2, 90)} |"


def wrap_lines(text: str, indent: str = "") -> str:
    """The text in lines of a source file."""
    return fill(text, 120, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)

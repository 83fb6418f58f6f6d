"""Whether what was built is really there, and whether two builds can be compared: pages, titles, words, bytes."""

import html
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from benchmarks.subjects import Subject

_UNSEEN = re.compile(
    r"<(script|style|template|noscript|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]+>", re.DOTALL | re.IGNORECASE
)
_TITLE = re.compile(r"^title: \"?(.+?)\"?$", re.MULTILINE | re.IGNORECASE)
SAMPLE = 100
"""So many tools are read in full; the others must be there and not be empty."""


@dataclass(frozen=True, slots=True)
class Output:
    """What one generator has published."""

    pages: int
    """HTML files."""
    files: int
    megabytes: float
    """Of everything, in 10⁶ bytes."""
    words: float
    """That a reader sees on the page of a tool, on average."""
    page_kilobytes: float
    """Of the page of a tool, on average, in 10³ bytes."""

    def as_json(self) -> dict[str, float]:
        """As it is kept."""
        return {name: round(value, 1) for name, value in asdict(self).items()}


def inspect_output(subject: Subject) -> tuple[Output, list[str]]:
    """What a subject has published, and everything that is wrong with it."""
    tools = subject.tools()
    missing = [
        path for path in tools if not subject.page_of(path).is_file() or not subject.page_of(path).stat().st_size
    ]
    if missing:
        return Output(0, 0, 0, 0, 0), [f"{len(missing)} tools have no page, such as {missing[0]}"]
    sample = tools[:: max(1, len(tools) // SAMPLE)]
    sizes, words, wrong = [], [], []
    for path in sample:
        page = subject.page_of(path).read_text("utf-8")
        visible_words = visible(page)
        sizes.append(len(page.encode()))
        words.append(len(visible_words))
        wrong += [
            f"{path}: {what}" for what in _missing(subject.source_of(path).read_text("utf-8"), " ".join(visible_words))
        ]
    files = [file for file in subject.output.rglob("*") if file.is_file()]
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    pages = sum(file.suffix == ".html" for file in files)
    return Output(pages, len(files), megabytes, sum(words) / len(words), sum(sizes) / len(sizes) / 1e3), wrong


def visible(page: str) -> list[str]:
    """The words of a page that a reader sees."""
    return html.unescape(_UNSEEN.sub(" ", page)).split()


def _missing(source: str, visible_words: str) -> Iterator[str]:
    """What a source says and its page does not: the title, and the last paragraph's first words."""
    title = _TITLE.search(source)
    if title and title[1] not in visible_words:
        yield "its title is missing"
    first = re.search(r"^## .+\n+(\w+ \w+ \w+) ", source, re.MULTILINE)
    if first and first[1] not in visible_words:
        yield "its text is missing"

"""However sources are damaged, loading them ends in problems with a place inside a file, never in a traceback."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.diagnostics import Diagnostics, Span
from catalogue.diagnostics.formats import lines_below, render
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from tests.site_helpers import BROAD, FULL, MINIMAL

pytestmark = pytest.mark.no_cover

ENTRIES = [file for site in (FULL, BROAD) for file in site.glob("content/*/*.md")]
LONGEST = {file.parent.name: file for file in sorted(ENTRIES, key=lambda file: file.stat().st_size)}
"""The longest entry of each collection."""
PIECES = (
    *(": ", ":", "- ", "[", "]", "{", "}", ", ", "'", '"', "#", " #", "|", ">-", "\n", "\n\n", "---\n", "...\n"),
    *("\t", "  ", "&a ", "*a", "!!str ", "<<: ", "? ", "~", "null", "true", "yes", "NO", "1", "-0", "1e999"),
    *("2021-13-40", "\u2028", "\x85", "\ufeff", "\r", "\\", "%", "@", "`", "é", "e\u0301", "[x](y.md)", "![a]()"),
    *("[^1]", "[^1]: ", "> [!NOTE]\n", "<b>", "<script>", "](", "](../", ".md#", "../../", "mailto:", "http://[::1"),
    *("parent: ", "draft: true\n", "related: [", "uncertain: [a]\n", "aliases: [tools/]\n", "cover: {src: x}\n"),
    *("languages: [", "menu: ", "countries: [SE]\n"),
)


@dataclass(frozen=True, slots=True)
class Tree:
    """A project on disk, and the texts that belong into it."""

    project: Path
    texts: dict[str, str]


@pytest.fixture(scope="module", params=["entries alone", "a sound site"])
def tree(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Some long entries, which alone are full of dead references; and the site for tests, in which all stages run."""
    sound = request.param == "a sound site"
    project = shutil.copytree(FULL if sound else MINIMAL, tmp_path_factory.mktemp("mutated") / "project")
    for path in () if sound else LONGEST.values():
        target = project / "content" / path.parent.name / path.name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(path, target)
    files = [*project.glob("content/*/*.md"), project / "content/site.yaml"]
    return Tree(project, {str(file.relative_to(project)): file.read_text(encoding="utf-8") for file in sorted(files)})


Mutation = Callable[[str], str]


@st.composite
def mutations(draw: st.DrawFn) -> Mutation:
    """One damage to a text: to its lines or to its characters."""
    kind = draw(st.sampled_from(["delete", "duplicate", "swap", "cut", "change", "splice", "splice", "splice"]))
    first, second = draw(st.integers(0, 10_000)), draw(st.integers(0, 10_000))
    piece = draw(st.sampled_from(PIECES))
    letter = draw(st.characters(codec="utf-8"))

    def mutate(text: str) -> str:
        lines = text.split("\n")
        one, other = first % len(lines), second % len(lines)
        at = first % (len(text) + 1)
        match kind:
            case "delete":
                del lines[one]
            case "duplicate":
                lines.insert(other, lines[one])
            case "swap":
                lines[one], lines[other] = lines[other], lines[one]
            case "cut":
                return text[:at] + text[at + second % 40 :]
            case "change":
                return text[:at] + letter + text[at + 1 :]
            case _:
                return text[:at] + piece + text[at:]
        return "\n".join(lines)

    return mutate


@given(st.integers(0, 10_000), st.lists(mutations(), min_size=1, max_size=6), st.booleans(), st.booleans())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_damaged_sources_give_problems_with_a_place(
    tree: Tree, which: int, damages: list[Mutation], drafts: bool, strict: bool
) -> None:
    path = sorted(tree.texts)[which % len(tree.texts)]
    text = tree.texts[path]
    for damage in damages:
        text = damage(text)
    file = tree.project / path
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        loaded = load(LoadOptions(tree.project, drafts=drafts, strict=strict))
        assert (loaded.site is None) == bool(loaded.problems.errors)
        places_exist(tree.project, loaded.problems)
        for form in ("human", "concise", "json"):
            assert (
                bool(render(loaded.problems, lines_below(tree.project), form, colour=False))
                or not loaded.problems.items
            )
    finally:
        file.write_text(tree.texts[path], encoding="utf-8")


def places_exist(project: Path, problems: Diagnostics) -> None:
    """Every problem lies in a file that is there, on a line that it has, and says something."""
    for problem in problems.items:
        lines = lines_of(project / problem.span.path)
        assert in_order(problem.span)
        assert problem.span.last_line <= len(lines), problem
        assert problem.span.column <= len(lines[problem.span.line - 1]) + 1, problem
        assert problem.message.strip()
        assert not re.search(r"pydantic|<class|Traceback|None\b.*object", problem.message + problem.help), problem


def lines_of(file: Path) -> list[str]:
    text = file.read_bytes().decode("utf-8", "replace") if file.suffix in {".md", ".yaml"} else ""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def in_order(span: Span) -> bool:
    return 1 <= span.line <= span.last_line and span.column >= 1

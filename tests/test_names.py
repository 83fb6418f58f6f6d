"""A stranger finds the way by names: no participles, no words of a private vocabulary, one name for one thing."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "catalogue"
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

PRIVATE_WORDS = frozenset(
    """
    chance chronicle colophon face faces fault faults found gist ground kept kin kindred kinship laid lay made manners
    masthead memory mend mended press recall relief remark remember roster settle shelf shown sheet sight skim
    soundings spot stand stock survey tell teller told waters whole workshop
    """.split()
)
"""Words that only their author understood; the terms of the field have taken their place."""
IRREGULAR = frozenset(
    "asked drawn found gathered given held kept known laid left made said seen shown taken told".split()
)
FIELD_TERMS = {
    "embed": "the HTML that shows a page on another site",
    "feed": "an Atom or JSON feed",
    "recommended": "the mark of a field in its annotation, as `typing.Required` is one",
    "related": "the tools that a reader may want to see next: the field `related` of a tool",
    "soundings": "depths on the chart of a cover: the cartographer's word",
    "sheet": "a sheet of a workbook, in the files of tables/ and contribute/importing/",
}
"""Words that look like one or the other and are the standard term, each with its meaning."""
PREDICATE = re.compile(r"(^|_)(is|are|has|was|not)_")
"""Where a participle is no name but a predicate (`is_published`), or belongs to HTTP (`NotFoundView`)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that other files may use."""

    text: str
    package: str
    file: str
    is_class: bool = False

    @property
    def words(self) -> list[str]:
        """The words of a name in snake case or camel case."""
        return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", self.text)]


def public_names() -> Iterator[Name]:
    """Every module, and every public function, method and class in it."""
    for file in sorted(PACKAGE.rglob("*.py")):
        path = file.relative_to(PACKAGE)
        place = (path.parent.as_posix(), path.as_posix())
        if not file.stem.startswith("__"):
            yield Name(file.stem, *place)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith(
                "_"
            ):
                yield Name(node.name, *place, isinstance(node, ast.ClassDef))


def is_participle(word: str) -> bool:
    return word in IRREGULAR or (word.endswith("ed") and not word.endswith("eed"))


def test_no_name_ends_in_a_participle_or_has_a_private_word() -> None:
    wrong = [
        f"{name.file}: {name.text}"
        for name in public_names()
        if not PREDICATE.search("_".join(name.words))
        and (
            (is_participle(name.words[-1]) and name.words[-1] not in FIELD_TERMS)
            or PRIVATE_WORDS.intersection(name.words) - FIELD_TERMS.keys()
        )
    ]
    assert wrong == []


def test_a_class_has_its_name_alone_unless_it_plays_the_same_role_in_a_sibling_package() -> None:
    packages = defaultdict(list)
    for name in public_names():
        if name.is_class:
            packages[name.text].append(name.package)
    assert {name: places for name, places in packages.items() if not are_siblings(places)} == {}


def are_siblings(packages: list[str]) -> bool:
    """Whether each of the packages is another folder of the same one."""
    if len(packages) == 1:
        return True
    parents = {Path(package).parent for package in packages}
    return len(parents) == 1 and parents != {Path()} and len(set(packages)) == len(packages)

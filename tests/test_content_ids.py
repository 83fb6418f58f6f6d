"""Program and themes know no entry of a catalogue by its id: what distinguishes one from another is a field of it."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from catalogue.urls import slug

ROOT = Path(__file__).parents[1]
IDS = set(
    """
    capacity events opened-programmes advertising architecture books broadcasting crafts cross-sector design
    fashion-textile film games heritage music performing-arts press software-games software-xr visual-arts
    capacity-building cooperation-b2b inspiration networks new-markets visibility accelerator barcamp
    co-creation competition conference exhibition fair-visit festival incubation joint-showcase lab
    matchmaking mentoring networking-event peer-mentoring pitching pitching-contest residence study-visit
    training workshop-series
    """.split()
)
"""The strands, sub-sectors, aims and formats with which the catalogue began, which a program might be tempted to know;
the ids of other entries are names, and countries are ISO codes."""
SECTIONS = {"idea-and-organisation", "aim-and-target-group", "programme", "communication", "lessons-learnt"}
"""Its sections."""
MEANT_OTHERWISE = {
    ("catalogue/serve/server.py", "events"),  # the stream of events of the development server
    ("catalogue/schema/field_groups.py", "programme"),  # a kind of organisation
    ("catalogue/labels.py", "programme"),
    ("catalogue/labels.py", "Programme"),
}
"""Words that happen to be ids or headings."""
EXAMPLES = ROOT / "catalogue" / "diagnostics" / "rules"
"""The texts of rules, which quote headings as examples."""
TEXTS = {".css", ".html", ".js", ".svg", ".txt", ".typ", ".xml", ".yaml"}
THEMES = [file for file in sorted((ROOT / "themes").rglob("*")) if file.suffix in TEXTS]

_NAME = re.compile(r"[.#](-?[_a-z][\w-]*)")
_ATTRIBUTE = re.compile(r"""\b(?:class|id|href|for|name)\s*[=:]\s*["']([^"']*)["']""")
_TEXT = re.compile(r"""["']([\w-]+)["']""")


def words(pieces: Iterable[str]) -> set[str]:
    """The names in attributes: classes, and what an address ends with."""
    return {word for piece in pieces for word in re.split(r"[\s#/{}]+", piece)}


def names_in(file: Path) -> set[str]:
    """What a file of a theme calls things by: classes, ids and, in templates and scripts, texts in quotation marks."""
    text = file.read_text("utf-8")
    if file.suffix == ".css":
        return set(_NAME.findall(text))
    return words(_ATTRIBUTE.findall(text)) | set(_TEXT.findall(text))


def literals_in(file: Path) -> Iterator[str]:
    """Every text in a module."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def parts(names: Iterable[str]) -> set[str]:
    """Names, and what stands behind their first words: `chapter-lessons-learnt` is named after `lessons-learnt`."""
    return {name[start:] for name in names for start in (0, *(at.end() for at in re.finditer("-", name)))}


def test_the_catalogue_has_terms_and_sections_to_look_for() -> None:
    assert {"opened-programmes", "cross-sector", "joint-showcase", "visibility"} <= IDS
    assert "lessons-learnt" in SECTIONS


def test_no_module_has_the_id_of_a_term_or_a_section_as_a_text() -> None:
    named = {
        (file.relative_to(ROOT).as_posix(), text)
        for file in sorted((ROOT / "catalogue").rglob("*.py"))
        for text in literals_in(file)
        if text in IDS or (slug(text) in SECTIONS and EXAMPLES not in file.parents)
    }
    assert named == MEANT_OTHERWISE


@pytest.mark.parametrize("file", THEMES, ids=lambda file: file.relative_to(ROOT / "themes").as_posix())
def test_no_file_of_a_theme_calls_anything_by_the_id_of_a_term_or_a_section(file: Path) -> None:
    named = names_in(file)
    assert not named & IDS
    assert not parts(named) & SECTIONS


@pytest.mark.parametrize(
    ("name", "text", "id_"),
    [
        ("a.css", ".strand, .opened-programmes > h2 { color: red }", "opened-programmes"),
        ("a.css", "#events { color: red }", "events"),
        ("a.html", '<p class="card design">', "design"),
        ("a.html", '<use href="{{ symbols_file() }}#capacity"/>', "capacity"),
        ("a.html", '{{ m.icon("events", "site-logo") }}', "events"),
        ("a.svg", '<symbol id="opened-programmes" viewBox="0">', "opened-programmes"),
        ("a.typ", 'let lesson = part.role == "lessons-learnt"', "lessons-learnt"),
        ("a.css", ".chapter-lessons-learnt { margin: 0 }", "lessons-learnt"),
    ],
)
def test_each_way_of_naming_is_noticed(tmp_path: Path, name: str, text: str, id_: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert id_ in parts(names_in(tmp_path / name)) & (IDS | SECTIONS)

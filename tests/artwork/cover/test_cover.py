"""The drawing as a file: small, sound, the same everywhere, and without words."""

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest

from catalogue.artwork.cover import MOST_BYTES, WIDE, CoverData, draw_cover
from tests.artwork.cover.subjects import ABCD, BALTIC_HOME, HARBOUR, subject

SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = {"baltic-home": "1c5f7f7dfc1276cd", "abcd-scanning-tool": "ddab39c20626b1e8"}
ELEMENTS = {"svg", "style", "pattern", "rect", "path", "g", "circle", "text"}


@pytest.mark.no_cover
def test_no_cover_of_two_hundred_reaches_the_cap() -> None:
    sizes = [len(draw_cover(subject(number), HARBOUR)) for number in range(200)]
    assert max(sizes) < MOST_BYTES
    assert sorted(sizes)[100] < 10_000


@pytest.mark.no_cover
@pytest.mark.parametrize("number", range(24))
def test_a_cover_is_well_formed_and_holds_nothing_but_shapes_and_numbers(number: int) -> None:
    drawing = draw_cover(subject(number), HARBOUR, WIDE) if number % 2 else draw_cover(subject(number), HARBOUR)
    root = ElementTree.fromstring(drawing)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert all((element.text or "").isdecimal() for element in root.iter(f"{SVG}text"))
    assert not re.search(rb"href|@import|<script|on\w+=|url\((?!#)", drawing)


def test_ids_and_rules_are_bound_to_the_root_so_that_covers_can_stand_on_one_page() -> None:
    drawings = [draw_cover(subject(number), HARBOUR).decode() for number in range(20)]
    ids = [id_ for drawing in drawings for id_ in re.findall(r' id="([^"]+)"', drawing)]
    assert len(ids) == len(set(ids))
    for drawing in drawings:
        root = re.findall(r' id="([^"]+)"', drawing)[0]
        rules = drawing.partition("<style>")[2].partition("</style>")[0]
        selectors = re.findall(
            r"([^{}]+)\{[^{}]*\}", rules.replace("@media screen and (prefers-color-scheme:dark){", "")
        )
        assert all(selector.startswith(f"#{root} .") for selector in selectors)


def test_the_night_chart_is_for_screens_only() -> None:
    assert b"@media screen and (prefers-color-scheme:dark)" in draw_cover(BALTIC_HOME, HARBOUR)


@pytest.mark.parametrize("known", [BALTIC_HOME, ABCD], ids=lambda known: known.id)
def test_a_cover_is_what_it_has_always_been(known: CoverData) -> None:
    assert sha256(draw_cover(known, HARBOUR)).hexdigest()[:16] == GOLDEN[known.id]


def test_two_processes_with_different_hash_seeds_draw_the_same_bytes() -> None:
    program = (
        "import sys; from catalogue.artwork.cover import CoverData, draw_cover;"
        "from catalogue.theme.colours import Colours, Palette;"
        f"sys.stdout.buffer.write(draw_cover({BALTIC_HOME!r}, {HARBOUR!r}))"
    )
    root = Path(__file__).parents[3]
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1] == draw_cover(BALTIC_HOME, HARBOUR)


def test_every_part_of_the_subject_shows() -> None:
    base = draw_cover(CoverData("a", "lighthouse", (-7, 3), "lattice", ("7",), "SE", ("DK",)), HARBOUR)
    others = [
        CoverData("b", "lighthouse", (-7, 3), "lattice", ("7",), "SE", ("DK",)),
        CoverData("a", "rose", (-7, 3), "lattice", ("7",), "SE", ("DK",)),
        CoverData("a", "lighthouse", (14, 4), "lattice", ("7",), "SE", ("DK",)),
        CoverData("a", "lighthouse", (-7, 3), "falling-lines", ("7",), "SE", ("DK",)),
        CoverData("a", "lighthouse", (-7, 3), "lattice", ("8",), "SE", ("DK",)),
        CoverData("a", "lighthouse", (-7, 3), "lattice", ("7",), "FI", ("DK",)),
        CoverData("a", "lighthouse", (-7, 3), "lattice", ("7",), "SE", ("PL",)),
    ]
    assert len({base, *(draw_cover(other, HARBOUR) for other in others)}) == 8

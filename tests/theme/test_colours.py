"""A theme's colours stand in its theme.yaml alone: a child that changes them there changes them everywhere."""

import re
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from catalogue.artwork.cover import CoverData, draw_cover
from catalogue.diagnostics import Diagnostic, Span
from catalogue.theme import ThemeFiles, find_theme
from catalogue.theme.colours import SIDES, Colours, Palette, contrast
from tests.artwork.cover.subjects import HARBOUR
from tests.projects import full
from tests.rendered_site import Rendered, rendered
from tests.site_helpers import write

ROOT = Path(__file__).parents[2]
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")
NEUTRAL = {"#000", "#fff"}
"""Black and white where they are meant: paper is white in print, logos stand on white."""


def next_to(colour: str) -> str:
    """A colour that the eye cannot tell from another, and a test can."""
    return f"#{int(colour[1:], 16) ^ 0x000001:06x}"


def child(theme: Colours) -> str:
    """The theme.yaml of a child of `harbour` that changes every colour a little and nothing else."""
    lines = ["name: quay", "extends: harbour", "colours:"]
    for side in SIDES:
        lines.append(f"  {side}:")
        lines += [f'    {role}: "{next_to(colour)}"' for role, colour in getattr(theme, side)]
    return "\n".join(lines) + "\n"


def themed(project: Path, theme_yaml: str) -> Rendered:
    write(project, {"themes/quay/theme.yaml": theme_yaml})
    settings = project / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("theme: harbour", "theme: quay"), "utf-8")
    return rendered(project)


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The full site in that child of `harbour`."""
    return themed(full(tmp_path_factory.mktemp("quay")), child(HARBOUR))


def colours_of(theme: Colours) -> set[str]:
    return {colour for side in SIDES for _, colour in getattr(theme, side)}


def assert_none_left(text: str, parent: set[str], own: Colours) -> None:
    """A text has colours of the child, and none of its parent's that is not a colour of the child's as well."""
    present = {colour.lower() for colour in HEX.findall(text)}
    assert present & colours_of(own)
    assert present & (parent - colours_of(own)) == set()


def test_every_style_sheet_and_drawing_has_the_colours_of_the_child(quay: Rendered) -> None:
    theme = quay.interface.theme
    texts = {path: data.decode() for path, data in theme.asset_bytes.items() if path.endswith((".css", ".svg", ".js"))}
    assert_none_left(" ".join(texts.values()), colours_of(HARBOUR), theme.colours)
    styles = quay.text(theme.assets["styles.css"])
    assert [role for role, colour in theme.colours.light if f"--{role.replace('_', '-')}:{colour};" not in styles] == []
    assert_none_left(quay.text(theme.assets["mark.svg"]), colours_of(HARBOUR), theme.colours)


def test_covers_are_drawn_in_the_colours_of_the_child(quay: Rendered) -> None:
    own = quay.interface.theme.colours
    turned = {role for role in Palette.model_fields if role.startswith(("sea_", "land"))}
    parent = {colour for side in SIDES for role, colour in getattr(HARBOUR, side) if role not in turned}
    covers = [data.decode() for path, data in quay.files.items() if re.search(r"cover.*\.svg$", path)]
    assert covers
    for cover in covers:
        assert_none_left(cover, parent, own)
    assert_none_left(draw_cover(CoverData("x"), own).decode(), colours_of(HARBOUR), own)


def test_the_frame_of_the_browser_has_the_paper_of_the_child(quay: Rendered) -> None:
    own = quay.interface.theme.colours
    for page in (page for page in quay.pages.values() if "theme-color" in page):
        assert re.findall(r'name="theme-color".*content="(.*)"', page) == [own.light.paper, own.dark.paper]


def test_what_pdfs_and_cards_are_set_from_has_the_colours_of_the_child(quay: Rendered) -> None:
    theme = quay.interface.theme
    typst = b"".join(data for name, data in theme.prints.items() if name.endswith(".typ")).decode()
    assert_none_left(typst, colours_of(HARBOUR), theme.colours)
    assert f'#let accent-fill = rgb("{theme.colours.light.accent_fill}")' in theme.prints["colours.typ"].decode()


def test_a_pdf_and_the_code_on_it_are_set_in_the_colours_of_the_child(quay: Rendered) -> None:
    own = quay.interface.theme.colours
    path = next(path for path in quay.artifacts if path.endswith("harbour-fair.pdf"))
    colours = colours_of_pdf(quay.artifacts[path].compose().produce())
    assert {own.light.ink, own.light.muted, own.light.accent} <= colours
    assert colours & (colours_of(HARBOUR) - colours_of(own)) == set()


def colours_of_pdf(data: bytes) -> set[str]:
    """Every colour that the pages and drawings of a PDF are painted with."""
    colours = set()
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        with suppress(zlib.error):  # fonts and pictures are packed otherwise
            painted = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN|rg|RG)\b", zlib.decompress(stream))
            colours |= {"#" + "".join(f"{round(float(part) * 255):02x}" for part in parts) for parts in painted}
    return colours


LOUD = 'name: quay\nextends: harbour\ncolours: {light: {paper: "#ddffdd", ink: "#102040", accent_fill: "#0000c0"}}\n'


@pytest.fixture(scope="module")
def loud(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The full site in a child that changes three colours, which the eye can tell from its parent's."""
    return themed(full(tmp_path_factory.mktemp("loud")), LOUD)


def test_a_card_is_set_on_the_paper_of_the_child(loud: Rendered) -> None:
    card = Image.open(
        BytesIO(
            loud.artifacts[next(path for path in loud.artifacts if path.startswith("cards/en/tools/"))]
            .compose()
            .produce()
        )
    ).convert("RGB")
    assert amount_of("#ddffdd", card) > 1000
    assert amount_of("#0000c0", card) > 1000
    assert amount_of(HARBOUR.light.paper, card) == 0


def amount_of(colour: str, picture: Image.Image) -> int:
    """How many pixels have a colour, but for what fewer colours in the file make of it."""
    away = ImageChops.difference(picture, Image.new("RGB", picture.size, colour)).convert("L")
    return sum(away.histogram()[:6])


def test_a_child_takes_each_colour_that_it_does_not_give_from_its_parent(loud: Rendered) -> None:
    own = loud.interface.theme.colours
    assert own.dark == HARBOUR.dark
    different = {role for role, colour in own.light if colour != getattr(HARBOUR.light, role)}
    assert different == {"paper", "ink", "accent_fill"}


def load(project: Path, theme_yaml: str) -> tuple[ThemeFiles | None, list[Diagnostic]]:
    write(project, {"themes/quay/theme.yaml": f"name: quay\nextends: harbour\n{theme_yaml}"})
    return find_theme("quay", project, {}, lambda keys, part: Span("content/site.yaml"))


@pytest.mark.parametrize(
    ("colours", "code", "column", "said"),
    [
        ('{light: {papr: "#123456"}}', "V102", 19, "Did you mean `paper`?"),
        ('{lihgt: {ink: "#123456"}}', "V102", 11, "Did you mean `light`?"),
        ("{light: {ink: navy}}", "T114", 24, '"#10222e"'),
        ('{light: {ink: "#12345"}}', "T114", 24, '"#10222e"'),
        ("{light: {ink: 123456}}", "V103", 24, "a text"),
        ('{dark: {muted: "#333333"}}', "T115", 25, "4.5 : 1"),
        ('{light: {accent_fill: "#ffe0e0"}}', "T115", 32, "4.5 : 1"),
    ],
)
def test_a_mistake_in_the_colours_is_reported_at_its_place(
    colours: str, code: str, column: int, said: str, tmp_path: Path
) -> None:
    theme, (problem,) = load(tmp_path, f"colours: {colours}\n")
    assert theme is None
    assert (problem.code, problem.span.line, problem.span.column) == (code, 3, column)
    assert said in f"{problem.message} {problem.help}"


def test_a_drawing_that_asks_for_a_colour_that_is_not_there_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"themes/quay/assets/dot.svg": '<svg>\n<path fill="theme-colour(acent)"/></svg>'})
    theme, (problem,) = load(tmp_path, "")
    assert theme is None
    assert (problem.code, problem.span.line, problem.span.column) == ("T116", 2, 13)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    "file",
    [file for kind in ("css", "html", "js", "svg", "typ") for file in sorted((ROOT / "themes").rglob(f"*.{kind}"))],
    ids=lambda file: file.relative_to(ROOT / "themes").as_posix(),
)
def test_no_file_of_a_theme_has_a_colour_of_its_own(file: Path) -> None:
    assert {colour.lower() for colour in HEX.findall(file.read_text("utf-8"))} - NEUTRAL == set()


@pytest.mark.parametrize("role", Palette.model_fields)
def test_the_guide_to_themes_lists_every_colour(role: str) -> None:
    assert f"`{role}`" in (ROOT / "docs" / "themes.md").read_text("utf-8")

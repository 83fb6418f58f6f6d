"""A theme's colours by their roles, in light and dark: what its theme.yaml says, for style sheets, drawings and PDFs.

The only place that colours come from; whatever has colours of its own is given these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.model_errors import Locate

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
Side = Literal["light", "dark"]
SIDES: tuple[Side, Side] = ("light", "dark")


def _check_colour(value: str) -> str:
    if not _HEX.fullmatch(value):
        raise PydanticCustomError("T114", "not a colour")
    return value.lower()


Colour = Annotated[str, AfterValidator(_check_colour)]
"""Six hex digits, such as `#10222e`."""


class Palette(BaseModel):
    """Colours by what they are for. Where no theme of a chain gives one, it is black on white."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    paper: Colour = Field("#ffffff", description="What a page lies on, also the browser's frame.")
    surface: Colour = Field("#ffffff", description="Cards, fields, menus.")
    tint: Colour = Field("#eeeeee", description="What is set off from the text: notes, code, heads of tables.")
    ink: Colour = Field("#000000", description="Text and lines, also the code with the address on a PDF.")
    muted: Colour = Field("#444444", description="What matters less: labels, captions.")
    accent: Colour = Field("#000000", description="Lines below links, focus, courses on a chart.")
    accent_fill: Colour = Field("#000000", description="Strips behind titles, and buttons.")
    on_accent: Colour = Field("#ffffff", description="Text on `accent_fill`.")
    highlight: Colour = Field("#eeeeee", description="Behind words that a search has found.")
    sea_0: Colour = Field("#888888", description="Charts: the deepest water.")
    sea_1: Colour = Field("#999999", description="Charts: less deep.")
    sea_2: Colour = Field("#aaaaaa", description="Charts: less deep; the sea of the map.")
    sea_3: Colour = Field("#bbbbbb", description="Charts: less deep.")
    sea_4: Colour = Field("#cccccc", description="Charts: less deep.")
    sea_5: Colour = Field("#dddddd", description="Charts: the shallowest water.")
    land: Colour = Field("#eeeeee", description="Charts: land.")
    land_pattern: Colour = Field("#bbbbbb", description="Covers: the pattern of the land.")
    coastline: Colour = Field("#000000", description="Covers: where the land begins.")
    neatline: Colour = Field("#000000", description="Covers: the neat-line, and what outlines sea marks.")
    beam: Colour = Field("#dddddd", description="Covers: the light of a lighthouse.")
    mark: Colour = Field("#000000", description="Covers: areas of sea marks.")
    mark_yellow: Colour = Field("#bbbbbb", description="Sea marks: lamps; the edge of notes.")
    mark_green: Colour = Field("#444444", description="Sea marks: starboard.")
    mark_red: Colour = Field("#444444", description="Sea marks: port.")
    matrix_level_1: Colour = Field("#eeeeee", description="Cells of the matrix with the fewest tools; `ink` is on it.")
    matrix_level_2: Colour = Field("#dddddd", description="With more.")
    matrix_level_3: Colour = Field("#cccccc", description="With more.")
    matrix_level_4: Colour = Field("#bbbbbb", description="With the most tools.")
    map_level_0: Colour = Field("#ffffff", description="Countries without tools.")
    map_level_1: Colour = Field("#eeeeee", description="Countries with the fewest tools.")
    map_level_2: Colour = Field("#dddddd", description="With more.")
    map_level_3: Colour = Field("#cccccc", description="With more.")
    map_level_4: Colour = Field("#bbbbbb", description="With the most tools.")
    bar_dark: Colour = Field("#000000", description="Bars of charts, and every other section of them.")
    bar_light: Colour = Field("#ffffff", description="The sections between.")

    def by_role(self) -> dict[str, str]:
        """Every colour by its name in style sheets and PDFs, such as `accent-fill`."""
        return {role.replace("_", "-"): colour for role, colour in self}


class Colours(BaseModel):
    """The colours of a theme."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    light: Palette = Field(Palette.model_validate({}), description="By day, and in print.")
    dark: Palette = Field(Palette.model_validate({}), description="For readers who want it dark.")


def inherit_colours(chain: Sequence[Colours]) -> Colours:
    """The colours of a theme: each from the first theme that gives it, the most particular one first."""
    own: dict[str, dict[str, str]] = {side: {} for side in SIDES}
    for colours in reversed(chain):
        for side in SIDES:
            palette: Palette = getattr(colours, side)
            own[side] |= palette.model_dump(include=palette.model_fields_set)
    return Colours.model_validate(own)


def style_sheet(colours: Colours) -> str:
    """The colours as custom properties, each named after its role; by day alone before light-dark() (2024)."""
    light, dark = colours.light.by_role(), colours.dark.by_role()
    by_day = "".join(f"--{name}:{colour};" for name, colour in light.items())
    both = "".join(
        f"--{name}:light-dark({colour},{dark[name]});" for name, colour in light.items() if colour != dark[name]
    )
    supported = f"@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}" if both else ""
    return f"@layer tokens{{:root{{{by_day}}}{supported}}}\n"


def typst_file(colours: Colours) -> bytes:
    """The colours as variables for PDFs and cards, which are like paper: those by day."""
    lines = (f'#let {name} = rgb("{colour}")\n' for name, colour in colours.light.by_role().items())
    return "".join(lines).encode()


_GROUNDS = ("paper", "surface", "tint")
_ON_INK = tuple(role for role in Palette.model_fields if role.startswith(("matrix_level", "map_level")))
TEXT_PAIRS = (
    *(("ink", ground) for ground in (*_GROUNDS, "highlight", *_ON_INK)),
    *(("muted", ground) for ground in _GROUNDS),
    *(("accent", ground) for ground in _GROUNDS),
    ("on_accent", "accent_fill"),
)
"""Text, and what it stands on."""
LEAST_CONTRAST = 4.5
"""Of text that is not large (WCAG 2.2, 1.4.3)."""


def check_contrast(colours: Colours, chain: Sequence[tuple[Colours, Locate]]) -> Iterator[Diagnostic]:
    """Text that is too faint; of several pairs that go wrong by one colour, the faintest.

    Args:
        colours: those of the theme.
        chain: the colours that each theme gives, with the places in its theme.yaml; the most particular one first.
    """
    for side in SIDES:
        palette: Mapping[str, str] = dict(getattr(colours, side))
        ratios = sorted((contrast(palette[text], palette[ground]), text, ground) for text, ground in TEXT_PAIRS)
        seen = set[Span]()
        for ratio, text, ground in ratios:
            span = _given_at(side, (text, ground), chain)
            if ratio < LEAST_CONTRAST and span and span not in seen:
                seen.add(span)
                yield report(rules.FAINT_TEXT, span, text=text, ground=ground, side=side, ratio=f"{ratio:.1f}")


def _given_at(side: Side, roles: Sequence[str], chain: Sequence[tuple[Colours, Locate]]) -> Span | None:
    """The place of the first of these colours that the most particular theme gives; None where no theme does."""
    for own, locate in chain:
        for role in roles:
            if role in getattr(own, side).model_fields_set:
                return locate(("colours", side, role), "value")
    return None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

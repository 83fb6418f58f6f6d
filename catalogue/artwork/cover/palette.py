"""The colours of a cover by day and by night, turned a little by the sub-sector, as one small style sheet."""

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are the colour of."""

    sea: tuple[str, ...]
    """From the deepest water to the shallowest."""
    land: str
    pattern: str
    shore: str
    paper: str
    ink: str
    magenta: str
    magenta_fill: str
    """Magenta as an area."""
    yellow: str
    green: str
    red: str
    contour: float
    """How strong the lines in the water are."""
    line: str
    """What outlines marks and draws the neat-line."""
    beam: str
    glow: float
    """How strong the beam is."""


DAY = Palette(
    sea=("#5f9fb5", "#83b6c7", "#a2cad8", "#bddbe5", "#d5e9ef", "#e7f2ef"),
    land="#f0e2b6", pattern="#cdb26b", shore="#10222e", paper="#fbf7ec", ink="#10222e", magenta="#b4105f",
    magenta_fill="#b4105f", yellow="#f2b705", green="#1f7a4d", red="#c8372d", contour=0.2,
    line="#10222e", beam="#ffdf70", glow=0.5,
)  # fmt: skip
NIGHT = Palette(
    sea=("#0a2233", "#0e2d41", "#14394f", "#1b475d", "#24566b", "#2f6676"),
    land="#4b4630", pattern="#6f6742", shore="#d8d2b4", paper="#0a1a27", ink="#e9eff1", magenta="#ff85bb",
    magenta_fill="#e2558f", yellow="#f7c945", green="#57c08d", red="#f0766c", contour=0.16,
    line="#a9bbc2", beam="#ffd75e", glow=0.22,
)  # fmt: skip


def shift_hues(palette: Palette, hue: tuple[int, int]) -> Palette:
    """The palette with sea and land turned by so many degrees."""
    sea, land = hue
    return Palette(
        tuple(_turn_hue(colour, sea) for colour in palette.sea),
        _turn_hue(palette.land, land),
        _turn_hue(palette.pattern, land),
        *(getattr(palette, name) for name in Palette.__slots__[3:]),
    )


def _turn_hue(colour: str, degrees: int) -> str:
    hue, light, strength = rgb_to_hls(*(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)))
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue + degrees / 360, light, strength))


def style(hue: tuple[int, int], name: str) -> str:
    """The style sheet of a cover whose root is called `name`: colours only, every rule bound to that root."""
    day, night = (_scope_rules(f"#{name}", _rules(palette, hue)) for palette in (DAY, NIGHT))
    return f"<style>{day}@media screen and (prefers-color-scheme:dark){{{night}}}</style>"


def _scope_rules(root: str, rules: str) -> str:
    css = ""
    for rule in rules.split("}")[:-1]:
        selectors, body = rule.split("{")
        css += ",".join(f"{root} {selector}" for selector in selectors.split(",")) + f"{{{body}}}"
    return css


@cache
def _rules(palette: Palette, hue: tuple[int, int]) -> str:
    return _colours(shift_hues(palette, hue))


def _colours(palette: Palette) -> str:
    seas = "".join(f".s{n}{{fill:{colour}}}" for n, colour in enumerate(palette.sea))
    return (
        f"{seas}.e{{stroke:{palette.ink};stroke-opacity:{palette.contour}}}.l{{fill:{palette.land}}}"
        f".k{{stroke:{palette.land}}}.p{{stroke:{palette.pattern}}}.h{{stroke:{palette.shore}}}.w{{fill:{palette.paper}}}"
        f".i{{fill:{palette.ink}}}.n{{stroke:{palette.line}}}.m{{stroke:{palette.magenta}}}"
        f".f{{fill:{palette.magenta_fill}}}.q{{stroke:{palette.magenta_fill}}}.y{{fill:{palette.yellow}}}.v{{fill:{palette.red}}}"
        f".x{{fill:{palette.green}}}.b{{fill:{palette.beam};fill-opacity:{palette.glow}}}"
    )

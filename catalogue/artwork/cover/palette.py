"""A theme's colours on a cover, by day and by night, turned a little by the sub-sector, as one small style sheet."""

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import cache

from catalogue.theme.colours import Colours, Palette

_SEA = tuple(role for role in Palette.model_fields if role.startswith("sea_"))
"""From the deepest water to the shallowest."""
_LAND = ("land", "land_pattern")


@dataclass(frozen=True, slots=True)
class _Strengths:
    """How strong what lies over the colours is, as opacity."""

    contour: float
    """Lines in the water."""
    beam: float


_DAY, _NIGHT = _Strengths(contour=0.2, beam=0.5), _Strengths(contour=0.16, beam=0.22)


def shift_hues(palette: Palette, hue: tuple[int, int]) -> Palette:
    """The palette with sea and land turned by so many degrees."""
    turned = {role: _turn_hue(getattr(palette, role), hue[0]) for role in _SEA}
    turned |= {role: _turn_hue(getattr(palette, role), hue[1]) for role in _LAND}
    return palette.model_copy(update=turned)


def _turn_hue(colour: str, degrees: int) -> str:
    hue, light, strength = rgb_to_hls(*(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)))
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue + degrees / 360, light, strength))


def style(colours: Colours, hue: tuple[int, int], name: str) -> str:
    """The style sheet of a cover whose root is called `name`: colours only, every rule bound to that root."""
    day = _scope_rules(f"#{name}", _rules(colours.light, _DAY, hue))
    night = _scope_rules(f"#{name}", _rules(colours.dark, _NIGHT, hue))
    return f"<style>{day}@media screen and (prefers-color-scheme:dark){{{night}}}</style>"


def _scope_rules(root: str, rules: str) -> str:
    css = ""
    for rule in rules.split("}")[:-1]:
        selectors, body = rule.split("{")
        css += ",".join(f"{root} {selector}" for selector in selectors.split(",")) + f"{{{body}}}"
    return css


@cache
def _rules(palette: Palette, strengths: _Strengths, hue: tuple[int, int]) -> str:
    colours = shift_hues(palette, hue)
    seas = "".join(f".s{n}{{fill:{getattr(colours, role)}}}" for n, role in enumerate(_SEA))
    return (
        f"{seas}.e{{stroke:{colours.ink};stroke-opacity:{strengths.contour}}}.l{{fill:{colours.land}}}"
        f".k{{stroke:{colours.land}}}.p{{stroke:{colours.land_pattern}}}.h{{stroke:{colours.coastline}}}"
        f".w{{fill:{colours.paper}}}.i{{fill:{colours.ink}}}.n{{stroke:{colours.neatline}}}"
        f".m{{stroke:{colours.accent}}}.f{{fill:{colours.mark}}}.q{{stroke:{colours.mark}}}"
        f".y{{fill:{colours.mark_yellow}}}.v{{fill:{colours.mark_red}}}.x{{fill:{colours.mark_green}}}"
        f".b{{fill:{colours.beam};fill-opacity:{strengths.beam}}}"
    )

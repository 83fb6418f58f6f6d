"""Views of the pages that show the whole at a glance: matrix, map, numbers. Coordinates come ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.views.frame import LinkView


@dataclass(frozen=True, slots=True)
class ShadeView:
    """One step of a legend."""

    level: int
    """From 1, the faintest, to 4."""
    numbers: str
    """The counts that have this shade, such as `3–4`."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A square of a matrix."""

    count: int
    """How many tools carry both terms, or the one term of a total."""
    level: int
    """The shade: 0 for none, then 1 to 4. Totals are not shaded and have 0."""
    name: str
    """What the square stands for, such as `Support at events, Design`."""
    path: str
    """Address of the list of these very tools below the root; empty where there are none."""


@dataclass(frozen=True, slots=True)
class MatrixRowView:
    """A row of a matrix."""

    term: LinkView
    part: bool
    """Whether the term is a part of the wider one above it, which counts its tools too."""
    cells: tuple[CellView, ...]
    """One for every column."""
    total: CellView
    """All tools of the row; a tool that stands in two columns counts once."""


@dataclass(frozen=True, slots=True)
class MatrixTableView:
    """Two facets crossed: the longer one goes down, the shorter one across."""

    id: str
    """Also its anchor, such as `sectors-strands`."""
    title: str
    """Such as `Sub-sectors and strands`."""
    row_title: str
    """The name of the facet that goes down."""
    columns: tuple[LinkView, ...]
    """The terms that go across, by their short names where they have any; terms without a tool are among them."""
    rows: tuple[MatrixRowView, ...]
    """The terms that go down and have a tool."""
    totals: tuple[CellView, ...]
    """One for every column."""
    total: CellView
    """All tools that stand anywhere in the table."""
    shades: tuple[ShadeView, ...]
    """The legend, as far as the shades occur."""
    squares: int
    """How many squares the table has."""
    gaps: int
    """How many of them are empty."""
    thinnest: tuple[LinkView, ...]
    """The columns with the most gaps; empty where no column has one, or all have as many."""
    thinnest_gaps: int
    """How many gaps each of these has."""
    left_out: tuple[LinkView, ...]
    """The terms that would go down but have no tool at all."""
    left_out_title: str
    """What these are, such as `Sub-sectors without a tool`."""


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Where the catalogue is dense and where it has gaps."""

    tables: tuple[MatrixTableView, ...]


@dataclass(frozen=True, slots=True)
class CountryView:
    """A country with its share of the catalogue."""

    country: LinkView
    """`count` says in how many tools it has a role."""
    name: str
    """Name and count in words, such as `Sweden: 5 tools`."""
    roles: tuple[int, ...]
    """How many of these tools are held there, are organised from there, and had it take part."""
    organisations: int
    """How many organisations have their seat there."""


@dataclass(frozen=True, slots=True)
class MapCountryView:
    """A country on the map."""

    country: CountryView
    shape: str
    """The name of its outline in `MapView.shapes`."""
    level: int
    """The shade: 0 for no tool, then 1 to 4."""
    x: int
    """Where its name stands, as the middle of the line."""
    y: int
    """The base line of its name."""


@dataclass(frozen=True, slots=True)
class NameView:
    """The name of a land that has no page."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class SeaView:
    """The lettering of a sea."""

    name: str
    x: int
    y: int
    turn: int
    """In degrees, clockwise."""
    size: str
    """`large` or `small`."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """A labelled degree on the frame."""

    label: str
    """Such as `20°`."""
    x: int
    """The middle of the label."""
    y: int
    turn: int
    """In degrees, clockwise."""


@dataclass(frozen=True, slots=True)
class BoxView:
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class InsetView:
    """A country beyond the frame, in a box of its own."""

    country: MapCountryView
    box: BoxView
    path: str
    """SVG path of its outline."""
    note: str
    """That it is drawn apart, and how much smaller."""


@dataclass(frozen=True, slots=True)
class MapView:
    """The Baltic Sea region. One unit is one kilometre; the frame begins at 0, 0 and the neat-line lies around it."""

    width: int
    height: int
    border: int
    """How wide the neat-line with its degrees is, outside the frame."""
    shapes: Mapping[str, str]
    """SVG paths of all lands in the frame by country code."""
    countries: tuple[MapCountryView, ...]
    """The countries in the frame that have tools or organisations."""
    insets: tuple[InsetView, ...]
    """The countries beyond the frame that have a box in it."""
    neighbours: tuple[NameView, ...]
    """The other lands in the frame."""
    borders: str
    """SVG path of the borders between countries."""
    graticule: tuple[str, ...]
    """SVG paths of meridians and parallels."""
    marks: tuple[MarkView, ...]
    bars: tuple[BoxView, ...]
    """The dark degrees of the neat-line."""
    seas: tuple[SeaView, ...]
    scale: BoxView
    """Where the scale bar stands."""
    scale_label: str
    """How long it is, such as `200 km`."""
    shades: tuple[ShadeView, ...]
    """The legend, as far as the shades occur."""
    outside: tuple[CountryView, ...]
    """Countries with tools that lie outside the frame and have no box in it."""
    table: tuple[CountryView, ...]
    """All countries with tools or organisations, those with the most tools first."""
    nowhere: int
    """How many tools name no country."""
    source: str
    """Where the outlines come from."""


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A part of a bar, in hundredths of the bar's full scale."""

    x: float
    width: float
    kind: str
    """`whole` for the value in one piece, `dark` for every other section of it, as on a chart's scale, `rest` for what
    is missing to the full scale."""


@dataclass(frozen=True, slots=True)
class BarView:
    """A line of a bar chart."""

    label: LinkView
    """What was counted; without a path where there is no page for it."""
    value: str
    """As it is read in the page's language, with its unit."""
    qualifier: str
    """Such as `at least`; may be empty."""
    notes: tuple[str, ...]
    """What a reader should know about it."""
    uncertain: bool
    segments: tuple[SegmentView, ...]
    """Empty where the value is written but not drawn, because it would dwarf the others."""


@dataclass(frozen=True, slots=True)
class BarsView:
    """A bar chart that is its own table. All bars of one chart begin at zero and share one scale."""

    id: str
    """Also its anchor."""
    title: str
    label_title: str
    """What the labels are, such as `Sub-sector`."""
    value_title: str
    """What the values are, such as `Tools`."""
    bars: tuple[BarView, ...]
    unit: str
    """What one section of a bar stands for, in words."""
    note: str
    """What a reader should know about the whole; may be empty."""
    link: LinkView | None = None
    """The page of what the chart is about, where it is about one thing."""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A year in a column chart."""

    label: str
    value: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of an axis with its number."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """A column chart over years."""

    id: str
    title: str
    label_title: str
    value_title: str
    width: float
    height: float
    """Of the plot; labels stand below it and left of it."""
    columns: tuple[ColumnView, ...]
    lines: tuple[LineView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class UpkeepView:
    """The numbers for maintainers."""

    charts: tuple[BarsView, ...]
    """Completeness by tool and by organisation, what is missing, reviews, coverage, translations; none is empty."""
    complete: int
    """How many tools lack nothing of what is recommended."""
    tools: int
    """How many tools there are."""
    newest: str
    """The day of the newest review in words; empty where no tool was ever reviewed."""
    old: int
    """How many tools were reviewed more than a year before that day, or never."""


@dataclass(frozen=True, slots=True)
class NumbersView:
    """The catalogue in numbers."""

    totals: tuple[tuple[str, str], ...]
    """The largest numbers, each with what it counts."""
    tools: tuple[BarsView, ...]
    """Tools by facet and mode."""
    years: ColumnsView | None
    """Tools by the years of their editions; None where no edition has a date."""
    compared: tuple[BarsView, ...]
    """Figures that several tools give under the same name."""
    own: tuple[BarsView, ...]
    """The other figures of each tool, all on one scale."""
    own_left: int
    """How many tools with figures have no chart here, since there are too many."""
    doubts: BarsView
    """How many tools have a doubt about which field."""
    organisations: tuple[BarsView, ...]
    """Organisations by kind and by country."""
    upkeep: UpkeepView
    """What is still to be done for the tools."""

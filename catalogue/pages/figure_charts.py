"""Charts of the tools' own figures: combined where several tools counted the same, else one for each tool."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, inf, isfinite

from catalogue.i18n import sort_key
from catalogue.labels import number_text
from catalogue.pages.bar_chart import Count, bars, section
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.field_groups import Figure
from catalogue.views import BarsView, LinkView

_CHARTS = 24
"""Maximum number of charts of a kind; nobody would read a longer page."""
_BARS = 24
"""Maximum number of tools in one comparison chart."""
_LEAST_SHARE = 0.8
"""Share of the counts that the common scale covers; larger ones are written instead."""


def comparison_charts(builder: ViewBuilder) -> tuple[BarsView, ...]:
    """Charts for every label under which several tools give a count, those with the most tools first."""
    groups = _shared_labels(builder)
    charts = []
    by_size = sorted(groups.values(), key=lambda group: (-len(group), sort_key(group[0][1].label)))
    for number, group in enumerate(by_size[:_CHARTS], 1):
        newest = _newest(group)
        figures = list(newest.values())
        counts = [_count(builder, builder.link(f"tools/{tool}"), figure) for tool, figure in newest.items()]
        full = max((count.value for count in counts if isfinite(count.value)), default=0)
        frame = BarsView(
            id=f"compared-{number}",
            title=_capital(figures[0].label),
            label_title=builder.messages.gettext("Tool"),
            value_title=figures[0].unit or builder.messages.gettext("Number"),
            bars=(),
            unit=_section_text(builder, full),
            note=" ".join(_remarks(builder, full, len(counts) - _BARS)),
        )
        charts.append(bars(sorted(counts, key=lambda count: -count.value)[:_BARS], frame, full))
    return tuple(charts)


def _newest(labelled: Iterable[tuple[str, Figure]]) -> dict[str, Figure]:
    """The newest figure of each tool under one label; the tool's page has the earlier ones."""
    newest: dict[str, Figure] = {}
    for tool, figure in labelled:
        if tool not in newest or (figure.year or 0) > (newest[tool].year or 0):
            newest[tool] = figure
    return newest


def _remarks(builder: ViewBuilder, full: float, remainder: int) -> Iterator[str]:
    """Remarks below a comparison chart: its scale, and how many smaller values have no bar."""
    if section(full) > 1:
        yield _section_text(builder, full)
    if remainder > 0:
        words = builder.messages.translations.ngettext(
            "%(number)s smaller value is left out.", "%(number)s smaller values are left out.", remainder
        )
        yield words % {"number": number_text(remainder, builder.language)}


def tool_charts(builder: ViewBuilder) -> tuple[tuple[BarsView, ...], int]:
    """Charts of each tool's other figures, all on one scale, and the number of tools left out."""
    comparable = {id(figure) for group in _shared_labels(builder).values() for _, figure in group}
    rest = {
        tool.id: [figure for figure in tool.meta.figures if id(figure) not in comparable]
        for tool in builder.library.tools.values()
    }
    by_tool = {tool: figures for tool, figures in rest.items() if figures}
    first = dict(list(by_tool.items())[:_CHARTS])
    full = _scale(figure for figures in first.values() for figure in figures)
    return tuple(_chart(builder, tool, figures, full) for tool, figures in first.items()), len(by_tool) - len(first)


def _shared_labels(builder: ViewBuilder) -> dict[tuple[str, str, str], list[tuple[str, Figure]]]:
    """Figures by label, unit and currency, where several tools give one; labels must match exactly."""
    groups: dict[tuple[str, str, str], list[tuple[str, Figure]]] = {}
    for tool in builder.library.tools.values():
        for figure in tool.meta.figures:
            if not isinstance(figure.value, str) and figure.unit != "year":
                key = figure.label.casefold(), figure.unit or "", figure.currency or ""
                groups.setdefault(key, []).append((tool.id, figure))
    return {key: group for key, group in groups.items() if len({tool for tool, _ in group}) > 1}


def _is_count(figure: Figure) -> bool:
    """Whether a figure is a plain count; only counts can share a scale."""
    return not isinstance(figure.value, str) and not figure.unit and not figure.currency


def _scale(figures: Iterable[Figure]) -> float:
    """The end of the scale for counts of different size: a round number that most of them do not exceed."""
    values = sorted(float(figure.value) for figure in figures if _is_count(figure))
    if not values:
        return 0
    end = values[min(len(values) - 1, int(_LEAST_SHARE * len(values)))]
    step = section(end)
    return ceil(end / step) * step


def _chart(builder: ViewBuilder, tool: str, figures: Sequence[Figure], full: float) -> BarsView:
    link, text = builder.link(f"tools/{tool}"), builder.messages.gettext
    original = builder.library.tools[tool]
    language = builder.foreign(original.language)
    counts = [
        _count(builder, LinkView(_capital(figure.label), "", language=language), figure)
        for figure in _order_by_drawable(figures, full)
    ]
    unit = _section_text(builder, full)
    frame = BarsView(f"own-{tool}", link.title, text("What was counted"), text("Number"), (), unit, "", link)
    return bars(counts, frame, full)


def _order_by_drawable(figures: Sequence[Figure], full: float) -> Iterator[Figure]:
    """Order the drawable values from high to low, then those that are only written."""
    drawable = [figure for figure in figures if _is_count(figure) and float(figure.value) <= full]
    yield from sorted(drawable, key=lambda figure: -float(figure.value))
    yield from (figure for figure in figures if figure not in drawable)


def _count(builder: ViewBuilder, name: LinkView, figure: Figure) -> Count:
    """A figure with its qualifiers; one that cannot be drawn, such as a loss, has an infinite value."""
    view = builder.figures([figure])[0]
    words = (view.value, view.unit if view.unit != "year" else "")
    drawable = not (figure.unit or figure.currency) or name.path
    number = -1 if isinstance(figure.value, str) else float(figure.value)
    value = number if number >= 0 and drawable else inf
    remarks = tuple(part for part in (str(figure.year or ""), view.detail, view.note) if part)
    text = " ".join(word for word in words if word)
    return Count(name, value, text, view.qualifier, remarks, figure.uncertain)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _section_text(builder: ViewBuilder, full: float) -> str:
    """The value of one section of a bar, in words."""
    number = number_text(section(full), builder.language)
    return builder.messages.gettext("One segment = %(number)s.") % {"number": number}

"""The view of the matrix: two cross-tabulations of facets, which show density and gaps."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from urllib.parse import urlencode

from catalogue import labels
from catalogue.labels import N_
from catalogue.pages.colour_scale import legend, level
from catalogue.pages.page_definition import PageDefinition
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.models import Term
from catalogue.views import CellView, LinkView, MatrixRowView, MatrixTableView, MatrixView, PageView

_PAIRS = (("sectors", "strands"), ("formats", "aims"))
"""The facet of the rows, and the shorter one of the columns."""


_TITLES = {
    "sectors": (N_("Sub-sectors and strands"), N_("Sub-sectors without a tool")),
    "formats": (N_("Formats and aims"), N_("Formats without a tool")),
}


def matrix_view(builder: ViewBuilder) -> MatrixView:
    """The view of strands by sub-sectors and aims by formats, each cell with the number of its tools."""
    return MatrixView(tuple(_table(builder, down, across) for down, across in _PAIRS))


def browse_path(builder: ViewBuilder, **terms: str) -> str:
    """The address of the list of tools filtered by terms, given by facet."""
    return f"{builder.path('tools')}?{urlencode(terms)}" if terms else builder.path("tools")


def _table(builder: ViewBuilder, down: str, across: str) -> MatrixTableView:
    groups, text = builder.site.taxonomy.tools, builder.messages.gettext
    row_ids = [id_ for id_, tools in groups[down].items() if tools]
    tools_with = builder.site.taxonomy.tools_with
    counts = {
        (row, column): len(tools_with((down, row), (across, column))) for row in row_ids for column in groups[across]
    }
    most = max(counts.values(), default=0)
    columns = tuple(_short(builder, across, id_) for id_ in groups[across])
    rows = tuple(_row(builder, down, row, across, columns, lambda *at: counts[at], most) for row in row_ids)
    empty = {column.id: sum(not counts[row, column.id] for row in row_ids) for column in columns}
    worst = max(empty.values(), default=0)
    thinnest = tuple(column for column in columns if empty[column.id] == worst and worst > min(empty.values()))
    title, left_out_title = _TITLES[down]
    return MatrixTableView(
        id=f"{down}-{across}",
        title=text(title),
        row_title=text(labels.ENTRY_KINDS[down]),
        columns=columns,
        rows=rows,
        totals=tuple(_total(builder, across, column) for column in columns),
        total=_sum(builder, groups[down].values()),
        shades=legend(most, builder.messages),
        squares=len(counts),
        gaps=sum(empty.values()),
        thinnest=tuple(builder.link(f"{across}/{column.id}") for column in thinnest),
        thinnest_gaps=worst,
        left_out=builder.links(down, (id_ for id_, ids in groups[down].items() if not ids)),
        left_out_title=text(left_out_title),
    )


def _short(builder: ViewBuilder, facet: str, id_: str) -> LinkView:
    """A link to a term with its short name, for narrow columns."""
    link, entry = builder.link(f"{facet}/{id_}"), builder.entry(f"{facet}/{id_}")
    short = entry.meta.short if entry and isinstance(entry.meta, Term) else None
    return replace(link, title=short) if short else link


def _row(
    builder: ViewBuilder,
    down: str,
    row: str,
    across: str,
    columns: Sequence[LinkView],
    count: Callable[[str, str], int],
    most: int,
) -> MatrixRowView:
    term = builder.link(f"{down}/{row}")
    cells = []
    for column in columns:
        number = count(row, column.id)
        path = browse_path(builder, **{across: column.id, down: row}) if number else ""
        cells.append(CellView(number, level(number, most), f"{column.title}, {term.title}", path))
    return MatrixRowView(term, _is_part(builder, down, row), tuple(cells), _total(builder, down, term))


def _is_part(builder: ViewBuilder, facet: str, id_: str) -> bool:
    """Whether the nearest preceding top-level term is this term's parent."""
    if facet != "sectors":
        return False
    sectors = builder.library.sectors
    before = list(sectors)[: list(sectors).index(id_)]
    above = next((other for other in reversed(before) if not sectors[other].meta.parent), None)
    return above is not None and sectors[id_].meta.parent == above


def _total(builder: ViewBuilder, facet: str, term: LinkView) -> CellView:
    path = browse_path(builder, **{facet: term.id}) if term.count else ""
    return CellView(term.count, 0, term.title, path)


def _sum(builder: ViewBuilder, groups: Iterable[Iterable[str]]) -> CellView:
    every = len(set(chain.from_iterable(groups)))
    name = builder.messages.gettext("All tools")
    return CellView(every, 0, name, builder.path("tools") if every == len(builder.library.tools) else "")


def _view(builder: ViewBuilder, page: PageView) -> MatrixView:
    return matrix_view(builder)


PAGE = PageDefinition(
    N_("Matrix"),
    N_("Where the catalogue has many tools, and where there are gaps."),
    overview=1,
    view=_view,
    shows=("tools",),
)

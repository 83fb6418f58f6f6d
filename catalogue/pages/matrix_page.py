"""The view of the matrix: two pairs of facets crossed, with what is dense and what is missing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from catalogue import labels
from catalogue.labels import N_
from catalogue.pages.colour_scale import legend, level
from catalogue.pages.view_builder import Presenter
from catalogue.views import CellView, LinkView, MatrixRowView, MatrixTableView, MatrixView

_PAIRS = (("sectors", "strands"), ("formats", "aims"))
"""The facet that goes down, and the shorter one that goes across."""


_TITLES = {
    "sectors": (N_("Sub-sectors and strands"), N_("Sub-sectors without a tool")),
    "formats": (N_("Formats and aims"), N_("Formats without a tool")),
}


def matrix_view(presenter: Presenter) -> MatrixView:
    """Strands by sub-sectors and aims by formats, each square with the number of its tools."""
    return MatrixView(tuple(_table(presenter, down, across) for down, across in _PAIRS))


def browse_path(presenter: Presenter, **terms: str) -> str:
    """The address of the list of tools that carry certain terms, by facet."""
    return f"{presenter.path('tools')}?{urlencode(terms)}" if terms else presenter.path("tools")


def _table(presenter: Presenter, down: str, across: str) -> MatrixTableView:
    groups, text = presenter.site.taxonomy.tools, presenter.messages.gettext
    carried = [id_ for id_, tools in groups[down].items() if tools]
    tools = {facet: {id_: frozenset(ids) for id_, ids in groups[facet].items()} for facet in (down, across)}
    counts = {
        (row, column): len(tools[down][row] & tools[across][column]) for row in carried for column in groups[across]
    }
    most = max(counts.values(), default=0)
    columns = tuple(_short(presenter, across, id_) for id_ in groups[across])
    rows = tuple(_row(presenter, down, row, across, columns, lambda *at: counts[at], most) for row in carried)
    empty = {column.id: sum(not counts[row, column.id] for row in carried) for column in columns}
    worst = max(empty.values(), default=0)
    thinnest = tuple(column for column in columns if empty[column.id] == worst and worst > min(empty.values()))
    title, left_out_title = _TITLES[down]
    return MatrixTableView(
        id=f"{down}-{across}",
        title=text(title),
        row_title=text(labels.ENTRY_KINDS[down]),
        columns=columns,
        rows=rows,
        totals=tuple(_total(presenter, across, column) for column in columns),
        total=_sum(presenter, (tools[down][row] for row in carried)),
        shades=legend(most, presenter.messages),
        squares=len(counts),
        gaps=sum(empty.values()),
        thinnest=tuple(presenter.link(f"{across}/{column.id}") for column in thinnest),
        thinnest_gaps=worst,
        left_out=presenter.links(down, (id_ for id_, ids in groups[down].items() if not ids)),
        left_out_title=text(left_out_title),
    )


def _short(presenter: Presenter, facet: str, id_: str) -> LinkView:
    """A link to a term under its short name, which narrow columns need."""
    link, entry = presenter.link(f"{facet}/{id_}"), presenter.entry(f"{facet}/{id_}")
    short = entry.meta.short if entry else None
    return replace(link, title=short) if short else link


def _row(
    presenter: Presenter,
    down: str,
    row: str,
    across: str,
    columns: Sequence[LinkView],
    count: Callable[[str, str], int],
    most: int,
) -> MatrixRowView:
    term = presenter.link(f"{down}/{row}")
    cells = []
    for column in columns:
        number = count(row, column.id)
        path = browse_path(presenter, **{across: column.id, down: row}) if number else ""
        cells.append(CellView(number, level(number, most), f"{column.title}, {term.title}", path))
    return MatrixRowView(term, _is_part(presenter, down, row), tuple(cells), _total(presenter, down, term))


def _is_part(presenter: Presenter, facet: str, id_: str) -> bool:
    """Whether the nearest term above that is nobody's part is the one to which this term belongs."""
    if facet != "sectors":
        return False
    sectors = presenter.library.sectors
    before = list(sectors)[: list(sectors).index(id_)]
    above = next((other for other in reversed(before) if not sectors[other].meta.parent), None)
    return above is not None and sectors[id_].meta.parent == above


def _total(presenter: Presenter, facet: str, term: LinkView) -> CellView:
    path = browse_path(presenter, **{facet: term.id}) if term.count else ""
    return CellView(term.count, 0, term.title, path)


def _sum(presenter: Presenter, groups: Iterable[frozenset[str]]) -> CellView:
    every = len(frozenset().union(*groups))
    name = presenter.messages.gettext("All tools")
    return CellView(every, 0, name, presenter.path("tools") if every == len(presenter.library.tools) else "")

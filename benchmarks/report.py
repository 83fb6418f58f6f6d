"""Writes `benchmarks/RESULTS.md` and its plot from what was measured."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.reporting import tables
from benchmarks.reporting.plot import draw
from benchmarks.scenarios import SCENARIOS
from benchmarks.store import Store

HERE = Path(__file__).resolve().parent
_COSTS = (
    "",
    "wall, s",
    "from–to",
    "runs",
    "CPU, s",
    "biggest process, MB",
    "all processes, MB",
    "the catalogue against it",
)


def write_report(store: Store, folder: Path = HERE) -> None:
    """Write both files; what was not measured is said to be so."""
    plot = draw(store)
    if plot:
        (folder / "results.svg").write_text(plot, encoding="utf-8")
    else:
        (folder / "results.svg").unlink(missing_ok=True)
    text = "\n".join(_report(store, _remarks(), has_plot=bool(plot)))
    (folder / "RESULTS.md").write_text(f"{text}\n", encoding="utf-8")


def _remarks() -> Mapping[str, str]:
    """What stands in the way of promises that do not hold, written by hand."""
    import yaml

    return yaml.safe_load((HERE / "remarks.yaml").read_text("utf-8")) or {}


def _report(store: Store, remarks: Mapping[str, str], *, has_plot: bool) -> Iterator[str]:
    yield from (
        "# Results of the benchmarks",
        "",
        "Made by `python3 -m benchmarks`; do not edit. Beside the numbers of the",
    )
    yield from ("catalogue's own program stand those of other generators with the same pages.", "")
    if not store.rows:
        yield "Nothing has been measured yet."
        return
    yield from _machine(store)
    yield from ("", "## What was promised", "")
    yield from tables.table(("what", "wanted", "measured", "verdict"), tables.target_rows(store, remarks))
    if has_plot:
        yield from (
            "",
            "## Cost against size",
            "",
            "![Seconds of a build against the number of tools](results.svg)",
            "",
        )
        header = ("the catalogue, wall, s", *(f"{size:,}" for size in store.sizes()))
        yield from tables.table(header, tables.growth_rows(store))
    for size in reversed(store.sizes()):
        yield from ("", f"## {size:,} tools", *_scenarios(store, size))
    yield from ("", "## The peers", "")
    yield from tables.table(("", "version", "from", "build", "serve", "note"), tables.peer_rows())
    yield from ("", *_method())


def _machine(store: Store) -> Iterator[str]:
    facts = store.machine
    yield f"Measured {facts.get('date', '')} on {facts.get('processor', '?')}, {facts.get('memory', '?')} of memory,"
    node = f", Node {facts['node']}" if "node" in facts else ""
    yield f"{facts.get('system', '?')}, Python {facts.get('python', '?')}{node}. Medians of interleaved runs."


def _scenarios(store: Store, size: int) -> Iterator[str]:
    for name, scenario in SCENARIOS.items():
        if list(store.subjects(size, name)):
            title = scenario.title[0].upper() + scenario.title[1:]
            yield from ("", f"### {title}", "", *tables.table(_COSTS, tables.cost_rows(store, size, name)))
    if list(store.subjects(size, "serve")):
        header = ("", "median, ms", "95 %", "worst", "edits", "the catalogue against it")
        yield from (
            "",
            "### From a saved file to the new bytes served",
            "",
            *tables.table(header, tables.serve_rows(store, size)),
        )
    header = ("", "pages", "files", "MB", "words on a tool's page", "kB of a tool's page")
    yield from ("", "### What was published", "", *tables.table(header, tables.output_rows(store, size)))


def _method() -> Iterator[str]:
    yield from METHOD.strip().splitlines()


METHOD = """
## How it was measured

* The catalogues are invented (`benchmarks/generator.py`): the vocabularies of `content/`, words as frequent as Zipf's
  law has it, some 6 kB of Markdown for each tool with headings, lists, tables, footnotes and links. All get the same.
* Each peer publishes a page for every tool and every term, the lists, and a home page, with the same parts: navigation,
  facts, figures, contents, text, editions, people, kindred tools as cards, mentions, neighbours, linked data. Kindred
  tools and mentions are found for the peers beforehand; our program finds them itself. It also draws covers, checks
  everything, and writes the overviews, feeds and a search page, which the peers do not. What it can publish beside its
  pages (PDFs, social cards, open data, embeds, an archive) is switched off, as no peer makes any of it.
* After the first cold build of each, all tools' pages must be there; in a hundred of them title and text are looked
  for. After every edit the page must show it.
* The runs of all subjects follow one another in every round. `cold` starts without any earlier build or cache of the
  generator's own; the files are in the system's memory. For a peer an edit means its ordinary build command again.
* Programs on Node may take 12 GB of memory.
* CPU is user and system time of all processes. Memory is the resident peak of the biggest process, and the greatest sum
  over all processes of one run, shared pages counted once, sampled every tenth of a second; megabytes are 10⁶ bytes.
* Search is Pagefind for all: `with search` is the build and the indexing of its output. `Search aside` is the same
  build with an empty index in its place (`benchmarks/without_search.py`).
* Latency of `serve`: from the moment an edit of a body is saved until an HTTP request gets it, asked every 5 ms.
"""

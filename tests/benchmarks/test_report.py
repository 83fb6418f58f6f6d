"""From measurements to tables, verdicts and the plot."""

import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.report import write_report
from benchmarks.reporting import tables
from benchmarks.reporting.plot import draw
from benchmarks.store import Store


def _cost(wall: float, megabytes: float = 100) -> dict[str, float]:
    return {"wall": wall, "cpu": 2 * wall, "biggest": megabytes, "together": megabytes + 20}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A hundredfold of runs would say no more."""
    kept = Store(tmp_path / "results.json")
    kept.machine = {
        "date": "2026-11-23",
        "processor": "2 cores",
        "memory": "8 GiB",
        "system": "Linux",
        "python": "3.13",
    }
    for size, factor in ((1000, 1.0), (10000, 9.0)):
        for wall in (2.0, 1.0, 3.0):
            kept.add((size, "cold", "catalogue"), "one", [_cost(wall * factor)])
            kept.add((size, "cold", "hugo"), "one", [_cost(1.6 * factor, 900)])
        kept.add((size, "no-op", "catalogue"), "one", [_cost(0.1 * factor)])
        kept.give_up((size, "cold", "pelican"), "one", "would take more than 600 s")
    kept.add((1000, "serve", "catalogue"), "one", [{"wall": wall} for wall in (0.1, 0.12, 0.25)])
    kept.outputs["1000/catalogue"] = {"pages": 1, "files": 2, "megabytes": 3, "words": 4, "page_kilobytes": 5}
    return kept


def _verdicts(store: Store) -> dict[tuple[str, str], tuple[str, str]]:
    rows = tables.target_rows(store, {"cold-10000": "it rains"})
    return {(what, wanted): (found, verdict) for what, wanted, found, verdict in rows}


def test_a_promise_holds_or_does_not_by_the_medians(store: Store) -> None:
    verdicts = _verdicts(store)
    assert verdicts["cold, search aside, 1,000", "≤ 1.5 × Hugo's full build"] == ("1.25 ×", "holds")
    assert verdicts["no-op build, 1,000 tools", "≤ 0.15 s"] == ("0.10 s", "holds")
    assert verdicts["no-op build, 10,000 tools", "≤ 0.4 s"] == ("0.90 s", "**does not hold**")
    assert verdicts["from 1,000 to 10,000 tools: cold", "≤ 11 ×"] == ("9.0 ×", "holds")
    served = verdicts["`serve`: file saved → new bytes, 1,000", "≤ 150 ms median, ≤ 300 ms worst"]
    assert served == ("120 ms median, 250 ms worst of 3", "holds")


def test_what_does_not_hold_says_what_stands_in_the_way(store: Store) -> None:
    for wall in (90.0, 90.0, 90.0, 90.0):
        store.add((10000, "cold", "catalogue"), "one", [_cost(wall)])
    found = _verdicts(store)["cold, search aside, 10,000", "≤ 2 × Hugo's full build"]
    assert found == ("6.25 ×", "**does not hold**: it rains")


def test_what_was_not_measured_is_said_to_be_so(store: Store) -> None:
    verdicts = _verdicts(store)
    assert verdicts["`check` on a clean tree, 1,000, warm", "≤ 0.3 s"] == ("not measured", "–")
    assert verdicts["cold, search aside, 1,000", "≤ 0.4 × Pelican's full build"][0] == "would take more than 600 s"


def test_runs_of_two_sessions_are_not_set_against_each_other(store: Store) -> None:
    store.add((1000, "cold", "hugo"), "another", [_cost(1.0)])
    assert store.ratio(1000, ("cold", "catalogue"), ("cold", "hugo")) is None
    assert store.values(1000, "cold", "hugo") == [1.0]


def test_results_are_kept_from_one_session_for_the_next(store: Store) -> None:
    again = Store.load(store.file)
    assert again.rows == store.rows
    assert json.loads(store.file.read_text("utf-8"))["rows"]["1000/cold/pelican"]["why"]


def test_the_report_has_a_row_for_every_subject_and_a_plot_beside_it(store: Store, tmp_path: Path) -> None:
    write_report(store, tmp_path)
    text = (tmp_path / "RESULTS.md").read_text("utf-8")
    assert "| **the catalogue** | 2.00 | 1.00–3.00 | 3 | 4.00 | 100 | 120 | 1.00 × |" in text
    assert "| Hugo | 1.60 | 1.60–1.60 | 3 | 3.20 | 900 | 920 | 1.25 × |" in text
    assert "| Pelican | would take more than 600 s |" in text
    assert "![Seconds of a build against the number of tools](results.svg)" in text
    assert (tmp_path / "results.svg").is_file()


def test_the_plot_is_svg_with_a_line_for_everything_measured_and_names_apart(store: Store) -> None:
    plot = ElementTree.fromstring(draw(store))
    space = "{http://www.w3.org/2000/svg}"
    names = [text for text in plot.iter(f"{space}text") if "name" in text.get("class", "").split()]
    assert [name.text for name in names] == ["the catalogue, cold", "nothing edited", "Hugo"]
    heights = sorted(float(name.get("y", "0")) for name in names)
    assert min(after - before for before, after in pairwise(heights)) >= 16.9


def test_without_measurements_there_is_no_plot(tmp_path: Path) -> None:
    empty = Store(tmp_path / "none.json")
    write_report(empty, tmp_path)
    assert "Nothing has been measured yet." in (tmp_path / "RESULTS.md").read_text("utf-8")
    assert not (tmp_path / "results.svg").exists()

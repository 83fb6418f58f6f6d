"""Where a site needs a file, and a folder stood there before, or the other way round."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.output import manifest
from catalogue.output.path_checks import check
from tests.output.building import artifact, build, tree

SEQUENCES = {
    "a folder becomes a file": [{"a/x": "1", "b": "1"}, {"a/x": "1", "b": "2"}, {"a": "1"}],
    "a deep folder becomes a file": [
        {"a/a/a": "1", "a/b/a": "1", "b": "1"},
        {"a/a/a": "1", "a/b/a": "1", "b": "2"},
        {"a": "1", "b": "2"},
    ],
    "an inner folder becomes a file": [{"a/b/c/d": "1", "b": "1"}, {"a/b/c/d": "1", "b": "2"}, {"a/b": "1", "b": "2"}],
    "a file becomes a folder": [{"a": "1", "b": "1"}, {"a": "1", "b": "2"}, {"a/x": "1", "b": "2"}],
    "a file becomes a deep folder": [{"a": "1", "b": "1"}, {"a": "1", "b": "2"}, {"a/b/c/d": "1"}],
    "an inner file becomes a folder": [{"a/b": "1", "b": "1"}, {"a/b": "1", "b": "2"}, {"a/b/c/d": "1", "b": "2"}],
    "there and back": [{"a/x": "1", "b": "1"}, {"a/x": "1", "b": "2"}, {"a": "1"}, {"a/x": "1"}, {"a": "1"}],
    "after two builds": [{"a": "1", "b": "1"}, {"a": "1", "b": "2"}, {"a": "1", "b": "3"}, {"a/b": "1"}, {"a": "1"}],
}


@pytest.mark.parametrize("name", SEQUENCES)
def test_a_place_that_changes_its_kind_stops_no_build(tmp_path: Path, name: str) -> None:
    for site in SEQUENCES[name]:
        build(tmp_path / "public", site)
        assert tree(tmp_path / "public") == site


def test_equal_sites_and_a_lost_file_in_between_stop_no_build(tmp_path: Path) -> None:
    first = {"a/a/a": "1", "a/b/a": "1", "b": "1"}
    build(tmp_path / "public", first)
    (tmp_path / "public" / "b").unlink()
    for site in (first, {"a": "1"}):
        build(tmp_path / "public", site)
        assert tree(tmp_path / "public") == site


def test_what_several_processes_write_finds_its_place_free(tmp_path: Path) -> None:
    numbers = range(200)
    folders = {f"a/{number}/x": "1" for number in numbers} | {"b": "1"}
    files = {f"a/{number}": "1" for number in numbers} | {"b": "1"}
    under_one = {f"b/{number}": "1" for number in numbers}
    for site in (folders, {**folders, "c": "1"}, files, {**files, "c": "2"}, under_one, {**under_one, "c": "1"}):
        build(tmp_path / "public", site)
        assert tree(tmp_path / "public") == site


@pytest.mark.parametrize("kind", ["file", "link", "link that leads nowhere"])
def test_what_was_put_by_hand_where_the_site_needs_a_folder_gives_way(tmp_path: Path, kind: str) -> None:
    build(tmp_path / "public", {"index.html": "1"})
    (tmp_path / "elsewhere").mkdir()
    if kind == "file":
        (tmp_path / "public" / "news").write_text("mine")
    else:
        (tmp_path / "public" / "news").symlink_to(tmp_path / ("elsewhere" if kind == "link" else "gone"))
    build(tmp_path / "public", {"news/2026/index.html": "1"})
    assert tree(tmp_path / "public") == {"news/2026/index.html": "1"}
    assert sorted(path.name for path in (tmp_path / "public" / "news").iterdir()) == ["2026"]
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_what_was_put_by_hand_into_a_folder_where_the_site_needs_a_file_gives_way(tmp_path: Path) -> None:
    build(tmp_path / "public", {"news/index.html": "1"})
    (tmp_path / "public" / "news" / "notes.txt").write_text("mine")
    build(tmp_path / "public", {"news": "1"})
    assert tree(tmp_path / "public") == {"news": "1"}


def test_a_site_whose_state_was_lost_is_brought_up_to_date_all_the_same(tmp_path: Path) -> None:
    build(tmp_path / "public", {"a/x": "1", "b": "1"})
    (tmp_path / "public" / manifest.STATE).write_text("{")
    (tmp_path / "public" / manifest.SUMS).unlink()
    build(tmp_path / "public", {"a": "1", "b/x": "1"})
    assert tree(tmp_path / "public") == {"a": "1", "b/x": "1"}


NAMES = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map("/".join)
SITES = st.dictionaries(NAMES, st.sampled_from(["1", "22"]), max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(SITES, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_nothing_that_is_put_into_the_trees_stops_a_build_or_leads_it_out(
    sites: list[dict[str, str]], chance: Random
) -> None:
    with TemporaryDirectory() as folder:
        output, victim = Path(folder) / "public", Path(folder) / "victim"
        build(victim, {"a": "1", "b/a": "22"})
        before = tree(victim)
        for site in sites:
            if check([artifact(path, "") for path in site], ()):
                continue
            build(output, site)
            assert site.items() <= tree(output).items()
            assert tree(victim) == before
            for place in (output, output.with_name(".public.staging")):
                _disturb(place, victim, chance)


def _disturb(place: Path, victim: Path, chance: Random) -> None:
    """Take some files out of a tree, and put files, folders and links to elsewhere into it."""
    for path in [path for path in place.rglob("*") if path.is_file() and path.name[0] != "."]:
        if chance.random() < 0.3:
            path.unlink(missing_ok=True)
    for name in "abc":
        target = place / name
        if not place.exists() or target.exists() or target.is_symlink() or chance.random() < 0.4:
            continue
        if (kind := chance.choice(["file", "folder", "link", "leads nowhere"])) == "file":
            target.write_text("mine")
        elif kind == "folder":
            (target / "b").mkdir(parents=True)
            (target / "b" / "c").write_text("mine")
        else:
            target.symlink_to(victim if kind == "link" else victim / "gone")

"""What a build does to its output folder."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.output import Manifest, WriteError, manifest, open_output
from catalogue.output.path_checks import check
from tests.output.building import artifact, build, snapshot, tree

SITE = {"index.html": "home", "tools/a/index.html": "A", "tools/b/index.html": "B", "assets/site.css": "css"}


def test_the_first_build_writes_everything_and_its_sums(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "public"
    with open_output(output, tmp_path) as out:
        out.commit(out.stage(out.plan([artifact(path, text) for path, text in SITE.items()])))
    assert tree(output) == SITE
    checked = subprocess.run(
        ["sha256sum", "-c", "--strict", "manifest.sha256"], cwd=output, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.splitlines() == [f"{path}: OK" for path in sorted(SITE)]


def test_the_second_build_writes_nothing_at_all(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE, {"words": "w"})
    before = snapshot(tmp_path)
    plan = build(output, SITE, {"words": "w"})
    assert plan.nothing_to_do
    assert plan.unchanged_count == len(SITE)
    assert list(plan.bundle_records) == ["found/words"]
    assert snapshot(tmp_path) == before


def test_only_what_changed_is_made_and_the_rest_keeps_its_time(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    before = snapshot(output)
    plan = build(output, {**SITE, "index.html": "new"})
    after = snapshot(output)
    assert list(plan.changed) == ["index.html"]
    assert after["tools/a/index.html"] == before["tools/a/index.html"]
    assert (output / "index.html").read_text() == "new"


def test_an_incremental_tree_equals_a_clean_one_byte_for_byte(tmp_path: Path) -> None:
    after = {**SITE, "index.html": "new", "more/index.html": "more"}
    del after["tools/b/index.html"]
    build(tmp_path / "steps", SITE, {"words": "1", "gone": "1"})
    build(tmp_path / "steps", after, {"words": "2"})
    build(tmp_path / "clean", after, {"words": "2"})
    contents = [{path: facts[2] for path, facts in snapshot(tmp_path / name).items()} for name in ("steps", "clean")]
    assert contents[0] == contents[1]


def test_what_is_no_longer_made_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    plan = build(output, {"index.html": "home"})
    assert set(plan.removed) == set(SITE) - {"index.html"}
    assert tree(output) == {"index.html": "home"}
    assert not (output / "tools").exists()


def test_files_that_no_build_made_stay(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    (output / "CNAME").write_text("tools.example.org")
    (output / "tools" / "a" / "notes.txt").write_text("mine")
    (output / "latest").symlink_to("tools/a")
    (output / "empty").mkdir()
    build(output, {"index.html": "new"})
    assert tree(output) == {"index.html": "new", "CNAME": "tools.example.org", "tools/a/notes.txt": "mine"}
    assert (output / "latest").readlink() == Path("tools/a")
    assert not (output / "empty").exists()


def test_a_file_put_by_hand_where_the_site_needs_one_gives_way(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, {"index.html": "home"})
    (output / "robots.txt").write_text("mine")
    build(output, {"index.html": "home", "robots.txt": "ours"})
    assert (output / "robots.txt").read_text() == "ours"


@pytest.mark.parametrize("harm", ["delete", "shorten", "link", "folder"])
def test_a_file_of_ours_that_was_tampered_with_is_made_again(tmp_path: Path, harm: str) -> None:
    output, file = tmp_path / "public", tmp_path / "public" / "tools" / "a" / "index.html"
    build(output, SITE)
    file.unlink()
    if harm == "shorten":
        file.write_text("")
    elif harm == "link":
        file.symlink_to(tmp_path / "elsewhere")
    elif harm == "folder":
        file.parent.rmdir()
        file.parent.write_text("a file where the folder was")
        file.parent.unlink()
    plan = build(output, SITE)
    assert list(plan.changed) == ["tools/a/index.html"]
    assert tree(output) == SITE
    assert not file.is_symlink()
    assert not (tmp_path / "elsewhere").exists()


def test_a_missing_list_of_sums_is_written_again(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    (output / "manifest.sha256").unlink()
    plan = build(output, SITE)
    assert not plan.nothing_to_do
    assert not plan.changed
    assert build(output, SITE).nothing_to_do


def test_force_makes_everything_again(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE, {"words": "w"})
    plan = build(output, SITE, {"words": "w"}, force=True)
    assert (len(plan.changed), plan.unchanged_count, plan.stale) == (len(SITE), 0, frozenset({"found"}))


def test_an_unreadable_state_makes_everything_anew_and_still_removes_what_is_stale(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    (output / manifest.STATE).write_text('{"format": 99}')
    (output / "CNAME").write_text("mine")
    plan = build(output, {"index.html": "home"})
    assert list(plan.changed) == ["index.html"]
    assert tree(output) == {"index.html": "home", "CNAME": "mine"}


def test_an_old_file_gives_way_to_a_folder_and_back(tmp_path: Path) -> None:
    output = tmp_path / "public"
    for site in ({"about": "file"}, {"about/index.html": "folder"}, {"about": "file"}):
        build(output, site)
        assert tree(output) == site


def test_nothing_is_written_through_a_link_into_the_old_tree(tmp_path: Path) -> None:
    output, kept = tmp_path / "public", tmp_path / "kept"
    build(output, SITE)
    kept.hardlink_to(output / "index.html")
    build(output, {**SITE, "index.html": "new"})
    assert kept.read_text() == "home"


def test_the_site_does_without_hard_links_where_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    os.utime(output / "assets" / "site.css", (1, 1))

    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "no hard links on this disk")

    monkeypatch.setattr(os, "link", refuse)
    build(output, {**SITE, "index.html": "new"})
    assert tree(output) == {**SITE, "index.html": "new"}
    assert (output / "assets" / "site.css").stat().st_mtime == 1


def test_a_problem_while_producing_leaves_the_old_site_and_no_rubbish(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    before = snapshot(tmp_path)

    def fail() -> bytes:
        raise ZeroDivisionError("a template failed")

    with pytest.raises(ZeroDivisionError), open_output(output, tmp_path) as out:
        out.stage(out.plan([artifact("index.html", "new"), artifact("a.html", "1", fail)]))
    after = snapshot(tmp_path)
    del before["."], after["."]  # the folder around it has seen the staging folder come and go
    assert after == before


def test_the_next_tree_is_the_last_one_but_one_brought_up_to_date(tmp_path: Path) -> None:
    output, staging = tmp_path / "public", tmp_path / ".public.staging"
    for text in ("1", "2"):
        build(output, {**SITE, "index.html": text})
    folder, kept = staging.stat().st_ino, (staging / "tools" / "a").stat()
    (staging / "left" / "over").mkdir(parents=True)
    (staging / "assets" / "site.css").unlink()
    (staging / "assets" / "site.css").write_text("another file than the one that stands")
    build(output, {**SITE, "index.html": "3"})
    assert output.stat().st_ino == folder
    assert (output / "tools" / "a").stat() == kept
    assert tree(output) == {**SITE, "index.html": "3"}
    assert not (output / "left").exists()


def test_a_build_that_ends_without_a_word_leaves_no_empty_folder_behind(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    with open_output(output, tmp_path) as out:
        same = [replace(artifact(path, text), inputs="from elsewhere") for path, text in SITE.items()]
        assert out.stage(out.plan(same)).nothing_to_do
    assert not (tmp_path / ".public.staging").exists()


def test_the_bundle_is_taken_along_while_it_is_current(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE, {"words": "w"})
    before = snapshot(output)
    plan = build(output, {**SITE, "index.html": "new"}, {"words": "w"})
    assert not plan.stale
    assert snapshot(output)["found/words"] == before["found/words"]


@pytest.mark.parametrize("harm", ["delete", "resize"])
def test_a_bundle_with_a_damaged_file_is_made_as_a_whole(tmp_path: Path, harm: str) -> None:
    output = tmp_path / "public"
    build(output, SITE, {"words": "w", "other": "o"})
    (output / "found" / "words").unlink()
    if harm == "resize":
        (output / "found" / "words").write_text("longer")
    plan = build(output, SITE, {"words": "w", "other": "o"})
    assert plan.stale == {"found"}
    assert tree(output / "found") == {"words": "w", "other": "o"}


def test_a_site_without_a_bundle_loses_the_old_one(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, SITE, {"words": "w"})
    assert build(output, SITE).removed == ("found/words",)
    assert tree(output) == SITE


def test_a_bundle_that_was_not_made_is_not_published(tmp_path: Path) -> None:
    with open_output(tmp_path / "public", tmp_path) as out:
        staged = out.stage(out.plan([artifact("index.html", "home")], ("found",)), lambda records: {"found": "1"})
        with pytest.raises(ValueError, match="has to be made"):
            out.commit(staged)
    assert not (tmp_path / "public").exists()


def test_a_bundle_may_be_one_file_that_is_made_of_all_others(tmp_path: Path) -> None:
    output = tmp_path / "public"
    assert build(output, SITE, {"words": "w"}, whole=True).stale == {"found", "all.txt"}
    before = snapshot(tmp_path)
    assert build(output, SITE, {"words": "w"}, whole=True).nothing_to_do
    assert snapshot(tmp_path) == before
    assert build(output, {**SITE, "index.html": "new"}, {"words": "w"}, whole=True).stale == {"all.txt"}
    build(tmp_path / "clean", {**SITE, "index.html": "new"}, {"words": "w"}, whole=True)
    assert tree(output) == tree(tmp_path / "clean")
    assert "all.txt" in (output / "manifest.sha256").read_text()
    (output / "all.txt").unlink()
    assert build(output, {**SITE, "index.html": "new"}, {"words": "w"}, whole=True).stale == {"all.txt"}
    assert build(output, {**SITE, "index.html": "new"}, {"words": "w"}).removed == ("all.txt",)
    assert "all.txt" not in tree(output)


def test_a_second_build_at_the_same_time_is_refused_and_names_the_lock(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\nfrom catalogue.output import WriteError, open_output\n"
        "try:\n    with open_output(Path('public'), Path('.')): pass\n"
        "except WriteError as error: print(error.problems[0].code, error.problems[0].help)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with open_output(tmp_path / "public", tmp_path):
        second = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
    assert second.stdout.startswith("W105 ")
    assert "`.public.lock`" in second.stdout
    build(tmp_path / "public", SITE)


def test_a_second_build_in_the_same_program_is_refused_too(tmp_path: Path) -> None:
    with open_output(tmp_path / "public", tmp_path), pytest.raises(WriteError) as caught:
        build(tmp_path / "public", SITE)
    assert caught.value.problems[0].code == "W105"


NAMES = st.lists(st.sampled_from(["a", "b", "c.html"]), min_size=1, max_size=3).map("/".join)
SITES = st.dictionaries(NAMES, st.sampled_from(["1", "22"]), max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(SITES, min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_after_random_changes_the_tree_equals_a_clean_one(sites: list[dict[str, str]], chance: Random) -> None:
    with TemporaryDirectory() as folder:
        steps, clean = Path(folder) / "steps", Path(folder) / "clean"
        fitting = [site for site in sites if not check([artifact(path, "") for path in site], ())]
        for site in fitting:
            build(steps, site)
            for place in (steps, steps.with_name(".steps.staging")):
                for path in tree(place):
                    if chance.random() < 0.2:
                        (place / path).unlink()
        if fitting:
            build(steps, fitting[-1])
            build(clean, fitting[-1])
            contents = [{path: facts[2] for path, facts in snapshot(output).items()} for output in (steps, clean)]
            assert contents[0] == contents[1]


def test_equal_manifests_give_equal_bytes(tmp_path: Path) -> None:
    build(tmp_path / "one", SITE)
    build(tmp_path / "two", dict(reversed(SITE.items())))
    states = [manifest.read(tmp_path / name) for name in ("one", "two")]
    assert isinstance(states[0], Manifest)
    assert states[0] == states[1]
    assert (tmp_path / "one" / manifest.STATE).read_bytes() == (tmp_path / "two" / manifest.STATE).read_bytes()


def test_what_the_disk_refuses_is_told_in_plain_words(tmp_path: Path) -> None:
    output = tmp_path / "public"
    build(output, {"index.html": "home"})
    with pytest.raises(WriteError) as caught:
        build(output, {"index.html": "home", f"{'x' * 300}.html": "too long"})
    problem = caught.value.problems[0]
    assert problem.code == "W108"
    assert "its name is too long" in problem.message
    assert "The previous site is still in place." in problem.help
    assert tree(output) == {"index.html": "home"}

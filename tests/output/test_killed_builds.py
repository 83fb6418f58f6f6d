"""Whatever kills a build, the old site stands whole, or the next start brings it back."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.output import WriteError, atomic_swap, open_output
from tests.measuring import unmeasured
from tests.output.building import build, tree
from tests.output.endless_build import site

KILLS = 25


def whole(output: Path) -> int:
    """The version of the site that stands; fails when it is not exactly one version, whole and true to its sums."""
    found = tree(output)
    version = int(found["tools/t0/index.html"].split()[1])
    assert found == {**site(version), "found/words": f"version {version} "}
    subprocess.run(["sha256sum", "-c", "--status", "manifest.sha256"], cwd=output, check=True)
    return version


@pytest.mark.parametrize("way", ["exchange", "rename"])
def test_a_killed_build_leaves_one_whole_site(tmp_path: Path, way: str) -> None:
    output, version, chance = tmp_path / "public", 0, random.Random(way)
    build(output, site(0), {"words": "version 0 "})
    for turn in range(KILLS):
        command = [sys.executable, "-m", "tests.output.endless_build", str(output), way, str(version + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=unmeasured()) as victim:
            assert victim.stdout is not None
            assert victim.stdout.readline() == b"ready\n"
            if turn % 2:  # on a busy machine, too, some kills come after a whole build
                assert victim.stdout.readline() == f"{version + 1}\n".encode()
            time.sleep(chance.uniform(0.02, 0.2))
            victim.kill()
        if way == "exchange":
            whole(output)  # at every moment, before anything is set right
        with open_output(output, tmp_path):
            assert whole(output) >= version
            version = whole(output)
        assert {path.name for path in tmp_path.iterdir()} <= {"public", ".public.lock", ".public.staging"}
    assert version >= KILLS // 2


STATES = {
    "while staging": ({"public": "old", ".public.staging": "new"}, "old"),
    "between the renames": ({".public.previous": "old", ".public.staging": "new"}, "old"),
    "after the renames": ({"public": "new", ".public.previous": "old"}, "new"),
    "after the exchange": ({"public": "new", ".public.staging": "old"}, "new"),
}


@pytest.mark.parametrize("moment", STATES)
def test_the_next_start_sets_right_what_was_left(tmp_path: Path, moment: str) -> None:
    left, standing = STATES[moment]
    for name, text in left.items():
        build(tmp_path / "made", {"index.html": text})
        (tmp_path / "made").rename(tmp_path / name)
    with open_output(tmp_path / "public", tmp_path):
        assert tree(tmp_path / "public") == {"index.html": standing}
    assert {path.name for path in tmp_path.glob(".public.*")} <= {".public.lock", ".public.staging"}
    build(tmp_path / "public", {"index.html": "newer"})
    assert tree(tmp_path / "public") == {"index.html": "newer"}


def test_a_failed_second_rename_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "public"
    build(output, {"index.html": "old"})
    monkeypatch.setattr(atomic_swap, "exchange", lambda one, other: False)
    with pytest.raises(FileNotFoundError):
        atomic_swap.swap(tmp_path / "missing", output, tmp_path / "previous")
    assert tree(output) == {"index.html": "old"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges two folders in one step")
def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not atomic_swap.exchange(tmp_path / "one", tmp_path / "two"):
        pytest.skip("this disk cannot exchange two folders")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["two"]
    assert not atomic_swap.exchange(tmp_path / "one", tmp_path / "missing")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = [shutil.which("mount") or "", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_site_and_says_so(small_disk: Path) -> None:
    output = small_disk / "public"
    build(output, {"index.html": "old", "about.html": "same"})
    with pytest.raises(WriteError, match=r"`public/big.html` could not be written: the disk is full") as caught:
        build(output, {"index.html": "new", "about.html": "same", "big.html": "x" * 400_000})
    assert caught.value.problems[0].help.startswith("Make room on the disk.")
    assert tree(output) == {"index.html": "old", "about.html": "same"}
    assert not (small_disk / ".public.staging").exists()
    build(output, {"index.html": "new"})
    assert tree(output) == {"index.html": "new"}


def test_a_limit_on_the_size_of_files_leaves_the_old_site_and_says_so(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    output = tmp_path / "public"
    build(output, {"index.html": "old"})
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(WriteError, match="the file is larger than this computer allows"):
            build(output, {"index.html": "x" * 200_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert tree(output) == {"index.html": "old"}

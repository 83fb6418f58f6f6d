"""Which paths a site may have."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.output import WriteError, open_output
from catalogue.output.path_checks import check
from tests.output.building import artifact

BUNDLE = ("pagefind",)


def codes(*paths: str) -> list[str]:
    return [problem.code for problem in check([artifact(path, "") for path in paths], BUNDLE)]


@pytest.mark.parametrize(
    "path", ["index.html", "tools/a/index.html", ".nojekyll", "..a/b..", "żółw/ø.html", "a b.html"]
)
def test_plain_paths_are_taken(path: str) -> None:
    assert codes(path) == []


UNSAFE = [
    "",
    "/etc/passwd",
    "../a",
    "a/../b",
    "a/..",
    ".",
    "a/./b",
    "a//b",
    "a/",
    "C:/a",
    "a\\b",
    "a\nb",
    "a\0",
    "\ud800",
]


@pytest.mark.parametrize("path", UNSAFE)
def test_paths_that_lead_out_or_cannot_be_stored_are_refused(path: str) -> None:
    assert codes(path) == ["W107"]


@pytest.mark.parametrize("path", [".catalogue-manifest.json", "manifest.sha256", "pagefind/pagefind.js"])
def test_paths_that_the_build_needs_are_refused(path: str) -> None:
    assert codes(path) == ["W107"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.html", "a.html"),
        ("Tools/a.html", "tools/A.html"),
        ("\u00f8-caf\u00e9", "\u00f8-cafe\u0301"),
        ("Straße", "STRASSE"),
        ("a", "a/index.html"),
        ("A", "a/b/c"),
    ],
)
def test_paths_that_some_disk_takes_for_one_are_refused(first: str, second: str) -> None:
    assert codes(first, second) == ["W106"]
    assert codes(second, first) == ["W106"]


def test_equal_paths_are_found_even_when_they_are_one_object() -> None:
    same = artifact("a.html", "")
    assert [problem.code for problem in check([same, same], ())] == ["W106"]


@given(st.text(max_size=20))
def test_a_path_that_is_taken_always_stays_below_the_output(path: str) -> None:
    if not codes(path):
        output = Path("/srv/public")
        assert Path(f"{output}/{path}").is_relative_to(output)
        assert not {"", ".", ".."} & set(path.split("/"))
        path.encode()


def test_every_problem_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    wrong = [artifact("../out", ""), artifact("a", ""), artifact("A", ""), artifact("b", "1", bytes)]
    with pytest.raises(WriteError) as caught, open_output(tmp_path / "public", tmp_path) as out:
        out.plan(wrong)
    assert [problem.code for problem in caught.value.problems] == ["W107", "W106"]
    assert [path.name for path in tmp_path.iterdir()] == [".public.lock"]

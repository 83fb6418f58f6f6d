"""The state that one build leaves to the next."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.output import Manifest, ManifestEntry, manifest

FILES = {"b/ø.html": ManifestEntry("f1", "a" * 64, 7, "i1", "x1"), "a.html": ManifestEntry("f2", "b" * 64, 0)}


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / manifest.STATE).write_bytes(Manifest(FILES).state())
    assert manifest.read(tmp_path) == Manifest(FILES)


def test_the_order_of_the_files_does_not_matter() -> None:
    assert Manifest(FILES).state() == Manifest(dict(reversed(FILES.items()))).state()


def test_the_sums_are_sorted_and_their_size_is_known() -> None:
    assert Manifest(FILES).sums().decode() == f"{'b' * 64}  a.html\n{'a' * 64}  b/ø.html\n"
    assert Manifest(FILES).sums_size == len(Manifest(FILES).sums())


def test_a_folder_without_the_mark_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / manifest.SUMS).write_bytes(Manifest(FILES).sums())
    assert manifest.read(tmp_path) is None
    assert manifest.read(tmp_path / "missing") is None


BROKEN = ["", "{", "[]", "null", '{"format": 4}', '{"format": 1, "files": []}', '{"format": 4, "files": [["a", 1, 2]]}']
BROKEN += [
    '{"format": 4, "files": [["a", "f", "d", "7", "", "", ""]]}',
    '{"format": 4, "files": {"a": 1}}',
    "\xff",
    "[" * 100_000,
]
BROKEN += ['{"format": 4, "files": [["a", "f", "d", 7, "", 1, ""]]}']


@pytest.mark.parametrize("text", BROKEN)
def test_a_state_that_cannot_be_used_is_a_mark_and_nothing_more(tmp_path: Path, text: str) -> None:
    (tmp_path / manifest.STATE).write_text(text, encoding="latin-1")
    assert manifest.read(tmp_path) == Manifest({}, readable=False)


def test_without_a_state_the_sums_say_which_files_are_ours(tmp_path: Path) -> None:
    (tmp_path / manifest.STATE).write_text("{")
    (tmp_path / manifest.SUMS).write_bytes(Manifest(FILES).sums() + b"rubbish\n")
    found = manifest.read(tmp_path)
    assert found is not None
    assert not found.readable
    assert found.files == {path: ManifestEntry("", record.digest, -1) for path, record in FILES.items()}


@given(
    st.recursive(st.none() | st.integers() | st.text(), lambda kids: st.lists(kids) | st.dictionaries(st.text(), kids))
)
def test_no_content_of_the_state_file_is_fatal(value: object) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for text in (value, {"format": 4, "files": value}, {"format": 4, "files": [["a", value]]}):
            (Path(folder) / manifest.STATE).write_text(json.dumps(text))
            assert manifest.read(Path(folder)) is not None

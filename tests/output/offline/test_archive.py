"""The archive as other programs read it, and what is taken over from an earlier one."""

import io
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.output.offline.archive import pack, read, write

NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
FILES = st.dictionaries(NAMES, st.binary(max_size=200), max_size=6)


def archive(files: dict[str, bytes]) -> bytes:
    return write([pack(name, f"made of {len(content)}", content) for name, content in files.items()], "copy")


@given(FILES)
def test_the_standard_library_reads_what_was_written(files: dict[str, bytes]) -> None:
    with ZipFile(io.BytesIO(archive(files))) as opened:
        assert opened.testzip() is None
        assert {info.filename: opened.read(info) for info in opened.infolist()} == {
            f"copy/{name}": content for name, content in files.items()
        }


@given(FILES)
def test_equal_files_give_equal_bytes_in_whatever_order_and_way_they_come(files: dict[str, bytes]) -> None:
    made = archive(files)
    assert archive(dict(reversed(files.items()))) == made
    assert write(read(made, "copy").values(), "copy") == made


def test_members_are_sorted_ordinary_files_of_one_day() -> None:
    with ZipFile(io.BytesIO(archive({"b": b"2", "ä": b"3" * 99, "a": b"1"}))) as opened:
        found = opened.infolist()
    assert [info.filename for info in found] == ["copy/a", "copy/b", "copy/ä"]
    assert {(info.date_time, info.external_attr >> 16, info.create_system) for info in found} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644, 3)
    }
    assert [info.comment for info in found] == [b"made of 1", b"made of 1", b"made of 99"]


def test_what_does_not_become_smaller_is_stored_as_it_is() -> None:
    members = read(archive({"short": b"x", "long": b"x" * 1000}), "copy")
    assert (members["short"].method, members["long"].method) == (0, 8)


@pytest.mark.parametrize("junk", [b"", b"PK", b"no archive at all", archive({"a": b"1"})[:-9]])
def test_of_something_else_nothing_is_taken_over(junk: bytes) -> None:
    assert read(junk, "copy") == {}


@pytest.mark.skipif(not shutil.which("unzip"), reason="there is no unzip")
def test_unzip_unpacks_it(tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_bytes(archive({"tools/x/index.html": b"<p>" * 50, "å.txt": b"1"}))
    subprocess.run(["unzip", "-q", "copy.zip"], cwd=tmp_path, check=True)
    assert (tmp_path / "copy/tools/x/index.html").read_bytes() == b"<p>" * 50
    assert (tmp_path / "copy/tools/x/index.html").stat().st_mode & 0o777 in {0o644, 0o600, 0o664}

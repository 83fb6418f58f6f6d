"""Files that are no pages: known ones, ranges, and what is too far."""

from pathlib import Path

import pytest

from catalogue.serve.media_types import media_type
from catalogue.serve.response import Answer, FilePart, file

TEN = b"0123456789"


def asked(**headers: str) -> Answer:
    return file("media/talk.mp4", TEN, "mark", {name.replace("_", "-"): value for name, value in headers.items()})


def test_a_whole_file_has_a_type_and_a_tag() -> None:
    answer = asked()
    assert (answer.status, answer.body, answer.headers["Content-Type"]) == (200, TEN, "video/mp4")
    assert answer.headers["ETag"] == asked().headers["ETag"]
    assert answer.headers["ETag"] != file("media/talk.mp4", TEN, "another mark", {}).headers["ETag"]


def test_a_file_that_the_browser_has_is_not_sent_again() -> None:
    tag = asked().headers["ETag"]
    for known in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        assert (asked(If_None_Match=known).status, asked(If_None_Match=known).body) == (304, b"")
    assert asked(If_None_Match='"x"').status == 200


@pytest.mark.parametrize(
    ("wanted", "part", "told"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=-99", TEN, "bytes 0-9/10"),
        ("bytes=5-99", b"56789", "bytes 5-9/10"),
    ],
)
def test_a_range_is_a_part(tmp_path: Path, wanted: str, part: bytes, told: str) -> None:
    (tmp_path / "talk").write_bytes(TEN)
    on_disk = file("media/talk.mp4", FilePart(tmp_path / "talk", 0, 10), "mark", {"Range": wanted})
    for answer in (asked(Range=wanted), on_disk):
        assert (answer.status, b"".join(answer.chunks()), answer.headers["Content-Range"]) == (206, part, told)
        assert answer.length == len(part)


@pytest.mark.parametrize("wanted", ["bytes=", "bytes=-", "bytes=3-1", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b", ""])
def test_what_is_no_single_range_gives_the_whole(wanted: str) -> None:
    assert (asked(Range=wanted).status, asked(Range=wanted).body) == (200, TEN)


def test_a_range_beyond_the_end_is_refused() -> None:
    answer = asked(Range="bytes=10-")
    assert (answer.status, answer.headers["Content-Range"]) == (416, "bytes */10")


def test_a_range_of_what_has_changed_meanwhile_gives_the_whole() -> None:
    assert asked(Range="bytes=0-3", If_Range='"old"').status == 200
    assert asked(Range="bytes=0-3", If_Range=asked().headers["ETag"]).status == 206


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/site.0123456789.js", "text/javascript; charset=utf-8"),
        ("tools.csv", "text/csv; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("media/PHOTO.JPG", "image/jpeg"),
        ("pagefind/wasm.en.pagefind", "application/octet-stream"),
    ],
)
def test_types_come_from_the_ending(path: str, expected: str) -> None:
    assert media_type(path) == expected

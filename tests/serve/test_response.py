"""Files that are no pages: etags ones, ranges, and what is too far."""

from pathlib import Path

import pytest

from catalogue.serve.media_types import media_type
from catalogue.serve.response import FilePart, Response, file_response

TEN = b"0123456789"


def request(**headers: str) -> Response:
    return file_response(
        "media/talk.mp4", TEN, "mark", {name.replace("_", "-"): value for name, value in headers.items()}
    )


def test_a_whole_file_has_a_type_and_a_tag() -> None:
    response = request()
    assert (response.status, response.body, response.headers["Content-Type"]) == (200, TEN, "video/mp4")
    assert response.headers["ETag"] == request().headers["ETag"]
    assert response.headers["ETag"] != file_response("media/talk.mp4", TEN, "another mark", {}).headers["ETag"]


def test_a_file_that_the_browser_has_is_not_sent_again() -> None:
    tag = request().headers["ETag"]
    for etags in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        assert (request(If_None_Match=etags).status, request(If_None_Match=etags).body) == (304, b"")
    assert request(If_None_Match='"x"').status == 200


@pytest.mark.parametrize(
    ("range_header", "part", "content_range"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=-99", TEN, "bytes 0-9/10"),
        ("bytes=5-99", b"56789", "bytes 5-9/10"),
    ],
)
def test_a_range_is_a_part(tmp_path: Path, range_header: str, part: bytes, content_range: str) -> None:
    (tmp_path / "talk").write_bytes(TEN)
    on_disk = file_response("media/talk.mp4", FilePart(tmp_path / "talk", 0, 10), "mark", {"Range": range_header})
    for response in (request(Range=range_header), on_disk):
        assert (response.status, b"".join(response.chunks()), response.headers["Content-Range"]) == (
            206,
            part,
            content_range,
        )
        assert response.length == len(part)


@pytest.mark.parametrize(
    "range_header", ["bytes=", "bytes=-", "bytes=3-1", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b", ""]
)
def test_what_is_no_single_range_gives_the_whole(range_header: str) -> None:
    assert (request(Range=range_header).status, request(Range=range_header).body) == (200, TEN)


def test_a_range_beyond_the_end_is_refused() -> None:
    response = request(Range="bytes=10-")
    assert (response.status, response.headers["Content-Range"]) == (416, "bytes */10")


def test_a_range_of_what_has_changed_meanwhile_gives_the_whole() -> None:
    assert request(Range="bytes=0-3", If_Range='"old"').status == 200
    assert request(Range="bytes=0-3", If_Range=request().headers["ETag"]).status == 206


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

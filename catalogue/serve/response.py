"""A response before it is sent: status, headers, and the bytes or the part of a file that follow."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from catalogue.serve.media_types import HTML, media_type

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class FilePart:
    """A range of a file on the disk."""

    file: Path
    start: int
    length: int

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, a little at a time."""
        with self.file.open("rb") as stream:
            stream.seek(self.start)
            remaining = self.length
            while remaining > 0 and (chunk := stream.read(min(remaining, _CHUNK))):
                remaining -= len(chunk)
                yield chunk


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response."""

    status: int
    body: bytes | FilePart = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """Bytes of the body."""
        return self.body.length if isinstance(self.body, FilePart) else len(self.body)

    def chunks(self) -> Iterator[bytes]:
        """The body, a little at a time."""
        return self.body.chunks() if isinstance(self.body, FilePart) else iter((self.body,))


def page_response(body: bytes, status: int = 200) -> Response:
    """Respond with a page. It may change at any moment, so no browser stores it."""
    return Response(status, body, {"Content-Type": HTML, "Cache-Control": "no-store"})


def text_response(status: int, text: str) -> Response:
    """Respond with a sentence in place of a file."""
    return Response(status, f"{text}\n".encode(), {"Content-Type": media_type(".txt"), "Cache-Control": "no-store"})


def redirect_response(address: str) -> Response:
    """Redirect to another address."""
    return Response(302, b"", {"Location": address, "Cache-Control": "no-store"})


def file_response(path: str, body: bytes | FilePart, version: str, request_headers: Mapping[str, str]) -> Response:
    """Respond with a file that is not a page: all of it, a range, or 304 if the browser has it already.

    Args:
        path: its path below the site.
        body: all of it.
        version: what changes with its bytes.
        request_headers: the headers of the request.
    """
    tag = f'"{blake2b(f"{path} {version}".encode(), digest_size=12).hexdigest()}"'
    headers = {
        "Content-Type": media_type(path),
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Accept-Ranges": "bytes",
    }
    etags = request_headers.get("If-None-Match", "")
    if etags == "*" or tag in re.findall(r'"[^"]*"', etags):
        return Response(304, b"", headers)
    response = Response(200, body, headers)
    if request_headers.get("If-Range", tag) != tag:
        return response
    return _range_response(response, request_headers.get("Range", ""))


def _range_response(response: Response, range_header: str) -> Response:
    """The range in the request (RFC 9110, section 14). Several ranges, or none that is valid, give all of the file."""
    match = _RANGE.fullmatch(range_header.strip())
    if not match or match[0] == "bytes=-":
        return response
    size = response.length
    start = int(match[1]) if match[1] else max(size - int(match[2]), 0)
    stop = min(int(match[2]) + 1, size) if match[1] and match[2] else size
    if start >= size:
        return Response(416, b"", {**response.headers, "Content-Range": f"bytes */{size}"})
    if start >= stop:
        return response
    headers = {**response.headers, "Content-Range": f"bytes {start}-{stop - 1}/{size}"}
    if isinstance(response.body, FilePart):
        return Response(206, FilePart(response.body.file, start, stop - start), headers)
    return Response(206, response.body[start:stop], headers)

"""An answer before it is sent: status, headers, and the bytes or the part of a file that follow."""

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
    """A stretch of a file on the disk."""

    file: Path
    start: int
    length: int

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, a little at a time."""
        with self.file.open("rb") as stream:
            stream.seek(self.start)
            left = self.length
            while left > 0 and (chunk := stream.read(min(left, _CHUNK))):
                left -= len(chunk)
                yield chunk


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

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


def page(body: bytes, status: int = 200) -> Answer:
    """A page. The next look at it may find another, so no browser keeps it."""
    return Answer(status, body, {"Content-Type": HTML, "Cache-Control": "no-store"})


def words(status: int, text: str) -> Answer:
    """A sentence in place of what was asked for."""
    return Answer(status, f"{text}\n".encode(), {"Content-Type": media_type(".txt"), "Cache-Control": "no-store"})


def moved(address: str) -> Answer:
    """The way to another address."""
    return Answer(302, b"", {"Location": address, "Cache-Control": "no-store"})


def file(path: str, body: bytes | FilePart, mark: str, asked: Mapping[str, str]) -> Answer:
    """A file that is no page: whole, a range of it, or the word that the browser has it already.

    Args:
        path: its path below the site.
        body: all of it.
        mark: what changes with its bytes.
        asked: the headers of the request.
    """
    tag = f'"{blake2b(f"{path} {mark}".encode(), digest_size=12).hexdigest()}"'
    headers = {
        "Content-Type": media_type(path),
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Accept-Ranges": "bytes",
    }
    known = asked.get("If-None-Match", "")
    if known == "*" or tag in re.findall(r'"[^"]*"', known):
        return Answer(304, b"", headers)
    whole = Answer(200, body, headers)
    if asked.get("If-Range", tag) != tag:
        return whole
    return _part(whole, asked.get("Range", ""))


def _part(whole: Answer, wanted: str) -> Answer:
    """The range that is asked for (RFC 9110, section 14). Several at once, and what is no range, give the whole."""
    match = _RANGE.fullmatch(wanted.strip())
    if not match or match[0] == "bytes=-":
        return whole
    size = whole.length
    start = int(match[1]) if match[1] else max(size - int(match[2]), 0)
    stop = min(int(match[2]) + 1, size) if match[1] and match[2] else size
    if start >= size:
        return Answer(416, b"", {**whole.headers, "Content-Range": f"bytes */{size}"})
    if start >= stop:
        return whole
    headers = {**whole.headers, "Content-Range": f"bytes {start}-{stop - 1}/{size}"}
    if isinstance(whole.body, FilePart):
        return Answer(206, FilePart(whole.body.file, start, stop - start), headers)
    return Answer(206, whole.body[start:stop], headers)

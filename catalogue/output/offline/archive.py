"""Writes an archive whose bytes depend on its members alone, and reuses the members of an earlier one unchanged.

The format is ZIP (APPNOTE 6.3), without its extensions for more than 65,535 members or 4 GB. The standard library
cannot write members that are already compressed, as those of other processes and earlier builds are.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_LEVEL = 6
_STORED, _DEFLATED = 0, 8
_UTF8 = 1 << 11
_UNIX_ORIGIN = 3 << 8 | 20
_ORDINARY_FILE = 0o100644 << 16
_DAY = 1 << 5 | 1
"""1 January 1980, the first day in the format; the time of every member is its midnight."""


@dataclass(frozen=True, slots=True)
class Member:
    """A compressed file in an archive."""

    name: str
    fingerprint: str
    """Fingerprint of its sources, stored in the archive as the member's comment."""
    method: int
    checksum: int
    size: int
    """Uncompressed length."""
    data: bytes


def pack(name: str, fingerprint: str, content: bytes) -> Member:
    """Make a member, compressed where that makes it smaller."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(content) + deflate.flush()
    method = _DEFLATED if len(data) < len(content) else _STORED
    return Member(name, fingerprint, method, zlib.crc32(content), len(content), data if method else content)


def write(members: Iterable[Member], folder: str) -> bytes:
    """Write an archive that unpacks into a folder, with its members sorted by name."""
    parts: list[bytes] = []
    headers: list[bytes] = []
    at = 0
    for member in sorted(members, key=lambda member: member.name):
        name, comment = f"{folder}/{member.name}".encode(), member.fingerprint.encode()
        flags = 0 if name.isascii() else _UTF8
        facts = (20, flags, member.method, 0, _DAY, member.checksum, len(member.data), member.size, len(name), 0)
        parts += (struct.pack("<4s5H3I2H", b"PK\3\4", *facts), name, member.data)
        headers.append(
            struct.pack("<4sH5H3I2H", b"PK\1\2", _UNIX_ORIGIN, *facts)
            + struct.pack("<3H2I", len(comment), 0, 0, _ORDINARY_FILE, at)
            + name
            + comment
        )
        at += 30 + len(name) + len(member.data)
    directory = b"".join(headers)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(headers), len(headers), len(directory), at, 0)
    return b"".join((*parts, directory, end))


def read(archive: bytes, folder: str) -> Mapping[str, Member]:
    """Read the members of an archive that `write` made, by name; none where it is something else."""
    try:
        with ZipFile(BytesIO(archive)) as file:
            entries = file.infolist()
    except (BadZipFile, NotImplementedError, ValueError):
        return {}
    members = {}
    for info in entries:
        start = info.header_offset + 30 + len(info.filename.encode())
        data = archive[start : start + info.compress_size]
        name = info.filename.removeprefix(f"{folder}/")
        members[name] = Member(name, info.comment.decode(), info.compress_type, info.CRC, info.file_size, data)
    return members

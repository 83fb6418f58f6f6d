"""Compressed texts: ten thousand pages must fit into memory, and most of them are never looked at."""

import zlib
from dataclasses import dataclass

from catalogue.sources.fast_pickle import pickled_by_fields

_BETWEEN = "\0"
"""Separator; no text contains it, as a file with a NUL is refused."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class CompressedText:
    """Several texts, compressed together as UTF-8."""

    data: bytes

    def texts(self) -> tuple[str, ...]:
        """All texts in order; decompressed on each call."""
        return tuple(_decompress(self.data).decode().split(_BETWEEN))

    def text(self, index: int) -> str:
        """One of the texts, counted from zero; cheaper than all of them."""
        return _decompress(self.data).split(_BETWEEN.encode(), index + 1)[index].decode()


_last = (b"", b"")
"""The texts last compressed or decompressed: a page just read is asked for its words at once, and more than once."""


def _decompress(data: bytes) -> bytes:
    global _last
    last = _last  # another thread may be about to replace it
    if last[0] is not data:
        last = _last = data, zlib.decompress(data)
    return last[1]


def compress(*texts: str) -> CompressedText:
    """Compress one or more texts, none of which contains a NUL."""
    global _last
    # Level 1 halves the time of the usual 6 and makes the result a fifth larger. Half the usual memory, 7 and not 8,
    # takes off another fifth of the time, as clearing it is a good part of the work on a text as short as a page.
    compressor = zlib.compressobj(1, memLevel=7)
    plain = _BETWEEN.join(texts).encode()
    data = compressor.compress(plain) + compressor.flush()
    _last = data, plain
    return CompressedText(data)

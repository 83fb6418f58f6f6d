"""Long texts, held small: ten thousand pages must fit into memory, and nobody looks at most of them."""

import zlib
from dataclasses import dataclass

from catalogue.sources.fast_pickle import pickled_by_fields

_BETWEEN = "\0"
"""Stands in no text: a file that holds one is refused."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class CompressedText:
    """Some texts in UTF-8, compressed together."""

    data: bytes

    def texts(self) -> tuple[str, ...]:
        """The texts in their order; decompressed on each call."""
        return tuple(_decompress(self.data).decode().split(_BETWEEN))

    def text(self, index: int) -> str:
        """One of the texts, counted from zero; cheaper than all."""
        return _decompress(self.data).split(_BETWEEN.encode(), index + 1)[index].decode()


_last = (b"", b"")
"""What was packed or unpacked last: who has read a page asks for its words at once, and more than once."""


def _decompress(data: bytes) -> bytes:
    global _last
    last = _last  # another thread may be about to remember another text
    if last[0] is not data:
        last = _last = data, zlib.decompress(data)
    return last[1]


def compress(*texts: str) -> CompressedText:
    """Hold one text or more, none of which has a NUL in it."""
    global _last
    # Level 1 halves the time of the usual 6 and makes the result a fifth larger. Half the usual memory, 7 and not 8,
    # takes off another fifth of the time, as clearing it is a good part of the work on a text as short as a page.
    compressor = zlib.compressobj(1, memLevel=7)
    plain = _BETWEEN.join(texts).encode()
    data = compressor.compress(plain) + compressor.flush()
    _last = data, plain
    return CompressedText(data)

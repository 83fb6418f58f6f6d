"""Checks the data after the end of a picture: the additions of phones and cameras, or something hidden.

None of it is ever published. What is accepted here is known to be harmless to anyone who opens the file.
"""

from catalogue.sources.images.formats import recognise
from catalogue.sources.images.headers import outline
from catalogue.sources.images.isobmff import boxes

_FILM = frozenset({b"ftyp", b"free", b"mdat", b"meta", b"moov", b"skip", b"udta", b"uuid", b"wide"})


def hidden(data: bytes, end: int) -> str:
    """Describe for people what is hidden after the picture that ends at `end`; empty where nothing is.

    Zeros are accepted, and so are further JPEG pictures (a phone's brighter or smaller version of the same, CIPA
    DC-007), a film (a phone's moving picture), and Samsung's own record of such things at the very end.
    """
    rest = _without_zeros(data[end:])
    while rest:
        if rest.startswith(b"\xff\xd8\xff"):
            further = outline("JPEG", rest)
            if further.flaw:
                return "a further picture that is damaged"
            rest = _without_zeros(rest[further.end :])
        elif rest[4:8] == b"ftyp":
            stop = 0
            for box in boxes(rest):
                if box.kind not in _FILM or box.stop > len(rest):
                    break
                stop = box.stop
            if not stop:
                return "a film that is damaged"
            rest = _without_zeros(rest[stop:])
        elif _is_samsungs(rest):
            return ""
        else:
            file_format = recognise(rest)
            if file_format.picture:
                return file_format.words
            return file_format.name.replace("that is not a picture", "else")
    return ""


def _without_zeros(rest: bytes) -> bytes:
    """Skip leading zeros, except the three that begin the size of a film."""
    bare = rest.lstrip(b"\0")
    return b"\0\0\0" + bare if bare[1:5] == b"ftyp" else bare


def _is_samsungs(rest: bytes) -> bool:
    """Whether this is Samsung's trailer: it ends with its directory, whose length precedes its last word."""
    if not rest.endswith(b"SEFT"):
        return False
    length = int.from_bytes(rest[-8:-4], "little")
    return rest[-8 - length : -4 - length] == b"SEFH" and b"PK\x05\x06" not in rest

"""The second sieve: whatever HTML comes in, only harmless elements and only attributes that bear the mark go out.

The mark is a digest of the text that the HTML was made from. An author who wanted to write it into that text would
have to know the digest of a text that contains it; so every attribute with the mark is one that the program set.
"""

import re
from collections.abc import Sequence
from hashlib import blake2b

import nh3

from catalogue.read.addresses import SCHEMES
from catalogue.read.raw_html import ATTRIBUTES, ELEMENTS

_OURS = {"id", "class", "role", "tabindex", "aria-labelledby", "aria-hidden", "scope", "lang", "dir", "start", "href"}


def mark_of(text: str) -> str:
    """The mark for a page that is made from `text`."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def hole(mark: str, number: int) -> str:
    """The stand-in for the address of a link with this number."""
    return f"{mark}{number}!"


def label(mark: str, name: str) -> str:
    """The stand-in for a word of the interface, to be put in the page's language later."""
    return f"{mark}{name}!"


def sanitise(html: str, mark: str, labels: dict[str, str]) -> tuple[tuple[str, ...], Sequence[int]]:
    """Clean HTML cut at its holes, and the numbers of the links that belong into them.

    A label becomes `<!--label:name-->its English<!--/label-->`; as an author's comments are dropped, none is forged.
    """
    keep_whole = re.compile(re.escape(mark) + r"\d+!").fullmatch

    def only_ours(element: str, attribute: str, value: str) -> str | None:
        if not value.startswith(mark):
            return None
        return value if keep_whole(value) else value[len(mark) :]

    cleaner = nh3.Cleaner(
        tags=set(ELEMENTS),
        attributes={"*": set(_OURS)} | {element: set(names) for element, names in ATTRIBUTES.items()},
        attribute_filter=only_ours,
        link_rel=None,
        url_schemes=set(SCHEMES),
    )
    clean = cleaner.clean(html)
    words = re.compile(re.escape(mark) + r"([a-z]+)!")
    clean = words.sub(lambda match: f"<!--label:{match.group(1)}-->{labels[match.group(1)]}<!--/label-->", clean)
    pieces = re.split(re.escape(mark) + r"(\d+)!", clean)
    return tuple(pieces[::2]), [int(number) for number in pieces[1::2]]

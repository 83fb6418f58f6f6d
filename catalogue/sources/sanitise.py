"""The second HTML filter: outputs only harmless elements, and only attributes that carry the nonce.

The nonce is a digest of the text that the HTML was made from. An author who wanted to write it into that text would
have to know the digest of a text that contains it; so every attribute with the nonce was set by the program.
"""

from collections.abc import Mapping
from hashlib import blake2b

import nh3

from catalogue.sources.raw_html import ATTRIBUTES, ELEMENTS
from catalogue.sources.url_schemes import SCHEMES

_OURS = {"id", "class", "role", "tabindex", "aria-labelledby", "aria-hidden", "scope", "lang", "dir", "start", "href"}


def make_nonce(text: str) -> str:
    """Make the nonce for a page that is made from `text`."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def hole(nonce: str, number: int) -> str:
    """The placeholder for the address of the link with this number."""
    return f"{nonce}{number}!"


def label(nonce: str, name: str) -> str:
    """The placeholder for an interface word, replaced later in the page's language."""
    return f"{nonce}{name}!"


def sanitise(html: str, nonce: str, labels: Mapping[str, str]) -> tuple[tuple[str, ...], list[int]]:
    """Clean HTML and split it at its holes; also returns the numbers of the links that belong in them.

    A label becomes `<!--label:name-->its English<!--/label-->`; authors' comments are removed, so none can be forged.
    """

    def only_ours(element: str, attribute: str, value: str) -> str | None:
        if not value.startswith(nonce):
            return None
        is_hole = attribute in ("href", "src") and value.endswith("!")
        return value if is_hole else value[len(nonce) :]

    cleaner = nh3.Cleaner(
        tags=set(ELEMENTS),
        attributes={"*": set(_OURS)} | {element: set(names) for element, names in ATTRIBUTES.items()},
        attribute_filter=only_ours,
        link_rel=None,
        url_schemes=set(SCHEMES),
    )
    first, *pieces = cleaner.clean(html).split(nonce)
    parts, numbers = [first], []
    for piece in pieces:
        name, _, after = piece.partition("!")
        if name.isdecimal():
            numbers.append(int(name))
            parts.append(after)
        else:
            parts[-1] += f"<!--label:{name}-->{labels[name]}<!--/label-->{after}"
    return tuple(parts), numbers

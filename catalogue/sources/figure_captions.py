"""Turns a picture that is alone in its paragraph into a figure, with its caption.

There are two ways to write one: the picture's title, `![A full hall](hall.jpg "The opening. Photo: Anna Berg")`, and a
line of emphasis right below the picture, which may contain links.
"""

import html
from collections.abc import Sequence

from markdown_it.token import Token

from catalogue.sources.html_token import ready

_PICTURES = (["picture"], ["link_open", "picture", "link_close"])


def figure(paragraph: Sequence[Token], nonce: str) -> str:
    """Turn a paragraph into a figure where it is one. Returns the text of a caption given as the picture's title.

    Args:
        paragraph: its three tokens: beginning, inline content, end.
        nonce: prefix of the values of attributes.
    """
    if len(paragraph) < 3 or paragraph[0].type != "paragraph_open" or paragraph[0].hidden:
        return ""
    children = [child for child in paragraph[1].children or [] if child.type != "text" or child.content]
    length = next((len(kinds) for kinds in _PICTURES if [c.type for c in children[: len(kinds)]] == kinds), 0)
    below = children[length:]
    if not length or (below and not _is_slanted_line(below)):
        return ""
    paragraph[0].tag = paragraph[2].tag = "figure"
    picture = next(child for child in children if child.type == "picture")
    title = str(picture.attrs.pop("title", "")).removeprefix(nonce)
    if below:
        caption = [ready("<figcaption>"), *below[2:-1], ready("</figcaption>")]
        title = ""
    else:
        caption = [ready(f"<figcaption>{html.escape(title)}</figcaption>")] if title else []
    paragraph[1].children = [*children[:length], *caption]
    return title


def _ends_a_line(token: Token) -> bool:
    return token.type in ("softbreak", "hardbreak") or (token.type == "text" and token.content.isspace())


def _is_slanted_line(tokens: Sequence[Token]) -> bool:
    """Whether these are a line end and then emphasis, with nothing after it."""
    if len(tokens) < 3 or not _ends_a_line(tokens[0]) or tokens[1].type != "em_open":
        return False
    depth = 0
    for index, token in enumerate(tokens):
        depth += (token.type == "em_open") - (token.type == "em_close")
        if index and depth == 0:
            return index == len(tokens) - 1
    return False

"""HTML of footnotes: numbers in the text, notes at the end, and a labelled link back."""

from markdown_it.token import Token

from catalogue.sources.sanitise import label


def reference(token: Token, nonce: str) -> str:
    """HTML of the raised number in the text."""
    number, own = _numbers(token)
    return (
        f'<sup class="{nonce}footnote-mark"><a id="{nonce}fnref:{own}" href="{nonce}#fn:{number}" '
        f'role="{nonce}doc-noteref">{number}</a></sup>'
    )


def block(token: Token, nonce: str) -> str | None:
    """HTML for a token of the list of notes; None for any other token."""
    match token.type:
        case "footnote_block_open":
            return (
                f'<div class="{nonce}footnotes" role="{nonce}doc-endnotes" aria-labelledby="{nonce}fn:title">\n'
                f'<p class="{nonce}footnotes-title" id="{nonce}fn:title">{label(nonce, "footnotes")}</p>\n<ol>\n'
            )
        case "footnote_open":
            return f'<li id="{nonce}fn:{token.meta["id"] + 1}">'
        case "footnote_anchor":
            return _way_back(token, nonce)
        case "footnote_close":
            return "</li>\n"
        case "footnote_block_close":
            return "</ol>\n</div>\n"
    return None


def _way_back(token: Token, nonce: str) -> str:
    own = _numbers(token)[1]
    return (
        f' <a class="{nonce}footnote-back" href="{nonce}#fnref:{own}" role="{nonce}doc-backlink">'
        f'<span class="{nonce}visually-hidden">{label(nonce, "back")} {own.replace(":", ".")}</span>'
        f'<span aria-hidden="{nonce}true">\u21a9\ufe0e</span></a>'
    )


def _numbers(token: Token) -> tuple[str, str]:
    """The number of the note and that of this reference to it; both are the same for the first reference."""
    number, again = token.meta["id"] + 1, token.meta["subId"]
    return str(number), f"{number}:{again + 1}" if again else str(number)

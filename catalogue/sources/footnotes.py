"""The HTML of footnotes: numbers in the text, notes at the end, and a way back that has a name."""

from markdown_it.token import Token

from catalogue.sources.sanitise import label


def reference(token: Token, nonce: str) -> str:
    """The raised number in the text."""
    number, own = _numbers(token)
    return (
        f'<sup class="{nonce}footnote-mark"><a id="{nonce}fnref:{own}" href="{nonce}#fn:{number}" '
        f'role="{nonce}doc-noteref">{number}</a></sup>'
    )


def block(token: Token, nonce: str) -> str | None:
    """What one of the tokens of the list of notes becomes; None for any other token."""
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
    """The number of the note, and that of this mention of it, which is the same where it is the first."""
    number, again = token.meta["id"] + 1, token.meta["subId"]
    return str(number), f"{number}:{again + 1}" if again else str(number)

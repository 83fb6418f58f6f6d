"""The HTML of footnotes: numbers in the text, notes at the end, and a way back that has a name."""

from markdown_it.token import Token

from catalogue.sources.sanitise import label


def reference(token: Token, mark: str) -> str:
    """The raised number in the text."""
    note, own = _numbers(token)
    return (
        f'<sup class="{mark}footnote-mark"><a id="{mark}fnref:{own}" href="{mark}#fn:{note}" '
        f'role="{mark}doc-noteref">{note}</a></sup>'
    )


def block(token: Token, mark: str) -> str | None:
    """What one of the tokens of the list of notes becomes; None for any other token."""
    match token.type:
        case "footnote_block_open":
            return (
                f'<div class="{mark}footnotes" role="{mark}doc-endnotes" aria-labelledby="{mark}fn:title">\n'
                f'<p class="{mark}footnotes-title" id="{mark}fn:title">{label(mark, "footnotes")}</p>\n<ol>\n'
            )
        case "footnote_open":
            return f'<li id="{mark}fn:{token.meta["id"] + 1}">'
        case "footnote_anchor":
            return _way_back(token, mark)
        case "footnote_close":
            return "</li>\n"
        case "footnote_block_close":
            return "</ol>\n</div>\n"
    return None


def _way_back(token: Token, mark: str) -> str:
    own = _numbers(token)[1]
    return (
        f' <a class="{mark}footnote-back" href="{mark}#fnref:{own}" role="{mark}doc-backlink">'
        f'<span class="{mark}visually-hidden">{label(mark, "back")} {own.replace(":", ".")}</span>'
        f'<span aria-hidden="{mark}true">\u21a9\ufe0e</span></a>'
    )


def _numbers(token: Token) -> tuple[str, str]:
    """The number of the note, and that of this mention of it, which is the same where it is the first."""
    note, again = token.meta["id"] + 1, token.meta["subId"]
    return str(note), f"{note}:{again + 1}" if again else str(note)

"""Tokens with finished HTML, which the renderer outputs unchanged."""

from markdown_it.token import Token


def ready(content: str) -> Token:
    """Make a token with this HTML."""
    return Token("ready", "", 0, content=content)

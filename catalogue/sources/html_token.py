"""Tokens of our own, which the renderer puts out as they stand."""

from markdown_it.token import Token


def ready(content: str) -> Token:
    """A token with this HTML."""
    return Token("ready", "", 0, content=content)

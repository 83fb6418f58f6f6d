"""Which part of a script is published: all but its comments, which are for those who read it in the repository."""

import re

# Comments that fill their lines; what a licence wants kept begins with `/*!`. JavaScript can be read without a parser
# as long as no other comment is touched: `//` inside a line may be part of an address.
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?!!)(?:[^*]|\*(?!/))*\*/[ \t]*)(?:\n|\Z)", re.MULTILINE)


def without_comments(script: str) -> str:
    """A script without the comments that have lines of their own. No line of a template literal may look like one."""
    return _COMMENT.sub("", script)

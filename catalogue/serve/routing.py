"""From the address that a browser asks for to a path of the site: pure functions, none of which touches a disk."""

import re
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import quote, unquote

NOT_FOUND_PAGE = "404.html"
OWN = "/__catalogue/"
"""The folder of addresses that are the server's and not the site's."""

_ABNORMAL = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class Place:
    """What an address means."""

    path: str = ""
    """The path of a file of the site."""
    found: bool = True
    """False where there is no such file, and `path` is that of the page that says so."""
    moved_to: str = ""
    """The address to go to instead; empty where there is none."""


def place(target: str, base: str, files: Container[str]) -> Place:
    """The place that a request's target means.

    Args:
        target: path and query as the browser sent them, still encoded.
        base: the path that the site stands below, with a slash at both ends.
        files: the paths of the site.
    """
    encoded, mark, query = target.partition("?")
    if f"{encoded}/" == base or (encoded == "/" and base != "/"):
        return Place(moved_to=base + mark + query)
    path = below(encoded, base)
    if path is None:
        return Place(NOT_FOUND_PAGE, found=False)
    if path in files:
        return Place(path, found=path != NOT_FOUND_PAGE)
    if path == "" or path.endswith("/"):
        page = f"{path}index.html"
        return Place(page) if page in files else Place(NOT_FOUND_PAGE, found=False)
    if f"{path}/index.html" in files:
        return Place(moved_to=quote(f"{base}{path}/") + mark + query)
    return Place(NOT_FOUND_PAGE, found=False)


def below(encoded: str, base: str) -> str | None:
    """The path below the site's base that an encoded path of an address means; None for what no site has."""
    try:
        path = unquote(encoded, errors="strict")
    except UnicodeDecodeError:
        return None
    if not path.startswith(base) or _ABNORMAL.search(path):
        return None
    rest = path.removeprefix(base)
    # Nothing is looked up on a disk by this path; but what is no path of a site should not look like one either.
    parts = rest.split("/")
    return None if "" in parts[:-1] or {".", ".."} & set(parts) else rest

"""Resolves the target of a request to a path of the site. Pure functions, none of which touches a disk."""

import re
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import quote, unquote

NOT_FOUND_PAGE = "404.html"
OWN = "/__catalogue/"
"""The folder of addresses that belong to the server and not to the site."""

_ABNORMAL = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class Destination:
    """What the target of a request resolves to."""

    path: str = ""
    """The path of a file of the site."""
    exists: bool = True
    """False where there is no such file, and `path` is that of the page that says so."""
    redirect: str = ""
    """The address to go to instead; empty where there is none."""


def resolve(target: str, base: str, files: Container[str]) -> Destination:
    """Resolve the target of a request.

    Args:
        target: path and query as the browser sent them, still encoded.
        base: the path that the site stands below, with a slash at both ends.
        files: the paths of the site.
    """
    encoded_path, mark, query = target.partition("?")
    if f"{encoded_path}/" == base or (encoded_path == "/" and base != "/"):
        return Destination(redirect=base + mark + query)
    path = site_path(encoded_path, base)
    if path is None:
        return Destination(NOT_FOUND_PAGE, exists=False)
    if path in files:
        return Destination(path, exists=path != NOT_FOUND_PAGE)
    if path == "" or path.endswith("/"):
        page = f"{path}index.html"
        return Destination(page) if page in files else Destination(NOT_FOUND_PAGE, exists=False)
    if f"{path}/index.html" in files:
        return Destination(redirect=quote(f"{base}{path}/") + mark + query)
    return Destination(NOT_FOUND_PAGE, exists=False)


def site_path(encoded_path: str, base: str) -> str | None:
    """Decode the path of an address, relative to the base of the site; None if no site can have it."""
    try:
        path = unquote(encoded_path, errors="strict")
    except UnicodeDecodeError:
        return None
    if not path.startswith(base) or _ABNORMAL.search(path):
        return None
    rest = path.removeprefix(base)
    # Nothing is looked up on a disk by this path; but what is no path of a site should not look like one either.
    parts = rest.split("/")
    return None if "" in parts[:-1] or {".", ".."} & set(parts) else rest

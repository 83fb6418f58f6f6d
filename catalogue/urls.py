"""Slugs, permalinks and addresses: pure functions over strings."""

import re
import unicodedata
from functools import lru_cache
from posixpath import normpath
from urllib.parse import urlsplit

from slugify import slugify


@lru_cache(maxsize=1 << 14)
def slug(text: str) -> str:
    """`text` as a part of an address: ASCII letters, digits and hyphens, at most 80 characters."""
    return slugify(text, max_length=80, word_boundary=True) or "x"


def root_of(path: str) -> str:
    """The way from a page back to the site's root: `../../` for `tools/mesh-festival/`, `./` for the home page."""
    depth = path.count("/")
    return "../" * depth or "./"


def output_file(path: str) -> str:
    """The file that serves an address: `index.html` inside a folder address, the path itself otherwise."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def add_language_prefix(language: str, default: str, path: str) -> str:
    """`path` below its language's code; the default language stands at the root."""
    return path if language == default else f"{language}/{path}"


def casefold_path(path: str) -> str:
    """The form in which two addresses are the same file on some file system: one case, one Unicode form."""
    return unicodedata.normalize("NFC", path).casefold()


def base_path(base_url: str | None) -> str:
    """The path part of a site's address, with a slash at both ends; a site without one stands at a host's root."""
    return f"/{urlsplit(base_url or '').path.strip('/')}/".replace("//", "/")


def join_path(folder: str, target: str) -> str | None:
    """The path that a relative `target` means from inside `folder`; None when it leads above the root."""
    path = normpath(f"{folder}/{target}") if folder else normpath(target)
    return None if path == ".." or path.startswith(("../", "/")) else path


def is_site_address(text: str) -> bool:
    """Whether a site can stand at `text`: a scheme, a host, also one without a full stop, and a plain path if any.

    A name and a password before the host would be published on every page.
    """
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - a port that is no number shows only when it is asked for
    except ValueError:
        return False
    bare = not (parts.query or parts.fragment or "@" in parts.netloc or re.search(r"\s", text))
    plain = not re.search(r"//|/\.{1,2}(/|$)", parts.path.rstrip("/"))
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and bare and plain


def is_web_address(text: str) -> bool:
    """Whether `text` is a whole address of the web, with its scheme and a host that has a name."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - as above
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not re.search(r"\s", text)

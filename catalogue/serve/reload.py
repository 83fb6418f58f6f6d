"""What tells a page that it is out of date: a state of every page, and the script that compares it.

Two states are equal if a reader sees the same, but for style sheets: those can be exchanged without a reload.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from catalogue.serve.routing import OWN
from catalogue.urls import base_path

SCRIPT = f"{OWN}reload.js"

_STYLE_SHEET = re.compile(rb"\.[0-9a-f]{8,64}(?=\.css\b)")
"""The digest in the published name of a style sheet."""
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_SHOWN = re.compile(r"<(?:img|source|video|audio|track|image|object|embed|iframe)\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"""\s(src|srcset|href|poster|data|rel)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_END = re.compile(rb"</body\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageParts:
    """What the state of a page depends on."""

    digest: str
    """Of the page itself, whatever its style sheets are called."""
    styles: tuple[str, ...]
    """The addresses of its style sheets, from the root of the host."""
    resources: tuple[str, ...]
    """Paths, below the site, of the pictures and recordings that it shows."""


def take_apart(body: bytes, path: str, base_url: str) -> PageParts:
    """The parts of the page that stands at `path`, a file below the site."""
    text, base = body.decode(errors="replace"), base_path(base_url)
    here = base + path.removesuffix("index.html")
    styles = [
        urljoin(here, attributes["href"])
        for attributes in map(_attributes, _LINK.findall(text))
        if _is_style(attributes)
    ]
    shown = {
        urlsplit(urljoin(here, address.strip().split(" ")[0])).path
        for attributes in map(_attributes, _SHOWN.findall(text))
        for name, value in attributes.items()
        for address in (value.split(",") if name == "srcset" else [value])
    }
    resources = (unquote(address.removeprefix(base)) for address in shown if address.startswith(base))
    return PageParts(_digest(_STYLE_SHEET.sub(b"", body)), tuple(styles), tuple(sorted(resources)))


def state(parts: PageParts, marks: Callable[[str], str], *, found: bool = True) -> str:
    """The state of a page; `found` is False for the page of no page.

    Args:
        parts: of the page.
        marks: gives the mark of a file by its path, empty where there is no such file.
    """
    shown = (f"{path}\t{marks(path)}" for path in parts.resources)
    return _digest("\n".join((str(found), parts.digest, *shown)).encode())


def with_script(body: bytes, page: str) -> bytes:
    """A page with the script that reloads it; `page` is its state."""
    tag = f'<script type="module" id="_catalogue-reload" src="{SCRIPT}" data-page="{page}"></script>\n'.encode()
    *_, last = None, *_END.finditer(body)
    place = last.start() if last else len(body)
    return body[:place] + tag + body[place:]


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): unescape(double or single) for name, double, single in _ADDRESS.findall(tag)}


def _is_style(attributes: Mapping[str, str]) -> bool:
    return "stylesheet" in attributes.get("rel", "").lower().split() and "href" in attributes


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=12).hexdigest()

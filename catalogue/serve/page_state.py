"""State of a page, by which the reload script notices that the page is out of date.

Two states are equal if a reader sees the same, but for style sheets, which can be replaced without a reload.
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
_EMBEDS = re.compile(r"<(?:img|source|video|audio|track|image|object|embed|iframe)\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"""\s(src|srcset|href|poster|data|rel)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_END = re.compile(rb"</body\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageParts:
    """What the state of a page depends on."""

    digest: str
    """Of the page itself, without the digests in the names of its style sheets."""
    styles: tuple[str, ...]
    """The addresses of its style sheets, from the root of the host."""
    resources: tuple[str, ...]
    """Paths, below the site, of the pictures and recordings that it shows."""


def parse_page(body: bytes, path: str, base_url: str) -> PageParts:
    """Parse the page at `path`, relative to the site, into the parts that its state depends on."""
    text, base = body.decode(errors="replace"), base_path(base_url)
    here = base + path.removesuffix("index.html")
    styles = [
        urljoin(here, attributes["href"])
        for attributes in map(_attributes, _LINK.findall(text))
        if _is_style(attributes)
    ]
    addresses = {
        urlsplit(urljoin(here, address.strip().split(" ")[0])).path
        for attributes in map(_attributes, _EMBEDS.findall(text))
        for name, value in attributes.items()
        for address in (value.split(",") if name == "srcset" else [value])
    }
    resources = (unquote(address.removeprefix(base)) for address in addresses if address.startswith(base))
    return PageParts(_digest(_STYLE_SHEET.sub(b"", body)), tuple(styles), tuple(sorted(resources)))


def page_state(parts: PageParts, versions: Callable[[str], str], *, exists: bool = True) -> str:
    """Digest of all that a reader of a page sees; `exists` is False for the page that says that there is none.

    Args:
        parts: of the page.
        versions: gives the version of a file by its path, empty where there is no such file.
    """
    resource_versions = (f"{path}\t{versions(path)}" for path in parts.resources)
    return _digest("\n".join((str(exists), parts.digest, *resource_versions)).encode())


def add_script(body: bytes, page: str) -> bytes:
    """Add the script that reloads the page; `page` is its state."""
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

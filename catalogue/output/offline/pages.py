"""Converts finished pages to be opened from a folder: full file addresses, one script, and drawings inline.

Knows only HTML as the program itself writes it: attribute values in double quotes, and no `<` outside a tag.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, normpath
from urllib.parse import unquote

from catalogue.urls import output_file

_TAG = re.compile(
    r"<(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:[^>\"]++|\"[^\"]*\")*+)>(?P<script>(?<=\">)</script>)?|<!--.*?-->",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_INSIDE = re.compile(r'(?<=[=\s;]")\.{1,2}/[^"\s]*|(?<=url=)\.{1,2}/[^"\s]*')
_DRAWING = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_CANONICAL = re.compile(r'<link rel="canonical"[^>]*>')

_FOLDERS = ("assets/", "covers/", "media/")
_NO_PAGES = ("404.html",)
_NOT_READ = ("admin/", "embed/")
"""Folders of pages that nobody reads by themselves: the editor, and cards to embed in other sites."""


def is_page(path: str) -> bool:
    """Whether a file of the site is a page of the copy."""
    return path.endswith(".html") and path not in _NO_PAGES and not path.startswith(_NOT_READ)


def is_copied(path: str) -> bool:
    """Whether a file of the site is in the copy: pages, and the pictures and downloads that they show and offer.

    All else is for other programs, or repeats what the pages say: feeds, tables, PDFs, the search index, pictures
    for links in social media. Links to such files lead to the site.
    """
    return is_page(path) or path.startswith(_FOLDERS)


@dataclass(frozen=True, slots=True)
class Copier:
    """Converter from pages of the site to pages of the copy."""

    base_url: str
    """Address of the site; empty for a site without a web address."""
    script: str
    """The path of the one script that holds all modules."""
    drawings: Mapping[str, str]
    """The text of every drawing of the theme, by path: browsers show such a page no part of another file."""

    def page(self, path: str, html: str) -> str:
        """Convert the page at `path`."""
        return _Page(self, path).convert(html)

    def address(self, folder: str, target: str) -> str:
        """Convert a relative address on a page in `folder`; empty where it would lead nowhere."""
        end = min((at for at in map(target.find, "?#") if at >= 0), default=len(target))
        bare, rest = target[:end], target[end:]
        path = normpath(f"{folder}/{unquote(bare)}" if folder else unquote(bare))
        path = "" if path == "." else path
        file = output_file(f"{path}/" if path and bare.endswith("/") else path)
        if not is_copied(file):
            if not self.base_url:
                return ""
            return f"{self.base_url}{path}{'/' if path and bare.endswith('/') else ''}{rest}"
        return f"{bare}index.html{rest}" if bare.endswith("/") else target


class _Page:
    """Conversion of one page."""

    def __init__(self, copier: Copier, path: str) -> None:
        self._copier = copier
        self._folder = dirname(path)
        self._root = "../" * path.count("/") or "./"
        self._scripts: list[str] = []
        self._symbols: dict[str, str] = {}

    def convert(self, html: str) -> str:
        text = _TAG.sub(self._tag, html)
        scripts = " ".join(self._scripts)
        text = text.replace(_HERE, f'<script defer src="{self._root}{self._copier.script}" data-scripts="{scripts}">')
        symbols = "".join(self._symbols.values())
        inside = f'<div hidden><svg width="0" height="0" aria-hidden="true">{symbols}</svg></div>\n' if symbols else ""
        before_body_end, body, tail = text.rpartition("</body>")
        return f"{before_body_end}{inside}{body}{tail}"

    def _tag(self, match: re.Match[str]) -> str:
        tag, name = match[0], match["name"]
        if " data-offline" in tag:
            return tag.replace(" data-offline", "").replace(" hidden", "")
        if name is None or "./" not in tag or not _INSIDE.search(tag):  # without a name, it is a comment
            return tag
        if name == "script":
            return self._script(tag)
        if name == "link" and 'rel="modulepreload"' in tag:
            return ""
        if name == "use":
            return self._use(tag)
        if "data-bundle=" in tag:
            return tag
        tag = _INSIDE.sub(lambda inside: self._copier.address(self._folder, inside[0]), tag)
        return "" if name == "link" and ' href=""' in tag else tag.replace(' href=""', "")

    def _script(self, tag: str) -> str:
        attributes = dict(_ATTRIBUTE.findall(tag))
        if attributes.get("type") != "module":
            return _INSIDE.sub(lambda inside: self._copier.address(self._folder, inside[0]), tag)
        first = not self._scripts
        self._scripts.append(self._path(attributes["src"]))
        return f"{_HERE}</script>" if first else ""

    def _use(self, tag: str) -> str:
        """Inline a part of a drawing."""

        def own(match: re.Match[str]) -> str:
            file, _, part = match[0].partition("#")
            path = self._path(file)
            new = f"_{path.rpartition('/')[2].partition('.')[0]}-{part}"
            drawing = self._copier.drawings.get(path, "")
            self._symbols.setdefault(new, _part(drawing, part).replace(f'id="{part}"', f'id="{new}"', 1))
            return f"#{new}"

        return _INSIDE.sub(own, tag)

    def _path(self, address: str) -> str:
        return normpath(f"{self._folder}/{address}" if self._folder else address)


_HERE = "<script here>"
"""Placeholder for the one script, until everything that it has to run on the page is known."""


def _part(drawing: str, name: str) -> str:
    """A symbol of a drawing; the complete drawing where the name is not that of a symbol."""
    if f'id="{name}"' not in drawing:
        return ""
    symbol = re.search(rf'<symbol\b[^>]*\bid="{re.escape(name)}".*?</symbol>', drawing, re.DOTALL)
    match = symbol or _DRAWING.search(drawing)
    return "" if match is None else match[0] if symbol else match[1]


def for_scripts(path: str) -> str:
    """Path of a page's data file: scripts cannot read another page."""
    return f"{path.removesuffix('html')}js"


def essence(page: str) -> str:
    """The parts of a page that scripts look for: its main content, and its own address."""
    main, canonical = _MAIN.search(page), _CANONICAL.search(page)
    return f"{canonical[0] if canonical else ''}{main[0] if main else ''}"


def data_file(path: str, content: object) -> str:
    """A data file: a script that hands over its content."""
    return (
        f"catalogueCopy.take({json.dumps(path)}, {json.dumps(content, ensure_ascii=False, separators=(',', ':'))});\n"
    )

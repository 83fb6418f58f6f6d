"""HTML of pictures in a page: the files that the browser may choose from, and a placeholder until one has loaded.

The page's security policy allows no inline style, so the average colour is an SVG with one rectangle, whose
`fill` is an attribute of SVG; a class for each colour would need a style sheet that every page has to wait for.
"""

import re
from collections.abc import Mapping
from html import escape, unescape

from catalogue.images.renditions import MODERN, NARROW, Rendition, page_renditions
from catalogue.schema.entries import Entry
from catalogue.schema.models import Front
from catalogue.sources import MediaFile
from catalogue.urls import join_path
from catalogue.views import PictureFileView, PictureSourceView, PictureView

_PHONE = "(max-width: 40rem)"
_IN_A_PHONE = "100vw"
_IN_THE_TEXT = "40rem"
"""The width of a column of text of 66 letters or so."""

_IMG = re.compile(r'<img((?:\s[^>"]*(?:"[^"]*"[^>"]*)*)?)>')
_ATTRIBUTE = re.compile(r'\s([a-z-]+)(?:="([^"]*)")?')
_REPLACED = frozenset({"src", "width", "height"})
_PIXELS = re.compile(r"[1-9]\d{0,4}")


def cover_of(entry: Entry[Front]) -> str:
    """The address of an entry's cover picture; empty where it has none."""
    cover = getattr(entry.meta, "cover", None)
    return (cover and join_path(entry.collection, cover.src)) or ""


def picture_view(medium: MediaFile) -> PictureView | None:
    """The view of a picture; None for a file that is not a picture."""
    picture = medium.picture
    if picture is None:
        return None
    if picture.format == "SVG":
        return PictureView(medium.path, picture.width, picture.height, "", ())
    files = page_renditions(medium, picture)
    widest = max(files, key=lambda file: file.width)
    sources = [
        _source(format_, [file for file in files if file.format == format_ and file.width <= most], media)
        for media, most in ((_PHONE, max(NARROW, files[0].width)), ("", widest.width))
        for format_ in MODERN
    ]
    return PictureView(files[-1].path, widest.width, widest.height, picture.colour, tuple(sources))


def _source(format_: str, files: list[Rendition], media: str) -> PictureSourceView:
    views = tuple(PictureFileView(file.path, file.width) for file in files)
    return PictureSourceView(f"image/{format_.lower()}", media, views)


def add_sources(html: str, pictures: Mapping[str, PictureView], root: str) -> str:
    """Add the files of its picture to each `img` of sanitised HTML.

    Args:
        html: every attribute in double quotes.
        pictures: by their addresses as they are escaped in the HTML.
        root: the relative path to the root of the site.
    """

    def replace_tag(tag: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(tag[1]))
        view = pictures.get(attributes.get("src", ""))
        return _picture(view, attributes, root) if view else tag[0]

    return _IMG.sub(replace_tag, html) if pictures else html


def _picture(view: PictureView, attributes: Mapping[str, str], root: str) -> str:
    width, height, sizes = view.width, view.height, _IN_THE_TEXT
    own_width = attributes.get("width", "")
    if _PIXELS.fullmatch(own_width) and int(own_width) < width:  # a logo that is meant to be small
        width, height, sizes = int(own_width), max(round(height * int(own_width) / width), 1), f"{own_width}px"
    rectangle = f'<rect width="100%" height="100%" fill="{view.colour}"></rect>'
    placeholder = (
        f'<svg width="1" height="1" aria-hidden="true" focusable="false">{rectangle}</svg>' if view.colour else ""
    )
    sources = "".join(_source_tag(source, root, sizes) for source in view.sources)
    others = "".join(f' {name}="{_again(value)}"' for name, value in attributes.items() if name not in _REPLACED)
    size = f'width="{width}" height="{height}"'
    image = f'<img src="{escape(root + view.path)}"{others} {size} loading="lazy" decoding="async">'
    return f'<span class="picture">{placeholder}<picture>{sources}{image}</picture></span>'


def _source_tag(source: PictureSourceView, root: str, sizes: str) -> str:
    files = ", ".join(f"{root}{file.path} {file.width}w" for file in source.files)
    media = f' media="{source.media}"' if source.media else ""
    fitting = _IN_A_PHONE if source.media and not sizes.endswith("px") else sizes
    return f'<source type="{source.type}"{media} srcset="{escape(files)}" sizes="{fitting}">'


def _again(value: str) -> str:
    """Escape an attribute's value fully, but only once."""
    return escape(unescape(value), quote=True)

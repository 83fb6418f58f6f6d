"""Converts views to plain JSON values for Typst templates, and their running text to blocks."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from catalogue.pages.sections import FOOTNOTES
from catalogue.pdf.graphemes import REPLACEMENT, clusters
from catalogue.pdf.html_to_blocks import Picture, blocks
from catalogue.urls import is_web_address
from catalogue.views import BodyView

_ONLY_FOR_SCREENS = frozenset({"assets", "facets", "structured", "words", "dots", "rest", "dot_rows"})
"""Fields without a use in print."""
_UNSEEN = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), 65279)) | {9: " "}
"""Control characters, for which no font has a glyph and which no browser shows."""


def to_jsonable(value: object, picture: Picture) -> Any:
    """Convert a view to JSON values.

    Args:
        picture: gives the file for the address of a picture in running text.
    """
    if isinstance(value, BodyView):
        return _body(value, picture)
    if is_dataclass(value):
        names = (field.name for field in fields(value) if field.name not in _ONLY_FOR_SCREENS)
        return {name: to_jsonable(getattr(value, name), picture) for name in names}
    if isinstance(value, str):
        return str(value).translate(_UNSEEN) if not isinstance(value, Markup) else ""
    if isinstance(value, Mapping):
        return {str(key): to_jsonable(item, picture) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_jsonable(item, picture) for item in value]
    return value


def _body(body: BodyView, picture: Picture) -> dict[str, Any]:
    """Convert running text to its parts, each with its blocks; footnotes are placed where they are referenced."""
    stretches = [section for section in body.sections if section.role != FOOTNOTES]
    footnotes = "".join(section.html for section in body.sections if section.role == FOOTNOTES)
    block_lists = blocks(
        [str(section.html).translate(_UNSEEN) for section in stretches], picture, footnotes.translate(_UNSEEN)
    )
    _step_down(block_lists)
    sections = [
        {name: getattr(section, name) for name in ("role", "title", "anchor", "highlight")}
        | {"blocks": blocks_of_section}
        for section, blocks_of_section in zip(stretches, block_lists, strict=True)
    ]
    return {"language": body.language, "sections": sections}


def _step_down(blocks: object) -> None:
    """Close gaps between levels of headings: PDF/UA forbids them, and HTML does not."""
    above = 1
    for heading in _headings(blocks):
        above = heading["level"] = max(2, min(heading["level"], above + 1))


def _headings(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("is") == "heading":
            yield value
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from _headings(item)


def texts(value: Any, source: str, sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every text in the values, as pairs of source file and text.

    Args:
        source: the file of texts that belong to no other.
        sources: the source file of each page, by the page's address.
    """
    if isinstance(value, str):
        yield source, value
    elif isinstance(value, dict):
        page = value.get("card", value)
        source = sources.get(page.get("path", ""), source) if isinstance(page, dict) else source
        for item in value.values():
            yield from texts(item, source, sources)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, source, sources)


def replace_signs(value: Any, signs: Set[str]) -> Any:
    """Replace some grapheme clusters in the values with □; in addresses they are percent-encoded instead."""
    if isinstance(value, str):
        if not any(sign in value for sign in signs):
            return value
        replacement = quote if is_web_address(value) else _replacement
        return "".join(replacement(cluster) if cluster in signs else cluster for cluster in clusters(value))
    if isinstance(value, dict):
        return {key: replace_signs(item, signs) for key, item in value.items()}
    return [replace_signs(item, signs) for item in value] if isinstance(value, list) else value


def _replacement(cluster: str) -> str:
    return REPLACEMENT


def without_pictures(value: Any, names: Set[str]) -> Any:
    """Remove the files of some pictures from the values."""
    if isinstance(value, list):
        return [without_pictures(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    values = {key: without_pictures(item, names) for key, item in value.items()}
    if values.get("file") in names:
        values["file"] = ""
    if isinstance(files := values.get("files"), dict):
        values["files"] = {address: "" if name in names else name for address, name in files.items()}
    return values

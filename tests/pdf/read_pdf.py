"""Looks into PDFs as readers do that are no browsers: the text in the order of its tags, links, headings, pictures."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

TITLES = {"/H1", "/H2", "/H3", "/H4", "/H5", "/H6"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, read."""

    data: bytes
    reader: pypdf.PdfReader

    @property
    def root(self) -> DictionaryObject:
        return self.reader.root_object

    @property
    def text(self) -> str:
        """The text of all pages, as they are laid out."""
        return "\n".join(page.extract_text() for page in self.reader.pages)

    @property
    def addresses(self) -> list[str]:
        """Where the links lead that leave the PDF, in the order of their places; a link on two lines counts once."""
        found: list[str] = []
        for page in self.reader.pages:
            for item in page.get("/Annots", ()):
                action = item.get_object().get("/A", {})
                uri = str(action.get("/URI", "")) if action else ""
                if uri and found[-1:] != [uri]:
                    found.append(uri)
        return found

    @property
    def jumps(self) -> int:
        """How many links lead to a place within."""
        items = (item.get_object() for page in self.reader.pages for item in page.get("/Annots", ()))
        return sum("/Dest" in item or "/D" in item.get("/A", {}) for item in items)

    def tags(self) -> Iterator[tuple[str, DictionaryObject]]:
        """Every element of the structure with its kind, in reading order."""
        yield from _below(self.root["/StructTreeRoot"])


def printed(data: bytes) -> Printed:
    return Printed(data, pypdf.PdfReader(io.BytesIO(data)))


def _below(value: Any) -> Iterator[tuple[str, DictionaryObject]]:
    value = value.get_object() if isinstance(value, IndirectObject) else value
    if isinstance(value, ArrayObject):
        for item in value:
            yield from _below(item)
    elif isinstance(value, DictionaryObject):
        if "/S" in value:
            yield str(value["/S"]), value
        if "/K" in value and value.get("/Type") not in ("/MCR", "/OBJR"):
            yield from _below(value["/K"])


def bare(text: str) -> str:
    """Letters and digits alone: whatever hyphens, spaces and breaks a page put between them."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())

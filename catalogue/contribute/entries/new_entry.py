"""Drafts new entries: the fields that they require, their ids, and the text of their files.

It asks nobody and writes nothing; the caller passes the answers.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalogue.contribute.entries.entry_writer import format_entry
from catalogue.contribute.entries.parse_values import expand_groups
from catalogue.contribute.entries.project_index import ProjectIndex
from catalogue.diagnostics import Diagnostic
from catalogue.field_info import Shape
from catalogue.pipeline.new_entries import check_new_entries
from catalogue.schema.collection_fields import shapes, subject
from catalogue.schema.models import SCHEMAS
from catalogue.urls import slug

_ANY_SECTION = "What somebody who wants to do the same should know about this."
_PARAGRAPH = "One paragraph that tells a reader what this is. Then delete this line."
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_NAMELESS = "x"
"""Result of `slug` for a title without any letter or digit."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is not written yet."""

    path: str
    """Below the project's root."""
    text: str
    problems: Sequence[Diagnostic]
    """Problems that `check` would report."""


def find_collection(word: str) -> str | None:
    """Find the collection that a word means, in the singular or the plural: `tool`, `tools`."""
    return next((name for name in SCHEMAS if word.lower() in (name, singular(name))), None)


def singular(collection: str) -> str:
    """The singular of a collection's name: `tool`, `country`."""
    return re.sub("ies$", "y", collection) if collection.endswith("ies") else collection.removesuffix("s")


def list_askable_fields(collection: str) -> tuple[Shape, ...]:
    """List the fields that a question can ask for, beside the title: all but groups that no single word stands for."""
    return tuple(
        shape for shape in subject(collection) if shape.name != "title" and (shape.kind != "group" or shape.collection)
    )


def list_required_fields(collection: str) -> tuple[Shape, ...]:
    """List the required fields of an entry, and its status."""
    fields = tuple(shape for shape in list_askable_fields(collection) if shape.required or shape.name == "status")
    if fields or any(shape.required for shape in shapes(collection)):
        return fields
    # Of a country nothing has to be said, but a page has to say something.
    return tuple(replace(shape, required=True) for shape in list_askable_fields(collection) if shape.name == "summary")


def derive_id(collection: str, title: str) -> str | None:
    """Derive an id from a title; None where it gives none. A country is called by its code."""
    if collection == "countries":
        from catalogue.i18n import country_code, country_codes

        code = title.strip().upper() if title.strip().upper() in country_codes() else country_code(title.strip())
        return code.lower() if code else None
    name = slug(title)
    return None if name == _NAMELESS and _NAMELESS not in title.lower() else name


def is_id(text: str) -> bool:
    """Whether a text can be an id, and so the name of a file."""
    return _ID.fullmatch(text) is not None


def entry_path(collection: str, id_: str) -> str:
    """The path of an entry's file, below the project."""
    return f"content/{collection}/{id_}.md"


def draft_entry(index: ProjectIndex, collection: str, id_: str, title: str, values: Mapping[str, object]) -> Draft:
    """Draft the file of a new entry, and check it."""
    # What a country is called is known from CLDR, in every language; a title would only hide that.
    front = dict(values) if collection == "countries" else {"title": title, **values}
    path, text = (
        entry_path(collection, id_),
        format_entry(collection, expand_groups(collection, front), draft_body(index, collection, front)),
    )
    return Draft(path, text, check_new_entries(index.loaded_site, {path: text}))


def draft_body(index: ProjectIndex, collection: str, front: Mapping[str, object]) -> str:
    """Draft the body that stands in until somebody writes it: headings, and hints that no reader sees."""
    sections = index.config.sections
    if front.get("status") == "piloted" and sections:
        return "\n\n".join(f"## {part.heading}\n\n<!-- {part.hint or _ANY_SECTION} -->" for part in sections)
    return f"<!-- {_PARAGRAPH} -->" if collection in ("tools", "pages") else ""

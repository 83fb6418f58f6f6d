"""Writes the tools as JSON, for programs: every field under the name that the schema gives it."""

import json
from collections.abc import Sequence
from typing import Any

from catalogue.tables.layout_rows import Item

VERSION = 1
"""Goes up when a field of the file itself is renamed or leaves; fields of tools are the schema's matter."""


def format_json(items: Sequence[Item], site: str, language: str | None) -> str:
    """Format a JSON document that ends with a line end: `version`, `catalogue`, `language` and `tools`, sorted by id.

    A tool is its `id`, its fields in the order of the schema, its Markdown as `text`, and `translations` by language,
    each of which gives only what differs. With a language, a translated tool has the field `language` instead.
    """
    tools: list[dict[str, Any]] = []
    for item in items:
        fields = {**item.values, "text": item.text}
        if item.language and language is None:
            tools[-1].setdefault("translations", {})[item.language] = fields
        else:
            tools.append({"id": item.id, **({"language": item.language} if item.language else {}), **fields})
    document = {"version": VERSION, "catalogue": site, "language": language, "tools": tools}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"

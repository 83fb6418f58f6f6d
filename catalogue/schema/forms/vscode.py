"""What an editor has to know to offer fields, words and ids as one types: settings and snippets for VS Code.

VS Code checks no front matter inside Markdown, and neither does its YAML extension; snippets it offers everywhere.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from catalogue.field_info import Shape, walk
from catalogue.schema.collection_fields import NOUNS, shapes
from catalogue.schema.forms.issue_form import Titles
from catalogue.schema.models import SCHEMAS

Snippet = dict[str, Any]


def settings() -> str:
    """`.vscode/settings.json`: which schema belongs to which file, and suggestions also in Markdown."""
    schemas = {"./schemas/site.json": "content/site.yaml"}
    schemas |= {f"./schemas/{name}.json": f"content/{name}/*.md" for name in SCHEMAS}
    markdown = {
        "editor.quickSuggestions": {"comments": True, "other": True, "strings": True},
        "editor.snippetSuggestions": "top",
        "editor.wordBasedSuggestions": "off",
    }
    return _json({"yaml.schemas": schemas, "[markdown]": markdown, "files.encoding": "utf8", "files.eol": "\n"})


def snippets(titles: Titles) -> str:
    """`.vscode/catalogue.code-snippets`: every field with its words, every entry that can be referred to."""
    by_name: dict[str, Snippet] = {}
    fields: dict[tuple[str, str, str], list[str]] = {}
    for collection in SCHEMAS:
        kind = NOUNS[collection]
        lines = list(_entry_lines(collection, titles))
        by_name[f"new {kind}"] = _snippet(f"new-{_one(collection)}", lines, "All that is needed.")
        for shape in shapes(collection):
            fields.setdefault((shape.name, _field(shape, titles), shape.description), []).append(kind)
    for (name, body, description), kinds in fields.items():
        where = "every entry" if len(kinds) == len(SCHEMAS) else ", ".join(kinds)
        by_name[f"{name}: {where}"] = _snippet(name, [body], f"{description} ({where})")
    for collection in _referred_to():
        for id_, title in titles.get(collection, {}).items():
            by_name[f"{collection}/{id_}"] = _snippet(f"{_one(collection)}-{id_}", [id_], title)
    return _json(by_name)


def _snippet(prefix: str, body: list[str], description: str) -> Snippet:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}


def _one(collection: str) -> str:
    return re.sub("ies$", "y", collection) if collection.endswith("ies") else collection.removesuffix("s")


def _referred_to() -> list[str]:
    """The collections whose ids stand in fields, in the order of the schema."""
    collections = {field.collection for collection in SCHEMAS for _, field in walk(shapes(collection))}
    return [name for name in SCHEMAS if name in collections]


def _entry_lines(collection: str, titles: Titles) -> Iterator[str]:
    """A new file: its needed fields, each a stop for the Tab key."""
    yield "---"
    for number, shape in enumerate((shape for shape in shapes(collection) if shape.required), 1):
        yield _field(shape, titles, number)
    yield from ("---", "", "$0")


def _field(shape: Shape, titles: Titles, number: int = 1) -> str:
    """A field with a place for its value; in a list of words, for its first."""
    if shape.kind == "doubts":
        return f'{shape.name}:\n  ${{{number}:field}}: "${{0:the reason, for the reader}}"'
    if shape.kind == "group" and not shape.collection:
        inner_fields = [field for field in shape.group if field.required] or list(shape.group[:2])
        inner = ", ".join(
            f"{field.name}: {_value(field, titles, number + offset)}" for offset, field in enumerate(inner_fields)
        )
        return f"{shape.name}:\n  - {{{inner}\\}}" if shape.many else f"{shape.name}: {{{inner}\\}}"
    value = _value(shape, titles, number)
    return f"{shape.name}: [{value}]" if shape.many else f"{shape.name}: {value}"


def _value(shape: Shape, titles: Titles, number: int) -> str:
    words = list(shape.choices or titles.get(shape.collection, ()))
    if shape.kind == "country":
        words = [*(id_.upper() for id_ in titles.get("countries", ())), *titles.get(shape.collection, ())]
    if shape.kind == "flag":
        words = ["true", "false"]
    return f"${{{number}|{','.join(words)}|}}" if words else f"${{{number}}}"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

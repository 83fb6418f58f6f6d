"""Files that are made from the schema and the rules and kept in the repository: schemas, forms and references."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from catalogue.config import SiteConfig
from catalogue.diagnostics import reference
from catalogue.pages.page_list import page_views
from catalogue.schema.forms import vscode
from catalogue.schema.forms.field_reference import field_reference
from catalogue.schema.forms.issue_form import Titles, issue_form
from catalogue.schema.forms.json_schema import collection_schema
from catalogue.schema.models import SCHEMAS
from catalogue.views.reference import view_reference

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def generate(titles: Titles, config: SiteConfig) -> dict[str, str]:
    """Every generated file by its path below the project's root.

    Args:
        titles: the titles of the entries that exist, by collection and id: references may name them, forms offer them.
        config: the settings of the site that the forms are for.
    """
    ids = {collection: list(entries) for collection, entries in titles.items()}
    files = {f"schemas/{name}.json": _json(collection_schema(name, ids)) for name in SCHEMAS}
    site = {"$schema": _DIALECT, "$id": "site.json"} | SiteConfig.model_json_schema()
    files["schemas/site.json"] = _json(site)
    files[".github/ISSUE_TEMPLATE/tool.yml"] = issue_form(config, titles)
    files[".vscode/settings.json"] = vscode.settings()
    files[".vscode/catalogue.code-snippets"] = vscode.snippets(titles)
    files["docs/fields.md"] = field_reference()
    files["docs/rules.md"] = reference.page()
    files["docs/views.md"] = view_reference(page_views())
    return files


def _json(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def stale(files: Mapping[str, str], folder: Path) -> list[str]:
    """The paths whose files are missing or say something else."""
    return [path for path, text in files.items() if _current(folder / path) != text]


def _current(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


def write(files: Mapping[str, str], folder: Path) -> None:
    """Write every file that is not up to date."""
    for path in stale(files, folder):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(files[path], encoding="utf-8", newline="\n")

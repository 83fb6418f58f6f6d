"""The settings of the editor in the browser, Sveltia CMS, made from the content model.

Knows how the editor wants collections and fields described; knows neither its script nor its page.
"""

import re
from typing import Any

from catalogue.config import SiteConfig
from catalogue.field_info import Shape
from catalogue.i18n import country_codes, country_name, currency_codes, language_codes, locale
from catalogue.schema.collection_fields import NOUNS, shapes, subject
from catalogue.schema.forms.issue_form import label
from catalogue.schema.models import SCHEMAS, TRANSLATABLE

Settings = dict[str, Any]

_GITHUB = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?")
_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_PATTERNS = {
    "address": ("^https?://\\S+$", "The whole address, with https:// in front."),
    "alias": ("^([a-z0-9][a-z0-9._-]*/)+$", "Small letters, with a slash at the end: tools/old-name/"),
    "email": ("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", "A public address, such as info@example.org."),
    "offset": ("^[-+]?\\d{1,4} (day|week|month)s?$", "Counted from the first day: -8 weeks, 0 days, 2 weeks."),
    "date": ("^[12]\\d{3}(-\\d{2}(-\\d{2})?)?$", "Year first: 2020-10-15, 2020-10 or 2020."),
}
_PICTURE = "src"
"""What the path of a picture is called inside a group."""


def github_repository(config: SiteConfig) -> str | None:
    """The repository on GitHub as `owner/name`; None where the sources are kept elsewhere."""
    match = _GITHUB.fullmatch(config.repository or "")
    return match[1] if match else None


def cms_settings(config: SiteConfig) -> Settings:
    """All settings, for a site whose sources are on GitHub: what is saved becomes a pull request."""
    backend: Settings = {
        "name": "github",
        "repo": github_repository(config),
        # Without a right to write, one works in a fork. A token needs no server of somebody else to sign in.
        "open_authoring": True,
        "auth_scope": "public_repo",
        "auth_methods": ["token"],
    }
    settings: Settings = {
        "load_config_file": False,
        "backend": backend,
        "publish_mode": "editorial_workflow",
        "app_title": config.name,
        **({"site_url": config.base_url} if config.base_url else {}),
        "media_folder": "content/media",
        "media_libraries": {"stock_assets": {"providers": []}},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 80},
        # An empty value is a problem in our files.
        "output": {"omit_empty_optional_fields": True},
        "collections": [_collection(name, config) for name in SCHEMAS],
    }
    if len(config.languages) > 1:
        settings["i18n"] = {
            "structure": "multiple_files",
            "locales": list(config.languages),
            "default_locale": config.default_language,
            "initial_locales": "default",
            "save_all_locales": False,
            "omit_default_locale_from_filename": True,
        }
    return settings


def _collection(name: str, config: SiteConfig) -> Settings:
    about_the_page = [shape for shape in shapes(name) if shape not in subject(name)]
    fields = [_field(shape, config, top=True) for shape in (*subject(name), *about_the_page)]
    translation: Settings = {"i18n": True} if len(config.languages) > 1 else {}
    body = {"name": "body", "label": "Text", "widget": "markdown", "modes": ["raw"], "required": False, **translation}
    slug: Settings = {"editable": ["create"], "pattern": [_ID, "Small letters, digits and hyphens."]}
    if name == "countries":
        slug["pattern"] = ["^[a-z]{2}$", "The two letters of the country, such as se."]
        summary = "{{slug}}"
    else:
        slug["template"] = summary = "{{title}}"
    return {
        "name": name,
        "label": name.capitalize(),
        "label_singular": NOUNS[name].capitalize(),
        "folder": f"content/{name}",
        "media_folder": "/content/media",
        "public_folder": "../media",
        "slug": slug,
        "summary": summary,
        "fields": [*fields, body],
        **translation,
    }


def _field(shape: Shape, config: SiteConfig, *, top: bool = False) -> Settings:
    is_translated = top and len(config.languages) > 1 and shape.name in TRANSLATABLE
    required: bool | list[str] = [config.default_language] if shape.required and is_translated else shape.required
    field: Settings = {"name": shape.name, "label": label(shape.name), "hint": shape.description, "required": required}
    if shape.default is not None:
        field["default"] = shape.default
    if is_translated:
        field["i18n"] = True
    return field | (_list(shape, config) if shape.many else _widget(shape, config))


def _list(shape: Shape, config: SiteConfig) -> Settings:
    one = _widget(shape, config)
    least: Settings = {"min": 1} if shape.required else {}
    if one["widget"] in ("select", "relation"):
        return {**one, "multiple": True, **least}
    if one["widget"] == "object":
        first = next((field.name for field in shape.group if field.required), shape.group[0].name)
        return {"widget": "list", "fields": one["fields"], "summary": f"{{{{{first}}}}}", "collapsed": "auto", **least}
    item = {"name": "item", "label": label(shape.name), **one}
    return {"widget": "list", "field": item, **least}


def _widget(shape: Shape, config: SiteConfig) -> Settings:
    """How one value is entered."""
    kind = shape.kind
    if kind == "group":
        return {"widget": "object", "collapsed": "auto", "fields": [_field(part, config) for part in shape.group]}
    if kind == "reference":
        display_fields = ["{{title}}"]
        return {
            "widget": "relation",
            "collection": shape.collection,
            "value_field": "{{slug}}",
            "display_fields": display_fields,
        }
    if words := _words(shape, config):
        return {"widget": "select", "options": words}
    if kind in ("number", "decimal"):
        limits = {name: value for name, value in (("min", shape.least), ("max", shape.most)) if value is not None}
        return {"widget": "number", "value_type": "int" if kind == "number" else "float", **limits}
    if kind == "day":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if kind in _PATTERNS:
        return {"widget": "string", "pattern": list(_PATTERNS[kind])}
    if kind == "line" and shape.name == _PICTURE:
        return {"widget": "image", "choose_url": False}
    if kind == "flag":  # a switch would write `false` into every file that it touches
        return {"widget": "select", "options": [{"label": "yes", "value": True}]}
    simple = {"doubts": "keyvalue", "text": "text"}
    limit = {"maxlength": shape.longest} if shape.longest else {}
    return {"widget": simple.get(kind, "string"), **limit}


def _words(shape: Shape, config: SiteConfig) -> list[Settings]:
    """The words to choose from, each with its name."""
    if shape.kind == "choice":
        pairs = [(word, word.replace("-", " ")) for word in shape.choices]
    elif shape.kind == "country":
        pairs = sorted(((code, country_name(code, "en")) for code in country_codes()), key=lambda pair: pair[1])
        if shape.collection:
            pairs = [*config.country_group_titles.items(), *pairs]
    elif shape.kind == "language":
        pairs = [(code, str(locale("en").languages[code])) for code in sorted(language_codes())]
    elif shape.kind == "currency":
        pairs = [(code, code) for code in sorted(currency_codes())]
    else:
        pairs = []
    return [{"label": name, "value": word} for word, name in pairs]

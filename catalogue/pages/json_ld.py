"""Structured data of pages: schema.org vocabulary as JSON-LD, limited to what the site itself says.

`json_ld_entries.py` describes the entries.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from catalogue.config import SiteConfig
from catalogue.schema.entries import Entry
from catalogue.schema.models import GlossaryTerm
from catalogue.views import LinkView

Thing = dict[str, Any]


def script(things: Iterable[Thing]) -> Markup:
    """Serialise things as one JSON-LD document, safe inside a script element, without empty things and fields."""
    graph = [without_empty(thing) for thing in things]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    # `<` would end the element in `</script>`; U+2028 and U+2029 end lines in old parsers of JavaScript.
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - every character that HTML reads is escaped above


def without_empty(thing: Mapping[str, Any]) -> Thing:
    """A thing without its empty fields."""
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}


def name_of(url: str, fragment: str) -> Thing:
    """The `@id` of a thing; empty where pages have no full addresses, so that no two things share one."""
    return {"@id": f"{url}#{fragment}"} if url else {}


def website(config: SiteConfig, search_path: str, language: str) -> Thing:
    """The site, with the address of its search."""
    base = config.absolute_url("")
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{base}{search_path}?q={{query}}"},
        "query-input": "required name=query",
    }
    return {
        "@type": "WebSite",
        **name_of(base, "site"),
        "name": config.name,
        "description": config.description,
        "url": base,
        "inLanguage": language,
        "license": config.licence.url if config.licence else None,
        "potentialAction": action if base else None,
    }


def breadcrumb_list(base: str, links: Iterable[LinkView]) -> Thing:
    """The breadcrumbs from the home page to a page."""
    items = [
        {"@type": "ListItem", "position": position, "name": link.title, "item": base + link.path}
        for position, link in enumerate(links, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def term(title: str, summary: str, url: str, set_title: str, set_url: str) -> Thing:
    """A term of a vocabulary."""
    return {
        "@type": "DefinedTerm",
        **name_of(url, "term"),
        "name": title,
        "description": summary,
        "url": url,
        "inDefinedTermSet": without_empty({"@type": "DefinedTermSet", "@id": set_url, "name": set_title}),
    }


def glossary(entries: Iterable[Entry[GlossaryTerm]], url: str, title: str) -> Thing:
    """The glossary as a set of defined terms."""
    terms = [
        without_empty(
            {
                "@type": "DefinedTerm",
                "name": entry.meta.long or entry.title,
                "alternateName": [entry.title] if entry.meta.long else list(entry.meta.also),
                "description": entry.meta.definition,
                "url": f"{url}#{entry.id}" if url else None,
            }
        )
        for entry in entries
    ]
    return {"@type": "DefinedTermSet", "@id": url, "name": title, "url": url, "hasDefinedTerm": terms}


def dataset(config: SiteConfig, url: str, language: str, downloads: Iterable[tuple[str, str, str]]) -> Thing:
    """The open data of a site.

    Args:
        config: the site's settings.
        url: the page that offers it.
        language: the language of that page.
        downloads: the full address, the name and the media type of every file.
    """
    return {
        "@type": "Dataset",
        **name_of(url, "data"),
        "name": config.name,
        "description": config.description,
        "url": url,
        "inLanguage": language,
        "isAccessibleForFree": True,
        "license": config.licence.url if config.licence else None,
        "isPartOf": name_of(config.absolute_url(""), "site"),
        "distribution": [
            {"@type": "DataDownload", "contentUrl": address, "name": name, "encodingFormat": media_type}
            for address, name, media_type in downloads
            if address
        ],
    }


def web_page(kind: str, title: str, description: str, url: str, language: str, base: str) -> Thing:
    """A page without a more specific type: a list, or running text."""
    return {
        "@type": kind,
        "name": title,
        "description": description,
        "url": url,
        "inLanguage": language,
        "isPartOf": name_of(base, "site"),
    }

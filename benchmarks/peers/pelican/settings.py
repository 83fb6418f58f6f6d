"""The settings of the site that Pelican builds."""

import json
import re
from pathlib import Path
from typing import Any

SITENAME = "Catalogue of invented tools"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
ARTICLE_PATHS = ["tools"]
PAGE_PATHS = ["pages", "strands", "sectors", "aims", "formats", "countries", "organisations"]
THEME = "theme"
THEME_STATIC_DIR = "."
CACHE_PATH = ".cache"
DEFAULT_PAGINATION = False
USE_FOLDER_AS_CATEGORY = False
# The ordinary setting would take all files for hidden where a folder above this one is.
IGNORE_FILES = ["*~", "*.swp"]

# Titles and slugs say where things stand; none of the lists that a blog has.
ARTICLE_URL = PAGE_URL = "{slug}/"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"
TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
TAGS_SAVE_AS = CATEGORIES_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

FACETS = ["strands", "sectors", "aims", "formats", "countries", "organisations"]
TITLES = json.loads((Path(__file__).parent / "titles.json").read_text(encoding="utf-8"))
DIRECT_TEMPLATES = ["index", "tools", *FACETS]
INDEX_SAVE_AS = "index.html"
TOOLS_SAVE_AS = "tools/index.html"
STRANDS_SAVE_AS = "strands/index.html"
SECTORS_SAVE_AS = "sectors/index.html"
AIMS_SAVE_AS = "aims/index.html"
FORMATS_SAVE_AS = "formats/index.html"
COUNTRIES_SAVE_AS = "countries/index.html"
ORGANISATIONS_SAVE_AS = "organisations/index.html"

MARKDOWN = {
    "extensions": ["markdown.extensions.extra", "markdown.extensions.meta", "markdown.extensions.toc"],
    "extension_configs": {"markdown.extensions.toc": {"toc_depth": "2-3"}},
    "output_format": "html5",
}


def facet_json(tool: Any) -> str:
    """What filters ask of a tool."""
    names = ("strands", "sectors", "aims", "formats", "countries")
    return json.dumps(
        {**{name: getattr(tool, name).split("; ") for name in names}, "mode": tool.mode, "status": tool.state}
    )


def linked_data(tool: Any) -> str:
    """A tool in the words of schema.org."""
    address = f"https://catalogue.example/{tool.url}"
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "CreativeWork",
            "@id": address,
            "name": tool.title,
            "description": re.sub("<[^>]+>", "", tool.summary).strip(),
            "url": address,
            "inLanguage": "en",
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "keywords": tool.formats.split("; "),
            "audience": tool.audience.split("; "),
            "dateModified": tool.reviewed,
        }
    )


def headings(content: str) -> list[tuple[str, str]]:
    """The ids and the texts of the sections."""
    return re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', content)


_by_slug: dict[str, Any] = {}


def by_slug(articles: list[Any]) -> dict[str, Any]:
    """All tools by their slugs, gathered once for each build."""
    if _by_slug.get("of") is not articles:
        _by_slug.update({"of": articles, "found": {article.slug: article for article in articles}})
    by_slug: dict[str, Any] = _by_slug["found"]
    return by_slug


JINJA_FILTERS = {"by_slug": by_slug, "facet_json": facet_json, "headings": headings, "linked_data": linked_data}

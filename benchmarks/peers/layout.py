"""How each peer wants its sources: the same pages and the same texts, in the front matter and links that it knows."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpus.sources import front_matter
from benchmarks.peers.markdown_pages import listing, render_page
from benchmarks.peers.pages import FACETS, PeerPage, PeerSite

_LINK = re.compile(r"\]\((?:\.\./(?P<folder>[a-z]+)/)?(?P<id>[a-z0-9-]+)\.md\)")


def insert_links(page: PeerPage, pattern: str) -> str:
    """The body of a page, every link between files written as `pattern` says, with `{path}` in it."""
    here = page.path.partition("/")[0]
    return _LINK.sub(
        lambda match: f"]({pattern.format(path='/'.join((match['folder'] or here, match['id'])))})", page.body
    )


def hugo(site: PeerSite, folder: Path) -> None:
    """Terms are Hugo's taxonomies; their texts stand in `_index.md`."""
    for page in site.pages:
        name = f"{page.path}/_index.md" if page.kind == "term" else f"{page.path}.md"
        _write(folder / "content" / name, front_matter(page.front) + insert_links(page, "/{path}/"))
    for facet in FACETS:
        _write(folder / "content" / facet / "_index.md", front_matter({"title": facet.capitalize()}))
    _write_json(folder / "data" / "titles.json", site.titles)


def eleventy(site: PeerSite, folder: Path) -> None:
    """Each kind of page has a layout; what a term is carried by is found by Eleventy, in its settings."""
    for page in site.pages:
        front = page.front | {"layout": f"{page.kind}.njk", "permalink": f"/{page.path}/", "path": page.path}
        front |= {"kind": page.kind, "facet": page.path.partition("/")[0]}
        _write(folder / "content" / f"{page.path}.md", front_matter(front) + insert_links(page, "/{path}/"))
    _write_json(folder / "content" / "_data" / "titles.json", site.titles)


def astro(site: PeerSite, folder: Path) -> None:
    """Tools, terms and pages are three collections."""
    for page in site.pages:
        _write(folder / "content" / f"{page.path}.md", front_matter(page.front) + insert_links(page, "/{path}/"))
    _write_json(folder / "titles.json", site.titles)


def pelican(site: PeerSite, folder: Path) -> None:
    """Tools are articles, terms are tags with a page each; lists are texts with semicolons."""
    for page in site.pages:
        front = {
            name.capitalize(): value if isinstance(value, str) else "; ".join(value)
            for name, value in page.front.items()
        }
        front |= {"Slug": page.path, "Template": page.kind}
        if page.kind == "tool":
            front |= {"Date": page.front["reviewed"], "Category": "tools", "State": front.pop("Status")}
            front["Tags"] = ", ".join(f"{facet}/{id_}" for facet in FACETS for id_ in page.front[facet])
        metadata = "".join(f"{name}: {value}\n" for name, value in front.items() if value)
        _write(folder / "content" / f"{page.path}.md", f"{metadata}\n{insert_links(page, '{{filename}}/{path}.md')}")
    _write_json(folder / "titles.json", site.titles)


def mkdocs(site: PeerSite, folder: Path) -> None:
    """MkDocs knows neither facts nor terms: all that is around a text stands in its source. Search is left aside."""
    for page in site.pages:
        _write_markdown(folder, page.path, page.front["title"], render_page(site, page))
    for name in (*FACETS, "tools"):
        _write_markdown(folder, f"{name}/index", name.capitalize(), listing(site, name))
    _write_markdown(folder, "index", "Catalogue of invented tools", listing(site, "tools", first=12))


def _write_markdown(folder: Path, path: str, title: str, text: str) -> None:
    front = front_matter({"title": title, "search": {"exclude": True}})
    _write(folder / "docs" / f"{path}.md", front + (text if text.startswith("# ") else f"# {title}\n\n{text}"))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _write_json(file: Path, values: Mapping[str, str]) -> None:
    _write(file, json.dumps(values, ensure_ascii=False))

"""An invented catalogue as any generator may take it: pages with flat facts, and what each term is carried by."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.generator import Entry
from catalogue.i18n import country_name

FACETS = ("strands", "sectors", "aims", "formats", "countries", "organisations")
"""The collections whose pages list the tools that carry them."""
_TO_TOOL = re.compile(r"\]\((?:\.\./tools/)?([a-z0-9-]+)\.md\)")


@dataclass(frozen=True, slots=True)
class PeerPage:
    """A page that comes from one source file."""

    path: str
    """Where it stands, `tools/baltic-home`; its address has a slash before and after."""
    kind: str
    """`tool`, `term` or `page`."""
    front: dict[str, Any]
    """Texts, and lists of texts."""
    body: str
    """Markdown with links from file to file."""


@dataclass(frozen=True, slots=True)
class PeerSite:
    """Everything that a peer publishes."""

    pages: list[PeerPage]
    by_path: Mapping[str, PeerPage]
    titles: Mapping[str, str]
    """By path."""
    carriers: Mapping[str, list[str]]
    """By the path of a term: the paths of its tools, by title."""


def as_peer_site(entries: Iterable[Entry]) -> PeerSite:
    """The pages of a catalogue in its original language. A country that only tools name gets a page too."""
    pages: dict[str, PeerPage] = {}
    definitions = ["# Glossary"]
    carriers: dict[str, list[str]] = {}
    for entry in entries:
        if entry.language:
            continue
        if entry.collection == "glossary":
            definitions.append(f"**{entry.front['title']}** {entry.front['definition']}")
            continue
        page = _page(entry)
        pages[page.path] = page
        if page.kind == "tool":
            for facet in FACETS:
                for id_ in page.front[facet]:
                    carriers.setdefault(f"{facet}/{id_}", []).append(page.path)
    glossary = "\n\n".join(definitions[1:]) + "\n"
    pages["pages/glossary"] = PeerPage("pages/glossary", "page", {"title": "Glossary", "summary": ""}, glossary)
    for path in carriers.keys() - pages.keys():
        name = country_name(path.rpartition("/")[2].upper(), "en")
        pages[path] = PeerPage(path, "term", {"title": name, "summary": ""}, "")
    titles = {path: str(page.front["title"]) for path, page in pages.items()}
    tools_by_term = {path: sorted(tools, key=titles.__getitem__) for path, tools in carriers.items()}
    _join(pages, tools_by_term, titles)
    return PeerSite(sorted(pages.values(), key=lambda page: page.path), pages, titles, tools_by_term)


def _join(pages: Mapping[str, PeerPage], carriers: Mapping[str, list[str]], titles: Mapping[str, str]) -> None:
    """Tell every tool its neighbours, its kindred and who mentions it: a peer only has to look them up."""
    tools = sorted((path for path, page in pages.items() if page.kind == "tool"), key=titles.__getitem__)
    mentions: dict[str, list[str]] = {path: [] for path in tools}
    for path in tools:
        for target in sorted({f"tools/{id_}" for id_ in _TO_TOOL.findall(pages[path].body)}):
            mentions[target].append(path)
    for place, path in enumerate(tools):
        front = pages[path].front
        beside = carriers[f"sectors/{front['sectors'][0]}"]
        candidates = [f"tools/{id_}" for id_ in front["related"]] + beside[beside.index(path) + 1 :][:4] + beside[:4]
        front["related"] = [each for each in dict.fromkeys(candidates) if each != path][:4]
        front["mentions"] = mentions[path]
        front["previous"] = tools[place - 1]
        front["next"] = tools[(place + 1) % len(tools)]


def _page(entry: Entry) -> PeerPage:
    path = f"{entry.collection}/{entry.id}"
    if entry.collection == "tools":
        return PeerPage(path, "tool", _tool(entry.front), entry.body)
    title = entry.front.get("title") or country_name(entry.id.upper(), "en")
    front = {"title": title, "summary": entry.front.get("summary", "")}
    return PeerPage(path, "term" if entry.collection in FACETS else "page", front, entry.body)


def _tool(front: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a tool, flat."""
    parties = [*front["organisers"], *front.get("partners", [])]
    years = sorted({each["start"][:4] for each in front["editions"]})
    facts = {name: front[name] for name in ("title", "summary", "status", "mode", "reviewed")}
    facts["strands"] = [front["strand"]]
    facts |= {name: front[name] for name in ("sectors", "aims", "formats")}
    facts["countries"] = [code.lower() for code in front["countries"]]
    facts["organisations"] = [each["organisation"] for each in parties]
    facts["place"] = f"{front['place']['venue']} in {front['place']['city']}"
    facts["editions"] = [f"{each['label']} from {each['start']}" for each in front["editions"]]
    facts["figures"] = [f"{each['value']} {each['label']}" for each in front.get("figures", [])]
    facts["roles"] = [each["role"] for each in parties]
    facts["run"] = f"{front['mode']}, {years[0]} to {years[-1]}"
    facts |= {name: front[name] for name in ("audience", "channels")}
    return facts | {"related": front.get("related", []), "website": front["links"][0]["url"]}

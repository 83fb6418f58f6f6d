"""Pages for generators that only know Markdown: facts, cards and lists written out in the sources."""

import html
import json
from collections.abc import Iterator

from benchmarks.peers.pages import FACETS, PeerPage, PeerSite


def render_page(site: PeerSite, page: PeerPage) -> str:
    """The text of a page with everything that other generators put around it."""
    if page.kind == "tool":
        return "\n".join([*_page_top(site, page), page.body, *_foot(site, page)])
    cards = [card(site.by_path[path], site) for path in site.carriers.get(page.path, [])]
    tools = _card_list("Its tools", cards) if cards else []
    return "\n".join([f"# {page.front['title']}", "", str(page.front["summary"]), "", page.body, *tools])


def listing(site: PeerSite, collection: str, first: int | None = None) -> str:
    """The list of all pages of a collection, or the first of them; tools as cards."""
    pages = [page for page in site.pages if page.path.startswith(f"{collection}/")]
    pages = sorted(pages, key=lambda page: site.titles[page.path])[:first]
    if collection == "tools":
        return "\n".join(_card_list("All tools", [card(page, site) for page in pages]))
    return "".join(f"- [{page.front['title']}]({page.path.rpartition('/')[2]}.md)\n" for page in pages)


def card(page: PeerPage, site: PeerSite) -> str:
    """A tool as it stands in lists, as one line of HTML."""
    front, id_ = page.front, page.path.rpartition("/")[2]
    facets = json.dumps({name: front[name] for name in (*FACETS[:5], "mode", "status")})
    strand = site.titles[f"strands/{front['strands'][0]}"]
    sectors = ", ".join(site.titles[f"sectors/{each}"] for each in front["sectors"])
    return (
        f'<li class="card" data-tool="{id_}" data-facets="{html.escape(facets)}">'
        f'<div class="cover"><img src="/covers/{id_}.svg" alt="" width="960" height="600" loading="lazy"></div>'
        f'<div class="card-text"><h3 class="card-title"><a href="/{page.path}/">{front["title"]}</a></h3>'
        f'<p class="card-summary">{front["summary"]}</p><dl class="card-facts">'
        f"<div><dt>Strand</dt> <dd>{strand}</dd></div><div><dt>For</dt> <dd>{sectors}</dd></div>"
        f"<div><dt>Held</dt> <dd>{front['run']}</dd></div></dl></div></li>"
    )


def _card_list(heading: str, cards: list[str]) -> list[str]:
    """A list of cards below a heading; one block of HTML, as no line in it is empty."""
    return [f"## {heading}", "", '<ul class="card-grid">', *cards, "</ul>", ""]


def _page_top(site: PeerSite, page: PeerPage) -> Iterator[str]:
    """Title, summary, and the facts in a table."""
    front = page.front
    yield from (f"# {front['title']}", "", f"Tool · {front['status']}", "", str(front["summary"]), "")
    yield from ("[Lessons learnt](#lessons-learnt)", "", "| | |", "|---|---|")
    for facet in FACETS[:5]:
        links = (f"[{site.titles[f'{facet}/{id_}']}](../{facet}/{id_}.md)" for id_ in front[facet])
        yield f"| {facet.capitalize()} | {', '.join(links)} |"
    for name, value in (("For", ", ".join(front["audience"])), ("Mode", front["mode"])):
        yield f"| {name} | {value} |"
    yield from (f"| When | {front['run']} |", f"| Where | {front['place']} |", "")
    if front["figures"]:
        yield from ("## In figures", "", *(f"- {each}" for each in front["figures"]), "")


def _foot(site: PeerSite, page: PeerPage) -> Iterator[str]:
    """What follows the text: editions, people, kindred tools, neighbours."""
    front = page.front
    yield from ("", "## Editions", "", *(f"1. {each}" for each in front["editions"]), "", "## Who was involved", "")
    for id_, role in zip(front["organisations"], front["roles"], strict=True):
        yield f"- [{site.titles[f'organisations/{id_}']}](../organisations/{id_}.md) {role}"
    yield from ("", "### Channels used", "", ", ".join(front["channels"]), "")
    yield from ("## Links", "", f"- [Its own site]({front['website']})", "", "## Share and download", "")
    address = f"https://catalogue.example/{page.path}/"
    citation = f"Cite as {front['title']}. In: Catalogue of invented tools. Reviewed {front['reviewed']}."
    yield from (f"Last reviewed {front['reviewed']}", "", f"{citation} [{address}]({address})", "")
    yield from _card_list("Similar tools", [card(site.by_path[f"{path}"], site) for path in front["related"]])
    if front["mentions"]:
        yield from (
            "## Mentioned in",
            "",
            *(f"- [{site.titles[path]}](../{path}.md)" for path in front["mentions"]),
            "",
        )
    for word, path in (("Previous", front["previous"]), ("Next", front["next"])):
        yield from (f"{word} [{site.titles[path]}](../{path}.md)", "")

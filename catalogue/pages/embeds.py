"""Embeds, which other sites can frame: a card for every tool, and a list for every term with tools.

They are cheap, since they show only what cards in lists show. The address of an embed is that of its page after
`embed/`, so a redirect of the page also covers its embed.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from catalogue import labels
from catalogue.labels import label
from catalogue.pages.embed_snippet import embed_path, has_embed
from catalogue.pages.page_definition import RenderablePage
from catalogue.pages.page_frame import Frame
from catalogue.pages.view_builder import ViewBuilder
from catalogue.urls import root_of
from catalogue.views import LinkView, TermEmbedView, ToolEmbedView

_MOST = 5
"""Maximum number of tools of a term in a frame."""


def embeds(builder: ViewBuilder, frame: Frame) -> Iterator[tuple[str, Callable[[], RenderablePage]]]:
    """The address of every embed in the builder's language, with the function that composes its view."""
    terms = (f"{facet}/{id_}" for facet, ids in builder.site.taxonomy.tools.items() for id_ in ids)
    for name in (*(f"tools/{id_}" for id_ in builder.library.tools), *terms):
        if has_embed(builder.site, name):
            path = embed_path(builder.path(name))
            yield path, partial(_tool if name.startswith("tools/") else _term, builder, frame, name, path)


def old_embeds(builder: ViewBuilder) -> Iterator[tuple[str, str, LinkView]]:
    """Every old address of an embed, with the name of its page and a link to the present address."""
    for old, (name, language) in builder.site.redirects.items():
        if language == builder.language and has_embed(builder.site, name):
            target = builder.link(name)
            yield embed_path(old), name, replace(target, path=embed_path(target.path))


def _tool(builder: ViewBuilder, frame: Frame, name: str, path: str) -> RenderablePage:
    card = builder.card(name.partition("/")[2])
    page = frame.page(name, "embed-tool", card.title, card.summary, indexed=False, written_in=card.language)
    return RenderablePage(replace(page, path=path, root=root_of(path)), ToolEmbedView(card))


def _term(builder: ViewBuilder, frame: Frame, name: str, path: str) -> RenderablePage:
    facet, _, id_ = name.partition("/")
    link, tools = builder.link(name), builder.site.taxonomy.tools[facet][id_]
    page = frame.page(name, "embed-term", link.title, link.summary, indexed=False, written_in=link.language)
    view = TermEmbedView(
        facet_label=label(labels.ENTRY_KINDS, facet, builder.messages),
        title=link.title,
        path=link.path,
        tools=builder.cards(tools[:_MOST]),
        count=len(tools),
    )
    return RenderablePage(replace(page, path=path, root=root_of(path)), view)

"""Offer of an embed: the pages that have one, its address, and the HTML that frames it."""

from html import escape

from catalogue.pages.view_builder import ViewBuilder
from catalogue.site import Site
from catalogue.views import EmbedView

FOLDER = "embed/"
WIDTH, HEIGHT = 360, 560
"""Size of the frame in pixels: as narrow as a column may be, and as high as the longest summary needs there."""


def has_embed(site: Site, name: str) -> bool:
    """Whether a route, by its name, has an embed: those of tools and of terms with tools do.

    On a site without a base URL none does, as the frame needs a full address.
    """
    if "embeds" not in site.library.config.publish or not site.library.config.base_url:
        return False
    collection, _, id_ = name.partition("/")
    return (collection == "tools" and bool(id_)) or bool(site.taxonomy.tools.get(collection, {}).get(id_))


def embed_path(path: str) -> str:
    """The address of an embed, derived from that of its page: `embed/sv/tools/mesh-festival/`."""
    return FOLDER + path


def embed_view(builder: ViewBuilder, name: str, title: str) -> EmbedView | None:
    """The view of the embed snippet for a route; None where it has no embed."""
    if not has_embed(builder.site, name):
        return None
    config = builder.library.config
    path = embed_path(builder.path(name))
    words = escape(f"{title} – {config.name}")
    snippet = (
        f'<iframe src="{escape(config.absolute_url(path))}" title="{words}" width="{WIDTH}" height="{HEIGHT}"'
        ' loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )
    return EmbedView(path, snippet)

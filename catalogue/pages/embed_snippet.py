"""What has a small page made to be framed elsewhere, where that page stands, and the HTML that frames it."""

from html import escape

from catalogue.pages.view_builder import ViewBuilder
from catalogue.site import Site
from catalogue.views import EmbedView

FOLDER = "embed/"
WIDTH, HEIGHT = 360, 560
"""Of the frame in pixels: as narrow as a column may be, and as high as the longest summary needs there."""


def has_embed(site: Site, name: str) -> bool:
    """Whether the page of a route, by its name, can be shown elsewhere: that of a tool, or of a term that has tools.

    On a site without an address none can: nobody could say where the frame is.
    """
    if "embeds" not in site.library.config.publish or not site.library.config.base_url:
        return False
    collection, _, id_ = name.partition("/")
    return (collection == "tools" and bool(id_)) or bool(site.taxonomy.tools.get(collection, {}).get(id_))


def embed_path(path: str) -> str:
    """The address of an embed, from that of its page: `embed/sv/tools/mesh-festival/`."""
    return FOLDER + path


def embed_view(builder: ViewBuilder, name: str, title: str) -> EmbedView | None:
    """The offer to show the page of a route elsewhere; None where it cannot be."""
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

"""Views of related tools, each with the reason in the reader's language."""

from collections.abc import Mapping, Sequence

from catalogue.pages.view_builder import ViewBuilder
from catalogue.site.related import RelatedTool
from catalogue.views import RelatedView

_LISTED_IN_REASON = 2


def related_views(builder: ViewBuilder, tool: str) -> tuple[RelatedView, ...]:
    """The views of the tools related to one, each with the reason."""
    links = builder.site.taxonomy.related[tool]
    return tuple(RelatedView(builder.card(related.tool), _reason(builder, related)) for related in links)


def _reason(builder: ViewBuilder, related: RelatedTool) -> str:
    text = builder.messages.gettext
    parts = []
    if "strands" in related.shared:
        parts.append(text("same strand"))
    if names := _names(builder, "sectors", related.shared):
        parts.append(text("both for %(names)s") % {"names": names})
    if names := _names(builder, "formats", related.shared):
        parts.append(text("both with %(names)s") % {"names": names})
    if not parts and (names := _names(builder, "aims", related.shared)):
        parts.append(text("same aim: %(names)s") % {"names": names})
    if not parts and (names := _names(builder, "countries", related.shared)):
        parts.append(text("both with %(names)s") % {"names": names})
    return ", ".join(parts) or text("recommended by the authors")


def _names(builder: ViewBuilder, facet: str, shared: Mapping[str, Sequence[str]]) -> str:
    ids = shared.get(facet, ())[:_LISTED_IN_REASON]
    titles = [builder.link(f"{facet}/{id_}").title for id_ in ids]
    if facet != "countries" and builder.language == "en":
        titles = [title[:1].lower() + title[1:] if title[1:2].islower() else title for title in titles]
    return builder.messages.gettext(" and ").join(titles)

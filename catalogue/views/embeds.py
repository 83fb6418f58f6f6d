"""Views of the small pages that other sites show in a frame."""

from dataclasses import dataclass

from catalogue.views.tools import CardView


@dataclass(frozen=True, slots=True)
class ToolEmbedView:
    """A tool as another site shows it in a frame."""

    card: CardView


@dataclass(frozen=True, slots=True)
class TermEmbedView:
    """The tools under a term as another site shows them in a frame."""

    facet_label: str
    """What one term of the facet is called, such as `Sub-sector`."""
    title: str
    path: str
    """Address of the term's page below the root."""
    tools: tuple[CardView, ...]
    """The first of its tools: as many as a frame has room for."""
    count: int
    """How many tools there are under the term."""

"""Views of what is set with Typst as a picture: the cards that stand for pages where links to them are shared."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SocialCardView:
    """The words on a social card. `pdf/card.typ` gets them as a dictionary, and the drawn sheet beside them."""

    title: str
    title_language: str
    """ISO 639-1 code, for hyphens in the right places."""
    label: str
    """What it is, such as `Tool · Support at international events`; may be empty."""
    foot: str
    """The catalogue's name; on the card of the catalogue itself its tagline, which may be empty."""
    language: str
    """ISO 639-1 code of the page, and of label and foot."""

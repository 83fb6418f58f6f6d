"""Views of what stands around every page: the site, the page itself, links, running text."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class LinkView:
    """Something to link to."""

    title: str
    path: str
    """Address below the root, with its anchor; empty where there is no page to link to."""
    id: str = ""
    """The entry's id within its collection; empty for what is no entry."""
    language: str = ""
    """The language of the title where it is not the page's own."""
    current: bool = False
    """Whether it is the page on which it stands, or the part of the site to which that page belongs."""
    count: int = 0
    """How many tools stand behind it, for terms."""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class AlternateView:
    """The same page in another language."""

    language: str
    """ISO 639-1 code."""
    name: str
    """The language's name for itself."""
    path: str
    url: str
    """The whole address."""
    current: bool


@dataclass(frozen=True, slots=True)
class SiteView:
    """What is the same on every page of one language."""

    name: str
    tagline: str
    description: str
    language: str
    """ISO 639-1 code of the interface."""
    direction: str
    """`ltr` or `rtl`."""
    base_url: str
    """Where the site is published, with a slash at the end."""
    menu: tuple[LinkView, ...]
    footer_menu: tuple[LinkView, ...]
    home: LinkView
    search: LinkView
    feed: str
    """Address of the Atom feed below the root."""
    licence: LinkView | None
    """The licence of the texts; its `path` is a whole address."""
    funding: str
    repository: str
    """Address of the sources; may be empty."""
    assets: Mapping[str, str]
    """Address of every asset of the theme by its own name, such as `site.css`."""
    options: Mapping[str, str | int | bool]
    """The theme's options."""
    generator: str
    """Name and version of this program."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page says of itself."""

    kind: str
    """The name of the template without `.html`: `home`, `tool`, `term` and so on."""
    path: str
    root: str
    """The way back to the site's root, such as `../../`: stands before every address below the root."""
    url: str
    """The page's whole address, for canonical and sharing links."""
    title: str
    description: str
    breadcrumbs: tuple[LinkView, ...]
    """From the home page down to this one; empty on the home page."""
    alternates: tuple[AlternateView, ...]
    """All languages of this page; one alone where the site has one."""
    written_in: str
    """The language of the main text where it is not the interface's; empty otherwise."""
    structured: Markup
    """schema.org's description of the page as JSON-LD, safe inside a script element; may be empty."""
    edit_url: str
    """Where the page's source can be edited; may be empty."""
    indexed: bool
    """Whether search engines and the site's search should list it."""


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading inside a body, for a table of contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """Running text."""

    html: Markup
    """Sanitised HTML with every link in place."""
    headings: tuple[HeadingView, ...]
    language: str
    """The language of the text where it is not the page's own; empty otherwise."""


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Something that the sources do not settle."""

    field: str
    """The name of the field in the reader's words."""
    reason: str
    """Why it is unsure; may be empty."""

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
    """The entry's id within its collection, or the name of a list such as `matrix`; empty for what is neither."""
    language: str = ""
    """The language of the title where it is not the page's own."""
    current: bool = False
    """Whether it is the page on which it stands, or the part of the site to which that page belongs."""
    count: int = 0
    """How many tools stand behind it, for terms."""
    summary: str = ""
    sign: str = ""
    """The sea mark of a strand: `lighthouse`, `rose` or `breakwaters`; empty where it has none, and for all others."""


@dataclass(frozen=True, slots=True)
class AlternateView:
    """The same page in another language."""

    language: str
    """ISO 639-1 code."""
    name: str
    """The language's name for itself."""
    path: str
    url: str
    """The whole address; empty where the site has none."""
    current: bool


@dataclass(frozen=True, slots=True)
class FeedLinkView:
    """The feeds of a page, to be followed."""

    title: str
    """Its own title, which names the catalogue too."""
    what: str
    """What it covers: all tools, or a term."""
    atom: str
    """Address below the root of the Atom feed."""
    json: str
    """Address below the root of the JSON Feed."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """What is the same on every page of one language."""

    name: str
    tagline: str
    description: str
    logo: str
    """The sea mark beside its name: `lighthouse`, `rose` or `breakwaters`."""
    language: str
    """ISO 639-1 code of the interface."""
    locale: str
    """Language and country as OpenGraph writes them, such as `en_GB`."""
    direction: str
    """`ltr` or `rtl`."""
    base_url: str
    """Where the site is published, with a slash at the end; empty for a site without a web address."""
    menu: tuple[LinkView, ...]
    footer_menu: tuple[LinkView, ...]
    home: LinkView
    search: LinkView
    overviews: tuple[LinkView, ...]
    """The pages that show the whole at a glance or set tools side by side: matrix, map, numbers and so on."""
    data: LinkView | None
    """The page of open data; nothing where the site publishes none."""
    offline: str
    """Address below the root of the archive with a copy of the site; empty where there is none."""
    feed: FeedLinkView | None
    """The feeds of all tools; none while no tool carries a date, and on a site without an address."""
    changes: LinkView
    """The page that tells what happened to the entries."""
    open_search: str
    """Address below the root of the description by which browsers can search the site; empty without an address."""
    licence: LinkView | None
    """The licence of the texts; its `path` is a whole address."""
    funding: str
    repository: str
    """Address of the sources; may be empty."""
    assets: Mapping[str, str]
    """Address of every asset of the theme by its own name, such as `site.css`."""
    options: Mapping[str, str | int | bool]
    """The theme's options."""
    colours: Mapping[str, Mapping[str, str]]
    """The theme's colours by role, under `light` and `dark`, such as `site.colours.light.paper`."""
    pdf: str
    """Address of the whole catalogue as a PDF below the root; empty where there is none."""
    generator: str
    """Name and version of this program."""


@dataclass(frozen=True, slots=True)
class EmbedView:
    """The offer to show something of a page on another site."""

    path: str
    """Address of the page that is made to be framed below the root."""
    snippet: str
    """The HTML that shows it on another site, as a text to be copied."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page says of itself."""

    kind: str
    """The name of the template without `.html`: `home`, `tool`, `term` and so on."""
    path: str
    root: str
    """The way back to the site's root, such as `../../`: stands before every address below the root."""
    url: str
    """The page's whole address, for canonical and sharing links; empty on a site without an address."""
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
    data: str
    """Address of the same for programs, as JSON, below the root; may be empty."""
    embed: EmbedView | None
    """The offer to show something of this page on another site; none where there is nothing to show."""
    card: str
    """Address of the picture for social media below the root, 1200 × 630 pixels; empty where the site has none."""
    card_alt: str
    """The words on that picture."""
    edit_url: str
    """Where the page's source can be edited; may be empty."""
    indexed: bool
    """Whether search engines and the site's search should list it."""
    feed: FeedLinkView | None = None
    """The feeds of the tools of this page alone: strands and sub-sectors have them."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A stretch of running text: from one heading of the second level to the next."""

    role: str
    """The id of the one among the site's `sections` that it is, in every language alike; `notes` for the footnotes."""
    title: str
    """Its heading as plain text; empty for what stands before the first heading, and for the footnotes."""
    anchor: str
    """The id of its heading; empty where it has none."""
    html: Markup
    """Sanitised HTML with every link in place, the heading included."""
    highlight: bool = False
    """Whether the site sets it apart, as the one that readers come for."""


@dataclass(frozen=True, slots=True)
class WordView:
    """A word of the glossary that a text uses."""

    id: str
    title: str
    long: str
    """What an abbreviation stands for; may be empty."""
    definition: str
    path: str
    """Address of its entry in the glossary below the root."""
    language: str
    """The language of the words where it is not the page's own."""


@dataclass(frozen=True, slots=True)
class BodyView:
    """Running text."""

    sections: tuple[SectionView, ...]
    """All of the text, cut at its headings of the second level."""
    words: tuple[WordView, ...]
    """The words of the glossary to which the text links."""
    language: str
    """The language of the text where it is not the page's own; empty otherwise."""


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Something that is uncertain."""

    field: str
    """The name of the field in the reader's words."""
    reason: str
    """Why it is uncertain; may be empty."""
    name: str = ""
    """The name of the field in the source, such as `editions`."""

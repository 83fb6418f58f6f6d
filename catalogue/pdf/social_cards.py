"""Social cards: a picture of 1200 × 630 pixels for the site and for every entry that has a page, in every language.

A card depends only on a few words and a drawing, so an edit of running text leaves all cards unchanged.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from catalogue import labels
from catalogue.artifact.artifact import Artifact, RenderError, RenderTask
from catalogue.artifact.digest import digest
from catalogue.artwork.cover import WIDE, CoverData, draw_cover, hue_of, pattern_of
from catalogue.cache.program import program_digest
from catalogue.config import SiteConfig
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.labels import label
from catalogue.pages.view_builder import ViewBuilder
from catalogue.pdf.graphemes import REPLACEMENT, clusters
from catalogue.pdf.typst import MAIN, TypesettingError, has_glyph, png
from catalogue.schema.models import Initiative, Organisation, Tool
from catalogue.site import Site
from catalogue.site.output_paths import SITE_CARD, card_path
from catalogue.theme import display_path
from catalogue.theme.templates import Theme
from catalogue.views import SocialCardView

SIZE = 1200, 630
"""In pixels; readers of the Open Graph protocol show pictures of this size uncropped."""
TEMPLATE = "card.typ"
"""The template of a theme that sets cards."""
_PAGED = ("organisations", "modules", "pages")
_SERIES = 8
"""Number of sheets that the entries of a collection other than tools share."""
_COLOURS = 128
_WEIGHT = 20
_MOST_CACHED = 256
_SET = b"""\
#import "/card.typ": card
#card(json("/view.json"), image("/sheet.svg", width: 1200pt, height: 630pt))
"""


def makes_cards(config: SiteConfig, theme: Theme) -> bool:
    """Whether a site has cards: its settings publish them, it has a base URL, and its theme can set them."""
    return "cards" in config.publish and bool(config.base_url) and TEMPLATE in theme.prints


def cards(
    builders: Sequence[ViewBuilder], covers: Mapping[str, CoverData], theme: Theme, shared_digest: str, project: Path
) -> Iterator[Artifact]:
    """The artifacts of all cards. Those with the same sheet are adjacent, so that it is laid out only once.

    Args:
        covers: the subject of every cover, by the key of its entry.
        shared_digest: digest of everything that more than one page may depend on.
    """
    always = digest(program_digest(), theme.prints, theme.colours.model_dump())
    subjects = _subjects(builders[0].site, covers)
    for name, subject in sorted(subjects.items(), key=lambda item: (item[1].series, item[0])):
        for builder in builders:
            path = card_path(name, builder.language)
            compose = partial(_compose, builder, name, subject, theme, always, project)
            yield Artifact(path, digest(shared_digest, path), compose, weight=_WEIGHT)


def _subjects(site: Site, covers: Mapping[str, CoverData]) -> dict[str, CoverData]:
    """The subject of each card's drawing, by the name of the page."""
    subjects = {SITE_CARD: CoverData(SITE_CARD, site.library.config.logo), **covers}
    for facet, terms in site.taxonomy.tools.items():
        subjects |= {f"{facet}/{id_}": _term(site, facet, id_) for id_ in terms}
    for collection in _PAGED:
        for entry in site.library.collection(collection).values():
            country = entry.meta.country if isinstance(entry.meta, Organisation) else None
            subjects[entry.key] = _series_subject(collection, entry.id, home=country or "")
    return subjects


def _term(site: Site, facet: str, id_: str) -> CoverData:
    """The subject of a term's sheet: the mark, hue, pattern or degrees that the covers of its tools share."""
    library = site.library
    if facet == "strands":
        return CoverData(f"{facet}/{id_}", library.strands[id_].meta.sign)
    subject = _series_subject(facet, id_, home=id_.upper() if facet == "countries" else "")
    if facet == "sectors":
        return replace(subject, hue=hue_of(library.sectors[id_]))
    return replace(subject, pattern=pattern_of(library.formats[id_])) if facet == "formats" else subject


def _series_subject(collection: str, id_: str, home: str) -> CoverData:
    number = sha256(id_.encode()).digest()[0] % _SERIES
    return CoverData(f"{collection}/{id_}", home=home, series=f"{collection} {number}")


def _compose(
    builder: ViewBuilder, name: str, subject: CoverData, theme: Theme, always: str, project: Path
) -> RenderTask:
    view = card_view(builder, name)
    fingerprint = digest(always, view, subject)

    def produce() -> bytes:
        try:
            return _cached_card(fingerprint, view, subject, theme)
        except TypesettingError as error:
            raise RenderError(_problem(error, theme, project)) from error

    return RenderTask(fingerprint, produce)


def card_view(builder: ViewBuilder, name: str) -> SocialCardView:
    """The view of a page's card, with its texts."""
    config, language = builder.library.config, builder.language
    if name == SITE_CARD:
        return SocialCardView(config.name, config.default_language, "", config.tagline, language)
    title, foreign = builder.title(name)
    return SocialCardView(title, foreign or language, _label(builder, name), config.name, language)


def _label(builder: ViewBuilder, name: str) -> str:
    collection, entry = name.partition("/")[0], builder.entry(name)
    meta = entry.meta if entry else None
    kind, more = label(labels.ENTRY_KINDS, collection, builder.messages), ""
    if collection == "pages":
        return ""
    if isinstance(meta, Tool):
        more = builder.link(f"strands/{meta.strand}").title
    elif isinstance(meta, Organisation):
        country = builder.country(meta.country)
        more = country.title if country else ""
    elif isinstance(meta, Initiative):
        kind = label(labels.INITIATIVE_KINDS, meta.kind, builder.messages)
    return f"{kind} · {more}" if more else kind


def _problem(error: TypesettingError, theme: Theme, project: Path) -> Diagnostic:
    file = next(file for folder in theme.folders if (file := folder / "pdf" / TEMPLATE).is_file())
    return report(rules.CARD_NOT_SET, Span(display_path(file, project)), reason=str(error).rstrip("."))


_cached_cards: dict[str, bytes] = {}
"""Cards by fingerprint, as the development server needs the same ones in build after build."""


def _cached_card(fingerprint: str, view: SocialCardView, subject: CoverData, theme: Theme) -> bytes:
    card = _cached_cards.get(fingerprint) or draw_card(view, subject, theme)
    if len(_cached_cards) >= _MOST_CACHED:
        _cached_cards.clear()
    _cached_cards[fingerprint] = card
    return card


def draw_card(view: SocialCardView, subject: CoverData, theme: Theme) -> bytes:
    """Set a card as PNG, with a theme's files and colours. Raises `TypesettingError`."""
    words = json.dumps(
        {name: _replace_missing(text) for name, text in asdict(view).items()}, ensure_ascii=False
    ).encode()
    files = {**theme.prints, MAIN: _SET, "view.json": words, "sheet.svg": draw_cover(subject, theme.colours, WIDE)}
    return _with_few_colours(png(files, ppi=72))


def _replace_missing(text: str) -> str:
    """Replace each cluster without a glyph with one □: in a picture Typst draws a box for each of its code points."""
    return "".join(
        cluster if _is_european(cluster) or has_glyph(cluster) else REPLACEMENT for cluster in clusters(text)
    )


def _is_european(cluster: str) -> bool:
    """Whether a cluster has only Latin, Greek or Cyrillic letters, digits and accents, all of which have glyphs."""
    return max(cluster) < "\u0530"


def _with_few_colours(picture: bytes) -> bytes:
    """Convert a picture to a palette: a third of the size, without a visible difference in a drawing."""
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(picture)) as image:
        plain = image.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    target = BytesIO()
    plain.save(target, "PNG")
    return target.getvalue()

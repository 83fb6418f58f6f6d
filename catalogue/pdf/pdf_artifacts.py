"""Artifacts of the PDFs in one language, with the inputs of each and their digests."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import partial
from html import unescape

from catalogue.artifact.artifact import Artifact, RenderTask
from catalogue.artifact.digest import digest
from catalogue.artwork.cover import PORTRAIT, WIDE, Canvas, CoverData, cover_path, draw_cover
from catalogue.cache.program import program_digest
from catalogue.concurrency import locked_property
from catalogue.images import picture_view
from catalogue.pages import entry_pages as compose
from catalogue.pages.page_definition import PageSpec
from catalogue.pages.page_frame import Frame
from catalogue.pages.view_builder import ViewBuilder
from catalogue.pdf.book_view import BOOK_COVER, book_view
from catalogue.pdf.fallbacks import PdfJob, set_with_fallbacks
from catalogue.pdf.pictures import printable
from catalogue.pdf.plain_values import to_jsonable
from catalogue.schema.entries import Entry
from catalogue.schema.models import Tool
from catalogue.sources import MediaFile
from catalogue.theme.templates import Theme
from catalogue.views import (
    BodyView,
    BookView,
    CardView,
    LinkView,
    OrganisationView,
    PageView,
    PartView,
    RelatedView,
    SiteView,
    ToolView,
)

_TOOL, _BOOK = "tool.typ", "catalogue.typ"
_TOOL_WEIGHT = 40
"""Work for the PDF of a tool, in equivalent pages of the site."""
_WEIGHT_IN_BOOK = 20
_WORD = re.compile(r'\bword\("((?:[^"\\]|\\.)*)"\)')
"""Call by which a template requests an interface message."""
_SOURCE = re.compile(r' src="([^"]*)"')
_SURROUNDING_VIEWS = (CardView, LinkView, RelatedView)
_IN_BOOK = ("tools/", "strands/", "organisations/")
"""Pages whose running text is in the book, besides the glossary."""


class PdfArtifacts:
    """Maker of PDFs with one theme in one language."""

    def __init__(
        self,
        builder: ViewBuilder,
        frame: Frame,
        theme: Theme,
        subjects: Mapping[str, CoverData],
        inputs: str,
    ) -> None:
        self._builder = builder
        self._frame = frame
        self._prints = prints = theme.prints
        self._colours = theme.colours
        self._subjects = subjects
        self._inputs = inputs
        self._site: SiteView = replace(frame.site, assets={}, menu=(), footer_menu=(), overviews=())
        words = {match[1] for data in prints.values() for match in _WORD.finditer(data.decode("utf-8", "replace"))}
        self._words = {word: builder.messages.gettext(word) for word in sorted(words)}
        self._always = digest(program_digest(), prints, self._words, self._site)  # the site's view has the colours

    def artifacts(self, plans: Sequence[PageSpec]) -> Iterator[Artifact]:
        """The PDF of the full catalogue, and one of each tool.

        Args:
            plans: the pages in this language, with the sources of their running text.
        """
        library, language = self._builder.library, self._builder.language
        sources = {plan.name: plan.sources for plan in plans}
        if path := self._builder.book_pdf:
            digests_in_book = [
                digests for name, digests in sources.items() if name.startswith(_IN_BOOK) or name == "glossary"
            ]
            yield self._artifact(path, digests_in_book, self._book, _WEIGHT_IN_BOOK * len(library.tools))
        for original in library.tools.values():
            if path := self._builder.tool_pdf(original.id):
                tool = library.localise(original, language)
                yield self._artifact(path, sources[tool.key], partial(self._tool_pdf, tool), _TOOL_WEIGHT)

    def _artifact(self, path: str, sources: object, compose: Callable[[str], RenderTask], weight: int) -> Artifact:
        return Artifact(path, digest(self._inputs, path, sources), partial(compose, path), weight=weight)

    def _tool_pdf(self, tool: Entry[Tool], path: str) -> RenderTask:
        page = self._frame.page(
            tool.key, "tool", tool.title, tool.meta.summary, written_in=self._builder.foreign(tool.language)
        )
        return self._render_task(path, tool.path, _TOOL, page, compose.tool_view(self._builder, tool, ""))

    def _book(self, path: str) -> RenderTask:
        config = self._builder.library.config
        page = self._frame.page("home", "home", config.name, config.description)
        view = book_view(self._builder, cover_path(BOOK_COVER))
        return self._render_task(path, "content/site.yaml", _BOOK, page, view)

    def _render_task(self, path: str, source: str, template: str, page: PageView, view: object) -> RenderTask:
        page = replace(page, breadcrumbs=(), alternates=())
        addresses = set(_pictures(view))
        subjects = [self._subjects[name] for name in sorted(addresses & self._subjects.keys())]
        media = {path: self._pictures[path] for path in sorted(addresses & self._pictures.keys())}
        stamps = [medium.picture for medium in media.values()]

        def job() -> PdfJob:
            covers = {
                cover_path(subject.id): draw_cover(subject, self._colours, _cover_format(subject))
                for subject in subjects
            }
            pictures_by_path = {path: printable(medium) for path, medium in media.items()}
            names = {path: name for path, (name, _) in pictures_by_path.items()}

            def picture(address: str) -> str:
                return names.get(address, "")

            values = {
                "site": to_jsonable(self._site, picture),
                "page": to_jsonable(page, picture),
                "view": to_jsonable(view, picture),
                "words": self._words,
                "files": names,
                "places": dict.fromkeys(_places(view), True),
            }
            code = {"qr.svg": _qr(page.url, self._colours.light.ink)} if page.url else {}
            files = {**self._prints, **covers, **code}
            pictures, plain = dict(pictures_by_path.values()), self._plain_fields(page)
            return PdfJob(path, source, template, files, pictures, values, self._sources, plain)

        fingerprint = digest(self._always, page, view, subjects, stamps)
        return RenderTask(
            fingerprint, lambda: set_with_fallbacks(job()).content, attempt=lambda: set_with_fallbacks(job())
        )

    @locked_property
    def _pictures(self) -> dict[str, MediaFile]:
        """The files of pictures, by the addresses that views use."""
        pairs = ((picture_view(medium), medium) for medium in self._builder.site.media.values())
        return {view.path: medium for view, medium in pairs if view}

    @locked_property
    def _sources(self) -> dict[str, str]:
        """The source file of every entry with a page, by the page's address."""
        library, language = self._builder.library, self._builder.language
        return {
            self._builder.path(entry.key): library.localise(entry, language).path
            for entry in library.all()
            if entry.key in self._builder.site.routes
        }

    def _plain_fields(self, page: PageView) -> dict[str, str]:
        text = self._builder.messages.gettext
        with_address = text("This page could not be made into a PDF. You can find it at")
        notice = with_address if page.url else text("This page could not be made into a PDF.")
        language = page.written_in or self._builder.language
        return {
            "title": page.title, "summary": page.description, "notice": notice, "url": page.url, "language": language
        }  # fmt: skip


def _cover_format(subject: CoverData) -> Canvas:
    return PORTRAIT if subject.id == BOOK_COVER else WIDE


def _pictures(view: object) -> Iterator[str]:
    """The addresses of all pictures in a view."""
    for part in _parts(view):
        if isinstance(part, ToolView):
            yield part.card.cover
        elif isinstance(part, BookView):
            yield part.cover
        elif isinstance(part, BodyView):
            for section in part.sections:
                yield from map(unescape, _SOURCE.findall(section.html))


def _places(view: object) -> Iterator[str]:
    """The addresses that a view covers itself, including those of its headings."""
    for part in _parts(view):
        if isinstance(part, ToolView):
            yield part.card.path
            yield from (f"{part.card.path}#{section.anchor}" for section in part.body.sections if section.anchor)
        elif isinstance(part, PartView | OrganisationView):
            yield part.path
        elif isinstance(part, BookView):
            yield part.glossary_path
            yield from (f"{part.glossary_path}#{term.id}" for term in part.glossary)


def _parts(view: object) -> Iterator[object]:
    """A view and all nested views, except those that only surround a text."""
    yield view
    for field in fields(view) if is_dataclass(view) else ():
        value = getattr(view, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if is_dataclass(item) and not isinstance(item, _SURROUNDING_VIEWS):
                yield from _parts(item)


def _qr(address: str, colour: str) -> bytes:
    """Draw an address as a QR code, in SVG."""
    import segno

    file = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        file, kind="svg", border=0, xmldecl=False, nl=False, dark=colour, omitsize=True
    )
    return file.getvalue()

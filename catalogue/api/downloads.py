"""Everything that a site offers to take, in one list: the page of open data, the index and DCAT are made from it.

Whoever publishes one more thing for machines or spreadsheets adds a group in `offers`; it then stands in all three.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from catalogue.api.download import Download, DownloadGroup
from catalogue.i18n import language_name
from catalogue.pages import feeds
from catalogue.pages.view_builder import ViewBuilder
from catalogue.site.output_paths import archive_path
from catalogue.views import OfferGroupView, OfferView

PAGE = "data"
"""The name of the page's route."""


class DataGroups(Protocol):
    """What the data of a site offers by itself."""

    def groups(self, builder: ViewBuilder) -> Iterator[DownloadGroup]:
        """The files of the API, and the tables."""

    def record_group(self, builder: ViewBuilder) -> DownloadGroup:
        """The record for catalogues of data."""


def list_downloads(builder: ViewBuilder, data: DataGroups) -> tuple[DownloadGroup, ...]:
    """All that there is to take, in the reader's words. Groups without offers are left out."""
    groups = [
        *data.groups(builder),
        data.record_group(builder),
        _copy(builder),
        _feeds(builder),
    ]
    return tuple(group for group in groups if group.downloads)


def _copy(builder: ViewBuilder) -> DownloadGroup:
    text = builder.messages.gettext
    path = archive_path(builder.library)
    what = text("Unpack it and open the file index.html in a browser. Pages, filters and search work offline.")
    languages = builder.library.config.languages
    download = Download(text("All pages"), path, "ZIP", "application/zip", languages, what)
    return DownloadGroup(
        "copy",
        text("Offline copy"),
        text("To read without an internet connection, to keep or to share."),
        (download,) if path else (),
    )


def _feeds(builder: ViewBuilder) -> DownloadGroup:
    """The feeds in the reader's language: of all tools, of a strand, of a sub-sector."""
    text = builder.messages.gettext
    titles = {"strands": text("The tools of a strand"), "sectors": text("The tools of a sub-sector")}
    downloads: dict[str, Download] = {}
    counts = Counter(name.partition("/")[0] for name in feeds.feed_pages(builder.site))
    for name in feeds.feed_pages(builder.site):
        facet, link = name.partition("/")[0], feeds.feed_link(builder, name)
        assert link is not None
        for form, (path, media_type) in feeds.feed_formats(link).items():
            pattern = path.replace(f"{name}/", f"{facet}/{{id}}/") if facet in titles else ""
            download = Download(
                titles.get(facet, link.what), path, form, media_type, (builder.language,), pattern=pattern
            )
            downloads.setdefault(f"{facet} {form}", replace(download, count=counts[facet]) if pattern else download)
    intro = text("New and revised tools, for feed readers.")
    return DownloadGroup("feeds", text("Feeds"), intro, tuple(downloads.values()))


def group_views(builder: ViewBuilder, groups: tuple[DownloadGroup, ...]) -> tuple[OfferGroupView, ...]:
    """The groups as the page shows them, with sizes."""
    return tuple(
        OfferGroupView(
            group.id, group.title, group.intro, tuple(_view(builder, download) for download in group.downloads)
        )
        for group in groups
    )


def _view(builder: ViewBuilder, download: Download) -> OfferView:
    return OfferView(
        title=download.title,
        path=download.path,
        pattern=download.pattern,
        format=download.format,
        media_type=download.media_type,
        languages=tuple((code, language_name(code)) for code in download.languages),
        summary=download.summary,
        schema=download.schema,
        count=download.count,
        size=size_text(download.size(), builder.language) if download.size else "",
    )


def size_text(size: int, language: str) -> str:
    """A size as it is read in a language: `48 kB`, `1.2 MB`."""
    from babel.numbers import format_decimal
    from babel.units import format_unit

    from catalogue.i18n import locale

    spoken = locale(language)
    for unit, bytes_ in (("megabyte", 1_000_000), ("kilobyte", 1_000)):
        if size >= bytes_:
            amount = size / bytes_
            number = format_decimal(round(amount, 1 if amount < 10 else 0), locale=spoken)
            return format_unit(number, f"digital-{unit}", "short", locale=spoken)
    return format_unit(size, "digital-byte", "short", locale=spoken)

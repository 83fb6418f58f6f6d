"""The facts about all tools as tables in one language, as `catalogue export` lays them out, but for the texts.

A table without running texts stays as it is while only a text changes; every row has the address where its text stands.
"""

from collections.abc import Mapping

from catalogue.artifact.artifact import RenderError
from catalogue.concurrency import compute_once, locked_property
from catalogue.diagnostics import Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.i18n import Messages
from catalogue.site import Site
from catalogue.tables.column_names import Wording
from catalogue.tables.columns import PAGE, Column, Kind, columns
from catalogue.tables.layout_rows import Item, Layout, items
from catalogue.tables.template import explanations, vocabularies, word_lists
from catalogue.tables.term_names import Vocabulary
from catalogue.tables.write_csv import csv_text
from catalogue.tables.write_xlsx import TooLongError, xlsx_bytes


def published_columns(*, with_pages: bool = True) -> tuple[Column, ...]:
    """The columns of a published table: all of an export, but the address of the page in place of the text.

    Args:
        with_pages: false for a site without an address, whose pages have no whole one either.
    """
    export_columns = tuple(column for column in columns("tools") if column.kind != Kind.TEXT)
    page = Column(PAGE, Kind.ADDRESS, description="Where its text stands.")
    return (*export_columns, page) if with_pages else export_columns


class Tables:
    """Makes the tables of one site."""

    def __init__(self, site: Site, messages: Mapping[str, Messages]) -> None:
        self._site = site
        self._messages = messages
        self._rows: dict[str, list[Item]] = {}

    def csv(self, language: str) -> bytes:
        """One sheet, in which groups share a cell."""
        sheet = self._layout(language).layout_sheet(self._items(language), self._columns)
        return csv_text(sheet.headings, sheet.rows).encode()

    def xlsx(self, language: str) -> bytes:
        """A workbook, in which groups have sheets of their own. Raises `RenderError` where a value fits in no cell."""
        table_columns, words = self._columns, self._wording(language)
        sheets = self._layout(language).layout_workbook(self._items(language), table_columns)
        lists = word_lists(words, self._vocabulary)
        helps = [vocabularies(words, lists), explanations(words, table_columns, own_sheets=True)]
        try:
            return xlsx_bytes([*sheets, *helps], lists)
        except TooLongError as error:
            raise RenderError(report(rules.CELL_TOO_LONG, Span("content/tools"), reason=str(error))) from error

    def _items(self, language: str) -> list[Item]:
        return compute_once(self._rows, language, lambda _: items(self._site.library, language, texts=False))

    def _layout(self, language: str) -> Layout:
        config, routes = self._site.library.config, self._site.routes
        return Layout(
            self._wording(language),
            self._vocabulary,
            lambda id_: config.absolute_url(str(routes.route(f"tools/{id_}", language))),
        )

    @property
    def _columns(self) -> tuple[Column, ...]:
        return published_columns(with_pages=self._site.library.config.base_url is not None)

    def _wording(self, language: str) -> Wording:
        return Wording(self._messages[language], tuple(self._messages.values()))

    @locked_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary.of(self._site.library)

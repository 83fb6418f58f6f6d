"""Exports the tools of a site. Knows the order of the steps, and no format from inside."""

from catalogue.pipeline.load import LoadedSite
from catalogue.tables.column_names import Wording, wording
from catalogue.tables.columns import columns
from catalogue.tables.layout_rows import Layout, items
from catalogue.tables.template import explanations, template_columns, vocabularies, word_lists
from catalogue.tables.term_names import Vocabulary


def export_bytes(loaded_site: LoadedSite, form: str, language: str | None, *, empty: bool = False) -> bytes:
    """Export the tools of a site as `json`, `csv` or `xlsx`.

    Args:
        loaded_site: a site without errors.
        form: the format.
        language: see `catalogue.tables.layout_rows.items`.
        empty: leave the tools out, so that a sheet to fill in remains.
    """
    assert loaded_site.site is not None, "the caller has looked"
    library = loaded_site.site.library
    tools = [] if empty else items(library, language)
    if form == "json":
        from catalogue.contribute.importing.write_json import format_json

        return format_json(tools, loaded_site.config.name, language).encode()
    words, vocabulary = load_wording(loaded_site, language), Vocabulary.of(library)
    layout = Layout(words, vocabulary)
    if form == "csv":
        from catalogue.tables.write_csv import csv_text

        sheet = layout.layout_sheet(tools, template_columns() if empty else columns("tools"))
        return csv_text(sheet.headings, sheet.rows).encode()
    from catalogue.tables.write_xlsx import xlsx_bytes

    lists = word_lists(words, vocabulary)
    export_columns = template_columns() if empty else columns("tools")
    sheets = [layout.layout_sheet([], export_columns)] if empty else layout.layout_workbook(tools, export_columns)
    helps = [vocabularies(words, lists), explanations(words, export_columns, own_sheets=not empty)]
    return xlsx_bytes([*sheets, *helps], lists)


def load_wording(loaded_site: LoadedSite, language: str | None = None) -> Wording:
    """Load the words of a site in a language, by default the site's."""
    folders = loaded_site.theme.folders if loaded_site.theme else ()
    return wording(loaded_site.config.languages, folders, language or loaded_site.config.default_language)

"""Makes the bytes of an export from a site that was loaded. Knows the order of the steps, and no format from inside."""

from catalogue.pipeline.load import LoadedSite
from catalogue.tables.column_names import Wording, wording
from catalogue.tables.columns import columns
from catalogue.tables.layout_rows import Layout, items
from catalogue.tables.template import explanations, template_columns, vocabularies, word_lists
from catalogue.tables.term_names import Vocabulary


def export_bytes(loaded: LoadedSite, form: str, language: str | None, *, empty: bool = False) -> bytes:
    """The tools of a site as `json`, `csv` or `xlsx`.

    Args:
        loaded: a site without errors.
        form: the format.
        language: see `catalogue.tables.layout_rows.items`.
        empty: leave the tools out, so that a sheet to fill in remains.
    """
    assert loaded.site is not None, "the caller has looked"
    library = loaded.site.library
    found = [] if empty else items(library, language)
    if form == "json":
        from catalogue.contribute.importing.write_json import json_text

        return json_text(found, loaded.config.name, language).encode()
    words, vocabulary = words_of(loaded, language), Vocabulary.of(library)
    layout = Layout(words, vocabulary)
    if form == "csv":
        from catalogue.tables.write_csv import csv_text

        sheet = layout.one_sheet(found, template_columns() if empty else columns("tools"))
        return csv_text(sheet.headings, sheet.rows).encode()
    from catalogue.tables.write_xlsx import xlsx_bytes

    lists = word_lists(words, vocabulary)
    known = template_columns() if empty else columns("tools")
    sheets = [layout.one_sheet([], known)] if empty else layout.sheets(found, known)
    helps = [vocabularies(words, lists), explanations(words, known, own_sheets=not empty)]
    return xlsx_bytes([*sheets, *helps], lists)


def words_of(loaded: LoadedSite, language: str | None = None) -> Wording:
    """The words of a site, to be written in a language; in its default one when left out."""
    folders = loaded.theme.folders if loaded.theme else ()
    return wording(loaded.config.languages, folders, language or loaded.config.default_language)

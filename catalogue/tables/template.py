"""What helps people fill in a workbook: a sheet with the words to choose from, and one that explains the columns."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from catalogue.field_info import ForEditors, find_metadata
from catalogue.schema.collection_fields import LAST, shapes
from catalogue.setting_groups import COUNTRY_GROUPS
from catalogue.tables.column_help import advice
from catalogue.tables.column_names import Wording
from catalogue.tables.columns import ID, LANGUAGE, Column, Kind, columns, list_name
from catalogue.tables.layout_rows import SheetRows
from catalogue.tables.term_names import Vocabulary

_FOR_THE_EDITORS = frozenset({ID, LANGUAGE, "number", "status", "modules", "related", "cover", *LAST})
"""Columns that a survey does not ask for."""


def template_columns() -> tuple[Column, ...]:
    """The columns of a sheet to fill in: what partners know, without what editors decide."""
    left_out = _FOR_THE_EDITORS | {shape.name for shape in shapes("tools") if find_metadata(shape, ForEditors)}
    return tuple(
        column for column in columns("tools") if column.name not in left_out and column.keys[0] not in left_out
    )


def word_lists(wording: Wording, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The lists from which cells are filled, by the names that `layout.list_name` gives them."""
    language = wording.messages.language
    lists: dict[str, list[str]] = {}
    for column in _all_columns():
        if column.kind == Kind.TERM:
            lists.setdefault(column.collection, vocabulary.display_names(column.collection, language))
        elif column.kind == Kind.CHOICE:
            lists.setdefault(column.keys[-1], [wording.choice(column, choice) for choice in column.choices])
    countries = sorted(vocabulary.show_country(code, language) for code in vocabulary.countries_of_the_site())
    lists["countries"] = [*countries, *vocabulary.display_names(COUNTRY_GROUPS, language)]
    lists["yes"] = ["yes", "no"]
    return lists


def vocabularies(wording: Wording, lists: Mapping[str, Sequence[str]]) -> SheetRows:
    """The sheet of the words to choose from: a column for each list."""
    headings = {list_name(column): wording.label(column) for column in reversed(_all_columns())}
    rows = tuple(tuple(row) for row in zip_longest(*lists.values(), fillvalue=""))
    table_columns = tuple(Column(name, Kind.LINE) for name in lists)
    return SheetRows(
        "vocabularies", wording.sheet("vocabularies"), table_columns, tuple(headings[name] for name in lists), rows
    )


def explanations(wording: Wording, table_columns: Sequence[Column], *, own_sheets: bool) -> SheetRows:
    """The sheet that says what belongs into which column."""
    rows = tuple((wording.label(column), advice(column, own_sheets=own_sheets)) for column in table_columns)
    headings = (wording.word("column"), wording.word("advice"))
    return SheetRows(
        "columns", wording.sheet("columns"), (Column("column", Kind.LINE), Column("advice", Kind.TEXT)), headings, rows
    )


def _all_columns() -> list[Column]:
    table_columns = columns("tools")
    return [*table_columns, *(part for column in table_columns for part in column.parts)]

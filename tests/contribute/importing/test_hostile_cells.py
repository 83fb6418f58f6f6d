"""Whatever stands in a cell, it is read, noted or rejected, and never ends the import."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.contribute.importing.cell_parser import CellParser
from catalogue.contribute.importing.issues import ImportIssues
from catalogue.contribute.importing.nested_values import GroupReader
from catalogue.contribute.importing.table import Cell, CellRef
from catalogue.sources import Document
from catalogue.tables.column_names import wording
from catalogue.tables.columns import Column, Kind, columns
from catalogue.tables.term_names import Vocabulary, names_in

PIECES = (
    "Design",
    "Games",
    " / ",
    ";",
    ",",
    "\n",
    '"',
    "and",
    "?",
    "(tbc)",
    "2021",
    "31.02.",
    "–",
    "https://",
    "www.a.b",
    ":",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map("".join).filter(str.strip)
VALUES = (
    TEXTS
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))
    | st.dates(date(1900, 1, 1), date(2100, 1, 1))
    | st.times()
)
REF = CellRef("Tools", 2, 3, "Heading")


@pytest.fixture(scope="module")
def documents(full_documents: tuple[Document, ...]) -> tuple[Document, ...]:
    return full_documents


@settings(max_examples=60)
@given(value=VALUES)
@pytest.mark.parametrize("column", columns("tools"), ids=lambda column: column.name)
def test_no_cell_ends_the_import(
    documents: tuple[Document, ...], column: Column, value: str | float | datetime | date | time
) -> None:
    findings = ImportIssues("survey.xlsx")
    reader = CellParser(wording(["en", "sv"], [], "en"), Vocabulary(names_in(documents), ["en", "sv"], "en"), findings)
    cell = Cell(value)
    if column.kind == Kind.GROUPS:
        groups = GroupReader(reader).read(column, cell, REF)
        assert all(isinstance(group, dict) and group for group in groups)
    else:
        result = reader.read(column, cell, REF)
        has_errors = any(issue.rejects for issue in findings.issues)
        assert has_errors or result is not None
        assert all(issue.problem.message and issue.problem.help for issue in findings.issues)

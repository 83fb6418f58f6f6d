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
SPOT = CellRef("Tools", 2, 3, "Heading")


@pytest.fixture(scope="module")
def known(full_documents: tuple[Document, ...]) -> tuple[Document, ...]:
    return full_documents


@settings(max_examples=60)
@given(value=VALUES)
@pytest.mark.parametrize("column", columns("tools"), ids=lambda column: column.name)
def test_no_cell_ends_the_import(
    known: tuple[Document, ...], column: Column, value: str | float | datetime | date | time
) -> None:
    findings = ImportIssues("survey.xlsx")
    reader = CellParser(wording(["en", "sv"], [], "en"), Vocabulary(names_in(known), ["en", "sv"], "en"), findings)
    cell = Cell(value)
    if column.kind == Kind.GROUPS:
        groups = GroupReader(reader).read(column, cell, SPOT)
        assert all(isinstance(group, dict) and group for group in groups)
    else:
        found = reader.read(column, cell, SPOT)
        rejected = any(remark.rejects for remark in findings.remarks)
        assert rejected or found is not None
        assert all(remark.fault.message and remark.fault.help for remark in findings.remarks)

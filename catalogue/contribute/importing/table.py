"""A spreadsheet in memory: sheets of rows of cells, each with its place. Knows no file format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from catalogue.diagnostics import Diagnostic
from catalogue.tables.columns import letter

CellValue = str | int | float | bool | date | datetime | time
"""Value of a cell; a workbook distinguishes numbers and dates from texts, a CSV file has texts only."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something."""

    value: CellValue
    error: str = ""
    """The reason why the value cannot be used, for a formula that has no result."""
    link: str = ""
    """The address behind the cell, where there is one."""

    @property
    def text(self) -> str:
        """The value as a person would type it, without spaces around it."""
        value = self.value
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, time):
            return value.isoformat("minutes")
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return str(value).strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with the cells that hold something."""

    number: int
    """As the spreadsheet program counts, from 1."""
    cells: Mapping[int, Cell]
    """By column, from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, with the rows that hold something."""

    name: str
    """Empty for a CSV file."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A spreadsheet."""

    name: str
    """The name of its file."""
    sheets: tuple[Sheet, ...]
    assumptions: tuple[str, ...] = ()
    """Assumptions about the file itself, in sentences."""
    problems: tuple[Diagnostic, ...] = ()
    """The reasons why it could not be read."""


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """Place of a cell, with its heading and value, in a person's terms."""

    sheet: str
    row: int
    column: int = 0
    """0 stands for the entire row."""
    heading: str = ""
    value: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Such as `Sheet “Tools”, row 7, column C (Sub-sectors)`."""
        parts = [f"Sheet “{self.sheet}”"] if self.sheet else []
        parts += [f"row {self.row}"] if self.row else []
        heading = f" ({self.heading})" if self.heading else ""
        parts += [f"column {letter(self.column)}{heading}"] if self.column else []
        text = ", ".join(parts)
        return text[:1].upper() + text[1:]

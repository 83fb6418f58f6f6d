"""Parses cells into values: certain values are accepted, likely ones accepted and reported, all others rejected."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from catalogue.contribute.importing.dates import DateRange, parse_date_range, parse_serial_date
from catalogue.contribute.importing.issues import ImportIssues, excerpt
from catalogue.contribute.importing.table import Cell, CellRef
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.tables.cell_syntax import number_or_text, unpack
from catalogue.tables.column_names import Wording
from catalogue.tables.columns import Column, Kind
from catalogue.tables.fuzzy_match import Match
from catalogue.tables.term_names import Vocabulary
from catalogue.urls import is_web_address

NOTHING = frozenset(
    "- – — ? n/a n.a. na none nil tbd tba tbc unknown k.a. keine ingen ei puuttuu unbekannt x/x ...".split()
)
"""Words that people write into a cell that they have nothing for."""
_DOUBT = re.compile(r"\s*(\?+|\((?:\?+|tbc|tbd|unsure|uncertain|approx\.?|ca\.?)\))\s*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_MARKS = (
    re.compile(r"\s*[/+,]\s*"),
    re.compile(r"\s*(?:&|\band\b|\bund\b|\boch\b|\bog\b|\bja\b)\s*", re.IGNORECASE),
)
"""Separators between several names in one item, the plainest first."""
_SCHEMELESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_WEAK = frozenset({Kind.TERM, Kind.COUNTRY, Kind.CHOICE, Kind.DATE, Kind.DAY, Kind.NUMBER})


class CellParser:
    """Parses cells by the words of a site, and collects issues."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary, findings: ImportIssues) -> None:
        self.wording = wording
        self.vocabulary = vocabulary
        self.findings = findings

    def read(self, column: Column, cell: Cell, ref: CellRef) -> object:
        """Read the value of a cell; None where there is none, or where it was rejected."""
        if cell.error:
            self.findings.report(rules.NO_RESULT, ref, reason=cell.error)
            return None
        if column.many:
            values = [
                value
                for item in self.split_items(column, cell)
                if (value := self._read_item(column, item, ref)) is not None
            ]
            flat = [part for value in values for part in (value if isinstance(value, list) else [value])]
            return list(dict.fromkeys(flat))
        return self._read_item(column, cell, ref)

    def is_doubtful(self, column: Column, cell: Cell) -> bool:
        """Whether a value ends in a question mark or `(tbc)`."""
        return column.kind in _WEAK and bool(_DOUBT.search(cell.text)) and cell.text.casefold() not in NOTHING

    def split_items(self, column: Column, cell: Cell) -> Iterator[Cell]:
        """Split a cell into items: separated by semicolons or lines, or by commas where there are none of those."""
        text = cell.text
        parts = unpack(text)
        if len(parts) == 1 and not text.startswith('"') and "," in text:
            parts = [part.strip() for part in text.split(",") if part.strip()]
        bullets = (re.sub(r"^\s*[•·*–-]\s+", "", part) for part in parts)
        yield from (Cell(part) for part in bullets if part.casefold() not in NOTHING)

    def _read_item(self, column: Column, cell: Cell, ref: CellRef) -> object:
        text = cell.text
        if column.kind in _WEAK:
            text = _DOUBT.sub("", text)
        readers: dict[Kind, Callable[[Column, str, CellRef], object]] = {
            Kind.TERM: self._read_term,
            Kind.COUNTRY: self._read_country,
            Kind.CHOICE: self._read_choice,
            Kind.YES: self._read_yes,
            Kind.NUMBER: self._read_number,
            Kind.ADDRESS: self._read_address,
            Kind.LINE: self._read_line,
        }
        if column.kind in {Kind.DATE, Kind.DAY}:
            return self._read_date(column, replace(cell, value=text) if isinstance(cell.value, str) else cell, ref)
        if column.kind == Kind.FIGURE:
            return number_or_text(cell.value) if isinstance(cell.value, str) else cell.value
        return readers[column.kind](column, text, ref) if column.kind in readers else text

    def _read_line(self, column: Column, text: str, ref: CellRef) -> str | None:
        if column.longest and len(text) > column.longest:
            other = self.wording.label(Column("text", Kind.TEXT))
            self.findings.report(rules.TOO_LONG, ref, length=len(text), limit=column.longest, other=other)
            return None
        return text

    def _read_term(self, column: Column, text: str, ref: CellRef) -> object:
        matches = self._match_terms(text, lambda name: self.vocabulary.find(column.collection, name))
        language = self.wording.messages.language
        if isinstance(matches, str):
            self._report_no_term(column, matches, ref)
            return None
        for name, match in matches:
            if not match.exact:
                label = self.vocabulary.show(column.collection, match.key, language)
                self.findings.assume(ref, f"“{excerpt(name)}” is taken for “{label}”.")
        keys = [match.key for _, match in matches]
        return keys if column.many else keys[0]

    def _match_terms(self, text: str, find: Callable[[str], Match]) -> list[tuple[str, Match]] | str:
        """Match the terms in a text: one, or several with `/` or `and` between; else the part without a match."""
        bare = _BRACKETS.sub("", text)
        full_match = find(text)
        if full_match.exact or not bare:
            return [(text, full_match)] if full_match.key else text
        for mark in _MARKS:
            parts = [part for part in mark.split(bare) if part]
            results = [self._match_terms(part, find) for part in parts] if len(parts) > 1 else []
            matches = [part for part in results if not isinstance(part, str)]
            if results and len(matches) == len(results):
                return [pair for part in matches for pair in part]
            if matches and not full_match.key:
                return next(part for part in results if isinstance(part, str))
        for match in (full_match, find(bare)):
            if match.key:
                return [(text, replace(match, exact=False))]
        return text

    def _report_no_term(self, column: Column, text: str, ref: CellRef) -> None:
        from catalogue.schema.collection_fields import NOUNS

        language = self.wording.messages.language
        near = self.vocabulary.find(column.collection, text).near
        names = self.vocabulary.display_names(column.collection, language)
        guess = " or ".join(f"“{self.vocabulary.show(column.collection, key, language)}”" for key in near)
        choices = f"Did you mean {guess}? " if guess else ""
        if len(names) <= 40:
            choices += f"There are: {', '.join(names)}." if names else "There are none yet; empty the cell."
        else:
            choices += f"They are in content/{column.collection}/."
        self.findings.report(rules.NO_TERM, ref, noun=NOUNS[column.collection], value=excerpt(text), choices=choices)

    def _read_country(self, column: Column, text: str, ref: CellRef) -> object:
        matches = self._match_terms(text, lambda name: self.vocabulary.find_country(name, column.collection))
        if isinstance(matches, str):
            near = self.vocabulary.find_country(matches).near
            guess = " or ".join(self.vocabulary.show_country(code, self.wording.messages.language) for code in near)
            hint = f"Did you mean {guess}? " if guess else ""
            self.findings.report(rules.NO_COUNTRY, ref, value=excerpt(matches), near=hint)
            return None
        for name, match in matches:
            if not match.exact:
                country = self.vocabulary.show_country(match.key, self.wording.messages.language)
                self.findings.assume(ref, f"“{excerpt(name)}” is taken for {country}.")
        keys = [match.key for _, match in matches]
        return keys if column.many else keys[0]

    def _read_choice(self, column: Column, text: str, ref: CellRef) -> str | None:
        match = self.wording.choices(column).find(text)
        if not match.key:
            choices = " or ".join(f"“{self.wording.choice(column, choice)}”" for choice in column.choices)
            self.findings.report(rules.NO_CHOICE, ref, value=excerpt(text), choices=choices)
            return None
        if not match.exact:
            self.findings.assume(ref, f"“{excerpt(text)}” is taken for “{self.wording.choice(column, match.key)}”.")
        return match.key

    def _read_yes(self, column: Column, text: str, ref: CellRef) -> bool | None:
        value = self.wording.yes_or_no.get(text.casefold())
        if value is None:
            self.findings.report(rules.WRONG_KIND, ref, value=excerpt(text), wanted="yes or no")
        return value

    def _read_number(self, column: Column, text: str, ref: CellRef) -> int | None:
        if re.fullmatch(r"\d{1,9}\.?", text):
            return int(text.rstrip("."))
        self.findings.report(rules.WRONG_KIND, ref, value=excerpt(text), wanted="a whole number")
        return None

    def _read_date(self, column: Column, cell: Cell, ref: CellRef) -> object:
        date_range = read_date_range(cell)
        if (
            date_range is None
            or date_range.end
            or (column.kind == Kind.DAY and len(date_range.start) < len("2021-05-27"))
        ):
            hint = "Write the full day: 2021-05-27." if column.kind == Kind.DAY else None
            self.findings.report(rules.NO_DATE, ref, hint=hint, value=excerpt(cell.text))
            return None
        if date_range.assumption:
            self.findings.assume(ref, f"“{excerpt(cell.text)}”: {date_range.assumption}")
        return to_date_value(date_range.start)

    def _read_address(self, column: Column, text: str, ref: CellRef) -> str | None:
        if is_web_address(text):
            return text
        if looks_like_address(text) and is_web_address(f"https://{text}"):
            self.findings.assume(ref, "https:// was added to the address.")
            return f"https://{text}"
        self.findings.report(rules.NO_ADDRESS, ref, value=excerpt(text))
        return None


def remove_doubt(cell: Cell) -> Cell:
    """Remove the question mark or `(tbc)` that marks a cell as uncertain."""
    return replace(cell, value=_DOUBT.sub("", cell.value)) if isinstance(cell.value, str) else cell


def looks_like_address(text: str) -> bool:
    """Whether a text is a web address, with or without a scheme."""
    return is_web_address(text) or _SCHEMELESS.fullmatch(text) is not None


def read_date_range(cell: Cell) -> DateRange | None:
    """Read the date or the range of dates in a cell: a date, a number or a text."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return parse_serial_date(cell.value)
    if re.fullmatch(r"\d{5}", cell.text):
        return parse_serial_date(int(cell.text))
    return parse_date_range(cell.text)


def to_date_value(text: str) -> str | int:
    """Convert a date to its form in front matter: a year alone is a number there."""
    return int(text) if len(text) == len("2021") else text

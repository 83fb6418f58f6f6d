"""Makes values of cells: what is sure is taken, what is likely is taken and said, the rest is rejected."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from catalogue.contribute.importing.dates import Stretch, read_serial, read_stretch
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
"""What people write into a cell to say that there is nothing to write."""
_DOUBT = re.compile(r"\s*(\?+|\((?:\?+|tbc|tbd|unsure|uncertain|approx\.?|ca\.?)\))\s*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_MARKS = (
    re.compile(r"\s*[/+,]\s*"),
    re.compile(r"\s*(?:&|\band\b|\bund\b|\boch\b|\bog\b|\bja\b)\s*", re.IGNORECASE),
)
"""What parts several names in one item, the plainest mark first."""
_SCHEMELESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_WEAK = frozenset({Kind.TERM, Kind.COUNTRY, Kind.CHOICE, Kind.DATE, Kind.DAY, Kind.NUMBER})


class CellParser:
    """Knows the words of a site, and what has been found so far."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary, findings: ImportIssues) -> None:
        self.wording = wording
        self.vocabulary = vocabulary
        self.findings = findings

    def read(self, column: Column, cell: Cell, spot: CellRef) -> object:
        """The value of a cell; None where there is none, or where it was rejected."""
        if cell.broken:
            self.findings.report(rules.NO_RESULT, spot, reason=cell.broken)
            return None
        if column.many:
            found = [value for item in self.items(column, cell) if (value := self._one(column, item, spot)) is not None]
            flat = [part for value in found for part in (value if isinstance(value, list) else [value])]
            return list(dict.fromkeys(flat))
        return self._one(column, cell, spot)

    def is_doubtful(self, column: Column, cell: Cell) -> bool:
        """Whether a question mark or `(tbc)` stands behind a value."""
        return column.kind in _WEAK and bool(_DOUBT.search(cell.text)) and cell.text.casefold() not in NOTHING

    def items(self, column: Column, cell: Cell) -> Iterator[Cell]:
        """The items of a cell: separated by semicolons or lines, or by commas where there are none of those."""
        text = cell.text
        parts = unpack(text)
        if len(parts) == 1 and not text.startswith('"') and "," in text:
            parts = [part.strip() for part in text.split(",") if part.strip()]
        bullets = (re.sub(r"^\s*[•·*–-]\s+", "", part) for part in parts)
        yield from (Cell(part) for part in bullets if part.casefold() not in NOTHING)

    def _one(self, column: Column, cell: Cell, spot: CellRef) -> object:
        text = cell.text
        if column.kind in _WEAK:
            text = _DOUBT.sub("", text)
        readers: dict[Kind, Callable[[Column, str, CellRef], object]] = {
            Kind.TERM: self._term,
            Kind.COUNTRY: self._country,
            Kind.CHOICE: self._choice,
            Kind.YES: self._yes,
            Kind.NUMBER: self._number,
            Kind.ADDRESS: self._address,
            Kind.LINE: self._line,
        }
        if column.kind in {Kind.DATE, Kind.DAY}:
            return self._date(column, replace(cell, value=text) if isinstance(cell.value, str) else cell, spot)
        if column.kind == Kind.FIGURE:
            return number_or_text(cell.value) if isinstance(cell.value, str) else cell.value
        return readers[column.kind](column, text, spot) if column.kind in readers else text

    def _line(self, column: Column, text: str, spot: CellRef) -> str | None:
        if column.longest and len(text) > column.longest:
            other = self.wording.label(Column("text", Kind.TEXT))
            self.findings.report(rules.TOO_LONG, spot, length=len(text), limit=column.longest, other=other)
            return None
        return text

    def _term(self, column: Column, text: str, spot: CellRef) -> object:
        found = self._terms(text, lambda name: self.vocabulary.find(column.collection, name))
        language = self.wording.messages.language
        if isinstance(found, str):
            self._no_term(column, found, spot)
            return None
        for name, match in found:
            if not match.exact:
                shown = self.vocabulary.show(column.collection, match.key, language)
                self.findings.assume(spot, f"“{excerpt(name)}” is taken for “{shown}”.")
        keys = [match.key for _, match in found]
        return keys if column.many else keys[0]

    def _terms(self, text: str, find: Callable[[str], Match]) -> list[tuple[str, Match]] | str:
        """What a text names: one thing, or several with `/` or `and` between them; the part that names nothing."""
        bare = _BRACKETS.sub("", text)
        whole = find(text)
        if whole.exact or not bare:
            return [(text, whole)] if whole.key else text
        for mark in _MARKS:
            parts = [part for part in mark.split(bare) if part]
            found = [self._terms(part, find) for part in parts] if len(parts) > 1 else []
            known = [part for part in found if not isinstance(part, str)]
            if found and len(known) == len(found):
                return [pair for part in known for pair in part]
            if known and not whole.key:
                return next(part for part in found if isinstance(part, str))
        for match in (whole, find(bare)):
            if match.key:
                return [(text, replace(match, exact=False))]
        return text

    def _no_term(self, column: Column, text: str, spot: CellRef) -> None:
        from catalogue.schema.collection_fields import NOUNS

        language = self.wording.messages.language
        near = self.vocabulary.find(column.collection, text).near
        known = self.vocabulary.shown(column.collection, language)
        guess = " or ".join(f"“{self.vocabulary.show(column.collection, key, language)}”" for key in near)
        choices = f"Did you mean {guess}? " if guess else ""
        if len(known) <= 40:
            choices += f"There are: {', '.join(known)}." if known else "There are none yet; empty the cell."
        else:
            choices += f"They are in content/{column.collection}/."
        self.findings.report(rules.NO_TERM, spot, noun=NOUNS[column.collection], value=excerpt(text), choices=choices)

    def _country(self, column: Column, text: str, spot: CellRef) -> object:
        found = self._terms(text, self.vocabulary.find_country)
        if isinstance(found, str):
            near = self.vocabulary.find_country(found).near
            guess = " or ".join(self.vocabulary.show_country(code, self.wording.messages.language) for code in near)
            hint = f"Did you mean {guess}? " if guess else ""
            self.findings.report(rules.NO_COUNTRY, spot, value=excerpt(found), near=hint)
            return None
        for name, match in found:
            if not match.exact:
                shown = self.vocabulary.show_country(match.key, self.wording.messages.language)
                self.findings.assume(spot, f"“{excerpt(name)}” is taken for {shown}.")
        keys = [match.key for _, match in found]
        return keys if column.many else keys[0]

    def _choice(self, column: Column, text: str, spot: CellRef) -> str | None:
        match = self.wording.choices(column).find(text)
        if not match.key:
            choices = " or ".join(f"“{self.wording.choice(column, choice)}”" for choice in column.choices)
            self.findings.report(rules.NO_CHOICE, spot, value=excerpt(text), choices=choices)
            return None
        if not match.exact:
            self.findings.assume(spot, f"“{excerpt(text)}” is taken for “{self.wording.choice(column, match.key)}”.")
        return match.key

    def _yes(self, column: Column, text: str, spot: CellRef) -> bool | None:
        found = self.wording.yes_or_no.get(text.casefold())
        if found is None:
            self.findings.report(rules.WRONG_KIND, spot, value=excerpt(text), wanted="yes or no")
        return found

    def _number(self, column: Column, text: str, spot: CellRef) -> int | None:
        if re.fullmatch(r"\d{1,9}\.?", text):
            return int(text.rstrip("."))
        self.findings.report(rules.WRONG_KIND, spot, value=excerpt(text), wanted="a whole number")
        return None

    def _date(self, column: Column, cell: Cell, spot: CellRef) -> object:
        found = stretch_of(cell)
        if found is None or found.end or (column.kind == Kind.DAY and len(found.start) < len("2021-05-27")):
            hint = "Write the full day: 2021-05-27." if column.kind == Kind.DAY else None
            self.findings.report(rules.NO_DATE, spot, hint=hint, value=excerpt(cell.text))
            return None
        if found.assumed:
            self.findings.assume(spot, f"“{excerpt(cell.text)}”: {found.assumed}")
        return date_value(found.start)

    def _address(self, column: Column, text: str, spot: CellRef) -> str | None:
        if is_web_address(text):
            return text
        if looks_like_address(text) and is_web_address(f"https://{text}"):
            self.findings.assume(spot, "https:// was added to the address.")
            return f"https://{text}"
        self.findings.report(rules.NO_ADDRESS, spot, value=excerpt(text))
        return None


def without_doubt(cell: Cell) -> Cell:
    """A cell without the question mark or `(tbc)` that says that it is unsure."""
    return replace(cell, value=_DOUBT.sub("", cell.value)) if isinstance(cell.value, str) else cell


def looks_like_address(text: str) -> bool:
    """Whether a text is a web address, with or without a scheme."""
    return is_web_address(text) or _SCHEMELESS.fullmatch(text) is not None


def stretch_of(cell: Cell) -> Stretch | None:
    """The date or stretch of time that a cell holds, as a date, a number or a text."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return read_serial(cell.value)
    if re.fullmatch(r"\d{5}", cell.text):
        return read_serial(int(cell.text))
    return read_stretch(cell.text)


def date_value(text: str) -> str | int:
    """A date as front matter holds it: a year alone is a number there."""
    return int(text) if len(text) == len("2021") else text

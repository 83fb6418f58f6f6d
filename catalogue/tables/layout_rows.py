"""Lays the tools of a site out as sheets of cells, in a language, so that importing them gives the same entries."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.schema.entries import Entry, Library
from catalogue.schema.models import Tool
from catalogue.sources.front_matter import split_front_matter
from catalogue.tables.cell_syntax import figure_text, pack, pack_groups, quote_if_needed, yes_or_no
from catalogue.tables.column_names import Wording
from catalogue.tables.columns import DOUBTS, ID, LANGUAGE, PAGE, TEXT, Column, Kind
from catalogue.tables.term_names import Vocabulary

Value = str | int | float
_OWN = frozenset({ID, LANGUAGE, PAGE, TEXT})
"""Columns that stand for no field."""
PART = 30_000
"""Characters of a text that go into one cell of a workbook, which may hold 32,767."""


@dataclass(frozen=True, slots=True)
class Item:
    """A tool in one language, ready to be laid out."""

    id: str
    language: str
    """Empty for the original."""
    values: Mapping[str, Any]
    """Fields by name, as plain values."""
    text: str
    """The Markdown below the front matter."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One sheet, laid out."""

    name: str
    """As `wording.SHEETS` or the schema calls it."""
    title: str
    """What the reader sees."""
    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def items(library: Library, language: str | None, *, texts: bool = True) -> list[Item]:
    """The tools of a site, sorted by id.

    Args:
        library: the site's entries.
        language: give every tool once, in this language where it is translated; without one, give the originals and
            beside them what each translation says.
        texts: whether texts are wanted.
    """
    found: list[Item] = []
    for key in sorted(library.tools):
        entry = library.tools[key]
        if language:
            local = library.localise(entry, language)
            own = "" if local is entry else local.language
            found.append(Item(key, own, values(local), text(local) if texts else ""))
        else:
            found += [Item(key, "", values(entry), text(entry)), *_translations(library, entry)]
    return found


def values(entry: Entry[Tool]) -> dict[str, Any]:
    """What an entry says, field by field; what it leaves open is left out."""
    return entry.meta.model_dump(exclude_unset=True, exclude_none=True)


def text(entry: Entry[Tool]) -> str:
    """The Markdown of an entry, without blank lines at its ends; a translation without text has the original's."""
    parts = split_front_matter(entry.own_body.source, entry.path)
    assert not isinstance(parts, list), "the read stage let it pass"
    return parts.body.strip("\n").rstrip()


def _translations(library: Library, entry: Entry[Tool]) -> Iterator[Item]:
    """What each translation of an entry gives, and no more."""
    for (key, language), translation in sorted(library.translations.items()):
        if key != entry.key:
            continue
        own_values = {name: value for name, value in values(translation).items() if name in translation.own_fields}
        if DOUBTS in own_values:
            own_values[DOUBTS] = {
                field: reason for field, reason in own_values[DOUBTS].items() if field in translation.own_doubts
            }
        yield Item(entry.id, language, own_values, text(translation))


class Layout:
    """Lays items out in the words of a language."""

    def __init__(
        self, wording: Wording, vocabulary: Vocabulary, address: Callable[[str], str] = lambda id_: ""
    ) -> None:
        """Take the words, and what gives the address of a tool's page by its id, for sheets that have that column."""
        self._wording = wording
        self._vocabulary = vocabulary
        self._address = address
        self._language = wording.messages.language

    def single_sheet(self, found: Sequence[Item], known: Sequence[Column]) -> SheetRows:
        """These columns in one sheet: groups share a cell, each on a line."""
        rows = tuple(tuple(self._cell(column, item) for column in known) for item in found)
        return self._sheet("tools", known, rows)

    def sheets(self, found: Sequence[Item], known: Sequence[Column]) -> list[SheetRows]:
        """A sheet of tools, and one for each field that holds groups, for doubts, and for texts if they are wanted."""
        own = [column for column in known if column.kind in {Kind.GROUPS, Kind.DOUBTS}]
        main = tuple(column for column in known if column not in own and column.kind != Kind.TEXT)
        rows = tuple(tuple(self._cell(column, item) for column in main) for item in found)
        return [
            self._sheet("tools", main, rows),
            *(self._groups(column, found) for column in own if column.kind == Kind.GROUPS),
            self._doubts(found),
            *([self._texts(found)] if any(column.kind == Kind.TEXT for column in known) else []),
        ]

    def _sheet(self, name: str, known: Sequence[Column], rows: Sequence[Sequence[Value]]) -> SheetRows:
        headings = tuple(self._wording.label(column) for column in known)
        return SheetRows(name, self._wording.sheet(name), tuple(known), headings, tuple(map(tuple, rows)))

    def _groups(self, column: Column, found: Sequence[Item]) -> SheetRows:
        rows: list[list[Value]] = [
            [item.id, *(self._value(part, _at(group, part.keys)) for part in column.parts)]
            for item in found
            if not item.language
            for group in item.values.get(column.name, ())
        ]
        return self._sheet(column.name, (Column("tool", Kind.LINE), *column.parts), rows)

    def _doubts(self, found: Sequence[Item]) -> SheetRows:
        known = [Column(name, Kind.LINE) for name in ("tool", LANGUAGE, "field", "reason")]
        rows: list[list[Value]] = [
            [item.id, item.language, field, reason]
            for item in found
            for field, reason in item.values.get(DOUBTS, {}).items()
        ]
        return self._sheet(DOUBTS, known, rows)

    def _texts(self, found: Sequence[Item]) -> SheetRows:
        known = [Column("tool", Kind.LINE), Column(LANGUAGE, Kind.LINE), Column("part", Kind.NUMBER)]
        rows: list[list[Value]] = [
            [item.id, item.language, number, part]
            for item in found
            for number, part in enumerate(split_text(item.text), 1)
        ]
        return self._sheet("texts", [*known, Column(TEXT, Kind.TEXT)], rows)

    def _cell(self, column: Column, item: Item) -> Value:
        if column.name in _OWN:
            return self._address(item.id) if column.name == PAGE else str(getattr(item, column.name))
        return self._value(column, _at(item.values, column.keys))

    def _value(self, column: Column, value: Any) -> Value:
        """A value as a cell; empty for None."""
        if value is None:
            return ""
        if column.kind == Kind.GROUPS:
            return pack_groups([self._packable(column, group) for group in value])
        if column.kind == Kind.DOUBTS:
            return "\n".join(f"{name}: {quote_if_needed(reason)}" for name, reason in value.items())
        if column.many:
            return pack([str(self._one(column, item)) for item in value])
        return self._one(column, value)

    def _one(self, column: Column, value: Any) -> Value:
        if column.kind == Kind.TERM:
            return self._vocabulary.show(column.collection, value, self._language)
        if column.kind == Kind.COUNTRY:
            return self._vocabulary.show_country(value, self._language)
        if column.kind == Kind.CHOICE:
            return self._wording.choice(column, value)
        if column.kind == Kind.FIGURE:
            return figure_text(value) if isinstance(value, str) else value
        if column.kind == Kind.NUMBER:
            return int(value)
        return yes_or_no(value) if column.kind == Kind.YES else str(value)

    def _packable(self, column: Column, group: Mapping[str, Any]) -> dict[str, str]:
        """A group as names and values for one line, its inner groups flattened."""
        found: dict[str, str] = {}
        for part in column.parts:
            value = _at(group, part.keys)
            if value is not None:
                is_figure = part.kind == Kind.FIGURE
                found[part.name] = figure_text(value) if is_figure else quote_if_needed(str(self._one(part, value)))
        return found


def split_text(body: str) -> Iterator[str]:
    """A text in pieces that fit into a cell of a workbook, cut after line ends where there are any."""
    while len(body.encode("utf-16-le")) // 2 > PART:
        piece = body.encode("utf-16-le")[: 2 * PART].decode("utf-16-le", "ignore")
        cut = piece.rfind("\n") + 1 or len(piece)
        yield body[:cut]
        body = body[cut:]
    if body:
        yield body


def _at(values: Mapping[str, Any], keys: Sequence[str]) -> Any:
    found: Any = values
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found

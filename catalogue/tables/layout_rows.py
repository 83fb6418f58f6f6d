"""Lays the tools of a site out as sheets of cells, in a language, so that importing them gives the same entries."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.schema.entries import Entry, Library
from catalogue.schema.models import Front, Tool
from catalogue.sources.front_matter import split_front_matter
from catalogue.tables.cell_syntax import figure_text, pack, pack_groups, quote_ambiguous, yes_or_no
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
    tools: list[Item] = []
    for key in sorted(library.tools):
        entry = library.tools[key]
        if language:
            local = library.localise(entry, language)
            own = "" if local is entry else local.language
            tools.append(Item(key, own, values(local), text(local) if texts else ""))
        else:
            tools += [Item(key, "", values(entry), text(entry)), *_translations(library, entry)]
    return tools


def values(entry: Entry[Front]) -> dict[str, Any]:
    """What an entry says, field by field; what it leaves open is left out."""
    return entry.meta.model_dump(exclude_unset=True, exclude_none=True)


def text(entry: Entry[Front]) -> str:
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

    def layout_sheet(self, tools: Sequence[Item], sheet_columns: Sequence[Column]) -> SheetRows:
        """These columns in one sheet: groups share a cell, each on a line."""
        rows = tuple(tuple(self._cell(column, item) for column in sheet_columns) for item in tools)
        return self._build_sheet("tools", sheet_columns, rows)

    def layout_workbook(self, tools: Sequence[Item], sheet_columns: Sequence[Column]) -> list[SheetRows]:
        """A sheet of tools, and one for each field that holds groups, for doubts, and for texts if they are wanted."""
        own = [column for column in sheet_columns if column.kind in {Kind.GROUPS, Kind.DOUBTS}]
        main = tuple(column for column in sheet_columns if column not in own and column.kind != Kind.TEXT)
        rows = tuple(tuple(self._cell(column, item) for column in main) for item in tools)
        return [
            self._build_sheet("tools", main, rows),
            *(self._groups(column, tools) for column in own if column.kind == Kind.GROUPS),
            self._doubts(tools),
            *([self._texts(tools)] if any(column.kind == Kind.TEXT for column in sheet_columns) else []),
        ]

    def _build_sheet(self, name: str, sheet_columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> SheetRows:
        headings = tuple(self._wording.label(column) for column in sheet_columns)
        return SheetRows(name, self._wording.sheet(name), tuple(sheet_columns), headings, tuple(map(tuple, rows)))

    def _groups(self, column: Column, tools: Sequence[Item]) -> SheetRows:
        rows: list[list[Value]] = [
            [item.id, *(self._value(part, _at(group, part.keys)) for part in column.parts)]
            for item in tools
            if not item.language
            for group in item.values.get(column.name, ())
        ]
        return self._build_sheet(column.name, (Column("tool", Kind.LINE), *column.parts), rows)

    def _doubts(self, tools: Sequence[Item]) -> SheetRows:
        sheet_columns = [Column(name, Kind.LINE) for name in ("tool", LANGUAGE, "field", "reason")]
        rows: list[list[Value]] = [
            [item.id, item.language, field, reason]
            for item in tools
            for field, reason in item.values.get(DOUBTS, {}).items()
        ]
        return self._build_sheet(DOUBTS, sheet_columns, rows)

    def _texts(self, tools: Sequence[Item]) -> SheetRows:
        sheet_columns = [Column("tool", Kind.LINE), Column(LANGUAGE, Kind.LINE), Column("part", Kind.NUMBER)]
        rows: list[list[Value]] = [
            [item.id, item.language, number, part]
            for item in tools
            for number, part in enumerate(split_text(item.text), 1)
        ]
        return self._build_sheet("texts", [*sheet_columns, Column(TEXT, Kind.TEXT)], rows)

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
            return "\n".join(f"{name}: {quote_ambiguous(reason)}" for name, reason in value.items())
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
        tools: dict[str, str] = {}
        for part in column.parts:
            value = _at(group, part.keys)
            if value is not None:
                is_figure = part.kind == Kind.FIGURE
                tools[part.name] = figure_text(value) if is_figure else quote_ambiguous(str(self._one(part, value)))
        return tools


def split_text(body: str) -> Iterator[str]:
    """A text in pieces that fit into a cell of a workbook, cut after line ends where there are any."""
    while len(body.encode("utf-16-le")) // 2 > PART:
        piece = body.encode("utf-16-le")[: 2 * PART].decode("utf-16-le", "ignore")
        end = piece.rfind("\n") + 1 or len(piece)
        yield body[:end]
        body = body[end:]
    if body:
        yield body


def _at(values: Mapping[str, Any], keys: Sequence[str]) -> Any:
    tools: Any = values
    for key in keys:
        tools = tools.get(key) if isinstance(tools, Mapping) else None
    return tools

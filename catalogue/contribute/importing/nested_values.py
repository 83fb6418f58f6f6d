"""Reads cells that hold groups, editions, figures, links, organisations: written exactly, or as people jot them."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from catalogue.contribute.importing.cell_parser import (
    NOTHING,
    CellParser,
    looks_like_address,
    read_date_range,
    remove_doubt,
    to_date_value,
)
from catalogue.contribute.importing.dates import DateRange
from catalogue.contribute.importing.issues import excerpt
from catalogue.contribute.importing.table import Cell, CellRef
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.tables.cell_syntax import unpack, unpack_groups
from catalogue.tables.columns import Column, Kind

_FIGURE = re.compile(
    r"(?:(?P<qualifier>about|around|over|more than|at least|up to|ca\.?|approx\.?)\s+)?"
    r"(?P<value>\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d+(?:\.\d+)?)\s+(?P<label>[^\d\s].*)",
    re.IGNORECASE,
)
_QUALIFIERS = {
    "ca": "about",
    "ca.": "about",
    "approx": "about",
    "approx.": "about",
    "around": "about",
    "over": "more than",
}


class GroupReader:
    """Reads groups with the parser of single values."""

    def __init__(self, reader: CellParser) -> None:
        self._reader = reader
        self._findings = reader.findings

    def read(self, column: Column, cell: Cell, ref: CellRef) -> list[dict[str, object]]:
        """Read the groups of a cell; unreadable ones are reported and left out."""
        if cell.error:
            self._findings.report(rules.NO_RESULT, ref, reason=cell.error)
            return []
        if (exact := self._read_exact(column, cell, ref)) is not None:
            return exact
        loose = {"editions": self._read_editions, "links": self._read_links, "figures": self._read_figures}
        if column.name in loose:
            return loose[column.name](cell, ref)
        if any(part.kind == Kind.TERM for part in column.parts):
            return self._read_organisations(column, cell, ref)
        return self._read_sentences(column, cell, ref)

    def read_doubts(self, cell: Cell) -> dict[str, str]:
        """Read fields with the reasons why they are uncertain."""
        reasons: dict[str, str] = {}
        for group in unpack_groups(cell.text) or []:
            for name, reason in group.items():
                reasons[str(name)] = str(reason)
        return reasons or dict.fromkeys(unpack(cell.text), "")

    def read_group(self, column: Column, values: Mapping[str, tuple[Cell, CellRef]]) -> dict[str, object]:
        """Read one group from the cells of its parts."""
        group: dict[str, object] = {}
        for part in column.parts:
            if part.name in values and (value := self._reader.read(part, *values[part.name])) is not None:
                set_value(group, part.keys, value)
        return group

    def _read_exact(self, column: Column, cell: Cell, ref: CellRef) -> list[dict[str, object]] | None:
        """Read groups that are written as `label: Launch; start: 2020-10-15`; None where they are not."""
        groups = unpack_groups(cell.text)
        names = self._reader.wording.part_names(column.parts)
        if not groups:
            return None
        results = []
        for group in groups:
            parts = {match.key: value for name, value in group.items() if (match := names.find(name)).exact}
            if len(parts) != len(group):
                if not parts:
                    return None
                wanted = f"groups of these parts: {', '.join(part.name for part in column.parts)}"
                self._findings.report(rules.WRONG_KIND, ref, value=excerpt(cell.text), wanted=wanted)
                return []
            cells = {
                name: (Cell(value if isinstance(value, str) else str(value)), ref) for name, value in parts.items()
            }
            results.append(self.read_group(column, cells))
        return results

    def _read_editions(self, cell: Cell, ref: CellRef) -> list[dict[str, object]]:
        editions: list[dict[str, object]] = []
        single = read_date_range(remove_doubt(cell))
        for item in [cell] if single else self._reader.split_items(Column("editions", Kind.DATE, many=True), cell):
            date_range = read_date_range(remove_doubt(item))
            if date_range is None:
                self._findings.report(rules.NO_DATE, ref, value=excerpt(item.text))
                continue
            edition: dict[str, object] = {"label": _edition_label(date_range), "start": to_date_value(date_range.start)}
            if remove_doubt(item) != item:
                edition["uncertain"] = True
                self._findings.assume(ref, f"“{excerpt(item.text)}” is marked as uncertain; readers will see that.")
            if date_range.end:
                edition["end"] = to_date_value(date_range.end)
            if date_range.assumption:
                self._findings.assume(ref, f"“{excerpt(item.text)}”: {date_range.assumption}")
            self._findings.assume(ref, "Dates became editions, called “Edition of” and the year.")
            editions.append(edition)
        return editions

    def _read_links(self, cell: Cell, ref: CellRef) -> list[dict[str, object]]:
        """Read addresses, each with its host as a label where there is no other."""
        links: list[dict[str, object]] = []
        parts = [part.strip("<>(),;") for part in re.split(r"[;,]?\s+|;|\|", cell.text)]
        texts = [part for part in parts if part and part.casefold() not in NOTHING]
        addresses = [text for text in texts if looks_like_address(text)]
        others = " ".join(text for text in texts if text not in addresses)
        if others and not addresses and looks_like_address(cell.link):
            self._findings.assume(ref, "The address behind the words is used.")
            return [{"label": excerpt(cell.text, 120), "url": cell.link}]
        if others and not addresses:
            self._findings.report(rules.NO_ADDRESS, ref, value=excerpt(cell.text))
        elif others:
            self._findings.assume(ref, f"Words beside the address are left out: “{excerpt(others)}”.")
        for text in dict.fromkeys(addresses):
            if url := self._reader.read(Column("links.url", Kind.ADDRESS), Cell(text), ref):
                links.append({"label": re.sub(r"^www\.", "", urlsplit(str(url)).hostname or ""), "url": url})
        return links

    def _read_figures(self, cell: Cell, ref: CellRef) -> list[dict[str, object]]:
        figures: list[dict[str, object]] = []
        for item in self._reader.split_items(Column("figures", Kind.LINE, many=True), cell):
            if match := _FIGURE.fullmatch(item.text):
                digits = re.sub(r"(?<=\d)[ ,.\u00a0](?=\d{3}\b)", "", match["value"])
                figure: dict[str, object] = {
                    "label": match["label"],
                    "value": float(digits) if "." in digits else int(digits),
                }
                if match["qualifier"]:
                    figure["qualifier"] = _QUALIFIERS.get(match["qualifier"].lower(), match["qualifier"].lower())
                figures.append(figure)
            else:
                example = "a number with what it counts, such as “74 objects on show”"
                self._findings.report(rules.WRONG_KIND, ref, value=excerpt(item.text), wanted=example)
        return figures

    def _read_sentences(self, column: Column, cell: Cell, ref: CellRef) -> list[dict[str, object]]:
        """Read groups of which only the required field is given, such as what is done in a step."""
        name = next(part.name for part in column.parts if part.required)
        texts = [text for text in unpack(cell.text) if text.casefold() not in NOTHING]
        return [group for text in texts if (group := self.read_group(column, {name: (Cell(text), ref)}))]

    def _read_organisations(self, column: Column, cell: Cell, ref: CellRef) -> list[dict[str, object]]:
        """Read organisations by name, also those without a page."""
        organisations: list[dict[str, object]] = []
        for item in self._reader.split_items(column, cell):
            match = self._reader.vocabulary.find("organisations", item.text)
            titles = {
                key: self._reader.vocabulary.show("organisations", key, "") for key in (match.key, *match.near) if key
            }
            if not match.key:
                near = f"Did you mean “{titles[match.near[0]]}”? Then write it so. " if match.near else ""
                self._findings.report(rules.NO_PAGE, ref, value=excerpt(item.text), near=near)
                organisations.append({"name": item.text})
                continue
            if not match.exact:
                self._findings.assume(ref, f"“{excerpt(item.text)}” is taken for “{titles[match.key]}”.")
            if match.key not in [group.get("organisation") for group in organisations]:
                organisations.append({"organisation": match.key})
        return organisations


def set_value(values: dict[str, object], keys: tuple[str, ...], value: object) -> None:
    """Set a value at a key path, making the groups on the way."""
    for key in keys[:-1]:
        inner = values.setdefault(key, {})
        assert isinstance(inner, dict), "the schema has a group there"
        values = inner
    values[keys[-1]] = value


def _edition_label(date_range: DateRange) -> str:
    """Label an edition without a name by its years, as people do."""
    years = list(dict.fromkeys(text[:4] for text in (date_range.start, date_range.end) if text))
    return f"Edition of {'–'.join(years)}"

"""Reads cells that hold groups, editions, figures, links, organisations: written exactly, or as people jot them."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from catalogue.contribute.importing.cell_parser import (
    NOTHING,
    CellParser,
    date_value,
    looks_like_address,
    stretch_of,
    without_doubt,
)
from catalogue.contribute.importing.dates import Stretch
from catalogue.contribute.importing.issues import excerpt
from catalogue.contribute.importing.table import Cell, CellRef
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.tables.cell_syntax import unpack, unpack_groups
from catalogue.tables.columns import Column, Kind

_COUNTED = re.compile(
    r"(?:(?P<qualifier>about|around|over|more than|at least|up to|ca\.?|approx\.?)\s+)?"
    r"(?P<value>\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d+(?:\.\d+)?)\s+(?P<label>[^\d\s].*)",
    re.IGNORECASE,
)
_SHORTENED = {
    "ca": "about",
    "ca.": "about",
    "approx": "about",
    "approx.": "about",
    "around": "about",
    "over": "more than",
}


class GroupReader:
    """Reads groups with the help of the reader of single values, and remembers names that have no page."""

    def __init__(self, reader: CellParser) -> None:
        self._reader = reader
        self._findings = reader.findings
        self.without_page: list[tuple[str, str]] = []
        """Fields and the names in them that are no organisation of the catalogue."""

    def read(self, column: Column, cell: Cell, spot: CellRef) -> list[dict[str, object]]:
        """The groups of a cell; what cannot be read is reported and left out."""
        if cell.broken:
            self._findings.report(rules.NO_RESULT, spot, reason=cell.broken)
            return []
        if (exact := self._exact(column, cell, spot)) is not None:
            return exact
        loose = {"editions": self._editions, "links": self._links, "figures": self._figures}
        if column.name in loose:
            return loose[column.name](cell, spot)
        return self._organisations(column, cell, spot)

    def doubts(self, cell: Cell) -> dict[str, str]:
        """Fields with the reasons why they are unsure."""
        found: dict[str, str] = {}
        for group in unpack_groups(cell.text) or []:
            for name, reason in group.items():
                found[str(name)] = str(reason)
        return found or dict.fromkeys(unpack(cell.text), "")

    def group(self, column: Column, values: Mapping[str, tuple[Cell, CellRef]]) -> dict[str, object]:
        """One group from the cells of its parts."""
        found: dict[str, object] = {}
        for part in column.parts:
            if part.name in values and (value := self._reader.read(part, *values[part.name])) is not None:
                put(found, part.keys, value)
        return found

    def _exact(self, column: Column, cell: Cell, spot: CellRef) -> list[dict[str, object]] | None:
        """Groups that are written as `label: Launch; start: 2020-10-15`; None where they are not."""
        groups = unpack_groups(cell.text)
        names = self._reader.wording.part_names(column.parts)
        if not groups:
            return None
        found = []
        for group in groups:
            known = {match.key: value for name, value in group.items() if (match := names.find(name)).exact}
            if len(known) != len(group):
                return None
            cells = {
                name: (Cell(value if isinstance(value, str) else str(value)), spot) for name, value in known.items()
            }
            found.append(self.group(column, cells))
        return found

    def _editions(self, cell: Cell, spot: CellRef) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        whole = stretch_of(without_doubt(cell))
        for item in [cell] if whole else self._reader.items(Column("editions", Kind.DATE, many=True), cell):
            stretch = stretch_of(without_doubt(item))
            if stretch is None:
                self._findings.report(rules.NO_DATE, spot, value=excerpt(item.text))
                continue
            edition: dict[str, object] = {"label": _edition_label(stretch), "start": date_value(stretch.start)}
            if without_doubt(item) != item:
                edition["uncertain"] = True
                self._findings.assume(spot, f"“{excerpt(item.text)}” is marked as uncertain; readers will see that.")
            if stretch.end:
                edition["end"] = date_value(stretch.end)
            if stretch.assumed:
                self._findings.assume(spot, f"“{excerpt(item.text)}”: {stretch.assumed}")
            self._findings.assume(spot, "Dates became editions, called “Edition of” and the year.")
            found.append(edition)
        return found

    def _links(self, cell: Cell, spot: CellRef) -> list[dict[str, object]]:
        """Addresses, each with its host as a label where nobody has said what is there."""
        found: list[dict[str, object]] = []
        parts = [part.strip("<>(),;") for part in re.split(r"[;,]?\s+|;|\|", cell.text)]
        texts = [part for part in parts if part and part.casefold() not in NOTHING]
        addresses = [text for text in texts if looks_like_address(text)]
        others = " ".join(text for text in texts if text not in addresses)
        if others and not addresses and looks_like_address(cell.link):
            self._findings.assume(spot, "The address behind the words is used.")
            return [{"label": excerpt(cell.text, 120), "url": cell.link}]
        if others and not addresses:
            self._findings.report(rules.NO_ADDRESS, spot, value=excerpt(cell.text))
        elif others:
            self._findings.assume(spot, f"Words beside the address are left out: “{excerpt(others)}”.")
        for text in dict.fromkeys(addresses):
            if url := self._reader.read(Column("links.url", Kind.ADDRESS), Cell(text), spot):
                found.append({"label": re.sub(r"^www\.", "", urlsplit(str(url)).hostname or ""), "url": url})
        return found

    def _figures(self, cell: Cell, spot: CellRef) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for item in self._reader.items(Column("figures", Kind.LINE, many=True), cell):
            if match := _COUNTED.fullmatch(item.text):
                digits = re.sub(r"(?<=\d)[ ,.\u00a0](?=\d{3}\b)", "", match["value"])
                figure: dict[str, object] = {
                    "label": match["label"],
                    "value": float(digits) if "." in digits else int(digits),
                }
                if match["qualifier"]:
                    figure["qualifier"] = _SHORTENED.get(match["qualifier"].lower(), match["qualifier"].lower())
                found.append(figure)
            else:
                wanted = "a number with what it counts, such as “74 objects on show”"
                self._findings.report(rules.WRONG_KIND, spot, value=excerpt(item.text), wanted=wanted)
        return found

    def _organisations(self, column: Column, cell: Cell, spot: CellRef) -> list[dict[str, object]]:
        """Organisations by name; those without a page are remembered for the text, so that nothing is lost."""
        found: list[dict[str, object]] = []
        for item in self._reader.items(column, cell):
            match = self._reader.vocabulary.find("organisations", item.text)
            shown = {
                key: self._reader.vocabulary.show("organisations", key, "") for key in (match.key, *match.near) if key
            }
            if not match.key:
                near = f"Did you mean “{shown[match.near[0]]}”? Then write it so. " if match.near else ""
                self._findings.report(rules.NO_PAGE, spot, value=excerpt(item.text), near=near)
                self.without_page.append((column.name, item.text))
                continue
            if not match.exact:
                self._findings.assume(spot, f"“{excerpt(item.text)}” is taken for “{shown[match.key]}”.")
            if match.key not in [group["organisation"] for group in found]:
                found.append({"organisation": match.key})
        return found


def put(values: dict[str, object], keys: tuple[str, ...], value: object) -> None:
    """Set a value at a key path, making the groups on the way."""
    for key in keys[:-1]:
        inner = values.setdefault(key, {})
        assert isinstance(inner, dict), "the schema has a group there"
        values = inner
    values[keys[-1]] = value


def _edition_label(stretch: Stretch) -> str:
    """The years of an edition, which is how people call one that has no name."""
    years = list(dict.fromkeys(text[:4] for text in (stretch.start, stretch.end) if text))
    return f"Edition of {'–'.join(years)}"

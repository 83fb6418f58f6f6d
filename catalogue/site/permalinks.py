"""Record of all published addresses, and the check that each still leads to a page.

Pure functions over text and addresses, without access to files. `redirect_suggestions.py` guesses the successor of a
missing page.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogue.config import SiteConfig
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import link as rules
from catalogue.diagnostics.rules import read as reading
from catalogue.merge_conflicts import find_conflicts, report_conflicts
from catalogue.schema.cross_entry import SkippedEntries
from catalogue.site.redirect_suggestions import remedy
from catalogue.site.routes import RouteTable, alias_pairs, redirects
from catalogue.sources import Document

PERMALINKS = "content/permalinks.txt"
"""Path of the record, below the project's root."""

_HEADER = (
    "# Every address that this site has ever published. A build adds the new ones; commit them with your change.",
    "# A published address is a promise: when its page gets another name, name the old one under `aliases:` there.",
    "# Where nothing takes its place, keep the line and write `gone: ` before the address.",
)
_LARGEST = 4 * 1024 * 1024
"""Maximum size in characters; some 100,000 addresses."""
_GONE = "gone:"
_GUESSES = 20
"""Maximum number of addresses for which a successor is sought: a missing folder needs another fix."""
_ADDRESS = re.compile(r"/((?:[a-z0-9][a-z0-9._-]*/)*)", re.ASCII)
_MERGE_MARK = re.compile(r"(={7}|\|{7})( |\Z)")
_MERGED = "A merge has left its marks: delete the lines of `<`, `=` and `>` and keep all the others."
_SWOLLEN = "It contains something other than addresses: use the file from an earlier commit."
_OTHERWISE = (
    "If nothing takes its place, write `gone: ` before the address here; if it was never published, delete the line."
)


@dataclass(frozen=True, slots=True)
class PermalinkRecord:
    """One line of the record."""

    path: str
    """The address below the site's root, such as `tools/baltic-home/`; empty for the home page."""
    line: int
    """Its line in the file, from 1."""
    column: int
    """Column at which the address begins, from 1."""
    gone: bool = False
    """Whether the address was given up."""
    comments: tuple[str, ...] = ()
    """The comments directly above it, which move with it."""


def read_record(text: str) -> tuple[tuple[PermalinkRecord, ...], list[Diagnostic]]:
    """Parse a record into its addresses, in the order of the lines, and the problems of invalid lines."""
    if len(text) > _LARGEST:
        size, limit = len(text) // 1024, _LARGEST // 1024
        return (), [report(reading.FILE_TOO_LARGE, Span(PERMALINKS), hint=_SWOLLEN, size=size, limit=limit)]
    text = "\n".join(text.removeprefix("\ufeff").splitlines())
    conflicts = find_conflicts(text)
    conflict_lines = {number for conflict in conflicts for number in conflict.marker_lines}
    records: list[PermalinkRecord] = []
    problems = report_conflicts(text, conflicts, PERMALINKS, hint=_MERGED)
    comments: list[str] = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = "" if number - 1 in conflict_lines else raw.strip()
        if line.startswith("#") and line not in _HEADER:
            comments.append(line)
        if not line or line.startswith("#"):
            continue
        is_gone = line.startswith(_GONE)
        address = line.removeprefix(_GONE).strip()
        column = raw.index(address) + 1 if address else 1
        if match := _ADDRESS.fullmatch(address):
            records.append(PermalinkRecord(match[1], number, column, is_gone, tuple(comments)))
        else:
            hint = _MERGED if _MERGE_MARK.match(line) else _suggestion(address)
            problems.append(report(rules.BAD_PERMALINK, Span(PERMALINKS, number, column, 0, len(raw) + 1), hint=hint))
        comments = []
    return tuple(records), problems


def _suggestion(address: str) -> str | None:
    """A hint that names the address probably meant, such as `/tools/mesh/` for `tools/mesh`."""
    if not address.strip():
        return None
    path = "/".join(part for part in re.sub(r"\w+://[^/]*", "", address).strip().lower().split("/") if part)
    suggestion = f"/{path}/" if path else "/"
    return f"Write `{suggestion}`." if _ADDRESS.fullmatch(suggestion) else None


def promised_paths(documents: Iterable[Document], config: SiteConfig, routes: RouteTable) -> frozenset[str]:
    """The addresses that a site promises to keep: its pages and old addresses in the default language.

    Every page exists in every language below the language's code, so the home page of another language represents all
    pages below it. Anchors and the page for wrong addresses are not included.
    """
    pages = (routes.route(name, config.default_language) for name in routes.names if name != "not-found")
    homes = (routes.route("home", language) for language in config.languages)
    aliases = (alias for _, alias in alias_pairs(documents))
    return frozenset(_paths(pages, homes)) | frozenset(aliases)


def _paths(*groups: Iterable[object]) -> Iterator[str]:
    """The addresses of several groups of routes without their anchors."""
    for group in groups:
        yield from (str(route).partition("#")[0] for route in group)


def check(
    records: Sequence[PermalinkRecord],
    documents: Sequence[Document],
    config: SiteConfig,
    routes: RouteTable,
    absent: SkippedEntries = SkippedEntries(),  # noqa: B008 - it is frozen
) -> list[Diagnostic]:
    """Report every recorded address that leads to neither a page nor an alias, each once."""
    if absent.unread:  # the addresses of an unread file are unknown, and it has a problem of its own
        return []
    live = set(redirects(alias_pairs(documents), config))
    for language in config.languages:
        live.update(_paths(routes.route(name, language) for name in routes.names))
    broken: dict[str, PermalinkRecord] = {}
    for item in records:
        if item.path not in live:
            broken.setdefault(item.path, item)
    withdrawn = {item.path for item in records if item.gone}
    recorded_paths = {item.path for item in records}
    broken_promises = [item for path, item in broken.items() if path not in withdrawn]
    return [
        _problem(item, documents if number < _GUESSES else (), config, recorded_paths, absent)
        for number, item in enumerate(broken_promises)
    ]


def _problem(
    item: PermalinkRecord,
    documents: Sequence[Document],
    config: SiteConfig,
    recorded_paths: Collection[str],
    absent: SkippedEntries,
) -> Diagnostic:
    address = f"/{item.path}"
    span = Span(PERMALINKS, item.line, item.column, 0, item.column + len(address))
    hint = f"{remedy(item.path, documents, config, recorded_paths, absent)} {_OTHERWISE}"
    return report(rules.PERMALINK_GONE, span, hint=hint, path=address)


def update_record(records: Iterable[PermalinkRecord], promises: Iterable[str]) -> str:
    """Add all new addresses to the record, sorted and unique; one that has a page again is no longer marked as gone."""
    promised_now = set(promises)
    is_gone: dict[str, bool] = dict.fromkeys(promised_now, False)
    comments: dict[str, tuple[str, ...]] = {}
    for item in records:
        is_gone[item.path] = (is_gone.get(item.path, False) or item.gone) and item.path not in promised_now
        comments[item.path] = tuple(dict.fromkeys((*comments.get(item.path, ()), *item.comments)))
    lines = list(_HEADER)
    for path in sorted(is_gone):
        lines += comments.get(path, ())
        lines.append(f"{_GONE} /{path}" if is_gone[path] else f"/{path}")
    return "\n".join(lines) + "\n"

"""Resolves the links in bodies to an entry, a list, a file of the site or an external page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from catalogue.config import SiteConfig
from catalogue.diagnostics import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import link as rules
from catalogue.model_errors import did_you_mean, nearest, suggestion
from catalogue.schema.cross_entry import DRAFT, SkippedEntries
from catalogue.site.routes import RouteTable, key_of
from catalogue.sources import COLLECTIONS, Document, LinkUse, MediaFile, link_span, locate_in
from catalogue.sources.media import DOWNLOADS, PICTURES
from catalogue.urls import casefold_path, is_web_address, join_path

_split = lru_cache(1 << 16)(urlsplit)  # most link targets occur in several bodies


@dataclass(frozen=True, slots=True)
class Target:
    """Target of one link."""

    name: str = ""
    """The route's name, for a page of the site: `tools/mesh-festival`, `tools`, `home`."""
    fragment: str = ""
    """The anchor on that page."""
    media: str = ""
    """Path of the file, for pictures and downloads."""
    url: str = ""
    """Full address, for external pages."""


NOWHERE = Target()
_FULL_ADDRESS = "Copy the whole address from the browser, with https:// in front."
_FROM_ELSEWHERE = "Pictures can only come from this site: put the file in content/media/ and refer to it there."

ReportProblem = Callable[..., Target]
"""Callback that records a problem and returns `NOWHERE`."""


class Resolver:
    """Resolver of the links in every body; collects the problems that it finds.

    Works on documents rather than entries, so that a problem in one field does not hide a dead link.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        config: SiteConfig,
        routes: RouteTable,
        media: Iterable[MediaFile],
        absent: SkippedEntries,
    ) -> None:
        self._default_language = config.default_language
        self._routes = routes
        self._documents = {(key_of(document), self.language_of(document)): document for document in documents}
        self._media = {medium.path for medium in media}
        self._media_by_casefold = {casefold_path(path): path for path in self._media}
        self._own = (config.base_url or "").rstrip("/").casefold()
        self._absent = absent
        self._report_places: set[tuple[str, int, int]] = set()
        self.problems: list[Diagnostic] = []

    def language_of(self, document: Document) -> str:
        """The language in which a document is written."""
        return document.source.language or self._default_language

    def resolve_body(self, document: Document) -> tuple[Target, ...]:
        """The targets of a document's links, in the body's order."""
        return tuple(self._resolve(document, use) for use in document.body.links)

    def resolve_cover(self, document: Document) -> Target | None:
        """The picture that a tool gives as its cover; None where the theme draws it."""
        cover = document.front.get("cover")
        src = cover.get("src") if isinstance(cover, dict) else None
        if document.source.language or not isinstance(src, str) or not src.strip():
            return None
        span = locate_in(document.text, document.source.path, ("cover", "src"))

        def report_problem(rule: Rule, hint: str | None = None, **values: object) -> Target:
            self.problems.append(report(rule, span, hint=hint, **values))
            return NOWHERE

        if is_web_address(src):
            return report_problem(rules.NOT_A_PICTURE, hint=_FROM_ELSEWHERE, target=src)
        path = join_path(document.source.collection, src.strip())
        return self._medium(path, True, report_problem) if path else report_problem(rules.OUTSIDE_CONTENT, target=src)

    def _span(self, document: Document, use: LinkUse) -> Span:
        """The position of a link; if one was reported there already, that of the next occurrence of its address."""
        span = link_span(document, use)
        lines = document.text.split("\n")
        words = lines[span.line - 1][span.column - 1 : span.stop_column - 1]
        for number in range(span.line, use.end_line + 1):
            column = lines[number - 1].find(words) if words else -1
            while column >= 0:
                place = (span.path, number, column + 1)
                if place not in self._report_places and (number, column + 1) >= (span.line, span.column):
                    self._report_places.add(place)
                    return Span(*place, 0, column + 1 + len(words))
                column = lines[number - 1].find(words, column + 1)
        return span

    def _resolve(self, document: Document, use: LinkUse) -> Target:
        def report_problem(rule: Rule, hint: str | None = None, **values: object) -> Target:
            self.problems.append(report(rule, self._span(document, use), hint=hint, **values))
            return NOWHERE

        target = use.target.strip()
        if not target:
            return report_problem(rules.EMPTY_LINK)
        try:
            parts = _split(target)
        except ValueError:
            return report_problem(rules.NO_SUCH_PAGE, target=target)
        if parts.scheme:  # one of the addresses that the read stage allows
            if use.kind == "image":
                return report_problem(rules.NOT_A_PICTURE, hint=_FROM_ELSEWHERE, target=target)
            if parts.scheme.startswith("http") and (not parts.hostname or "%" in parts.hostname):
                return report_problem(rules.NO_SUCH_PAGE, hint=_FULL_ADDRESS, target=target)
            if self._own and f"{target.casefold()}/".startswith(f"{self._own}/"):
                report_problem(rules.OWN_ADDRESS, target=target)
            return Target(url=target)
        if target.startswith("/"):
            return report_problem(rules.SITE_ABSOLUTE, hint=self._file_for(document, parts.path), target=target)
        if not parts.path:
            return self._anchor(document, unquote(parts.fragment), key_of(document), report_problem)
        path = join_path(document.source.collection, unquote(parts.path))
        if path is None:
            return report_problem(rules.OUTSIDE_CONTENT, target=target)
        return self._inside(document, use, path, unquote(parts.fragment), report_problem)

    def _inside(
        self, document: Document, use: LinkUse, path: str, fragment: str, report_problem: ReportProblem
    ) -> Target:
        if path.startswith("media/"):
            return self._medium(path, use.kind == "image", report_problem)
        if use.kind == "image":
            return report_problem(rules.NOT_A_PICTURE, target=path)
        if path.endswith(".md"):
            return self._entry(document, path.removesuffix(".md"), fragment, report_problem)
        if path in COLLECTIONS and path in self._routes:
            return self._list(document, path, fragment, report_problem)
        if path in self._routes:
            return report_problem(rules.SITE_ABSOLUTE, hint=self._file_for(document, path), target=use.target)
        return report_problem(rules.NO_SUCH_PAGE, target=path)

    def _list(self, document: Document, name: str, fragment: str, report_problem: ReportProblem) -> Target:
        if not fragment:
            return Target(name=name)
        hint = f"Link to the list alone: `{self._way(document, name)}/`."
        if f"{name}/{fragment}" in self._routes:
            hint = f"Write `{self._way(document, f'{name}/{fragment}')}.md`."
        return report_problem(rules.NO_SUCH_ANCHOR, hint=hint, target=f"{name}/", anchor=fragment)

    def _entry(self, document: Document, name: str, fragment: str, report_problem: ReportProblem) -> Target:
        if (name, self._default_language) in self._documents:
            return self._anchor(document, fragment, name, report_problem) if fragment else Target(name=name)
        stem, _, language = name.rpartition(".")
        if (stem, language) in self._documents:
            return report_problem(
                rules.LINK_TO_TRANSLATION, target=f"{name}.md", original=f"{self._way(document, stem)}.md"
            )
        if name in self._absent.unread:
            return NOWHERE  # a problem of that file explains why it is missing
        hint = DRAFT.format(path=name) if name in self._absent.drafts else self._nearest(document, name)
        return report_problem(rules.NO_SUCH_PAGE, hint=hint, target=f"{name}.md")

    def _nearest(self, document: Document, name: str) -> str | None:
        """A hint that names the file probably meant, in the same folder or in another one."""
        collection, _, id_ = name.rpartition("/")
        keys = [key for key, language in self._documents if language == self._default_language]
        similar = nearest(id_, [key.partition("/")[2] for key in keys if key.startswith(f"{collection}/")])
        key = (
            f"{collection}/{similar}" if similar else next((key for key in keys if key.partition("/")[2] == id_), None)
        )
        return suggestion(f"{self._way(document, key)}.md") if key else None

    def _way(self, document: Document, name: str) -> str:
        """The relative path from a document's folder to the entry called `name`."""
        collection = document.source.collection
        return name.removeprefix(f"{collection}/") if name.startswith(f"{collection}/") else f"../{name}"

    def _anchor(self, document: Document, fragment: str, name: str, report_problem: ReportProblem) -> Target:
        original = self._documents.get((name, self._default_language), document)
        translation = self._documents.get((name, self.language_of(document)), original)
        goal = original if translation.body.empty else translation
        anchors = [heading.anchor for heading in goal.body.headings]
        if fragment in anchors:
            return Target(name=name, fragment=fragment)
        otherwise = rules.NO_SUCH_ANCHOR.help.format(known=", ".join(anchors)) if anchors else "It has no headings."
        hint = did_you_mean(fragment, anchors, otherwise)
        return report_problem(rules.NO_SUCH_ANCHOR, hint=hint, target=f"{name}.md", anchor=fragment)

    def _medium(self, path: str, picture: bool, report_problem: ReportProblem) -> Target:
        suffix = path[path.rfind(".") :].lower() if "." in path else ""
        if path not in self._media:
            if actual := self._media_by_casefold.get(casefold_path(path)):
                return report_problem(rules.MISSPELT_CASE, actual=actual, target=path)
            hint = did_you_mean(path, sorted(self._media), rules.NO_SUCH_FILE.help)
            return report_problem(rules.NO_SUCH_FILE, hint=hint, target=path)
        if picture and suffix not in PICTURES:
            return report_problem(rules.NOT_A_PICTURE, target=path)
        if suffix not in DOWNLOADS:
            return report_problem(rules.FILE_KIND, target=path, known=", ".join(sorted(DOWNLOADS)))
        return Target(media=path)

    def _file_for(self, document: Document, path: str) -> str | None:
        """A hint that names the source file of an address of the site; None where there is none."""
        page_path = path.strip("/") + "/"
        names = (name for name, route in self._routes.names.items() if route.path == page_path and "/" in name)
        name = next(names, path if path in self._routes and "/" in path else None)
        return f"Write `{self._way(document, name)}.md`." if name else None


def backlinks(targets: Mapping[tuple[str, str], tuple[Target, ...]]) -> dict[str, tuple[str, ...]]:
    """The sorted keys of the entries whose bodies link to each entry, except itself."""

    def pairs() -> Iterator[tuple[str, str]]:
        for (key, _language), goals in targets.items():
            yield from ((goal.name, key) for goal in goals if "/" in goal.name and goal.name != key)

    sources: dict[str, set[str]] = {}
    for goal, key in pairs():
        sources.setdefault(goal, set()).add(key)
    return {goal: tuple(sorted(keys)) for goal, keys in sorted(sources.items())}

"""Checks of prose that depend on the site's settings, its other entries and the day.

Applies the severity levels and suppressions. Most documents have no diagnostics, and must cost next to nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from catalogue.config import SiteConfig
from catalogue.diagnostics import Diagnostic, Rule, Severity, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.copied_headings import Neighbours, neighbours
from catalogue.lint.document_checks import LintResult
from catalogue.lint.sections import missing_sections
from catalogue.lint.suppressions import apply, find_rule
from catalogue.schema.values import LONGEST_SUMMARY
from catalogue.sources import Document, locate_in

_LEVELS = {"warning": Severity.WARNING, "error": Severity.ERROR}


def lint_site(
    documents: Sequence[Document], results: Iterable[LintResult], config: SiteConfig, today: date
) -> list[Diagnostic]:
    """Yield every editorial diagnostic of a site, under its settings and on a day.

    Args:
        results: what `lint_document` returned, one for each document in their order.
    """
    checker = _SiteChecker(documents, config, today)
    return [
        diagnostic
        for document, result in zip(documents, results, strict=True)
        for diagnostic in checker.check(document, result)
    ]


class _SiteChecker:
    """Checker of one site on one day, with its limits and levels."""

    def __init__(self, documents: Sequence[Document], config: SiteConfig, today: date) -> None:
        self._levels: dict[str, str] = {}
        limits: dict[str, int] = dict(rules.LIMITS)
        hosts: set[str] = set()
        for name, setting in config.rules.items():
            rule = find_rule(name)
            if rule is None:
                continue  # the check of the settings reports it
            if setting.level is not None:
                self._levels[rule.code] = setting.level
            if setting.limit is not None:
                limits[rule.code] = setting.limit
            hosts.update(host.casefold() for host in setting.hosts)
        self._off = frozenset(code for code, level in self._levels.items() if level == "off")
        self._hosts = frozenset(hosts)
        self._longest = limits[rules.SUMMARY_TOO_LONG.code]
        self._oldest = (today - timedelta(days=limits[rules.REVIEW_TOO_OLD.code])).isoformat()
        self._today = today.isoformat()
        self._sections = config.headings
        self._neighbours: Mapping[str, Neighbours] = neighbours(documents, config.headings)

    def check(self, document: Document, result: LintResult) -> Iterable[Diagnostic]:
        """The diagnostics of one document, after its suppressions."""
        diagnostics = list(self._check_settings_and_age(document))
        if result.diagnostics or result.due or result.insecure:
            diagnostics += result.diagnostics
            diagnostics += [item.diagnostic for item in result.due if item.until < self._today]
            diagnostics += [diagnostic for host, diagnostic in result.insecure if not self._knows(host)]
        if self._levels:
            diagnostics = [item for diagnostic in diagnostics if (item := self._apply_level(diagnostic))]
        if result.silences:
            diagnostics, useless = apply(diagnostics, result.silences, self._off)
            diagnostics += [item for diagnostic in useless if (item := self._apply_level(diagnostic))]
        return diagnostics

    def _check_settings_and_age(self, document: Document) -> Iterator[Diagnostic]:
        front, source = document.front, document.source
        summary = front.get("summary")
        if isinstance(summary, str) and self._longest < len(summary.strip()) <= LONGEST_SUMMARY:
            yield self._at(
                document, "summary", rules.SUMMARY_TOO_LONG, length=len(summary.strip()), limit=self._longest
            )
        if others := self._neighbours.get(source.collection):
            yield from others.check(document)
        if source.language:
            return  # the remaining checks concern facts, which only the original contains
        reviewed = front.get("reviewed")
        if isinstance(reviewed, str) and len(reviewed) == len(self._oldest) and reviewed < self._oldest:
            yield self._at(document, "reviewed", rules.REVIEW_TOO_OLD, date=reviewed)
        if self._sections and source.collection == "tools" and front.get("status") == "piloted":
            yield from missing_sections(document, self._sections)

    def _at(self, document: Document, field: str, rule: Rule, **values: object) -> Diagnostic:
        return report(rule, locate_in(document.text, document.source.path, (field,)), None, **values)

    def _knows(self, host: str) -> bool:
        """Whether the settings list a host as having no secure address."""
        return host in self._hosts or any(host.endswith(f".{domain}") for domain in self._hosts)

    def _apply_level(self, diagnostic: Diagnostic) -> Diagnostic | None:
        level = self._levels.get(diagnostic.code)
        if level is None:
            return diagnostic
        return None if level == "off" else replace(diagnostic, severity=_LEVELS[level])

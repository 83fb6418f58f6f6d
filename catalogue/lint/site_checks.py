"""What only the site as a whole can tell of its prose: its settings, its other entries, and what day it is.

Softens, sharpens and silences what was observed. Most documents have nothing, and must cost next to nothing.
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
from catalogue.lint.suppressions import apply, rule_named
from catalogue.schema.values import LONGEST_SUMMARY
from catalogue.sources import Document, locate_in

_LEVELS = {"warning": Severity.WARNING, "error": Severity.ERROR}


def judge(
    documents: Sequence[Document], observations: Iterable[LintResult], config: SiteConfig, today: date
) -> list[Diagnostic]:
    """Every editorial fault of a site, under its settings and on a day.

    Args:
        observations: what `observe` saw, one for each document in their order.
    """
    judgement = _Judgement(documents, config, today)
    return [
        fault
        for document, seen in zip(documents, observations, strict=True)
        for fault in judgement.of_document(document, seen)
    ]


class _Judgement:
    """The measures of one site on one day, made once for all its documents."""

    def __init__(self, documents: Sequence[Document], config: SiteConfig, today: date) -> None:
        self._levels: dict[str, str] = {}
        limits: dict[str, int] = dict(rules.LIMITS)
        hosts: set[str] = set()
        for name, setting in config.rules.items():
            rule = rule_named(name)
            if rule is None:
                continue  # the settings have a fault of their own
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

    def of_document(self, document: Document, seen: LintResult) -> Iterable[Diagnostic]:
        """The faults of one document, after its silences."""
        faults = list(self._judged(document))
        if seen.faults or seen.dated or seen.insecure:
            faults += seen.faults
            faults += [item.fault for item in seen.dated if item.until < self._today]
            faults += [fault for host, fault in seen.insecure if not self._knows(host)]
        if self._levels:
            faults = [kept for fault in faults if (kept := self._levelled(fault))]
        if seen.silences:
            faults, useless = apply(faults, seen.silences, self._off)
            faults += [kept for fault in useless if (kept := self._levelled(fault))]
        return faults

    def _judged(self, document: Document) -> Iterator[Diagnostic]:
        front, source = document.front, document.source
        summary = front.get("summary")
        if isinstance(summary, str) and self._longest < len(summary.strip()) <= LONGEST_SUMMARY:
            yield self._at(
                document, "summary", rules.SUMMARY_TOO_LONG, length=len(summary.strip()), limit=self._longest
            )
        if others := self._neighbours.get(source.collection):
            yield from others.check(document)
        if source.language:
            return  # what follows concerns facts, which only the original holds
        reviewed = front.get("reviewed")
        if isinstance(reviewed, str) and len(reviewed) == len(self._oldest) and reviewed < self._oldest:
            yield self._at(document, "reviewed", rules.REVIEW_TOO_OLD, date=reviewed)
        if self._sections and source.collection == "tools" and front.get("status") == "piloted":
            yield from missing_sections(document, self._sections)

    def _at(self, document: Document, field: str, rule: Rule, **values: object) -> Diagnostic:
        return report(rule, locate_in(document.text, document.source.path, (field,)), None, **values)

    def _knows(self, host: str) -> bool:
        """Whether the site knows that a host has no secure address."""
        return host in self._hosts or any(host.endswith(f".{known}") for known in self._hosts)

    def _levelled(self, fault: Diagnostic) -> Diagnostic | None:
        level = self._levels.get(fault.code)
        if level is None:
            return fault
        return None if level == "off" else replace(fault, severity=_LEVELS[level])

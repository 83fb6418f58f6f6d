"""Turns results of link checks into diagnostics at the place of each link."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from catalogue.contribute.linkcheck.cache import CachedResult
from catalogue.contribute.linkcheck.link_sources import ExternalLink
from catalogue.contribute.linkcheck.result import ResultKind
from catalogue.diagnostics import Diagnostic, Rule, report
from catalogue.diagnostics.rules import external as rules

_RULES: dict[ResultKind, Rule] = {
    ResultKind.GONE: rules.GONE,
    ResultKind.NO_SUCH_HOST: rules.NO_SUCH_HOST,
    ResultKind.MOVED: rules.MOVED,
    ResultKind.NO_ANSWER: rules.NO_ANSWER,
    ResultKind.CERTIFICATE: rules.CERTIFICATE,
    ResultKind.FRONT_PAGE: rules.FRONT_PAGE,
    ResultKind.NOT_PUBLIC: rules.NOT_PUBLIC,
    ResultKind.LOOP: rules.LOOP,
}


def report_problems(links: list[ExternalLink], entry: CachedResult) -> Iterator[Diagnostic]:
    """Report a problem at every link to an address, unless the address answers or may yet answer."""
    result = entry.result
    rule = _RULES.get(result.kind)
    if rule is None or not entry.is_reliable:
        return
    for link in links:
        fragment = link.source_url.partition("#")[2]
        yield report(
            rule,
            link.span(),
            url=link.source_url,
            status=result.status,
            target=f"{result.target}#{fragment}" if fragment and result.target else result.target,
            host=urlsplit(result.target or link.url).hostname or "",
            reason=result.reason,
            since=f"on every try since {entry.failing_since or entry.checked_on}",
        )

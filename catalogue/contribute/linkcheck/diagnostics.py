"""From what a host answered to the fault that a writer is told of, at the very place of the link."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from catalogue.contribute.linkcheck.cache import CachedAnswer
from catalogue.contribute.linkcheck.link_sources import Use
from catalogue.contribute.linkcheck.result import Kind
from catalogue.diagnostics import Diagnostic, Rule, report
from catalogue.diagnostics.rules import external as rules

_RULES: dict[Kind, Rule] = {
    Kind.GONE: rules.GONE,
    Kind.NO_SUCH_HOST: rules.NO_SUCH_HOST,
    Kind.MOVED: rules.MOVED,
    Kind.NO_ANSWER: rules.NO_ANSWER,
    Kind.CERTIFICATE: rules.CERTIFICATE,
    Kind.FRONT_PAGE: rules.FRONT_PAGE,
    Kind.NOT_PUBLIC: rules.NOT_PUBLIC,
    Kind.LOOP: rules.LOOP,
}


def faults(uses: list[Use], memory: CachedAnswer) -> Iterator[Diagnostic]:
    """A fault at every place where the address stands, unless it answers or may yet answer."""
    answer = memory.answer
    rule = _RULES.get(answer.kind)
    if rule is None or not memory.is_settled:
        return
    for use in uses:
        fragment = use.written.partition("#")[2]
        yield report(
            rule,
            use.span(),
            url=use.written,
            status=answer.status,
            target=f"{answer.target}#{fragment}" if fragment and answer.target else answer.target,
            host=urlsplit(answer.target or use.url).hostname or "",
            reason=answer.reason,
            since=f"on every try since {memory.failing_since or memory.asked}",
        )

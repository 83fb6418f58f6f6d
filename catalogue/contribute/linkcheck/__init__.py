"""Asks the pages elsewhere that the content links to whether they still answer, with patience and good manners.

The only room that opens connections to other hosts. It reads no page, and judges no link within the site.
"""

import asyncio
import ssl
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from catalogue import __version__
from catalogue.contribute.linkcheck.cache import PLACE, keep, load_answers, merge_answer
from catalogue.contribute.linkcheck.diagnostics import faults
from catalogue.contribute.linkcheck.fetch import Visitor
from catalogue.contribute.linkcheck.link_sources import uses
from catalogue.contribute.linkcheck.rate_limit import RateLimits
from catalogue.contribute.linkcheck.result import PASSING, Answer, Kind
from catalogue.diagnostics import Diagnostic
from catalogue.pipeline.load import LoadedSite

__all__ = ["Kind", "LinkCheckReport", "NoNetworkError", "RateLimits", "ask"]

_ENOUGH = 4
"""Hosts of which one at least must answer; where none does, it is the network here that is down."""


class NoNetworkError(Exception):
    """Not one host answered."""


@dataclass(frozen=True, slots=True)
class LinkCheckReport:
    """What a run found out."""

    faults: tuple[Diagnostic, ...]
    addresses: int
    """How many addresses the content links to."""
    asked: int
    """How many of them were asked in this run; the others had answered some days ago."""
    unreached: int
    """How many are left for the next run."""
    kinds: Mapping[Kind, int]
    """How the addresses answered, this time or the last."""


def ask(
    loaded: LoadedSite,
    *,
    today: date | None = None,
    manners: RateLimits | None = None,
    trust: ssl.SSLContext | None = None,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> LinkCheckReport:
    """Ask every page elsewhere that a project links to, but for those that have answered lately.

    Args:
        loaded: the project; its own address is sent to hosts and is not asked; empty where it has none.
        today: the day of this run.
        manners: how much is asked at once.
        trust: whose certificates are believed; those of browsers where it is left out.
        tell: is told how many addresses of how many have been asked.
    """
    today, base_url, file = today or date.today(), loaded.config.base_url or "", loaded.options.project / PLACE
    links = uses(loaded.documents, loaded.sources.settings.text, base_url)
    memories = load_answers(file)
    due = [url for url in links if not (url in memories and memories[url].is_fresh(url, today))]
    # Browsers' own form for programs (RFC 9110, § 10.1.5): some hosts answer nothing else.
    contact = f"; +{base_url}" if base_url else ""
    agent = f"Mozilla/5.0 (compatible; catalogue-links/{__version__}{contact})"
    answers = asyncio.run(_visit_all(due, manners or RateLimits(), agent, trust, tell))
    _look_at_the_network(answers)
    for url, answer in answers.items():
        memories[url] = merge_answer(answer, memories.get(url), today)
    keep(memories, links.keys(), file)
    current = {url: memories[url] for url in links if url in memories}
    return LinkCheckReport(
        tuple(fault for url, memory in current.items() for fault in faults(links[url], memory)),
        addresses=len(links),
        asked=len(answers),
        unreached=len(due) - len(answers),
        kinds=Counter(memory.answer.kind for memory in current.values()),
    )


async def _visit_all(
    urls: Collection[str],
    manners: RateLimits,
    agent: str,
    trust: ssl.SSLContext | None,
    tell: Callable[[int, int], None],
) -> dict[str, Answer]:
    """What each address answers; those that the time did not suffice for are left out."""
    visitor = Visitor(manners, agent, trust)
    answers: dict[str, Answer] = {}

    async def visit(url: str) -> None:
        answers[url] = await visitor.visit(url)
        tell(len(answers), len(urls))

    async with visitor.pool:
        visits = [asyncio.create_task(visit(url)) for url in urls]
        if visits:
            done, late = await asyncio.wait(visits, timeout=manners.whole)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            for task in done:
                task.result()
    return answers


def _look_at_the_network(answers: Mapping[str, Answer]) -> None:
    hosts = {urlsplit(url).hostname for url in answers}
    silent = all(answer.kind in PASSING and not answer.status for answer in answers.values())
    if len(hosts) >= _ENOUGH and silent:
        raise NoNetworkError

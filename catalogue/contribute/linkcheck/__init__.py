"""Checks external links: asks the pages that the content links to whether they still answer, within rate limits.

The only package that connects to other hosts. It reads no page, and checks no link within the site.
"""

import asyncio
import ssl
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from catalogue import __version__
from catalogue.contribute.linkcheck.cache import CACHE_FILE, load_results, merge_result, save_results
from catalogue.contribute.linkcheck.diagnostics import report_problems
from catalogue.contribute.linkcheck.fetch import Fetcher
from catalogue.contribute.linkcheck.link_sources import find_links
from catalogue.contribute.linkcheck.rate_limit import RateLimits
from catalogue.contribute.linkcheck.result import TRANSIENT, LinkResult, ResultKind
from catalogue.diagnostics import Diagnostic
from catalogue.pipeline.load import LoadedSite

__all__ = ["LinkCheckReport", "NoNetworkError", "RateLimits", "ResultKind", "check_links"]

_FEWEST_HOSTS = 4
"""Hosts of which one at least must answer; where none does, it is the network here that is down."""


class NoNetworkError(Exception):
    """No host answered at all."""


@dataclass(frozen=True, slots=True)
class LinkCheckReport:
    """Result of a run."""

    problems: tuple[Diagnostic, ...]
    addresses: int
    """Number of addresses that the content links to."""
    requests: int
    """Number of them that were requested in this run; the others answered some days ago."""
    remaining: int
    """Number of them that are left for the next run."""
    kinds: Mapping[ResultKind, int]
    """Number of addresses by result, of this run or the last."""


def check_links(
    loaded_site: LoadedSite,
    *,
    today: date | None = None,
    limits: RateLimits | None = None,
    ssl_context: ssl.SSLContext | None = None,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> LinkCheckReport:
    """Check every external link of a project, but for those that have answered lately.

    Args:
        loaded_site: the project; its own address is sent to hosts and is not checked; empty where it has none.
        today: the day of this run.
        limits: how much is requested at once.
        ssl_context: the certificates to trust; those of browsers where it is left out.
        on_progress: called with the number of addresses checked so far, and of all.
    """
    today, base_url, file = (
        today or date.today(),
        loaded_site.config.base_url or "",
        loaded_site.options.project / CACHE_FILE,
    )
    links = find_links(loaded_site.documents, loaded_site.sources.settings.text, base_url)
    cache = load_results(file)
    due = [url for url in links if not (url in cache and cache[url].is_fresh(url, today))]
    # Browsers' own form for programs (RFC 9110, § 10.1.5): some hosts answer nothing else.
    contact = f"; +{base_url}" if base_url else ""
    agent = f"Mozilla/5.0 (compatible; catalogue-links/{__version__}{contact})"
    results = asyncio.run(_fetch_all(due, limits or RateLimits(), agent, ssl_context, on_progress))
    _require_network(results)
    for url, result in results.items():
        cache[url] = merge_result(result, cache.get(url), today)
    save_results(cache, links.keys(), file)
    current = {url: cache[url] for url in links if url in cache}
    return LinkCheckReport(
        tuple(problem for url, entry in current.items() for problem in report_problems(links[url], entry)),
        addresses=len(links),
        requests=len(results),
        remaining=len(due) - len(results),
        kinds=Counter(entry.result.kind for entry in current.values()),
    )


async def _fetch_all(
    urls: Collection[str],
    limits: RateLimits,
    agent: str,
    ssl_context: ssl.SSLContext | None,
    on_progress: Callable[[int, int], None],
) -> dict[str, LinkResult]:
    """Fetch each address; those that the time did not suffice for are left out."""
    fetcher = Fetcher(limits, agent, ssl_context)
    results: dict[str, LinkResult] = {}

    async def fetch(url: str) -> None:
        results[url] = await fetcher.fetch(url)
        on_progress(len(results), len(urls))

    async with fetcher.pool:
        tasks = [asyncio.create_task(fetch(url)) for url in urls]
        if tasks:
            done, pending = await asyncio.wait(tasks, timeout=limits.total)
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)
            for task in done:
                task.result()
    return results


def _require_network(results: Mapping[str, LinkResult]) -> None:
    hosts = {urlsplit(url).hostname for url in results}
    silent = all(result.kind in TRANSIENT and not result.status for result in results.values())
    if len(hosts) >= _FEWEST_HOSTS and silent:
        raise NoNetworkError

"""Projects with links to hosts of a test, and their check."""

import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from catalogue.contribute.linkcheck import LinkCheckReport, RateLimits, check_links
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions

Value = TypeVar("Value")
QUICK = RateLimits(pause=0, timeout=1, attempts=2, backoff=0.01, allow_private=True)
MONDAY = date(2026, 11, 23)
OWN = "https://catalogue.example/"


def without_loop(run: Callable[[], Value]) -> Value:
    """What this gives in a thread without an event loop: a browser of another test leaves its own in the main one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def linking(project: Path, *addresses: str) -> Path:
    """A project with one tool that links to these addresses, from line 5 on, one to a line."""
    links = "\n".join(f"[page {number}]({address})" for number, address in enumerate(addresses))
    return writing(project, f"---\ntitle: Quay Day\n---\n\n{links}\n")


def writing(project: Path, tool: str, settings: str = "name: Example Port\n") -> Path:
    (project / "content/tools").mkdir(parents=True, exist_ok=True)
    (project / "content/site.yaml").write_text(settings, encoding="utf-8")
    (project / "content/tools/quay-day.md").write_text(tool, encoding="utf-8")
    return project


def check(
    project: Path,
    days: int = 0,
    limits: RateLimits = QUICK,
    ssl_context: ssl.SSLContext | None = None,
    base_url: str = OWN,
) -> LinkCheckReport:
    site = load(LoadOptions(project, base_url=base_url))
    return without_loop(
        lambda: check_links(site, today=MONDAY + timedelta(days), limits=limits, ssl_context=ssl_context)
    )


def list_places(report: LinkCheckReport) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.span.line, problem.span.column) for problem in report.problems]

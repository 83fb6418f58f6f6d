"""What the program has set itself, row by row, and how to read from the measurements whether it holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.store import Store
from benchmarks.subjects import OURS

Finding = tuple[str, bool | None]
"""What was measured, in words, and whether that is enough; None where too little was measured to say."""


@dataclass(frozen=True, slots=True)
class Target:
    """One promise."""

    name: str
    """What `remarks.yaml` calls it."""
    what: str
    goal: str
    measure: Callable[[Store], Finding]


REMARKS = "remarks.yaml"


def targets() -> Iterator[Target]:
    """All promises, in the order of the table. Hugo builds everything whatever was edited, and so beside every edit."""
    for size, most in ((1000, 0.15), (10000, 0.4)):
        yield _seconds(f"no-op-{size}", f"no-op build, {size:,} tools", size, "no-op", most)
        yield _ratio(f"no-op-hugo-{size}", f"no-op build, {size:,} tools", size, "no-op", ("hugo", "no-op"), 0.05)
    for size in (1000, 10000):
        yield _ratio(f"body-{size}", f"one body edited, search aside, {size:,}", size, "body", ("hugo", "body"), 0.20)
        yield _ratio(
            f"title-{size}", f"one title edited, search aside, {size:,}", size, "title", ("hugo", "title"), 0.25
        )
    for size, most in ((1000, 1.5), (10000, 2.0)):
        yield _ratio(f"cold-{size}", f"cold, search aside, {size:,}", size, "cold", ("hugo", "cold"), most)
    for peer, size, most in (
        ("eleventy", 10000, 1.0),
        ("astro", 1000, 0.6),
        ("astro", 10000, 0.6),
        ("pelican", 1000, 0.4),
        ("pelican", 10000, 0.4),
        ("mkdocs", 1000, 0.25),
        ("mkdocs", 10000, 0.25),
        ("zensical", 1000, 0.25),
        ("zensical", 10000, 0.25),
    ):
        yield _ratio(f"cold-{peer}-{size}", f"cold, search aside, {size:,}", size, "cold", (peer, "cold"), most)
    yield _ratio("cold-search", "cold, with search, 1,000", 1000, "cold-search", ("hugo", "cold-search"), 1.15)
    yield Target(
        "memory", "peak memory of the biggest process, cold, 10,000", "≤ 500 MB and below Hugo's", _memory_finding
    )
    yield Target("serve", "`serve`: file saved → new bytes, 1,000", "≤ 150 ms median, ≤ 300 ms worst", _latency_finding)
    yield Target("serve-hugo", "`serve` against Hugo's server, 1,000", "below Hugo's median", _latency_ratio)
    yield _seconds("check", "`check` on a clean tree, 1,000, warm", 1000, "check", 0.3)
    for scenario in ("cold", "no-op", "body", "title", "template", "check", "cold-search", "body-search"):
        yield Target(f"growth-{scenario}", f"from 1,000 to 10,000 tools: {scenario}", "≤ 11 ×", _growth(scenario))


def _seconds(name: str, what: str, size: int, scenario: str, most: float) -> Target:
    def measure(store: Store) -> Finding:
        value = store.median(size, scenario, OURS)
        return (f"{value:.2f} s", value <= most) if value else _nothing(store, size, scenario, OURS)

    return Target(name, what, f"≤ {most:g} s", measure)


def _ratio(name: str, what: str, size: int, scenario: str, against: tuple[str, str], most: float) -> Target:
    peer, theirs = against

    def measure(store: Store) -> Finding:
        value = store.ratio(size, (scenario, OURS), (theirs, peer))
        if value:
            return f"{value:.2f} ×", value <= most
        return _nothing(store, size, theirs, peer)

    title = {"hugo": "Hugo's", "mkdocs": "MkDocs'"}.get(peer, f"{peer.capitalize()}'s")
    build_kind = "build and index" if theirs == "cold-search" else "full build"
    return Target(name, what, f"≤ {most:g} × {title} {build_kind}", measure)


def _memory_finding(store: Store) -> Finding:
    mine, hugo = (store.median(10000, "cold", subject, "biggest") for subject in (OURS, "hugo"))
    if mine is None or hugo is None:
        return _nothing(store, 10000, "cold", OURS)
    return f"{mine:.0f} MB, Hugo {hugo:.0f} MB", mine <= 500 and mine < hugo


def _latency_finding(store: Store) -> Finding:
    median, all_ = store.median(1000, "serve", OURS), store.values(1000, "serve", OURS)
    if median is None:
        return _nothing(store, 1000, "serve", OURS)
    worst = max(all_)
    words = f"{median * 1000:.0f} ms median, {worst * 1000:.0f} ms worst of {len(all_)}"
    return words, median <= 0.150 and worst <= 0.300


def _latency_ratio(store: Store) -> Finding:
    value = store.ratio(1000, ("serve", OURS), ("serve", "hugo"))
    return (f"{value:.2f} ×", value < 1) if value else _nothing(store, 1000, "serve", "hugo")


def _growth(scenario: str) -> Callable[[Store], Finding]:
    def measure(store: Store) -> Finding:
        small, large = (store.median(size, scenario, OURS) for size in (1000, 10000))
        if not small or not large:
            return _nothing(store, 10000, scenario, OURS)
        return f"{large / small:.1f} ×", large / small <= 11

    return measure


def _nothing(store: Store, size: int, scenario: str, subject: str) -> Finding:
    return store.why(size, scenario, subject) or "not measured", None

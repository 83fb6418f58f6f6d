"""The tables of the results, as Markdown."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.peers.table import PEERS
from benchmarks.reporting.targets import targets
from benchmarks.scenarios import SCENARIOS
from benchmarks.store import Store
from benchmarks.subjects import OURS

NAMES = {OURS: "**the catalogue**"} | {name: peer.title for name, peer in PEERS.items()}


def table(header: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    """A table; all columns but the first are set to the right."""
    yield f"| {' | '.join(header)} |"
    yield f"|---|{'--:|' * (len(header) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def target_rows(store: Store, remarks: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """Every promise with what was measured; what does not hold says what stands in the way."""
    for target in targets():
        finding, holds = target.measure(store)
        verdict = {True: "holds", False: "**does not hold**", None: "–"}[holds]
        note = remarks.get(target.name, "") if holds is False else ""
        yield target.what, target.goal, finding, verdict + (f": {note}" if note else "")


def cost_rows(store: Store, size: int, scenario: str) -> Iterator[Sequence[str]]:
    """What every subject cost in one scenario, against our own."""
    for subject in (name for name in NAMES if name in store.subjects(size, scenario)):
        if why := store.why(size, scenario, subject):
            yield NAMES[subject], why, *[""] * 6
            continue
        walls = store.values(size, scenario, subject)
        cells = [f"{store.median(size, scenario, subject):.2f}", f"{min(walls):.2f}–{max(walls):.2f}", f"{len(walls)}"]
        cells += [f"{store.median(size, scenario, subject, 'cpu'):.2f}"]
        cells += [f"{store.median(size, scenario, subject, what):.0f}" for what in ("biggest", "together")]
        yield NAMES[subject], *cells, _times(store.ratio(size, (scenario, OURS), (scenario, subject)))


def serve_rows(store: Store, size: int) -> Iterator[Sequence[str]]:
    """From save to new bytes, in milliseconds."""
    for subject in (name for name in NAMES if name in store.subjects(size, "serve")):
        if why := store.why(size, "serve", subject):
            yield NAMES[subject], why, *[""] * 4
            continue
        values = sorted(1000 * value for value in store.values(size, "serve", subject))
        most = values[min(len(values) - 1, round(0.95 * len(values)))]
        middle = 1000 * (store.median(size, "serve", subject) or 0)
        against = _times(store.ratio(size, ("serve", OURS), ("serve", subject)))
        yield NAMES[subject], f"{middle:.0f}", f"{most:.0f}", f"{values[-1]:.0f}", f"{len(values)}", against


def output_rows(store: Store, size: int) -> Iterator[Sequence[str]]:
    """What every subject published, so that a reader can judge whether the sites are alike."""
    for subject, name in NAMES.items():
        if output := store.outputs.get(f"{size}/{subject}"):
            numbers = (f"{output[what]:,.0f}" for what in ("pages", "files", "megabytes", "words"))
            yield name, *numbers, f"{output['page_kilobytes']:.1f}"


def growth_rows(store: Store) -> Iterator[Sequence[str]]:
    """How the cost of our own scenarios grows."""
    sizes = store.sizes()
    for name in (*SCENARIOS, "serve"):
        finding = [store.median(size, name, OURS) for size in sizes]
        if any(finding):
            yield name, *(f"{value:.3f}" if value else "–" for value in finding)


def peer_rows() -> Iterator[Sequence[str]]:
    """Which peers, in which versions, from where, built how."""
    for peer in PEERS.values():
        command = " ".join(peer.build)
        yield peer.title, peer.version, peer.registry, f"`{command}`", f"`{' '.join(peer.serve)}`", peer.note


def _times(ratio: float | None) -> str:
    return f"{ratio:.2f} ×" if ratio else "–"

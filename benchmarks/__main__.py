"""Measures the catalogue's program against other generators of static sites, and writes `benchmarks/RESULTS.md`.

    python3 -m benchmarks                                   everything: hours
    python3 -m benchmarks --sizes 100 --rounds 1            a first look: minutes
    python3 -m benchmarks --sizes 1000 --peers hugo --scenarios cold,body
    python3 -m benchmarks --report                          the report alone, from what was measured before

The runs of all subjects follow one another in every round, so that a slow minute of the machine strikes them alike.
What was measured is kept in `.cache/benchmarks/` until it is measured again. Leave the machine alone meanwhile.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence

from benchmarks.measuring.cost import RunFailedError
from benchmarks.outputs import inspect_output
from benchmarks.peers.install import CACHE, CannotInstallError
from benchmarks.peers.table import PEERS
from benchmarks.report import write_report
from benchmarks.scenarios import SCENARIOS, run, takes_part
from benchmarks.store import Store, machine, new_session
from benchmarks.subjects import Subject, ours, peer_subject
from benchmarks.watching import latencies

SERVE = "serve"
"""The scenario that is no build: from a saved file to the new bytes served."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and write the report; 1 if something that should be there was not."""
    options = _parse_arguments(arguments)
    store, wrong = Store.load(), 0
    if not options.report:
        store.machine = machine()
        session = new_session()
        for size in options.sizes:
            subjects = list(_subjects(size, options.peers))
            wrong += _measure(store, session, size, subjects, options)
    write_report(store)
    return int(wrong > 0)


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    def numbers(text: str) -> list[int]:
        return [int(part) for part in text.split(",")]

    def names(allowed: Sequence[str]) -> Callable[[str], list[str]]:
        def choose(text: str) -> list[str]:
            if unknown := set(filter(None, text.split(","))) - set(allowed):
                raise argparse.ArgumentTypeError(f"no {', '.join(sorted(unknown))} among {', '.join(allowed)}")
            return [name for name in allowed if name in text.split(",")]

        return choose

    parser = argparse.ArgumentParser("python3 -m benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    scenarios = [*SCENARIOS, SERVE]
    parser.add_argument("--sizes", type=numbers, default=[100, 1000, 10000], help="numbers of tools, ascending")
    parser.add_argument("--peers", type=names([*PEERS]), default=[*PEERS], help=f"of {', '.join(PEERS)}; all")
    parser.add_argument("--scenarios", type=names(scenarios), default=scenarios, help=f"of {', '.join(scenarios)}; all")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--edits", type=int, default=50, help="edits under a server's eyes, of each subject in all")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a single run is given up")
    parser.add_argument("--report", action="store_true", help="measure nothing")
    return parser.parse_args(arguments)


def _subjects(size: int, peers: Sequence[str]) -> Iterator[Subject]:
    folder = CACHE / "sites" / str(size)
    yield ours(folder, size)
    for name in peers:
        try:
            yield peer_subject(PEERS[name], folder, size)
        except CannotInstallError as error:
            _say(size, name, "", str(error))


def _measure(store: Store, session: str, size: int, subjects: Sequence[Subject], options: argparse.Namespace) -> int:
    """Round after round: every scenario, and in it every subject. Gives the number of runs that went wrong."""
    wrong = 0
    for turn in range(options.rounds):
        for name in options.scenarios:
            for subject in subjects:
                if name != SERVE and not takes_part(subject, SCENARIOS[name]):
                    continue
                key = (size, name, subject.name)
                if turn and store.why(*key):
                    continue
                if not turn and (why := _too_long(store, key, options.limit)):
                    store.give_up(key, session, why)
                    _say(size, subject.name, name, why)
                    continue
                wrong += _run(store, session, subject, key, turn, options)
    return wrong


def _run(
    store: Store, session: str, subject: Subject, key: tuple[int, str, str], turn: int, options: argparse.Namespace
) -> int:
    """One run; 1 if it went wrong."""
    size, name, _ = key
    try:
        if name == SERVE:
            share = -(-options.edits // options.rounds)
            latency = latencies(subject, share, 1 + turn * share, options.limit)
            store.add(key, session, [{"wall": round(seconds, 4)} for seconds in latency])
        else:
            cost = run(subject, SCENARIOS[name], turn + 1, options.limit)
            store.add(key, session, [cost.as_json()])
            _inspect(store, subject, size, first=name == "cold" and not turn)
    except (RunFailedError, ImportError) as error:
        store.give_up(key, session, str(error))
        _say(size, subject.name, name, str(error))
        return 1
    _say(size, subject.name, name, f"{store.values(*key)[-1]:.3f} s")
    return 0


def _inspect(store: Store, subject: Subject, size: int, *, first: bool) -> None:
    """See after the first cold build that everything is there."""
    if first:
        output, problems = inspect_output(subject)
        if problems:
            raise RunFailedError("; ".join(problems[:3]))
        store.outputs[f"{size}/{subject.name}"] = output.as_json()


def _too_long(store: Store, key: tuple[int, str, str], limit: float) -> str:
    """Why a run is not even begun: at a smaller size it took so long that this one would pass the limit."""
    size, name, subject = key
    for smaller in sorted((each for each in store.sizes() if each < size), reverse=True):
        before = store.median(smaller, name, subject)
        if name != SERVE and before and before * size / smaller > limit:
            return f"would take more than {limit:.0f} s: {before:.0f} s at {smaller:,}"
        if before:
            return ""
    return ""


def _say(size: int, subject: str, scenario: str, what: str) -> None:
    print(f"{size:>6,}  {subject:<10} {scenario:<12} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

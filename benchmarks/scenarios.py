"""The kinds of build that are measured, and the order in which they follow one another."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.edits import Edit, edit_body, edit_template, edit_title
from benchmarks.measuring.cost import Cost, RunFailedError, measure
from benchmarks.subjects import OURS, Subject

PAUSE = 0.2
"""Seconds between an edit and the run: programs may mistrust the times of files that have changed just now."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of run."""

    name: str
    title: str
    """In the tables."""
    cold: bool = False
    """All earlier builds are forgotten first."""
    search: bool = False
    """Pagefind's index is made, too."""
    edit: Edit | None = None
    """What is changed before the run."""
    idle: bool = False
    """Nothing at all has changed."""
    own: bool = False
    """Measured for our program only; a peer's way to do it is its whole build, or it has none."""
    check: bool = False
    """The sources are checked; nothing is built."""


SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario("cold", "cold, search aside", cold=True),
        Scenario("no-op", "nothing edited", idle=True),
        Scenario("body", "one body edited, search aside", edit=edit_body),
        Scenario("title", "one title edited, search aside", edit=edit_title),
        Scenario("template", "one template edited, search aside", edit=edit_template, own=True),
        Scenario("check", "check, nothing edited", own=True, check=True),
        Scenario("cold-search", "cold, with search", cold=True, search=True),
        Scenario("body-search", "one body edited, with search", search=True, edit=edit_body),
    )
}
"""By name, in the order of a round: each builds upon the one before."""


def takes_part(subject: Subject, scenario: Scenario) -> bool:
    """Whether a subject is measured in a scenario; of the peers, Hugo alone shows what search adds."""
    if subject.name == OURS:
        return True
    return not scenario.own and (not scenario.search or subject.name == "hugo")


def run(subject: Subject, scenario: Scenario, number: int, limit: float) -> Cost:
    """Measure one run, and see that it did what it was for. Raises `RunFailedError`."""
    if scenario.cold:
        subject.clear()
    elif not subject.output.exists():
        _run(subject, [subject.build], limit)
    tool, words = _tool(subject, number), ""
    if scenario.edit:
        words = scenario.edit(subject, tool)
    time.sleep(PAUSE)
    if scenario.check:
        return _run(subject, [subject.check], limit)
    commands = subject.search_build if scenario.search else [subject.again if scenario.idle else subject.build]
    cost = _run(subject, commands, limit)
    page = subject.page_of(tool)
    if words not in (page.read_text("utf-8") if page.is_file() else ""):
        raise RunFailedError(f"the page of {tool} does not show the edit")
    if scenario.search and not (subject.output / "pagefind" / "fragment").is_dir():
        raise RunFailedError("there is no search index")
    return cost


def _tool(subject: Subject, number: int) -> str:
    """Another tool for every round, neither the first nor the last in any list."""
    tools = subject.tools()
    return tools[(7 + 13 * number) % len(tools)]


def _run(subject: Subject, commands: Sequence[Sequence[str]], limit: float) -> Cost:
    total: Cost | None = None
    for command in commands:
        cost = measure(command, Path(subject.folder), subject.environment, limit)
        total = total.and_then(cost) if total else cost
    assert total, "a subject has commands"
    return total

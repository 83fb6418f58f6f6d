"""What has been measured so far, kept as JSON from one session for the next; the report is made from it."""

import json
import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.peers.install import CACHE

FILE = CACHE / "results.json"


@dataclass(slots=True)
class Store:
    """Guards the file of results."""

    file: Path = FILE
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By `size/scenario/subject`: the session, and a list of costs or latencies, or why there are none."""
    outputs: dict[str, dict[str, float]] = field(default_factory=dict)
    """By `size/subject`: what was published."""
    machine: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path = FILE) -> "Store":
        """What the file holds; nothing at first."""
        content = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        return cls(file, content.get("rows", {}), content.get("outputs", {}), content.get("machine", {}))

    def save(self) -> None:
        """Write everything down."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        content = {"rows": self.rows, "outputs": self.outputs, "machine": self.machine}
        beside = self.file.with_suffix(".new")
        beside.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
        beside.replace(self.file)

    def add(self, key: tuple[int, str, str], session: str, costs: list[dict[str, float]]) -> None:
        """Add runs to a row of this session; the row of another session makes room."""
        row = self.rows.get(_name(key), {})
        before = row.get("costs", []) if row.get("session") == session else []
        self.rows[_name(key)] = {"session": session, "costs": [*before, *costs]}
        self.save()

    def give_up(self, key: tuple[int, str, str], session: str, why: str) -> None:
        """Note down why there is nothing."""
        self.rows[_name(key)] = {"session": session, "why": why}
        self.save()

    def why(self, size: int, scenario: str, subject: str) -> str:
        """Why a row is empty; nothing where it is not."""
        return str(self.rows.get(_name((size, scenario, subject)), {}).get("why", ""))

    def values(self, size: int, scenario: str, subject: str, what: str = "wall") -> list[float]:
        """One value of every run; empty where nothing was measured."""
        costs = self.rows.get(_name((size, scenario, subject)), {}).get("costs", [])
        return [cost[what] for cost in costs]

    def median(self, size: int, scenario: str, subject: str, what: str = "wall") -> float | None:
        """The median of a value; None where nothing was measured."""
        values = self.values(size, scenario, subject, what)
        return median(values) if values else None

    def ratio(self, size: int, one: tuple[str, str], other: tuple[str, str]) -> float | None:
        """The medians of two (scenario, subject) against each other; None unless one session has measured both."""
        rows = [self.rows.get(_name((size, *each)), {}) for each in (one, other)]
        if not all(row.get("costs") for row in rows) or rows[0]["session"] != rows[1]["session"]:
            return None
        upper, lower = self.median(size, *one), self.median(size, *other)
        return upper / lower if upper and lower else None

    def sizes(self) -> list[int]:
        """All sizes that were measured, ascending."""
        return sorted({int(name.partition("/")[0]) for name in self.rows})

    def subjects(self, size: int, scenario: str) -> Iterator[str]:
        """Who has a row there, in the order of measurement."""
        start = f"{size}/{scenario}/"
        yield from (name.removeprefix(start) for name in self.rows if name.startswith(start))


def new_session() -> str:
    """A name for the runs that follow: the moment, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")


def machine() -> dict[str, str]:
    """What the runs are made on, in words that say nothing of whose machine it is."""
    facts = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").is_file() else ""
    model = next((line.partition(": ")[2] for line in facts.splitlines() if line.startswith("model name")), "")
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    node = shutil.which("node")
    values = {
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "processor": f"{os.cpu_count()} cores{f' of {model}' if model else f' ({platform.machine()})'}",
        "memory": f"{gibibytes:.0f} GiB",
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
    }
    if node:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        values["node"] = version.strip().removeprefix("v")
    return values


def _name(key: tuple[int, str, str]) -> str:
    return "/".join(map(str, key))

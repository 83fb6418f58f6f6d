"""What one run of a command costs: time on the clock, time of the processors, memory."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

LAUNCHER = Path(__file__).with_name("launch.py")


class RunFailedError(Exception):
    """A command ended with something else than success, or took too long; the message says which."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run, with everything that it started."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of all processors together."""
    biggest: float
    """The peak of the biggest process, in megabytes (10⁶ bytes)."""
    together: float
    """The peak of all its processes together, in megabytes, as far as samples show it."""

    def and_then(self, other: "Cost") -> "Cost":
        """Of this run and another one after it."""
        peaks = max(self.biggest, other.biggest), max(self.together, other.together)
        return Cost(self.wall + other.wall, self.cpu + other.cpu, *peaks)

    def as_json(self) -> dict[str, float]:
        """As it is kept."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float) -> Cost:
    """Run a command in a folder. Raises `RunFailedError` when it fails or takes more than `limit` seconds."""
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", str(LAUNCHER), *command],
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        process_group=0,
    )
    try:
        output, errors = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        end(process)
        raise RunFailedError(f"took more than {limit:.0f} s") from None
    usage = json.loads(output) if output else {"code": process.returncode}
    if usage["code"]:
        raise RunFailedError(f"ended with the code {usage['code']}: {_summary_line(errors)}")
    kilobyte = 1024 / 1e6
    biggest, together = usage["biggest"] * kilobyte, max(usage["sum"], usage["biggest"]) * kilobyte
    return Cost(usage["wall"], usage["user"] + usage["system"], biggest, together)


def end(process: "subprocess.Popen[str]") -> None:
    """End a process that leads a group of its own, and the group."""
    import os
    import signal
    from contextlib import suppress

    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _summary_line(errors: str) -> str:
    """One line of what a program said at its end: the one that names the problem, before all its traces."""
    lines = [" ".join(line.split()) for line in errors.splitlines() if line.strip()]
    candidates = [line for line in lines if "error" in line.lower() or "memory" in line.lower()]
    return (candidates or lines or ["it said nothing"])[-1 if not candidates else 0][:200].replace("|", "/")

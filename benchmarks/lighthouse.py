"""Asks Lighthouse about five pages of the real site, as a phone and as a desktop sees them.

Run it from the project's folder after `python3 build.py test`, which sees to the browser; it needs npm or a Lighthouse:

    .venv/bin/python -m benchmarks.lighthouse [--lighthouse PROGRAM] [--runs 3] [PAGE…]

The scores are the medians of the runs. Lighthouse measures on the machine as it is: leave it alone meanwhile.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.server import serve
from catalogue.pipeline.build import build
from catalogue.pipeline.options import BuildOptions
from tests.outside import find_chromium

PROJECT = Path(__file__).resolve().parent.parent
VERSION = "12.8.2"
"""The last Lighthouse that runs on Node 20."""
FOLDER = PROJECT / ".cache" / "checks-lighthouse"

PAGES = {
    "home": "",
    "browse": "tools/",
    "tool": "tools/export-speed-mentoring/",
    "term": "aims/networks/",
    "compare": "compare/?t=export-speed-mentoring,baltic-home,mesh-festival",
}
DEVICES = {"mobile": (), "desktop": ("--preset=desktop",)}
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
)
TIMES = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
}


@dataclass(frozen=True, slots=True)
class Run:
    """What Lighthouse says after one visit."""

    scores: dict[str, int]
    """Out of 100, by category."""
    times: dict[str, str]
    """The timings by their short names, as Lighthouse writes them."""
    lost: dict[str, str]
    """The audits that cost points, with what they found."""


def main() -> int:
    """Measure what is asked for; 1 if a page has less than is wanted."""
    arguments = parse_arguments()
    chromium = find_chromium()
    program = arguments.lighthouse or install_lighthouse()
    if not chromium or not program:
        sys.exit("This needs a Chromium, and npm or a Lighthouse: install them, or name them.")
    os.environ["CHROME_PATH"] = chromium
    with TemporaryDirectory() as place:
        folder = Path(place, "site")
        with serve(folder) as address:
            # The site is built for the very address that it is served at, so that canonical links are right.
            if not build(BuildOptions(PROJECT, folder, base_url=address)).published:
                sys.exit("The site has problems: `python3 build.py check` names them.")
            return report(measure_pages(program, address, arguments.pages or list(PAGES), arguments.runs))


def parse_arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lighthouse", help="the program, if it is installed already")
    parser.add_argument("--runs", type=int, default=3, help="visits to each page on each device")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"one of {', '.join(PAGES)}; all when left out")
    arguments = parser.parse_args()
    if unknown := set(arguments.pages) - set(PAGES):
        parser.error(f"no page named {', '.join(sorted(unknown))}")
    return arguments


def install_lighthouse() -> str | None:
    """The Lighthouse of this project, fetched with npm the first time: without a lock file or a script of its own."""
    programs = FOLDER / "node_modules" / ".bin"
    npm = shutil.which("npm")
    if not programs.is_dir() and npm:
        FOLDER.mkdir(parents=True, exist_ok=True)
        options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run([npm, "install", *options, "--prefix", str(FOLDER), f"lighthouse@{VERSION}"], check=False)
    return shutil.which("lighthouse", path=programs)


def measure_pages(program: str, address: str, pages: Sequence[str], runs: int) -> Iterator[tuple[str, str, list[Run]]]:
    """Every page on every device, with its visits."""
    for page in pages:
        for device, options in DEVICES.items():
            yield page, device, [visit(program, address + PAGES[page], options) for _ in range(runs)]


def visit(program: str, address: str, options: Sequence[str]) -> Run:
    """One visit of Lighthouse to a page."""
    command = [program, address, "--quiet", "--output=json", "--output-path=stdout", f"--chrome-flags={FLAGS}"]
    process = subprocess.run([*command, *options], capture_output=True, text=True, encoding="utf-8", check=False)
    if process.returncode:
        sys.exit(f"Lighthouse failed at {address}:\n{process.stderr.strip()}")
    result = json.loads(process.stdout)
    scores = {name: round(100 * (category["score"] or 0)) for name, category in result["categories"].items()}
    times = {short: result["audits"][name].get("displayValue", "?") for name, short in TIMES.items()}
    return Run(scores, times, dict(costly(result)))


def costly(result: Any) -> Iterator[tuple[str, str]]:
    """The audits that count and did not get everything."""
    for category in result["categories"].values():
        for reference in category["auditRefs"]:
            audit = result["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                value = audit.get("displayValue") or audit["title"]
                yield f"{category['id']}/{reference['id']}", f"{audit['score']:.2f}, {value}"


def report(measurements: Iterator[tuple[str, str, list[Run]]]) -> int:
    """Print a table row for each page and device as it comes; 1 if one has less than is wanted."""
    print(f"| page | device | {' | '.join(WANTED)} | {' | '.join(TIMES.values())} | costs points |")
    print(f"|---|---|{'--:|' * (len(WANTED) + len(TIMES))}---|")
    enough = True
    for page, device, runs in measurements:
        scores = {name: round(median(run.scores[name] for run in runs)) for name in WANTED}
        # The run in the middle speaks for the others.
        middle = sorted(runs, key=lambda run: run.scores["performance"])[len(runs) // 2]
        lost = "; ".join(f"{audit} ({value})" for audit, value in middle.lost.items())
        print(f"| {page} | {device} | {format_cells(scores)} | {format_cells(middle.times)} | {lost} |", flush=True)
        enough &= all(scores[name] >= least for name, least in WANTED.items())
    return 0 if enough else 1


def format_cells(cells: dict[str, Any]) -> str:
    """The cells of a table's row."""
    return " | ".join(str(cell) for cell in cells.values())


if __name__ == "__main__":
    sys.exit(main())

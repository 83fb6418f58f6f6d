"""How long a filter change takes in the list of tools, in Chromium with the CPU slowed down.

    python -m benchmarks.browse [--tools 1000] [--slower 4]

From the click to the end of the frame that shows its result, on a phone-sized window, for cards and for the table.
"""

import argparse
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from benchmarks.generator import generate
from benchmarks.server import serve
from catalogue.pipeline.build import build
from catalogue.pipeline.options import BuildOptions
from tests.outside import find_chromium

CHANGES = 40
MEASURE = """async (places) => {
  const boxes = [...document.querySelectorAll("#_filters li:not([hidden]) input[type=checkbox]")];
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel(); // its message comes when the frame is done
    port1.onmessage = done;
    port2.postMessage(0);
  }));
  const times = [];
  for (const place of places) {
    await new Promise((done) => setTimeout(done, 600));
    await frame();
    const start = performance.now();
    boxes[place % boxes.length].click();
    await frame();
    times.push(performance.now() - start);
  }
  return times;
}"""


def main() -> int:
    """Build, measure, print; 1 if the slowest change took 100 ms or more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=int, default=1000)
    parser.add_argument("--slower", type=float, default=4)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        report = build(
            BuildOptions(generate(Path(folder, "project"), options.tools), site, base_url="https://catalogue.example/")
        )
        if not report.published:
            print(*(f"{problem.span.path}: {problem.message}" for problem in report.problems.items), sep="\n")
            return 2
        slowest = _measure(site, options.slower, options.tools)
    return int(slowest >= 100)


def _measure(site: Path, slower: float, tools: int) -> float:
    slowest = 0.0
    print(f"{tools} tools, CPU {slower:g} times slower, 390 × 844; milliseconds from click to frame")
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        for view in ("cards", "table"):
            page = browser.new_page(viewport={"width": 390, "height": 844})
            page.goto(f"{address}tools/?view={view}")
            page.locator(".card:last-of-type .tool-save").wait_for(state="attached")
            page.wait_for_timeout(1000)
            times = sorted(_times(page, slower))
            slowest = max(slowest, times[-1])
            worst = f"95 % below {times[int(len(times) * 0.95)]:.0f}, slowest {times[-1]:.0f}"
            print(f"{view}: median {median(times):.0f}, {worst}, {len(times)} changes")
            page.close()
        browser.close()
    return slowest


def _times(page: Page, slower: float) -> list[float]:
    """Tick and untick boxes all over the filters: each is ticked, and half of the time the one before it unticked."""
    places = [place for step in range(CHANGES // 4) for place in (step * 7, step * 7 + 3, step * 7, step * 7 + 3)]
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    times: list[float] = page.evaluate(MEASURE, places)
    return times


if __name__ == "__main__":
    sys.exit(main())

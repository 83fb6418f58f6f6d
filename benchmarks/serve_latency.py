"""How long the catalogue's own server takes from a saved file to the new bytes of its page.

    python -m benchmarks.serve_latency [--tools 1000] [--edits 50]

A tool's text is changed in place, and its page asked for until the new words are in it.
"""

import argparse
import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

PAUSE = 0.3
"""Seconds between an edit's arrival and the next edit."""
EVERY = 0.001
"""Seconds between two looks at the page."""
LIMIT = 60.0
"""Seconds after which an edit is given up."""
MEDIAN, WORST = 0.150, 0.300
"""Seconds that are aimed at for 50 edits among 1,000 tools."""


def measure(project: Path, edits: int) -> list[float]:
    """Seconds from save to new bytes for so many edits of the texts of tools, one after the other."""
    tools = sorted(file for file in (project / "content" / "tools").glob("*.md") if file.name.count(".") == 1)
    with _run_server(project) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT)
        latencies = [_edit(connection, tools[(7 + 13 * number) % len(tools)], number) for number in range(edits)]
        connection.close()
        return latencies


def _edit(connection: http.client.HTTPConnection, tool: Path, number: int) -> float:
    _get_page(connection, tool)  # whoever edits a page looks at it
    time.sleep(PAUSE)
    words = f"Edit number {number} at {time.time_ns()}"
    text = tool.read_text(encoding="utf-8") + f"\n{words}.\n"
    start = time.perf_counter()
    tool.write_text(text, encoding="utf-8")
    while words not in _get_page(connection, tool):
        if time.perf_counter() - start > LIMIT:
            raise TimeoutError(f"{tool.name} was not to be seen after {LIMIT:.0f} s")
        time.sleep(EVERY)
    return time.perf_counter() - start


def _get_page(connection: http.client.HTTPConnection, tool: Path) -> str:
    connection.request("GET", f"/tools/{tool.stem}/")
    return connection.getresponse().read().decode("utf-8", "replace")


@contextmanager
def _run_server(project: Path) -> Iterator[int]:
    """The port of a server of a project, once it serves."""
    command = [sys.executable, "-P", "-m", "catalogue", "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stderr is not None
    try:
        address = next(
            (match for line in process.stderr if (match := re.search(r"Serving http://[^:]+:(\d+)/", line))), None
        )
        if address is None:
            raise ChildProcessError("the server ended before it served")
        # Whatever it says later must not fill the pipe.
        drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)  # noqa: S607 - as on every POSIX system
        yield int(address[1])
        drain.terminate()
        drain.wait()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
        process.stderr.close()


def main() -> int:
    """Measure and print; 1 if it took longer than is aimed at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=50)
    options = parser.parse_args()
    from benchmarks.generator import generate

    with TemporaryDirectory() as folder:
        os.environ["CATALOGUE_CACHE"] = f"{folder}/cache"
        project = Path(folder, "project")
        generate(project, options.tools)
        times = measure(project, options.edits)
    middle, worst = median(times), max(times)
    print(f"{options.tools} tools, {len(times)} edits: median {middle * 1000:.0f} ms, worst {worst * 1000:.0f} ms")
    return int(middle > MEDIAN or worst > WORST)


if __name__ == "__main__":
    sys.exit(main())

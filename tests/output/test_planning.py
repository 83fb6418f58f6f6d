"""How the work of planning grows with a site."""

import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

from catalogue.output import open_output
from tests.output.building import artifact, build


def test_to_plan_ten_times_the_files_takes_ten_times_the_calls_and_opens_no_more(tmp_path: Path) -> None:
    few, many = (planning(tmp_path / str(size), size) for size in (100, 1000))
    assert many.total() < 11 * few.total()
    assert many.total() < 100 * 1000
    assert many["open"] == few["open"] > 0


def planning(folder: Path, size: int) -> Counter[str]:
    """How often each function is called, by its name, while a site of so many files is found to be unchanged."""
    site = {f"tools/t{number}/index.html": str(number) for number in range(size)}
    build(folder / "public", site)
    artifacts = [artifact(path, text) for path, text in site.items()]
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, called: Any) -> None:
        if event in {"call", "c_call"}:
            calls[called.__name__ if event == "c_call" else frame.f_code.co_name] += 1

    sys.setprofile(count)
    try:
        with open_output(folder / "public", folder) as out:
            assert not out.plan(artifacts).stale
    finally:
        sys.setprofile(None)
    return calls

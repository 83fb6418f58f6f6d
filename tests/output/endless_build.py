"""Builds one version of a site after the other until somebody kills it: the victim of test_killed_builds."""

import sys
from itertools import count
from pathlib import Path

from catalogue.output import atomic_swap
from tests.output.building import build

FILES = 40


def site(version: int) -> dict[str, str]:
    """A site whose files all say which version they belong to; every second version has one folder less."""
    pages = {f"tools/t{number}/index.html": f"version {version} " * 50 for number in range(FILES - version % 2)}
    return {**pages, "about/index.html": "always the same"}


def main() -> None:
    output, way = Path(sys.argv[1]), sys.argv[2]
    if way == "rename":  # as on a system that cannot exchange two folders in one step
        atomic_swap.exchange = lambda one, other: False
    print("ready", flush=True)
    for version in count(int(sys.argv[3])):
        build(output, site(version), {"words": f"version {version} "})
        print(version, flush=True)


if __name__ == "__main__":
    main()

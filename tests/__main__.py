"""Runs every check of the project, pytest last; with arguments, pytest alone. `python3 build.py test` starts it.

`python3 build.py test --cov` runs every test and measures, on any Python, which lines of the program are tested.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests import outside

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-P"]
CHECKS = {
    "ruff check": [*PYTHON, "-m", "ruff", "check"],
    "ruff format": [*PYTHON, "-m", "ruff", "format", "--check"],
    "mypy": [*PYTHON, "-m", "mypy"],
    # As an import, since the scripts of an environment stop working when its folder is moved.
    "import contract": [*PYTHON, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
}
PYTEST = [*PYTHON, "-m", "pytest"]
# By files, since those of one file share what is dear to make; in the order of collection, the slowest first.
SHARED_OUT = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
MEASURED = ["--cov", "--cov-report=term:skip-covered"]
"""Which lines are tested. Python tells of them itself from 3.14 on; before, to find out takes half as long again."""
EVERY_TEST = [*SHARED_OUT, *(MEASURED if sys.version_info >= (3, 14) else [])]


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for, all of it even where something fails; 1 if anything did."""
    os.chdir(ROOT)
    missing = outside.provide(ROOT)
    for sentence in missing:
        print(f"missing: {sentence}", flush=True)
    failed = ["what the tests need"] if missing and os.environ.get("CI") == "true" else []
    if not arguments:
        failed += [name for name, command in CHECKS.items() if not passes(name, command)]
    title = f"pytest (failed before: {', '.join(failed)})" if failed else "pytest"
    asked = [*SHARED_OUT, *MEASURED] if arguments == ["--cov"] else (arguments or EVERY_TEST)
    # Last, because whoever reads only the end of the output looks for the closing line of pytest.
    if not passes(title, [*PYTEST, *asked]):
        failed.append("pytest")
    return 1 if failed else 0


def passes(title: str, command: Sequence[str]) -> bool:
    """Whether a command ends well, its output below a heading."""
    print(f"\n== {title}", flush=True)
    return subprocess.run(command).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Which lines of the program are tested is not measured where sites are built by the dozen, which doubles the time.

There `no_cover`, of pytest-cov, stops it in the tests themselves, and this in the processes that they start.
"""

import os


def unmeasured(**more: str) -> dict[str, str]:
    """The environment for a process whose lines are not counted."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")} | more

"""Program that indexes staged pages in a process of its own: `python -m catalogue.serve.index_pages FOLDER LIST`.

Pagefind, and the check of its index, take seconds of computing that must not slow down an edit. LIST is JSON: the
entry that each page shows, by the path of the page. The output is JSON too: the problems as sentences.
"""

import json
import os
import sys
from pathlib import Path

_NICENESS = 10
"""Lowers the priority of this process."""


def main(folder: str, entries: str) -> None:
    """Index the pages in a folder into its folder `pagefind/`."""
    from catalogue.output import search_index
    from catalogue.output.errors import WriteError

    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        problems = search_index.index(Path(folder), json.loads(Path(entries).read_text(encoding="utf-8")))
    except WriteError as error:
        problems = error.problems
    json.dump([f"{problem.code}: {problem.message}. {problem.help}".strip() for problem in problems], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])

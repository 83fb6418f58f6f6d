"""A process of its own for the search index: `python -m catalogue.serve.index_pages FOLDER LIST`.

Pagefind, and the check of what it made, take seconds of computing that must not slow down an edit. The list is JSON:
path, digest of the indexed text, and entry of each page. What goes to the output is JSON too: the faults.
"""

import json
import os
import sys
from pathlib import Path

_NICENESS = 10
"""How far everything else on this computer goes first."""


def main(folder: str, pages: str) -> None:
    """Index the pages in a folder into its folder `pagefind/`."""
    from catalogue import search
    from catalogue.render.artifact import Artifact
    from catalogue.write.refusal import WriteError

    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    rows = json.loads(Path(pages).read_text(encoding="utf-8"))
    artifacts = [Artifact(path, "", bytes, indexed, entry) for path, indexed, entry in rows]
    try:
        faults = search.index(Path(folder), artifacts)
    except WriteError as error:
        faults = error.faults
    json.dump([f"{fault.code}: {fault.message}. {fault.help}".strip() for fault in faults], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""`catalogue …` with an empty search bundle in the place of Pagefind's, to tell what the rest of a build costs.

    python -m benchmarks.without_search build

All but the indexing itself is done as always: the pages' digests, the bundle's place in the manifest, the swap.
"""

from pathlib import Path

from catalogue import search
from catalogue.cli import main


def _no_index(directory: Path, *_: object, **__: object) -> tuple[()]:
    """Stand in for `search.index`."""
    (directory / search.FOLDER).mkdir(exist_ok=True)
    return ()


if __name__ == "__main__":
    search.index = _no_index
    main()

"""`catalogue …` with an empty search bundle in the place of Pagefind's, to tell what the rest of a build costs.

    python -m benchmarks.without_search build

All but the indexing itself is done as always: the pages' digests, the bundle's place in the manifest, the swap.
"""

from pathlib import Path

from catalogue.cli import main
from catalogue.output import search_index


def _no_index(directory: Path, *_: object, **__: object) -> tuple[()]:
    """Stand in for `search.index`."""
    folder = directory / search_index.FOLDER
    folder.mkdir(exist_ok=True)
    (folder / "left-out.txt").write_text("The index is left out of this measurement.\n", encoding="utf-8")
    return ()


if __name__ == "__main__":
    search_index.index = _no_index
    main()

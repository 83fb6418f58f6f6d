"""One file of the site to be: where it goes, what it depends on, and how its bytes are made."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site, not made yet. Equal fingerprints promise equal bytes."""

    path: str
    """POSIX path below the output directory, such as `tools/baltic-home/index.html`."""
    fingerprint: str
    """Digest of everything that the bytes depend on: the view, the template closure, options, the program's version."""
    produce: Callable[[], bytes]
    """Makes the bytes; called only when the fingerprint is new or the file is missing."""
    indexed: str = ""
    """Digest of the text that the search indexes on this page; empty for files that it leaves out."""
    entry: str = ""
    """For an indexed page: the entry that it shows, as `collection/id`."""

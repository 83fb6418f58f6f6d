"""One file of the site to be: where it goes, what it depends on, and how its bytes are made.

There are two digests, and for some files three. `inputs` is known without any work and may change more often than the
bytes; `nearer` is known with a little work and changes less often; the fingerprint is known once the view is composed.
A file is left alone while its inputs or the nearer digest stand, and not rendered while its fingerprint stands.
"""

from collections.abc import Callable
from dataclasses import dataclass

from catalogue.diagnostics.model import Diagnostic


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file as it was made."""

    content: bytes
    problems: tuple[Diagnostic, ...] = ()
    """Why something of it had to be left out: warnings, as it can be published all the same."""


@dataclass(frozen=True, slots=True)
class RenderTask:
    """A file of which all is known that its bytes depend on; they wait to be made."""

    fingerprint: str
    """Digest of the view, the template closure, the theme's options and the program. Equal ones promise equal bytes."""
    produce: Callable[[], bytes]
    """Makes the bytes; called only when the fingerprint is new or the file is missing."""
    indexed: str = ""
    """Digest of what the search indexes on this page; empty for files that it leaves out."""
    attempt: Callable[[], RenderedFile] | None = None
    """Makes the same bytes and says what had to be left out of them; None for files that are made whole or not at all.
    """

    def product(self) -> RenderedFile:
        """The file, made."""
        return self.attempt() if self.attempt else RenderedFile(self.produce())


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site, of which nothing is made yet."""

    path: str
    """POSIX path below the output directory, such as `tools/baltic-home/index.html`."""
    inputs: str
    """Digest of everything that the view is composed from. Equal inputs promise equal fingerprints."""
    compose: Callable[[], RenderTask]
    """Composes the view."""
    entry: str = ""
    """For a page that the search indexes: the entry that it shows, as `collection/id`."""
    nearer: Callable[[], str] | None = None
    """Finds the digest of what the view may show, out of all inputs. Equal ones promise equal fingerprints, too."""
    weight: int = 1
    """How many ordinary pages it is worth in time: a few slow files are shared among processes as well."""


class RenderError(Exception):
    """A template could not be rendered; the problem is meant for a person."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem)
        self.problem = problem

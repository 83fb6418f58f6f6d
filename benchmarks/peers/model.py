"""What a peer is: where its program comes from, how its site is laid out, built and served."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.peers.pages import PeerSite


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator of static sites."""

    name: str
    """Of its folder here."""
    title: str
    """As its makers write it."""
    registry: Literal["PyPI", "npm"]
    packages: tuple[str, ...]
    """What is installed from there, each with its version; the first one is the generator."""
    write_site: Callable[[PeerSite, Path], None]
    """Writes the pages of a site into a folder that holds this peer's templates already."""
    build: tuple[str, ...]
    """The command that builds from scratch, run in the site's folder."""
    serve: tuple[str, ...]
    """The command that serves, watches and builds again; `{port}` stands for the port."""
    output: str
    """Where the built site lies, below the site's folder."""
    static: str = ""
    """Where files go that are published as they are, below the site's folder; empty where the theme brings its own."""
    source: str = "content/{path}.md"
    """The source of a page, below the site's folder."""
    address: str = "{path}/index.html"
    """The file of a page, below the output folder."""
    note: str = ""
    """What a reader of the results should know."""

    @property
    def version(self) -> str:
        """Of the generator."""
        return self.packages[0].rpartition("@" if self.registry == "npm" else "==")[2]

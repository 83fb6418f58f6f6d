"""What is measured: our own program and each peer, as sites in folders with commands that build them."""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from benchmarks.generator import entries, generate
from benchmarks.peers.install import program
from benchmarks.peers.model import Peer
from benchmarks.peers.pages import as_peer_site

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
OURS = "catalogue"
HEAP = 12_000
"""Megabytes that a program on Node may take: with the usual 4,000 Eleventy ends before ten thousand pages are made."""
_CACHE = "kept"
"""Where our program keeps its cache: with the site, so that a cold build is one."""
_READY = "site-is-laid.txt"
"""Holds the stamp of a site that is whole, and names what belongs to it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One generator with one site."""

    name: str
    title: str
    folder: Path
    """Of the site."""
    build: Sequence[str]
    """From scratch or not, without a search index."""
    again: Sequence[str]
    """When nothing has changed."""
    search_build: Sequence[Sequence[str]]
    """The commands that make the site and its search index, one after the other."""
    check: Sequence[str]
    """Looks for problems without building; empty where there is no such command."""
    serve: Sequence[str]
    """Serves and watches; `{port}` stands for the port."""
    output: Path
    source: str
    address: str
    environment: Mapping[str, str]
    template: str = ""
    """A template that every tool's page is made with, below the folder."""

    def clear(self) -> None:
        """Forget all earlier builds: only what was there before the first one stays."""
        names = (self.folder / _READY).read_text("utf-8").split("\n")
        for path in self.folder.iterdir():
            if path.name not in names:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()

    def source_of(self, path: str) -> Path:
        """The source of a page such as `tools/baltic-home`."""
        return self.folder / self.source.format(path=path)

    def page_of(self, path: str) -> Path:
        """The file that was made of it."""
        return self.output / self.address.format(path=path)

    def tools(self) -> list[str]:
        """The paths of all tools, in an order that chance has made."""
        folder = self.source_of("tools/x").parent
        return sorted(
            f"tools/{file.stem}" for file in folder.glob("*.md") if "." not in file.stem and file.stem != "index"
        )


def ours(folder: Path, tools: int) -> Subject:
    """Our program, with the theme copied into the project so that it can be edited there."""
    site = folder / OURS
    stamp = _stamp([HERE / "generator.py", HERE / "corpus", PROJECT / "themes"])
    if not _is_complete(site, stamp):
        shutil.rmtree(site, ignore_errors=True)
        generate(site, tools)
        shutil.copytree(PROJECT / "themes", site / "themes")
        _finish(site, stamp)
    python = [sys.executable, "-P", "-m"]
    return Subject(
        name=OURS,
        title="the catalogue",
        folder=site,
        build=[*python, "benchmarks.without_search", "build"],
        again=[*python, "catalogue", "build"],
        search_build=[[*python, "catalogue", "build"]],
        check=[*python, "catalogue", "check"],
        serve=[*python, "catalogue", "serve", "--port", "{port}"],
        output=site / "public",
        source="content/{path}.md",
        address="{path}/index.html",
        # As in CI, where cold builds are made: outside it the first build also writes down the new addresses.
        environment={**_environment(), "PYTHONPATH": str(PROJECT), "CATALOGUE_CACHE": str(site / _CACHE), "CI": "1"},
        template="themes/harbour/templates/tool.html",
    )


def peer_subject(peer: Peer, folder: Path, tools: int) -> Subject:
    """A peer, with the same tools in its own templates."""
    site = folder / peer.name
    programs = Path(program(peer, peer.build[0])).parent
    stamp = _stamp([HERE / "generator.py", HERE / "corpus", HERE / "peers"])
    if not _is_complete(site, stamp):
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(HERE / "peers" / peer.name, site)
        if peer.static:
            (site / peer.static).mkdir(parents=True, exist_ok=True)
            shutil.copy(HERE / "peers" / "style.css", site / peer.static)
        if peer.registry == "npm":
            (site / "node_modules").symlink_to(programs.parent)
        peer.write_site(as_peer_site(entries(tools)), site)
        _finish(site, stamp)
    build = [program(peer, peer.build[0]), *peer.build[1:]]
    return Subject(
        name=peer.name,
        title=peer.title,
        folder=site,
        build=build,
        again=build,
        search_build=[build, [_pagefind(), "--quiet", "--site", peer.output]],
        check=[],
        serve=[program(peer, peer.serve[0]), *peer.serve[1:]],
        output=site / peer.output,
        source=peer.source,
        address=peer.address,
        # V8 gives up at 4 GB unless it is told that there is more.
        environment={
            **_environment(),
            "ASTRO_TELEMETRY_DISABLED": "1",
            "NODE_OPTIONS": f"--max-old-space-size={HEAP}",
        },
    )


def _pagefind() -> str:
    from pagefind_bin import get_executable  # type: ignore[import-untyped]  # it ships no types

    return str(get_executable())


def _environment() -> dict[str, str]:
    """As a person's terminal has it, without what this process was started with."""
    odd = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "NODE_OPTIONS", "CI")
    return {name: value for name, value in os.environ.items() if name not in odd}


def _stamp(sources: Sequence[Path]) -> str:
    """A digest of what sites are made from: they are laid anew when it changes, and with the day."""
    digest = blake2b(date.today().isoformat().encode(), digest_size=16)
    for file in sorted(file for source in sources for file in (source.rglob("*") if source.is_dir() else [source])):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _is_complete(site: Path, stamp: str) -> bool:
    return (site / _READY).is_file() and (site / _READY).read_text("utf-8").startswith(f"{stamp}\n")


def _finish(site: Path, stamp: str) -> None:
    """Note down what belongs to the site itself."""
    names = [_READY, *(path.name for path in site.iterdir())]
    (site / _READY).write_text("\n".join([stamp, *names]), encoding="utf-8")

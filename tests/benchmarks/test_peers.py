"""What other generators are given: the same pages, with links and facts that each understands."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from benchmarks.generator import Entry, entries
from benchmarks.peers import layout
from benchmarks.peers.pages import FACETS, PeerPage, PeerSite, as_peer_site
from benchmarks.peers.table import PEERS


@pytest.fixture(scope="module")
def invented() -> list[Entry]:
    return list(entries(30, languages=("en", "sv"), today=date(2026, 11, 23)))


@pytest.fixture(scope="module")
def site(invented: list[Entry]) -> PeerSite:
    return as_peer_site(invented)


def test_every_entry_becomes_one_page_and_translations_none(invented: list[Entry], site: PeerSite) -> None:
    tools = {f"tools/{entry.id}" for entry in invented if entry.collection == "tools"}
    assert {page.path for page in site.pages if page.kind == "tool"} == tools


def test_every_term_that_a_tool_carries_has_a_page_that_knows_the_tool(site: PeerSite) -> None:
    for page in (page for page in site.pages if page.kind == "tool"):
        for path in (f"{facet}/{id_}" for facet in FACETS for id_ in page.front[facet]):
            assert page.path in site.carriers[path]
            assert path in site.titles


def test_mentions_are_the_links_the_other_way_round(site: PeerSite) -> None:
    for page in (page for page in site.pages if page.kind == "tool"):
        for path in page.front["mentions"]:
            assert f"]({page.path.removeprefix('tools/')}.md)" in site.by_path[path].body


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("/{path}/", "See [a](/tools/other/), [b](/aims/networks/) and [c](https://a.example/b.md)."),
        ("{{filename}}/{path}.md", "See [a]({filename}/tools/other.md), [b]({filename}/aims/networks.md) and [c](https://a.example/b.md)."),
    ],
)  # fmt: skip
def test_links_between_files_are_written_as_a_peer_knows_them(pattern: str, wanted: str) -> None:
    body = "See [a](other.md), [b](../aims/networks.md) and [c](https://a.example/b.md)."
    assert layout.insert_links(PeerPage("tools/one", "tool", {}, body), pattern) == wanted


@pytest.mark.parametrize("name", sorted(PEERS))
def test_every_peer_gets_a_source_for_every_tool_with_its_title_and_its_text(
    name: str, site: PeerSite, tmp_path: Path
) -> None:
    peer = PEERS[name]
    peer.write_site(site, tmp_path)
    for page in (page for page in site.pages if page.kind == "tool"):
        source = (tmp_path / peer.source.format(path=page.path)).read_text("utf-8")
        assert page.front["title"] in source
        assert "## Lessons learnt" in source
        assert page.body.split()[-1] in source


def test_front_matter_can_be_read_by_any_yaml_reader(site: PeerSite, tmp_path: Path) -> None:
    layout.hugo(site, tmp_path)
    page = next(page for page in site.pages if page.kind == "tool")
    text = (tmp_path / "content" / f"{page.path}.md").read_text("utf-8")
    assert yaml.safe_load(text.split("---\n")[1]) == page.front
    assert json.loads((tmp_path / "data" / "titles.json").read_text("utf-8"))[page.path] == page.front["title"]


def test_every_peer_has_its_templates_here() -> None:
    folder = Path(layout.__file__).parent
    assert all((folder / name).is_dir() for name in PEERS)

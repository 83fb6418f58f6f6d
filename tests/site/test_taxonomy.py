"""Terms with their tools, and which tools are kindred, and why."""

import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from catalogue.site import Site
from catalogue.site.related import RelatedTool
from catalogue.site.taxonomy import Taxonomy
from tests.site_helpers import MINIMAL, site, term, write

SECTORS = ("design", "games", "music")
GENERAL = "every-trade"
"""The sub-sector that stands for all of them."""


def tool(title: str, sectors: Sequence[str], aim: str = "networks", related: Sequence[str] = ()) -> str:
    return (
        f"---\ntitle: {title}\nsummary: A tool.\nstrand: events\nsectors: [{', '.join(sectors)}]\naims: [{aim}]\n"
        f"related: [{', '.join(related)}]\ncountries: [SE]\n---\n\nText.\n"
    )


def taxonomy(project: Path, tools: dict[str, str]) -> Taxonomy:
    for collection, ids in (("sectors", SECTORS), ("aims", ("networks", "skills"))):
        write(project, {f"content/{collection}/{i}.md": term(i) for i in ids})
    write(project, {f"content/sectors/{GENERAL}.md": term("Every trade", "general: true")})
    write(project, {f"content/tools/{id_}.md": text for id_, text in tools.items()})
    loaded = site(project, {"content/tools/export-day.md": tool("Export day", ["design"], "skills")})
    assert loaded.site is not None, loaded.problems.items
    return loaded.site.taxonomy


def kin(found: Taxonomy, id_: str) -> list[str]:
    return [related.tool for related in found.related[id_]]


def test_a_term_knows_its_tools_in_their_order(full_site: Site) -> None:
    tools = full_site.taxonomy.tools
    assert tools["strands"]["events"] == ("ferry-fair", "night-ferry-pass")
    assert tools["aims"]["networks"] == ("ferry-fair", "night-lab")
    assert tools["countries"]["no"] == ("ferry-fair", "night-lab", "night-ferry-pass")
    assert tools["countries"]["pl"] == ("ferry-fair", "night-ferry-pass")
    assert tools["countries"]["is"] == ("night-ferry-pass",), "it is in a group that the tool names"


def test_a_wider_sector_holds_the_tools_of_the_narrower_one(full_site: Site) -> None:
    assert full_site.taxonomy.tools["sectors"]["games"] == ("ferry-fair", "night-lab")
    assert full_site.taxonomy.tools["sectors"]["video-games"] == ("night-lab",)


def test_what_the_authors_name_comes_first_with_its_reasons(full_site: Site) -> None:
    first, *others = full_site.taxonomy.related["ferry-fair"]
    assert first == RelatedTool(
        "night-lab",
        {"aims": ("networks",), "countries": ("no", "se"), "formats": ("mentoring",)},
        explicit=True,
    )
    second = next(related for related in others if related.tool == "quay-day")
    assert not second.explicit
    assert dict(second.shared) == {"aims": ("visibility",), "sectors": ("design",)}


def test_a_rare_term_weighs_more_than_a_common_one(tmp_path: Path) -> None:
    common = {f"c{n}": tool(f"Common {n}", ["design"]) for n in range(8)}
    rare = {"one": tool("One", ["design", "music"]), "two": tool("Two", ["music"])}
    assert kin(taxonomy(tmp_path / "project", common | rare), "one")[0] == "two"


def test_a_general_sub_sector_makes_nobody_kindred(tmp_path: Path) -> None:
    tools = {
        "one": tool("One", [GENERAL, "games"]),
        "two": tool("Two", [GENERAL, "music"]),
        "three": tool("Three", ["games"]),
    }
    found = taxonomy(tmp_path / "project", tools)
    assert kin(found, "one")[0] == "three"
    assert all(GENERAL not in related.shared.get("sectors", ()) for related in found.related["one"])


def test_an_aim_and_a_country_alone_make_no_kin(tmp_path: Path) -> None:
    tools = {"one": tool("One", ["design"]), "two": tool("Two", ["music"]), "three": tool("Three", ["design"])}
    found = kin(taxonomy(tmp_path / "project", tools), "one")
    assert "three" in found
    assert "two" not in found


def test_all_that_the_authors_name_stay_also_when_they_are_many(tmp_path: Path) -> None:
    tools = {f"t{n}": tool(f"T {n}", ["design"]) for n in range(8)}
    named = [f"t{n}" for n in range(6, 0, -1)]
    found = taxonomy(tmp_path / "project", tools | {"t0": tool("T 0", ["design"], related=named)})
    assert kin(found, "t0") == named
    assert kin(found, "t7") == ["t0", "t1", "t2", "t3"]


def test_a_lonely_tool_has_no_kin(project: Path) -> None:
    loaded = site(project, {})
    assert loaded.site is not None
    assert loaded.site.taxonomy.related == {"export-day": ()}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand tools with a few random terms each."""
    chance = random.Random(1)
    project = tmp_path_factory.mktemp("large") / "project"
    tools = {
        f"tool-{n}": tool(f"Tool {n}", chance.sample((*SECTORS, GENERAL), 2), chance.choice(["networks", "skills"]))
        for n in range(1000)
    }
    taxonomy(project, tools)
    return project


PRINT_KIN = """
import sys
from pathlib import Path
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
site = load(LoadOptions(Path(sys.argv[1]))).site
print([(tool, [(r.tool, sorted(r.shared)) for r in related]) for tool, related in site.taxonomy.related.items()])
"""


def test_kinship_is_the_same_in_every_process(large: Path) -> None:
    """Sets of texts have another order in each process; nothing may depend on it."""
    answers = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-c", PRINT_KIN, str(large)]
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(MINIMAL.parents[2])}
        answers.add(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert len(answers) == 1
    assert b"tool-999" in answers.pop()


def test_a_thousand_tools_find_their_kin_within_seconds(large: Path) -> None:
    from catalogue.pipeline.load import load
    from catalogue.pipeline.options import LoadOptions
    from catalogue.site.taxonomy import make_taxonomy

    loaded = load(LoadOptions(large))
    assert loaded.site is not None
    start = time.process_time()
    found = make_taxonomy(loaded.site.library, ["se"])
    assert time.process_time() - start < 5  # about a third of a second on an idle machine
    assert len(found.related) == 1001
    assert all(len(related) == 4 for related in found.related.values())

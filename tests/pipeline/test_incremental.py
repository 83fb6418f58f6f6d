"""After any edits, an incremental build makes the tree that a clean one makes."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from catalogue.cache.program import cache_folder
from catalogue.pipeline.build import build
from catalogue.pipeline.build_cache import BuildCache, open_cache
from catalogue.pipeline.load import load
from catalogue.pipeline.options import BuildOptions, LoadOptions
from catalogue.publish import load_interface, render
from tests.history.repositories import Repository
from tests.imaginary.changes import CHANGES, SPEAKING, THEMING, happen
from tests.imaginary.garden import Garden, plant
from tests.measuring import unmeasured
from tests.output.building import OWN, snapshot
from tests.pipeline.test_build import edit, publish, published
from tests.projects import QUICK, small

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).parents[2]

TOOLS = ("harbour-fair", "lone-beacon", "pilot-school", "new-lamp")
WORDS = st.sampled_from(["sea", "CCI", "lamp", "B2B & more", "Tallinn", "<b>", "tide"])
EDITS = st.one_of(
    st.tuples(st.just("body"), st.sampled_from(TOOLS), WORDS),
    st.tuples(st.just("title"), st.sampled_from(TOOLS), WORDS),
    st.tuples(st.just("strand"), st.sampled_from(TOOLS), st.sampled_from(["events", "capacity"])),
    st.tuples(st.just("draft"), st.sampled_from(TOOLS), st.sampled_from(["true", "false"])),
    st.tuples(st.just("day"), st.sampled_from(TOOLS), st.sampled_from(["2026-11-22", "2026-11-23"])),
    st.tuples(st.just("remove"), st.just("lone-beacon"), st.just("")),
    st.tuples(st.just("site"), st.just(""), WORDS),
    st.tuples(st.just("office"), st.just(""), WORDS),
    st.tuples(st.just("build"), st.just(""), st.just("")),
    st.tuples(st.just("commit"), st.just(""), st.sampled_from(["2026-10-01", "2026-11-24"])),
)


def apply(project: Path, step: tuple[str, str, str], state: dict[str, dict[str, str]]) -> None:
    """Make one edit to the sources, or build in between."""
    kind, tool, value = step
    if kind == "build":
        assert publish(project).published
    elif kind == "commit":
        Repository.of(project).commit(value)
    elif kind == "remove":
        state.pop(tool, None)
        (project / f"content/tools/{tool}.md").unlink(missing_ok=True)
    elif kind == "site":
        text = f"name: Small {value!r}\ndescription: A catalogue that is quickly built.\nmenu: [tools, pages/about]\n"
        text += f"publish: [{QUICK}]\n"
        (project / "content/site.yaml").write_text(text, encoding="utf-8")
    elif kind == "office":
        edit(project, "organisations/harbour-office.md", "kind:", f"city: {value!r}\nkind:")
        edit(project, "organisations/harbour-office.md", "city: Tallinn\n", "")
    else:
        fields = state.setdefault(tool, {}) | {kind: value}
        state[tool] = fields
        (project / f"content/tools/{tool}.md").write_text(
            f"---\ntitle: {fields.get('title', 'Lamp')!r}\n"
            "summary: A light that one company keeps for all the others, far out and seen by everybody.\n"
            f"strand: {fields.get('strand', 'events')}\nsectors: [design]\naims: [networks]\n"
            f"draft: {fields.get('draft', 'false')}\nreviewed: {fields.get('day', '2026-11-21')}\n---\n"
            f"## Programme\n\nIt shines: {fields.get('body', 'light')}.\n",
            encoding="utf-8",
        )


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=2, max_size=6))
def test_after_any_edits_an_incremental_tree_equals_a_clean_one(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    project = small(tmp_path_factory.mktemp("edited"))
    # What others lead to must not become a draft.
    for name in ("organisations/harbour-office.md", "pages/about.md", "tools/pilot-school.md"):
        text = (
            (project / "content" / name)
            .read_text("utf-8")
            .replace("](../tools/harbour-fair.md)", "](../aims/networks.md)")
        )
        (project / "content" / name).write_text(text.replace("](harbour-fair.md)", "](../aims/networks.md)"), "utf-8")
    edit(project, "organisations/harbour-office.md", "country: EE", "country: EE\nproject_partner: true")
    assert publish(project).published
    state: dict[str, dict[str, str]] = {}
    offices = 0
    for step in steps:
        offices += step[0] == "office"
        if step[0] != "office" or offices == 1:
            apply(project, step, state)
    report = publish(project)
    clean = publish(project, "clean")
    assert report.published, [problem.message for problem in report.problems.items]
    assert clean.published
    assert published(project) == published(project, "clean")


STEPS = 200
"""How much happens to a catalogue."""
PROBLEMS = (
    ("content/pages/about.md", "---\ntitle: [About\n---\n"),
    ("content/pages/about.md", "---\ntitle: About\n---\n[Gone](../tools/gone.md)\n"),
    ("content/glossary/cci.md", "---\ntitle: CCI\n---\n"),
    ("content/tools/astray.md", "---\ntitle: Astray\nstrand: nowhere\n---\n"),
    ("content/tools/astray.sv.md", "---\ntitle: Vilse\n---\n"),
    ("content/site.yaml", "nmae: Misspelt\n"),
    ("themes/quay/theme.yaml", "name: quay\nextends: nowhere\n"),
    ("themes/quay/templates/terms.html", "{% extends 'nowhere.html' %}"),
    ("themes/quay/templates/terms.html", "{% extends 'base.html' %}{% block main %}{{ view.nowhere }}{% endblock %}"),
)
"""Files that keep a site from being published."""


def built(garden: Garden, output: str = "public", *, force: bool = False) -> dict[str, bytes]:
    """Every file of the garden as it is published."""
    report = build(
        BuildOptions(garden.project, garden.project / output, base_url=garden.base_url, force=force, pdf=False, jobs=1)
    )
    assert report.published, [(problem.span.path, problem.message) for problem in report.problems.items]
    return published(garden.project, output)


def built_clean(garden: Garden, folder: Path) -> dict[str, bytes]:
    """The same from nothing, by a process that remembers nothing."""
    command = [sys.executable, "-P", "-m", "catalogue", "build", "--no-pdf", "--output", str(folder / "site")]
    command += ["--base-url", garden.base_url] if garden.base_url else []
    own = {"PYTHONPATH": str(ROOT), "CATALOGUE_CACHE": str(folder / "cache"), "CI": "true"}
    environment = unmeasured(**own, PYTHONHASHSEED=str(garden.random.randint(0, 9_999)))
    subprocess.run(command, cwd=garden.project, env=environment, check=True, capture_output=True, timeout=120)
    return published(folder, "site")


def made_from(garden: Garden, memory: BuildCache, cache: Path | None) -> dict[str, bytes]:
    """Every file but for the build's own and the search's, as a process that goes on makes them, such as the server."""
    loaded = load(
        BuildOptions(garden.project, garden.project / "public", base_url=garden.base_url, pdf=False), cache=memory
    )
    assert loaded.site is not None
    assert loaded.theme is not None
    interface, _ = load_interface(loaded.config, loaded.theme, garden.project, cache)
    assert interface is not None
    artifacts = render(loaded.site, interface, garden.project)
    return {artifact.path: artifact.compose().produce() for artifact in artifacts}


def without_bundles(tree: dict[str, bytes]) -> dict[str, bytes]:
    """A tree without what is made of all other files: sums, search, the copy to take away."""
    added = {*OWN, *(path for path in tree if path.startswith("pagefind/") or path.endswith(".zip"))}
    return {path: data for path, data in tree.items() if path not in added}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files in which two trees differ; all of a tree would be too much to read."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def fail(garden: Garden) -> None:
    """Build with a problem in the sources, which publishes nothing, and mend it again."""
    before = snapshot(garden.project / "public")
    own = garden.settings["theme"] == "quay"
    path, text = garden.random.choice([(path, text) for path, text in PROBLEMS if own or path.startswith("content")])
    (garden.project / path).write_text(text, encoding="utf-8")
    assert not build(
        BuildOptions(garden.project, garden.project / "public", base_url=garden.base_url, pdf=False, jobs=1)
    ).published
    assert snapshot(garden.project / "public") == before
    garden.save()


def damage(garden: Garden) -> None:
    """Take away, or cut short, a file of the published site or of what is remembered of it."""
    cache = cache_folder(garden.project)
    assert cache is not None
    folders = (garden.project / "public", cache, cache.parent / "templates")
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    file = files[int(garden.random.random() * len(files))]  # how many there are must not change what comes after
    if garden.random.random() < 0.5 and not file.name.startswith("."):
        file.unlink()
    else:
        half = file.read_bytes()[: file.stat().st_size // 2]
        file.unlink()  # it may be a hard link to what another tree holds
        file.write_bytes(half)


# One history takes minutes. Without the filter it would always be that of 0, with which hypothesis begins.
@settings(max_examples=1, deadline=None, phases=[Phase.reuse, Phase.generate])
@given(st.integers(0, 2**32).filter(bool))
def test_after_two_hundred_changes_of_any_kind_an_incremental_tree_equals_a_clean_one(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("history")
    garden = plant(folder / "project", seed)
    built(garden)
    memory = open_cache(LoadOptions(garden.project))
    history: list[str] = []
    kinds = sorted(set(CHANGES), key=lambda change: garden.random.random())
    burst = STEPS // len(kinds) - 1
    for number, kind in enumerate(kinds):
        history += [happen(garden) for _ in range(garden.random.randint(burst - 2, burst + 2))]
        if garden.random.random() < 0.2:
            fail(garden)
        if garden.random.random() < 0.2:
            damage(garden)
        if kind in THEMING:  # else the change would not show
            garden.settings |= {"theme": "quay", "theme_options": "{}"}
            garden.save()
        built(garden, force=garden.random.random() > 0.97)
        # By itself: after several changes, one makes good what was forgotten of another.
        history.append(happen(garden, kind))
        tree = built(garden)
        # What was compiled is trusted where nothing has happened that templates depend on: compiling takes longest.
        compiled = None if kind in SPEAKING else folder / "cache" / "of-the-process"
        assert differing(made_from(garden, memory, compiled), without_bundles(tree)) == [], history[-burst:]
        if number % 12 == 6:
            assert differing(built_clean(garden, folder / str(number)), tree) == [], history[-burst:]
    history += [happen(garden) for _ in range(STEPS - len(history))]
    assert differing(built(garden), built_clean(garden, folder / "end")) == [], history[-burst:]
    assert load(LoadOptions(garden.project), cache=memory).problems == load(LoadOptions(garden.project)).problems

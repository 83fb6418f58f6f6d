"""What a build promises: whole or not at all, only what has changed, and always the same bytes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePath

import pytest

from catalogue.output import open_output
from catalogue.pipeline.build import BuildReport, build
from catalogue.pipeline.options import BuildOptions
from tests.history.repositories import Repository
from tests.measuring import unmeasured
from tests.output.building import OWN, snapshot
from tests.projects import picture, small, written
from tests.site_helpers import FULL, lay_over

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of one's own."""
    return small(tmp_path / "project")


def publish(
    project: Path, output: str = "public", *, drafts: bool = False, strict: bool = False, force: bool = False
) -> BuildReport:
    return build(BuildOptions(project, project / output, drafts=drafts, strict=strict, force=force, pdf=False, jobs=1))


def published(project: Path, output: str = "public") -> dict[str, bytes]:
    """Every file of the site by path."""
    folder = project / output
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(project: Path, name: str, old: str, new: str) -> None:
    file = project / "content" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def touched(project: Path, change: Callable[[], object]) -> set[str]:
    """The files that a build after a change makes anew or removes, but for those that depend on all others."""
    before = snapshot(project / "public")
    change()
    assert publish(project).published
    after = snapshot(project / "public")
    files = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    made = {path for path in files if "." in path and path not in OWN and not path.startswith(("pagefind", "."))}
    return made - {"small-catalogue.zip"}


def codes(report: BuildReport) -> list[str]:
    return [problem.code for problem in report.problems.items]


def test_the_small_project_has_no_problems(project: Path) -> None:
    report = publish(project)
    assert (codes(report), report.published, report.tools) == ([], True, 3)
    assert report.pages == len([path for path in published(project) if path.endswith(".html")])
    assert set(report.seconds) == {"read", "validate", "link", "render", "write", "index", "archive", "publish"}


def test_the_second_build_writes_nothing_and_says_so(project: Path) -> None:
    first = publish(project)
    before = snapshot(project / "public")
    second = publish(project)
    assert snapshot(project / "public") == before
    assert (second.written, second.removed, second.unchanged) == (0, 0, first.written)
    assert "publish" not in second.seconds


def test_two_builds_from_scratch_are_equal_byte_for_byte(tmp_path: Path) -> None:
    trees = []
    for seed in ("1", "2"):
        project = small(tmp_path / seed / "project", "cards, pdf, data, offline, embeds")
        environment = unmeasured(PYTHONHASHSEED=seed, PYTHONPATH=str(ROOT))
        subprocess.run(
            [sys.executable, "-P", "-m", "catalogue", "build"], cwd=project, env=environment, check=True, timeout=60
        )
        trees.append(published(project))
    assert trees[0] == trees[1]
    assert any(path.startswith("pagefind/fragment/") for path in trees[0])


def test_an_edit_of_a_text_makes_its_own_page_and_its_own_data_anew_and_nothing_else(project: Path) -> None:
    publish(project)
    changed = touched(project, lambda: edit(project, "tools/harbour-fair.md", "Two days", "Three days"))
    assert changed == {"tools/harbour-fair/index.html", "api/v1/tools/harbour-fair.json"}
    assert b"Three days" in published(project)["tools/harbour-fair/index.html"]


def test_a_new_title_reaches_every_page_that_quotes_it_and_no_other(project: Path) -> None:
    small(project, "cards, data, embeds")
    publish(project)
    quoting = {path for path, data in published(project).items() if b"Harbour Fair" in data}
    changed = touched(
        project, lambda: edit(project, "tools/harbour-fair.md", "title: Harbour Fair", "title: Harbour Feast")
    )
    # The first two are handed every tool and show it when a script asks; the words of a workbook are packed, those of
    # a card are pixels.
    unseen = {"compare/index.html", "shortlist/index.html", "tools.xlsx", "cards/en/tools/harbour-fair.png"}
    assert changed - quoting <= unseen
    assert {"tools/harbour-fair/index.html", "tools/index.html", "index.html", "feed.xml"} <= changed
    assert {"glossary/index.html", "aims/index.html", "404.html", "sitemap.xml"} & changed == set()


def test_the_index_is_kept_while_no_searched_text_changes(project: Path) -> None:
    publish(project)
    edit(project, "strands/events.md", "Where people meet.", "Where people meet each other.")
    report = publish(project)
    assert report.written == 1
    assert "index" not in report.seconds


def test_a_commit_makes_what_tells_of_days_anew_and_no_page_of_an_entry(project: Path) -> None:
    publish(project)
    repository = Repository.of(project)
    changed = touched(project, lambda: repository.commit("2026-10-01"))
    dated = {"changes/index.html", "sitemap.xml"}
    feeds = {path for path in published(project) if path.endswith(("feed.xml", "feed.json"))}
    assert changed == dated | feeds
    assert touched(project, lambda: repository.commit("2026-10-02")) == set(), "nothing was in it"
    repository.edit("content/tools/lone-beacon.md", "It shines", "It glows")
    publish(project)
    changed = touched(project, lambda: repository.commit("2026-10-03"))
    assert changed == dated | (feeds - {f"strands/capacity/feed.{form}" for form in ("xml", "json")})
    assert b"2026-10-03" in published(project)["sitemap.xml"]
    template = "{% extends 'harbour/base.html' %}{% block logos %}<p>A pier</p>{% endblock %}"
    days = published(project)["sitemap.xml"]
    child_theme(project, "base.html", template)
    assert publish(project).written > 10
    assert published(project)["sitemap.xml"] == days


def test_a_removed_entry_leaves_nothing_behind(project: Path) -> None:
    publish(project)
    (project / "content/tools/lone-beacon.md").unlink()
    report = publish(project)
    assert report.removed
    assert not (project / "public/tools/lone-beacon").exists()
    assert [path for path, data in published(project).items() if b"Lone Beacon" in data] == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("tools/harbour-fair.md", "strand: events", "strand: evnets"),
        ("tools/harbour-fair.md", "title:", "\ttitle:"),
        ("tools/pilot-school.md", "(harbour-fair.md)", "(harbour-fare.md)"),
        ("site.yaml", "name: Small Catalogue", "nmae: Small Catalogue"),
        ("site.yaml", "name: Small Catalogue", "name: Small Catalogue\ntheme: harbuor"),
    ],
)
def test_a_problem_leaves_the_published_site_as_it_was(project: Path, name: str, old: str, new: str) -> None:
    publish(project)
    before = snapshot(project / "public")
    edit(project, name, old, new)
    report = publish(project)
    assert not report.published
    assert report.problems.errors
    assert snapshot(project / "public") == before
    edit(project, name, new, old)
    assert publish(project).written == 0


def test_a_project_without_settings_is_refused(project: Path) -> None:
    (project / "content/site.yaml").unlink()
    report = publish(project)
    assert [problem.span.path for problem in report.problems.items] == ["content/site.yaml"]
    assert not (project / "public").exists()


def test_a_draft_is_published_only_on_demand(project: Path) -> None:
    edit(project, "tools/lone-beacon.md", "strand: events", "strand: events\ndraft: true")
    publish(project)
    assert not (project / "public/tools/lone-beacon").exists()
    publish(project, drafts=True)
    assert (project / "public/tools/lone-beacon").exists()
    publish(project)
    assert not (project / "public/tools/lone-beacon").exists()


def test_strict_takes_a_warning_for_an_error(project: Path) -> None:
    written({"pages/nowhere.md": "---\ntitle: Nowhere\n---\nNothing leads here.\n"}, project / "content")
    lenient = publish(project)
    assert lenient.published
    assert (lenient.problems.errors, lenient.problems.warnings) == (0, 1)
    strict = publish(project, strict=True)
    assert not strict.published
    assert (strict.problems.errors, strict.problems.warnings) == (1, 0)


def test_force_makes_every_file_anew_with_the_same_bytes(project: Path) -> None:
    publish(project)
    before, inodes = published(project), {path: facts[0] for path, facts in snapshot(project / "public").items()}
    report = publish(project, force=True)
    assert (report.unchanged, report.removed) == (0, 0)
    assert published(project) == before
    after = {path: facts[0] for path, facts in snapshot(project / "public").items()}
    assert [path for path in before if inodes[path] == after[path]] == []


def test_the_address_of_the_site_can_be_told_to_a_build(project: Path) -> None:
    report = build(BuildOptions(project, project / "public", base_url="https://example.org/some/path/", jobs=1))
    assert report.published
    page = (project / "public/tools/harbour-fair/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/some/path/tools/harbour-fair/">' in page
    assert 'href="../../assets/' in page
    assert 'href="/some/path/assets/' in (project / "public/404.html").read_text("utf-8")
    moved = build(BuildOptions(project, project / "public", base_url="https://example.org/", jobs=1))
    assert moved.written


def test_an_address_that_is_none_is_a_problem(project: Path) -> None:
    report = build(BuildOptions(project, project / "public", base_url="example.org"))
    assert not report.published
    assert report.problems.errors == 1


def child_theme(project: Path, template: str, text: str) -> None:
    """Let the project have a theme of its own with one template."""
    edit(project, "site.yaml", "name: Small Catalogue", "name: Small Catalogue\ntheme: child")
    folder = project / "themes/child"
    (folder / "templates").mkdir(parents=True)
    (folder / "theme.yaml").write_text("name: child\nextends: harbour\n", encoding="utf-8")
    (folder / "templates" / template).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{% extends "base.html" %}\n{% block main %}\n{{ view.nothing }}\n{% endblock %}\n', "T106", 3),
        ('{% extends "base.html" %}\n{% block main %}{% endfor %}\n', "T105", 2),
        ('{% extends "nowhere.html" %}\n', "T104", 1),
    ],
)
def test_a_problem_in_a_template_is_told_with_its_line_and_nothing_is_published(
    project: Path, text: str, code: str, line: int
) -> None:
    publish(project)
    before = snapshot(project / "public")
    child_theme(project, "glossary.html", text)
    report = publish(project)
    assert [(f.code, f.span.path, f.span.line) for f in report.problems.items] == [
        (code, "themes/child/templates/glossary.html", line)
    ]
    assert not report.published
    assert snapshot(project / "public") == before


def test_a_theme_of_the_project_takes_the_place_of_single_templates(project: Path) -> None:
    child_theme(
        project, "page.html", '{% extends "base.html" %}{% block main %}<p>Mine: {{ view.title }}</p>{% endblock %}'
    )
    edit(project, "pages/about.md", "title: About", "title: Über")
    report = publish(project)
    # The page has lost the text that is searched, which the index says.
    assert codes(report) == ["S103"]


def test_a_second_build_at_the_same_time_is_refused(project: Path) -> None:
    publish(project)
    edit(project, "pages/about.md", "The CCI meet", "The CCI met")
    before = published(project)
    with open_output(project / "public", project):
        report = publish(project)
    assert not report.published
    assert [problem.code[0] for problem in report.problems.items] == ["W"]
    assert published(project) == before
    assert publish(project).written == 1


def test_a_folder_that_is_not_ours_is_left_alone(project: Path) -> None:
    (project / "public").mkdir()
    (project / "public/thesis.txt").write_text("years of work")
    report = publish(project)
    assert not report.published
    assert published(project) == {"thesis.txt": b"years of work"}


def test_a_picture_is_published_with_the_page_that_shows_it(project: Path) -> None:
    cover = 'strand: events\ncover: {src: ../media/quay.png, alt: A quay, credit: "Nobody, CC0"}'
    edit(project, "tools/lone-beacon.md", "strand: events", cover)
    (project / "content/media").mkdir()
    (project / "content/media/quay.png").write_bytes(picture())
    publish(project)
    first = pictures(project)
    assert {path.suffix for path in first} == {".avif", ".webp", ".jpg"}
    (project / "content/media/quay.png").write_bytes(picture(40, 25))
    publish(project)
    assert pictures(project)
    assert not first & pictures(project)


def test_what_is_said_of_a_picture_follows_it(project: Path) -> None:
    cover = 'strand: events\ncover: {src: ../media/quay.png, alt: A quay, credit: "Nobody, CC0"}'
    edit(project, "tools/lone-beacon.md", "strand: events", cover)
    edit(project, "tools/harbour-fair.md", "## Programme\n", "## Programme\n\n![A quay](../media/quay.png)\n")
    (project / "content/media").mkdir()
    for size in ((60, 40), (40, 25)):
        (project / "content/media/quay.png").write_bytes(picture(*size))
        assert publish(project).published
    assert publish(project, "clean").published
    assert published(project) == published(project, "clean")


def pictures(project: Path) -> set[PurePath]:
    return {PurePath(path) for path in published(project) if path.startswith("media/quay.")}


def test_the_largest_and_the_smallest_numbers_are_published_in_every_form(tmp_path: Path) -> None:
    project, most = lay_over(FULL, tmp_path / "project", FULL), 999_999_999_999_999
    edit(project, "tools/ferry-fair.md", "value: 120,", f"value: {most},")
    edit(project, "tools/ferry-fair.md", "value: 87.5,", "value: 1.0e-30,")
    edit(project, "tools/ferry-fair.md", "value: one night", f"value: -{most}.0")
    edit(project, "initiatives/water-project.md", "amount: 136090.5,", f"amount: {most}.0,")
    edit(project, "initiatives/water-project.md", "amount: 40000,", "amount: 5.0e-324,")
    edit(project, "initiatives/water-project.md", "value: 41,", f"value: {most},")
    edit(project, "initiatives/water-project.md", "value: 70.5,", f"value: -{most},")
    report = build(BuildOptions(project, project / "public", jobs=1))
    assert (report.published, codes(report)) == (True, [])
    files = published(project)
    for name in ("tools.csv", "api/v1/tools/ferry-fair.json"):
        assert str(most) in files[name].decode()
    for name in ("tools/ferry-fair/index.html", "initiatives/water-project/index.html"):
        assert "999,999,999,999,999" in files[name].decode()
    assert {"tools.xlsx", "feed.xml", "tools/ferry-fair/ferry-fair.pdf", "catalogue.pdf"} <= files.keys()


def test_the_stages_are_told_as_they_begin(project: Path) -> None:
    stages: list[str] = []
    build(BuildOptions(project, project / "public"), stages.append)
    assert stages == ["read", "validate", "link", "render", "write", "index", "archive", "publish"]

"""The copy of a whole site: what is in it, when it is made, and what is said where there is none."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from catalogue.output.offline import search_texts
from catalogue.pipeline.build import BuildReport, build
from catalogue.pipeline.options import BuildOptions
from catalogue.site import output_paths
from tests.projects import small, written

COPY = "small-catalogue"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of one's own."""
    return small(tmp_path / "project")


def publish(project: Path, output: str = "public", *, strict: bool = False) -> BuildReport:
    return build(BuildOptions(project, project / output, base_url="https://small.example/", strict=strict, jobs=1))


def copied(project: Path) -> dict[str, str]:
    """The files of the copy that are texts, by their path below its folder."""
    with ZipFile(project / "public" / f"{COPY}.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        return {name.removeprefix(f"{COPY}/"): archive.read(name).decode() for name in names}


def set_(project: Path, line: str) -> None:
    with (project / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def test_the_copy_has_every_page_and_what_it_shows(project: Path) -> None:
    publish(project)
    files, site = copied(project), project / "public"
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    framed = {path for path in pages if path.startswith("embed/")}
    assert framed
    assert {path for path in files if path.endswith(".html")} == pages - framed - {"404.html"}
    assert {path for path in files if path.startswith("covers/")} == {f"covers/{p.name}" for p in site.glob("covers/*")}
    assert {"README.txt", "index.html", "offline/texts.en.js", "tools/lone-beacon/index.js"} < files.keys()
    assert not any(path.startswith(("pagefind/", "sitemap")) or path == "feed.xml" for path in files)
    assert f"{COPY}.zip" in (site / "manifest.sha256").read_text()


def test_every_page_leads_to_the_archive_and_in_the_copy_to_the_site(project: Path) -> None:
    publish(project)
    assert f'href="../../{COPY}.zip"' in (project / "public/tools/lone-beacon/index.html").read_text()
    page = copied(project)["tools/lone-beacon/index.html"]
    assert f'href="https://small.example/{COPY}.zip"' in page
    assert '<a href="https://small.example/tools/lone-beacon/">This page on the web</a>' in page


def test_the_archive_holds_nothing_outside_of_its_folder(project: Path) -> None:
    publish(project)
    with ZipFile(project / "public" / f"{COPY}.zip") as archive:
        names = archive.namelist()
    assert names == sorted(set(names))
    assert all(name.startswith(f"{COPY}/") for name in names)
    assert not [name for name in names if {"", ".", ".."} & set(name.split("/")) or "\\" in name or ":" in name]


def test_a_page_that_did_not_change_is_taken_over_as_it_was_packed(project: Path) -> None:
    publish(project)
    before = copied(project)
    file = project / "content/tools/lone-beacon.md"
    file.write_text(file.read_text().replace("at night", "at noon"))
    publish(project)
    after = copied(project)
    assert {path for path in after if after[path] != before[path]} == {
        "tools/lone-beacon/index.html",
        "tools/lone-beacon/index.js",
        "offline/texts.en.js",
    }
    publish(project, "clean")
    archives = [(project / folder / f"{COPY}.zip").read_bytes() for folder in ("public", "clean")]
    assert archives[0] == archives[1]


def test_a_damaged_archive_is_made_anew(project: Path) -> None:
    publish(project)
    archive = project / "public" / f"{COPY}.zip"
    whole = archive.read_bytes()
    archive.write_bytes(whole[:-1])
    publish(project)
    assert archive.read_bytes() == whole
    archive.write_bytes(whole.replace(b"Lone", b"lone") if b"Lone" in whole else b"x" + whole[1:])
    file = project / "content/tools/lone-beacon.md"
    file.write_text(file.read_text().replace("at night", "at noon"))
    publish(project)
    assert "at noon" in copied(project)["tools/lone-beacon/index.html"]


def test_a_site_that_does_not_publish_it_has_none_and_leads_to_none(project: Path) -> None:
    publish(project)
    small(project, "data")
    publish(project)
    site = project / "public"
    assert not list(site.glob("*.zip"))
    assert not [
        page for page in site.rglob("*.html") if ".zip" in page.read_text() or "data-offline" in page.read_text()
    ]


def test_a_site_that_is_too_large_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_texts, "MOST_OFFLINE_TEXTS", 2)
    monkeypatch.setattr(output_paths, "MOST_OFFLINE_TEXTS", 2)
    report = publish(project)
    assert [problem.code for problem in report.problems.items] == ["W112"]
    assert "it has 5 texts, and the limit is 2" in report.problems.items[0].message
    assert report.published
    assert not list((project / "public").glob("*.zip"))
    assert not publish(project, strict=True).published
    small(project, "data")
    assert publish(project).problems.items == ()


def test_a_script_that_cannot_run_in_the_copy_is_named(project: Path) -> None:
    theme = project / "themes/quay"
    written({"theme.yaml": "name: quay\nextends: harbour\n", "assets/site.js": "export const { a } = window;\n"}, theme)
    set_(project, "theme: quay")
    report = publish(project)
    assert [(problem.code, problem.message) for problem in report.problems.items] == [
        ("W113", "the script `site.js` cannot run in the offline copy")
    ]
    assert report.published
    assert "index.html" in copied(project)


def test_the_file_beside_the_pages_says_what_it_is_and_where_it_differs(project: Path) -> None:
    set_(project, "funding: The sea paid for it.")
    publish(project)
    text = copied(project)["README.txt"]
    assert text.startswith("Small Catalogue\r\n===============\r\n")
    for words in ("index.html", "https://small.example/", "“mentor” finds “mentoring”", "CC BY 4.0", "The sea paid"):
        assert words in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80


def test_names_of_the_search_hold_terms_and_those_who_took_part(project: Path) -> None:
    publish(project)
    texts = copied(project)["offline/texts.en.js"]
    assert '"tools/harbour-fair","tools/harbour-fair/index.html","Harbour Fair","Tool"' in texts
    assert "Harbour Office" in texts
    assert "Two days on the quay." in texts


def test_bytes_are_the_same_from_one_process_and_from_several(project: Path) -> None:
    made = []
    for jobs in (1, 2):
        build(BuildOptions(project, project / str(jobs), jobs=jobs))
        made.append((project / str(jobs) / f"{COPY}.zip").read_bytes())
    assert made[0] == made[1]
    assert io.BytesIO(made[0]).read(2) == b"PK"

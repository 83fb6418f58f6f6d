"""A problem in one PDF names the tool, leaves the others whole, and is told again as long as it lasts."""

import shutil
from pathlib import Path

import pytest

from catalogue.pdf.fallbacks import PdfJob, set_with_fallbacks
from catalogue.pipeline.build import BuildReport, build
from catalogue.pipeline.options import BuildOptions
from tests.output.building import snapshot
from tests.pdf.read_pdf import bare, printed
from tests.projects import small
from tests.site_helpers import changed

TOOL = "content/tools/harbour-fair.md"
SHEET = "tools/harbour-fair/harbour-fair.pdf"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small(tmp_path / "project", "pdf")


def publish(project: Path, *, strict: bool = False, pdf: bool = True) -> BuildReport:
    return build(BuildOptions(project, project / "public", strict=strict, pdf=pdf, jobs=1))


def told(report: BuildReport) -> list[tuple[str, str]]:
    return [(problem.code, problem.span.path) for problem in report.problems.items if problem.code.startswith("P")]


def edit(project: Path, path: str, *replacements: tuple[str, str]) -> None:
    file = project / path
    file.write_text(changed(file.read_text("utf-8"), *replacements), encoding="utf-8")


def pdfs(project: Path) -> set[str]:
    return {file.relative_to(project / "public").as_posix() for file in (project / "public").rglob("*.pdf")}


def test_every_tool_and_the_catalogue_have_a_pdf_to_which_pages_lead(project: Path) -> None:
    report = publish(project)
    assert told(report) == []
    assert {SHEET, "catalogue.pdf"} <= pdfs(project)
    page = (project / "public/tools/harbour-fair/index.html").read_text("utf-8")
    assert 'href="../../tools/harbour-fair/harbour-fair.pdf"' in page
    assert 'href="../../catalogue.pdf"' in page
    before = snapshot(project / "public")
    assert publish(project).written == 0
    assert snapshot(project / "public") == before


def test_an_edit_of_a_text_makes_its_own_pdf_and_the_book_anew_and_no_other(project: Path) -> None:
    publish(project)
    before = snapshot(project / "public")
    edit(project, TOOL, ("Two days", "Three days"))
    publish(project)
    after = snapshot(project / "public")
    anew = {path for path in after if path.endswith(".pdf") and after[path][2] != before[path][2]}
    assert anew == {SHEET, "catalogue.pdf"}
    incremental = {path: data for path, (_, _, data) in after.items() if path.endswith(".pdf")}
    shutil.rmtree(project / "public")
    publish(project)
    clean = {path: data for path, (_, _, data) in snapshot(project / "public").items() if path.endswith(".pdf")}
    assert incremental == clean


@pytest.mark.parametrize("way", ["option", "setting"])
def test_a_site_without_pdfs_has_none_and_no_link_to_one(project: Path, way: str) -> None:
    publish(project)
    if way == "setting":
        edit(project, "content/site.yaml", ("publish: [pdf]", "publish: []"))
    report = publish(project, pdf=way == "setting")
    assert report.published
    assert pdfs(project) == set()
    for page in (project / "public").rglob("*.html"):
        assert ".pdf" not in page.read_text("utf-8"), page


def test_a_block_of_code_is_set_in_the_pdf_of_the_tool_and_in_the_book(project: Path) -> None:
    edit(project, TOOL, ("Two days", "    python3 build.py check\n\nTwo days"))
    assert told(publish(project)) == []
    for path in (SHEET, "catalogue.pdf"):
        assert "python3 build.py check" in printed((project / "public" / path).read_bytes()).text


def test_a_sign_that_no_face_has_is_named_and_every_build_says_so_again(project: Path) -> None:
    edit(project, TOOL, ("Two days", "文化 \U0001f6a2 two days"))
    report = publish(project)
    assert told(report) == [("P102", TOOL), ("P102", TOOL)]
    assert "“文”, “化”, “\U0001f6a2”" in report.problems.items[-1].message
    assert "two days" in printed((project / "public" / SHEET).read_bytes()).text
    before = snapshot(project / "public")
    again = publish(project)
    assert told(again) == told(report)
    assert again.written == 0
    assert snapshot(project / "public") == before
    edit(project, TOOL, ("文化 \U0001f6a2 two days", "two days"))
    assert told(publish(project)) == []


def test_a_strict_build_publishes_no_site_with_a_problem_in_a_pdf(project: Path) -> None:
    publish(project)
    before = snapshot(project / "public")
    edit(project, TOOL, ("Two days", "文化 two days"))
    report = publish(project, strict=True)
    assert not report.published
    assert told(report) == [("P102", TOOL), ("P102", TOOL)]
    assert snapshot(project / "public") == before


def test_where_a_template_fails_a_plain_sheet_leads_to_the_page_and_all_else_stands(project: Path) -> None:
    theme = project / "themes/quay"
    (theme / "pdf").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: quay\nextends: harbour\n", encoding="utf-8")
    broken = '#include "/harbour/tool.typ"\n#if view.card.id == "harbour-fair" { panic("no ink") }\n'
    (theme / "pdf/tool.typ").write_text('#import "/data.typ": view\n' + broken, encoding="utf-8")
    edit(project, "content/site.yaml", ("name: Small Catalogue", "name: Small Catalogue\ntheme: quay"))
    report = publish(project)
    assert report.published
    assert told(report) == [("P101", TOOL)]
    assert f"the PDF {SHEET} could not be made: panicked with: no ink" in report.problems.items[-1].message
    sheet = printed((project / "public" / SHEET).read_bytes())
    assert len(sheet.reader.pages) == 1
    assert "http://localhost:8000/tools/harbour-fair/" in sheet.addresses
    others = pdfs(project) - {SHEET}
    assert all(len((project / "public" / path).read_bytes()) > 20_000 for path in others)


def manuscript(**pictures: bytes) -> PdfJob:
    template = b"""
#let data = json("/view.json")
#set document(title: data.title, date: none)
#for part in data.parts { if part.file == "" { part.alt } else { image("/" + part.file, alt: part.alt) } }
"""
    parts = [{"file": f"media/{name}.png", "alt": f"A picture of {name}"} for name in pictures]
    plain = {"title": "Quay", "summary": "A quay.", "notice": "See", "url": "https://x.example/", "language": "en"}
    named = {f"media/{name}.png": data for name, data in pictures.items()}
    values = {"title": "Quay", "parts": parts, "files": {}}
    return PdfJob("quay.pdf", "content/tools/quay.md", "tool.typ", {"tool.typ": template}, named, values, {}, plain)


def test_a_picture_that_cannot_be_set_is_named_and_described(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (4, 4), "red").save(tmp_path / "red.png")
    product = set_with_fallbacks(manuscript(sound=(tmp_path / "red.png").read_bytes(), broken=b"\x89PNG\r\n\x1a\nno"))
    assert [(problem.code, problem.span.path) for problem in product.problems] == [("P103", "content/tools/quay.md")]
    assert product.problems[0].message.startswith("the PDF quay.pdf leaves out media/broken.png: ")
    pdf = printed(product.content)
    assert bare("A picture of broken") in bare(pdf.text)
    assert [str(element["/Alt"]) for kind, element in pdf.tags() if kind == "/Figure"] == ["A picture of sound"]


def test_the_plain_sheet_can_be_set_whatever_its_title_is() -> None:
    from dataclasses import replace

    odd = manuscript()
    odd = replace(odd, template="gone.typ", plain={**odd.plain, "title": "文 \x01 \U0001f6a2", "summary": "#read(1) $"})
    product = set_with_fallbacks(odd)
    assert [problem.code for problem in product.problems] == ["P101"]
    assert "#read(1) $" in printed(product.content).text

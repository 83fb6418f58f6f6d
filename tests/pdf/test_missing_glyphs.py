"""A sign without a glyph is replaced in a PDF as a whole and alone: what can be shown by itself stays everywhere."""

import re
import subprocess
from pathlib import Path

import pytest

from catalogue.pdf.fallbacks import PdfJob, set_with_fallbacks
from catalogue.pdf.graphemes import clusters
from catalogue.pdf.typst import has_glyph
from catalogue.pipeline.build import BuildReport, build
from catalogue.pipeline.options import BuildOptions
from tests.outside import needed_program
from tests.pdf.read_pdf import printed
from tests.projects import small
from tests.site_helpers import changed

FAIR, SCHOOL = "content/tools/harbour-fair.md", "content/tools/pilot-school.md"
SHEET, BOOK = "tools/harbour-fair/harbour-fair.pdf", "catalogue.pdf"
KEYCAP = "1\ufe0f\u20e3"
FAMILY = "\U0001f469\u200d❤\ufe0f\u200d\U0001f468"
WITHOUT_GLYPH = {
    "a keycap": KEYCAP,
    "a keycap without its variation selector": "1\u20e3",
    "the keycap of a number sign": "#\ufe0f\u20e3",
    "the keycap of an asterisk": "*\ufe0f\u20e3",
    "a flag": "\U0001f1f8\U0001f1ea",
    "the flag of a region": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "a family": FAMILY,
    "an artist": "\U0001f469\u200d\U0001f3a8",
    "a thumb with a skin tone": "\U0001f44d\U0001f3fd",
    "a Chinese letter": "文",
    "a Korean syllable": "각",
}
WITH_GLYPH = {
    "a circled digit": "①",
    "a letter with an accent of its own": "x\u0302",
    "a letter with two accents": "1\u0301\u0302",
    "a copyright sign as an emoji": "©\ufe0f",
    "a variation selector alone": "\ufe0f",
    "a Hebrew letter": "ש",
    "an Arabic letter": "م",
    "the frame of a keycap alone": "\u20e3",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small(tmp_path / "project", "pdf")


def edit(project: Path, path: str, *replacements: tuple[str, str]) -> None:
    file = project / path
    file.write_text(changed(file.read_text("utf-8"), *replacements), encoding="utf-8")


def publish(project: Path) -> BuildReport:
    return build(BuildOptions(project, project / "public", jobs=1))


def reported(report: BuildReport) -> set[tuple[str, str, str]]:
    """Code, file and message of every problem with a PDF."""
    found = (item for item in report.problems.items if item.code.startswith("P"))
    return {(item.code, item.span.path, item.message) for item in found}


def text_of(file: Path) -> str:
    """The text of a PDF as poppler reads it, with a space for each break."""
    program = needed_program("pdftotext", "poppler")
    found = subprocess.run([program, "-layout", file, "-"], capture_output=True, check=True, text=True).stdout
    return " ".join(found.split())


def manuscript(*texts: str, url: str = "") -> PdfJob:
    template = b"""
#let data = json("/view.json")
#set document(title: "Quay", date: none)
#set text(font: "Source Sans 3")
#for text in data.texts { par(text) }
#if data.url != "" { link(data.url) }
"""
    plain = {"title": "Quay", "summary": "A quay.", "notice": "See", "url": "https://x.example/", "language": "en"}
    values = {"texts": list(texts), "url": url}
    return PdfJob("quay.pdf", "content/tools/quay.md", "tool.typ", {"tool.typ": template}, {}, values, {}, plain)


@pytest.mark.parametrize("sign", WITHOUT_GLYPH.values(), ids=WITHOUT_GLYPH)
def test_a_sign_without_a_glyph_is_one_square_and_all_that_it_is_made_of_stays_elsewhere(sign: str) -> None:
    others = " ".join(part for part in sign if has_glyph(part))
    product = set_with_fallbacks(manuscript(f"Step {sign}: in 2021, 11 studios", f"1#*a {others}"))
    assert [problem.message for problem in product.problems] == [f"the PDF quay.pdf shows □ instead of “{sign}”"]
    text = " ".join(printed(product.content).text.split())
    assert "Step □: in 2021, 11 studios" in text
    assert "1#*a" in text
    assert text.count("□") == 1


@pytest.mark.parametrize("sign", WITH_GLYPH.values(), ids=WITH_GLYPH)
def test_a_sign_with_a_glyph_stays_beside_one_that_shares_a_part_with_it(sign: str) -> None:
    product = set_with_fallbacks(manuscript(f"kept {sign} here", f"文{sign[1:]} x\u20e3 1\u20e3 {KEYCAP}"))
    text = printed(product.content).text
    assert "□" not in text.partition("here")[0]
    assert f"“{sign}”" not in product.problems[0].message


def test_an_address_with_such_a_sign_leads_where_it_led() -> None:
    product = set_with_fallbacks(manuscript(f"Step {KEYCAP}", url="https://x.example/1/文"))
    assert printed(product.content).addresses == ["https://x.example/1/%E6%96%87"]


def test_the_clusters_of_a_text_are_what_a_reader_takes_for_signs() -> None:
    signs = [
        *WITHOUT_GLYPH.values(),
        " ",
        "a",
        "e\u0301",
        " ",
        "\U0001f1f8\U0001f1ea",
        "\U0001f1ea\U0001f1ea",
        "\U0001f1f8",
    ]
    assert list(clusters("".join(signs))) == signs
    assert list(clusters("a \u20e3")) == ["a", " ", "\u20e3"]
    assert list(clusters("")) == []


def test_one_keycap_leaves_every_digit_of_its_pdf_and_of_the_book_as_it_is(project: Path) -> None:
    publish(project)
    before = {path: text_of(project / "public" / path) for path in (SHEET, BOOK)}
    edit(
        project,
        FAIR,
        ("Two days on the quay.", f"Step {KEYCAP}: in 2021, 11 studios came. Step 2\ufe0f\u20e3: 22 more."),
    )
    report = publish(project)
    signs = f"“{KEYCAP}”, “2\ufe0f\u20e3”"
    assert reported(report) == {("P102", FAIR, f"the PDF {path} shows □ instead of {signs}") for path in (SHEET, BOOK)}
    for path, text in before.items():
        after = text_of(project / "public" / path)
        sentence = "Step □: in 2021, 11 studios came. Step □: 22 more."
        assert sentence in after
        assert re.findall(r"\d", after.replace(sentence, "")) == re.findall(r"\d", text)
        assert after.count("□") == 2


def test_signs_in_every_place_of_two_entries_are_named_with_the_entry_that_holds_them(project: Path) -> None:
    edit(
        project,
        FAIR,
        ("title: Harbour Fair", f'title: "Harbour {KEYCAP} Fair 1"'),
        (
            "published: 2021-09-08",
            'published: 2021-09-08\nfigures: [{label: "places \U0001f1f8\U0001f1ea", value: 11}]',
        ),
        ("Two days on the quay.", f"Two *days {FAMILY}* and `code {KEYCAP} 1`.\n\n    a block #\ufe0f\u20e3 # 1"),
    )
    edit(
        project,
        SCHOOL,
        ("A course on going abroad", "A course 文 on x\u0302 going abroad"),
        ("Five evenings", "Five evenings, x\u20e3 and x"),
    )
    report = publish(project)
    fair = f"“{KEYCAP}”, “\U0001f1f8\U0001f1ea”, “{FAMILY}”, “#\ufe0f\u20e3”"
    school = "“文”, “x\u20e3”"
    in_book = {
        (source, message.rpartition("instead of ")[2]) for _, source, message in reported(report) if BOOK in message
    }
    assert {source for source, _ in in_book} == {FAIR, SCHOOL}
    assert {source: set(signs.split(", ")) for source, signs in in_book} == {
        FAIR: set(fair.split(", ")), SCHOOL: set(school.split(", "))
    }  # fmt: skip
    text = text_of(project / "public" / BOOK)
    for kept in (
        "Harbour □ Fair 1",
        "Two days □ and code □ 1",
        "a block □ # 1",
        "A course □ on x\u0302 going",
        "□ and x",
    ):
        assert kept in text
    assert re.search(r"11 places □(?!□)", text)

"""A site of which nobody says where it is published says so once, and names no whole address of its own anywhere."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator

from catalogue.pipeline.build import BuildReport, build
from catalogue.pipeline.load import load
from catalogue.pipeline.options import BuildOptions, LoadOptions
from tests.measuring import unmeasured
from tests.pdf.read_pdf import printed
from tests.projects import small
from tests.site_helpers import changed

ROOT = Path(__file__).parents[2]
EVERYTHING = "pdf, cards, data, offline, embeds"
FAIR = "tools/harbour-fair/"
ADDRESS = re.compile(rb"https?://[^\s\"'<>)\\]+")
FOREIGN = (
    b"http://www.w3.org/", b"https://schema.org", b"https://json-schema.org/", b"http://schemas.openxmlformats.org/",
    b"http://purl.org/", b"https://creativecommons.org/licenses/by/4.0/", b"https://pagefind.app/", b"https://github.com/",
    b"https://code.example", b"http://ns.adobe.com/", b"http://www.aiim.org/", b"http://iptc.org/", b"http://cipa.jp/",
)  # fmt: skip
"""How addresses begin that the site does not give itself."""


def without_address(project: Path) -> Path:
    """A project with something of everything in two languages, and no address."""
    small(project, EVERYTHING)
    settings, tool = project / "content/site.yaml", project / f"content/{FAIR.strip('/')}.md"
    text = changed(settings.read_text("utf-8"), ("base_url: http://localhost:8000/\n", ""))
    settings.write_text(f"{text}languages: [en, sv]\n", "utf-8")
    tool.write_text(changed(tool.read_text("utf-8"), ("strand:", "aliases: [old/fair/]\nstrand:")), "utf-8")
    return project


def publish(project: Path, *, strict: bool = False, base_url: str | None = None) -> BuildReport:
    return build(BuildOptions(project, project / "public", base_url=base_url, strict=strict, jobs=1))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = without_address(tmp_path_factory.mktemp("no-address") / "project")
    assert publish(project).published
    return project


@pytest.fixture(scope="module")
def public(project: Path) -> Path:
    return project / "public"


def contents(public: Path) -> Iterator[tuple[str, bytes]]:
    """Every published file, and every file in a published archive or workbook."""
    for file in sorted(public.rglob("*")):
        if file.is_file():
            path, data = file.relative_to(public).as_posix(), file.read_bytes()
            yield path, data
            if file.suffix in {".zip", ".xlsx"}:
                with ZipFile(io.BytesIO(data)) as archive:
                    yield from ((f"{path}/{name}", archive.read(name)) for name in archive.namelist())


def test_no_published_file_names_an_address_of_the_site(public: Path) -> None:
    for path, data in contents(public):
        assert b"localhost" not in data, path
        own = [address for address in ADDRESS.findall(data) if not address.startswith(FOREIGN)]
        assert path.endswith((".png", ".pdf", ".zip", ".js", ".xlsx")) or own == [], path


def test_a_pdf_has_no_code_and_no_link_to_the_site(public: Path) -> None:
    for path in (f"{FAIR}harbour-fair.pdf", "catalogue.pdf"):
        pdf = printed((public / path).read_bytes())
        assert all(address.startswith("https://creativecommons.org/") for address in pdf.addresses), path
        assert "QR" not in "".join(str(element.get("/Alt", "")) for _, element in pdf.tags())
        assert "Cite as" in pdf.text or path == "catalogue.pdf"
        assert "http" not in pdf.text.replace("https://creativecommons.org", "")


def test_what_makes_no_sense_without_an_address_is_neither_published_nor_linked_to(public: Path) -> None:
    names = {path.partition("/")[0] for path, _ in contents(public)} | {Path(path).name for path, _ in contents(public)}
    gone = {"sitemap.xml", "feed.xml", "feed.json", "opensearch.xml", "dcat.jsonld", "embed", "cards"}
    assert names & gone == set()
    assert {"catalogue.pdf", "tools.csv", "api", "robots.txt", "small-catalogue.zip", "404.html"} <= names
    assert "Sitemap" not in (public / "robots.txt").read_text("utf-8")
    for page in public.rglob("*.html"):
        text = page.read_text("utf-8")
        for word in (
            'rel="canonical"',
            "og:url",
            "og:image",
            'hreflang="x',
            "feed.xml",
            "opensearch",
            "embed-code",
            "dcat",
        ):
            assert word not in text, (page, word)


def test_every_link_on_a_page_leads_to_a_file_that_is_there(public: Path) -> None:
    for page in public.rglob("*.html"):
        here = f"http://x.example/{page.relative_to(public).as_posix()}"
        text = re.sub(r"<(script|textarea)\b.*?</\1>", "", page.read_text("utf-8"), flags=re.DOTALL)
        for target in re.findall(r' (?:href|src)="([^"]*)"', text):
            url = urlsplit(urljoin(here, target))
            if url.hostname == "x.example":
                file = public / url.path.strip("/")
                assert target, page
                assert (file / "index.html" if url.path.endswith("/") else file).is_file(), (page, target)


def test_no_page_has_a_label_or_a_button_with_nothing_behind_it(public: Path) -> None:
    page = (public / FAIR / "index.html").read_text("utf-8")
    citation = page.partition('<p class="citation">')[2].partition("</p>")[0]
    assert "Cite as" in citation
    assert "<a" not in citation
    assert "Copy the link" not in page
    assert re.search(r'data-copy="[^"]*\S" data-done="Citation copied"', page)
    assert 'class="embed-code"' not in page
    data = (public / "data/index.html").read_text("utf-8")
    assert "#examples" not in data
    assert "DCAT record" not in data


def test_structured_data_says_what_the_page_says_and_refers_to_nothing(public: Path) -> None:
    for page in public.rglob("*.html"):
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8")):
            graph = json.loads(text)["@graph"]
            assert all(thing["name"] for thing in graph)
            assert not re.search(r'"(@id|url|item|contentUrl|urlTemplate|isPartOf)":', text), page
            assert "{}" not in text


def test_open_data_keeps_its_schemas_and_names_addresses_from_where_it_stands(public: Path) -> None:
    for file in (public / "api").rglob("*.json"):
        path = file.relative_to(public).as_posix()
        here, data = f"http://x.example/{path}", json.loads(file.read_text("utf-8"))
        if "/schema/" in path:
            assert "$id" not in data
            continue
        schema = public / urlsplit(urljoin(here, data["$schema"])).path.strip("/")
        Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(data)
        assert urljoin(here, data["url"]) == here
        assert urljoin(here, data["catalogue"]["url"]) == "http://x.example/"
    fair = json.loads((public / "api/v1/tools/harbour-fair.json").read_text("utf-8"))
    listed = json.loads((public / "api/v1/tools.json").read_text("utf-8"))["items"]
    assert fair["pages"]["sv"] == f"../../../sv/{FAIR}"
    assert f"../../{FAIR}" in {item["url"] for item in listed}


def test_a_table_has_no_column_for_addresses_of_pages(public: Path) -> None:
    head = (public / "tools.csv").read_text("utf-8-sig").splitlines()[0]
    assert head.startswith("Id,")
    assert "Page" not in head


def test_the_copy_to_take_away_links_only_to_what_is_in_it(public: Path) -> None:
    with ZipFile(public / "small-catalogue.zip") as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith(".html"):
                text = archive.read(name).decode()
                assert ' href=""' not in text
                assert "This page on the web" not in text
                for target in re.findall(r'<(?:a|link)\b[^>]* href="([^"#]+)', text):
                    path = urlsplit(urljoin(f"http://x.example/{name}", target))
                    assert path.hostname != "x.example" or path.path.strip("/") in names, (name, target)
        readme = archive.read("small-catalogue/README.txt").decode()
    assert "This is an offline copy." in readme
    assert "http" not in readme.replace("https://creativecommons.org", "")


def test_a_build_says_so_once_and_ends_well_and_a_check_has_nothing_to_report(project: Path) -> None:
    report = publish(project)
    assert [(problem.code, problem.span.path) for problem in report.problems.items] == [("W115", "content/site.yaml")]
    assert "`base_url: https://…`" in (report.problems.items[0].help or "")
    assert "`--base-url https://…`" in (report.problems.items[0].help or "")
    assert load(LoadOptions(project)).problems.items == ()
    environment = unmeasured(PYTHONPATH=str(ROOT))
    command = [sys.executable, "-P", "-m", "catalogue", "build", "--format", "concise"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert done.stdout.count("W115") == 1


def test_a_strict_build_wants_an_address_and_takes_the_one_that_it_is_given(tmp_path: Path) -> None:
    project = without_address(tmp_path / "project")
    assert not publish(project, strict=True).published
    report = publish(project, strict=True, base_url="https://sea.example/")
    assert (report.published, report.problems.items) == (True, ())
    assert (project / "public/sitemap.xml").is_file()
    assert publish(project).published
    assert not (project / "public/sitemap.xml").exists()

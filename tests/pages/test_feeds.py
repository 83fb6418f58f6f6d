"""Feeds are what their standards ask for, say what is true, and stand on the pages that they belong to."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import feedparser  # type: ignore[import-untyped]  # it brings no stubs
import pytest
from jsonschema import Draft202012Validator
from lxml import etree  # type: ignore[import-untyped]  # it brings no stubs

from tests.history.repositories import Repository
from tests.projects import small
from tests.rendered_site import Rendered, rendered

STANDARDS = Path(__file__).parents[1] / "standards"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FAIR = "http://localhost:8000/tools/harbour-fair/"


def xml(data: bytes) -> etree._Element:
    return etree.fromstring(data)


def texts(root: etree._Element, path: str) -> list[str]:
    """The texts or attributes at an XPath."""
    found = root.xpath(path, namespaces=ATOM)
    assert isinstance(found, list)
    return [str(item) for item in found]


def feeds(site: Rendered, form: str = "xml") -> dict[str, bytes]:
    """Every feed of a site by its path."""
    return {path: data for path, data in site.files.items() if path.endswith(f"feed.{form}")}


@pytest.fixture(scope="session")
def grammar() -> etree.RelaxNG:
    """The grammar of Atom."""
    return etree.RelaxNG(etree.parse(STANDARDS / "atom.rng"))


def test_every_strand_and_sub_sector_with_tools_has_feeds_in_every_language(everything: Rendered) -> None:
    groups = everything.site.taxonomy.tools
    pages = ["", *(f"{facet}/{id_}/" for facet in ("strands", "sectors") for id_, ids in groups[facet].items() if ids)]
    for form in ("xml", "json"):
        assert feeds(everything, form).keys() == {
            f"{start}{page}feed.{form}" for start in ("", "sv/") for page in pages
        }
    assert [id_ for id_, ids in groups["sectors"].items() if not ids]


def test_every_feed_keeps_to_the_grammar_of_rfc_4287(everything: Rendered, grammar: etree.RelaxNG) -> None:
    for path, data in feeds(everything).items():
        assert grammar.validate(xml(data)), (path, grammar.error_log.last_error)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>", b"<updated>some time in "),
        (b"<id>", b"<idea>"),
        (b'xml:lang="en"', b'lang="en"'),
        (b'type="text/html"', b'type="html"'),
        (b"<entry>", b"<entry><title>A second</title>"),
        (b'term="', b'word="'),
    ],
)
def test_the_grammar_finds_what_is_wrong(everything: Rendered, grammar: etree.RelaxNG, old: bytes, new: bytes) -> None:
    broken = everything.files["feed.xml"].replace(old, new, 1)
    if new == b"<idea>":
        broken = broken.replace(b"</id>", b"</idea>", 1)
    assert broken != everything.files["feed.xml"]
    assert not grammar.validate(xml(broken))


def test_every_feed_keeps_to_what_the_grammar_cannot_say(everything: Rendered) -> None:
    """The Schematron rules of RFC 4287's appendix B, and what its text asks for of ids, links and authors."""
    for path, data in feeds(everything).items():
        root = xml(data)
        assert texts(root, "/a:feed/a:author/a:name/text()")
        assert texts(root, "/a:feed/a:id/text()") == [f"http://localhost:8000/{path}"]
        assert texts(root, "/a:feed/a:link[@rel='self']/@href") == [f"http://localhost:8000/{path}"]
        home = f"http://localhost:8000/{path.removesuffix('feed.xml')}"
        assert texts(root, "/a:feed/a:link[@rel='alternate']/@href") == [home]
        ids = texts(root, "//a:entry/a:id/text()")
        assert len(set(ids)) == len(ids) >= 1
        assert texts(root, "//a:entry/a:link[@rel='alternate']/@href") == ids
        language = "sv" if path.startswith("sv/") else "en"
        assert root.get(LANG) == language


def test_an_entry_is_dated_filed_and_told_of_in_short(everything: Rendered) -> None:
    root = xml(everything.files["feed.xml"])
    (entry,) = root.xpath(f"//a:entry[a:id='{FAIR}']", namespaces=ATOM)
    assert texts(entry, "a:published/text()") == ["2021-09-08T00:00:00Z"]
    assert texts(entry, "a:updated/text()") == ["2026-11-23T00:00:00Z"]
    terms = {tuple(texts(category, "@*")) for category in entry.findall("a:category", ATOM)}
    assert ("design", "http://localhost:8000/sectors/", "Design") in terms
    assert ("ee", "http://localhost:8000/countries/", "Estonia") in terms
    assert texts(entry, "a:summary/text()")[0].startswith("A fair at the quay & on the water, where <i>designers</i>")
    (content,) = texts(entry, "a:content/text()")
    assert content.startswith('<p>Reviewed: 23 November 2026</p><p lang="en">A fair at the quay &amp; on the water')
    assert "<i>" not in content
    assert '<a href="http://localhost:8000/strands/events/">' in content


def test_a_title_with_marks_of_html_stays_a_title(everything: Rendered) -> None:
    title = "Harbour Fair <b>\"&'</b>"
    assert title in texts(xml(everything.files["feed.xml"]), "//a:entry/a:title/text()")
    assert title in [item["title"] for item in json.loads(everything.files["feed.json"])["items"]]


def test_what_is_not_translated_is_marked_with_its_language(everything: Rendered) -> None:
    root = xml(everything.files["sv/feed.xml"])
    marked = {texts(e, "a:id/text()")[0]: texts(e, "a:title/@xml:lang") for e in root.findall("a:entry", ATOM)}
    assert marked["http://localhost:8000/sv/tools/harbour-fair/"] == []
    assert marked["http://localhost:8000/sv/tools/beacon-days/"] == ["en"]
    items = {item["id"]: item["language"] for item in json.loads(everything.files["sv/feed.json"])["items"]}
    assert items["http://localhost:8000/sv/tools/harbour-fair/"] == "sv"
    assert items["http://localhost:8000/sv/tools/beacon-days/"] == "en"


def test_a_feed_begins_with_what_changed_last(everything: Rendered) -> None:
    for data in feeds(everything).values():
        days = texts(xml(data), "//a:entry/a:updated/text()")
        assert days == sorted(days, reverse=True)
        assert texts(xml(data), "/a:feed/a:updated/text()") == days[:1]
        published = texts(xml(data), "//a:entry/a:published/text()")
        assert all(first <= last for first, last in zip(published, days, strict=True))


def test_a_feed_of_a_term_tells_of_its_tools_alone(everything: Rendered) -> None:
    events = everything.site.taxonomy.tools["strands"]["events"]
    ids = texts(xml(everything.files["strands/events/feed.xml"]), "//a:entry/a:id/text()")
    assert set(ids) == {f"http://localhost:8000/tools/{id_}/" for id_ in events}


def test_a_json_feed_keeps_to_its_schema_and_tells_the_same(everything: Rendered) -> None:
    schema = Draft202012Validator(json.loads((STANDARDS / "json-feed.json").read_text(encoding="utf-8")))
    for path, data in feeds(everything, "json").items():
        feed, atom = json.loads(data), xml(everything.files[path.replace(".json", ".xml")])
        assert [problem.message for problem in schema.iter_errors(feed)] == []
        assert feed["feed_url"] == f"http://localhost:8000/{path}"
        assert [feed["title"]] == texts(atom, "/a:feed/a:title/text()")
        assert [item["id"] for item in feed["items"]] == texts(atom, "//a:entry/a:id/text()")
        assert [item["date_modified"] for item in feed["items"]] == texts(atom, "//a:entry/a:updated/text()")
        for item in feed["items"]:
            assert item["image"].removeprefix("http://localhost:8000/") in everything.files


def test_a_stranger_reads_every_feed(everything: Rendered) -> None:
    for path, data in feeds(everything).items():
        read = feedparser.parse(data, response_headers={"content-type": "application/atom+xml"})
        assert not read.bozo, path
        assert read.version == "atom10"
        assert read.feed.author == everything.site.library.config.name
        for entry in read.entries:
            assert entry.title
            assert entry.updated_parsed
            assert "<script" not in entry.content[0].value


def linked(page: str, kind: str) -> Iterable[str]:
    """The feeds of one type that the head of a page names."""
    return re.findall(f'<link rel="alternate" type="application/{kind}" title="[^"]+" href="([^"]+)">', page)


def test_a_page_names_its_feeds_for_programs_and_for_people(everything: Rendered) -> None:
    strand = everything.text("sv/strands/events/index.html")
    assert linked(strand, r"atom\+xml") == ["../../../sv/feed.xml", "../../../sv/strands/events/feed.xml"]
    assert linked(strand, r"feed\+json") == ["../../../sv/feed.json", "../../../sv/strands/events/feed.json"]
    assert '<a href="../../../sv/strands/events/feed.xml" type="application/atom+xml">Atom' in strand
    assert "Follow this sub-sector:" in everything.text("sectors/design/index.html")
    for path in ("index.html", "sectors/press/index.html", "aims/networks/index.html", "tools/beacon-days/index.html"):
        assert len(list(linked(everything.text(path), r"atom\+xml"))) == 1, path
        assert "Follow this" not in everything.text(path), path


def test_every_feed_that_a_page_names_is_there(everything: Rendered) -> None:
    for path, page in everything.pages.items():
        for feed in (*linked(page, r"atom\+xml"), *linked(page, r"feed\+json")):
            assert feed.replace("../", "").removeprefix("./").removeprefix("/") in everything.files, path


def without_days(project: Path) -> Path:
    """A small project in which no tool carries a date."""
    small(project)
    for file in (project / "content/tools").iterdir():
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(x for x in lines if not x.startswith(("reviewed:", "published:"))), encoding="utf-8")
    return project


def test_where_no_tool_has_a_date_there_is_no_feed_and_no_link_to_one(tmp_path: Path) -> None:
    site = rendered(without_days(tmp_path))
    assert feeds(site) == feeds(site, "json") == {}
    assert not any("feed." in page or "Follow this" in page for page in site.pages.values())
    assert "No entry has a date yet" in site.text("changes/index.html")


def test_a_term_has_a_feed_as_soon_as_one_of_its_tools_has_a_date(tmp_path: Path) -> None:
    project = without_days(tmp_path)
    school = project / "content/tools/pilot-school.md"
    school.write_text(school.read_text("utf-8").replace("strand:", "reviewed: 2026-11-23\nstrand:"), encoding="utf-8")
    site = rendered(project)
    assert feeds(site).keys() == {"feed.xml", "strands/capacity/feed.xml", "sectors/design/feed.xml"}
    assert texts(xml(site.files["sectors/design/feed.xml"]), "//a:entry/a:title/text()") == ["Pilot School"]


def test_a_feed_holds_no_more_than_the_settings_say(tmp_path: Path) -> None:
    project = small(tmp_path)
    settings = project / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "feed_entries: 1\n", encoding="utf-8")
    site = rendered(project)
    assert texts(xml(site.files["feed.xml"]), "//a:entry/a:title/text()") == ["Pilot School"]
    assert len(json.loads(site.files["feed.json"])["items"]) == 1


def test_git_says_when_an_entry_changed(tmp_path: Path) -> None:
    project = small(tmp_path / "project")
    repository = Repository.of(project)
    repository.commit("2026-10-01")
    repository.edit("content/tools/lone-beacon.md", "It shines", "It glows")
    repository.commit("2026-11-25")
    site = rendered(project, dated=True)
    root = xml(site.files["feed.xml"])
    titles, days = (texts(root, f"//a:entry/a:{name}/text()") for name in ("title", "updated"))
    assert dict(zip(titles, days, strict=True)) == {
        "Lone Beacon": "2026-11-25T12:00:00Z",
        "Pilot School": "2026-11-23T00:00:00Z",
        "Harbour Fair": "2026-10-01T12:00:00Z",
    }
    assert "<p>Revised: 25 November 2026</p>" in texts(root, "//a:entry/a:content/text()")[0]
    assert texts(root, "//a:entry/a:published/text()")[2] == "2021-09-08T00:00:00Z"
    assert b"A. Person" not in b"".join(site.files.values())

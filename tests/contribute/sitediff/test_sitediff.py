"""Differences of two built sites: two real ones, and pages written by hand for what themes and strangers may do."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from catalogue.contribute.sitediff import ChangedPage, Counts, NotASiteError, PageChange, SiteDiff, compare, report
from catalogue.contribute.sitediff.page_content import page_content
from catalogue.pipeline.build import build
from catalogue.pipeline.options import BuildOptions
from tests.cli.test_cli import catalogue
from tests.diagnostics import sample
from tests.projects import small, written
from tests.small_project import SMALL

NEW = """\
---
title: Quay Day
summary: A day at the quay on which designers show their work to buyers from other countries.
strand: events
sectors: [design]
aims: [networks]
aliases: [old/quay/]
---
## Programme

One day.
"""


def site(project: Path, changes: Mapping[str, str]) -> Path:
    """The small project with some files replaced or, where they are empty, taken away; built."""
    small(project)
    written({name: text for name, text in changes.items() if text}, project / "content")
    for name, text in changes.items():
        if not text:
            (project / "content" / name).unlink()
    result = build(BuildOptions(project, project / "public", base_url="https://catalogue.example/", pdf=False, jobs=1))
    assert result.published, result.problems
    return project / "public"


def replace_text(name: str, *pairs: tuple[str, str]) -> str:
    text = SMALL[name]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site(tmp_path_factory.mktemp("base") / "project", {})


@pytest.fixture(scope="module")
def head(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tool more, a tool less, and a tool with another title, text, sector and link."""
    fair = replace_text(
        "tools/harbour-fair.md",
        ("title: Harbour Fair", "title: Harbour Week"),
        ("countries: [EE, SE]", "countries: [EE]\n        status: retired"),
        (
            "Two days on the quay.",
            "Three days on [the quay](../tools/quay-day.md).\n\n        ## Lessons learnt\n\n        None.",
        ),
    )
    changes = {"tools/harbour-fair.md": fair, "tools/quay-day.md": NEW, "tools/lone-beacon.md": ""}
    return site(tmp_path_factory.mktemp("head") / "project", changes)


@pytest.fixture(scope="module")
def difference(base: Path, head: Path) -> SiteDiff:
    return compare(base, head)


def test_a_site_does_not_differ_from_its_copy(base: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(base, tmp_path / "copy")
    assert compare(base, copy).is_empty
    assert report.format_human(compare(base, copy)) == "Nothing changes on the site.\n"


def test_pages_that_came_and_went_are_listed_with_their_titles(difference: SiteDiff) -> None:
    assert [(page.path, page.title, page.language) for page in difference.added] == [
        ("tools/quay-day/", "Quay Day", "en")
    ]
    assert [(page.path, page.title) for page in difference.removed] == [
        ("countries/se/", "Sweden"),  # no tool is left that takes place there
        ("tools/lone-beacon/", "Lone Beacon"),
    ]


def test_what_changed_on_a_page_is_reported_in_words(difference: SiteDiff) -> None:
    (fair,) = (page for page in difference.changed if page.head.path == "tools/harbour-fair/")
    changes = {(change.name or change.what, change.before, change.after) for change in fair.changes}
    assert {
        ("title", "Harbour Fair", "Harbour Week"),
        ("Countries", "Estonia, Sweden", "Estonia"),
        ("heading added", "", "Lessons learnt"),
        ("link added", "", "tools/quay-day/"),
        ("link removed", "countries/se/", ""),
    } <= changes
    assert [what for what, *_ in changes if re.fullmatch(r"\d+ words? added, \d+ words? removed", what)]
    assert {(before, after) for what, before, after in changes if what == "label"} == {
        ("", "This format has ended. It stays here as an example to learn from."),
        ("Tool · Listed", "Tool · Retired"),
    }


def test_pages_that_only_mention_what_changed_are_counted(difference: SiteDiff) -> None:
    paths = {page.head.path for page in difference.changed}
    assert not paths & {"", "tools/", "aims/networks/", "sectors/design/"}
    assert difference.lists > 5


def test_an_address_that_leads_on_is_listed_as_such_and_not_as_a_page(difference: SiteDiff) -> None:
    assert [(item.path, item.target) for item in difference.redirects] == [("old/quay/", "tools/quay-day/")]


def test_what_is_no_page_is_counted_by_its_kind(difference: SiteDiff) -> None:
    assert difference.files["feeds and sitemaps"].changed >= 4, "two feeds, in two forms each"
    assert difference.files["pictures"] == Counts(added=1, changed=1, removed=1), "covers"


def test_a_change_around_every_page_is_counted_and_no_page_listed(base: Path, tmp_path: Path) -> None:
    settings = replace_text("site.yaml", ("menu: [tools, strands,", "menu: [strands, tools,"))
    difference = compare(base, site(tmp_path / "project", {"site.yaml": settings}))
    assert (difference.added, difference.changed, difference.removed, difference.lists) == ((), (), (), 0)
    assert difference.frame == sum(1 for file in base.rglob("*.html") if file.relative_to(base).parts[0] != "embed")


def test_the_other_way_round_what_was_added_is_removed(difference: SiteDiff, base: Path, head: Path) -> None:
    back = compare(head, base)
    assert [page.path for page in back.added] == [page.path for page in difference.removed]
    assert [page.path for page in back.removed] == [page.path for page in difference.added]
    assert [item.path for item in back.dead_redirects] == ["old/quay/"]


def test_the_command_reports_to_people_and_summaries(base: Path, head: Path, tmp_path: Path) -> None:
    done = catalogue(tmp_path, "diff", str(base), str(head))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 page added, ")
    assert "  + /tools/quay-day/  Quay Day (en)\n" in done.stdout
    summary = catalogue(tmp_path, "diff", str(base), str(head), "--format", "markdown").stdout
    assert "- **Quay Day** (en) <code>&#47;tools/quay-day/</code>\n" in summary


def test_a_folder_without_a_site_is_refused_in_words(base: Path, tmp_path: Path) -> None:
    with pytest.raises(NotASiteError):
        compare(base, tmp_path)
    done = catalogue(tmp_path, "diff", str(base), ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds no built site" in done.stderr


def pages(folder: Path, pages: Mapping[str, str]) -> Path:
    """A site written by hand."""
    for name, text in {"index.html": "<title>Home</title>", **pages}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def page(title: str = "Quay", article: str = "", around: str = "", language: str = "en", of: str = "") -> str:
    mark = f' lang="{of}"' if of else ""
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title} – Site</title></head><body>{around}<main>'
        f"<article data-pagefind-body><h1{mark}>{title}</h1>{article}</article></main></body></html>"
    )


def test_a_text_that_nobody_has_translated_is_one_change_and_not_ten(tmp_path: Path) -> None:
    before = {"quay/index.html": page("Quay"), "sv/quay/index.html": page("Quay", language="sv", of="en")}
    after = {name: text.replace("Quay", "Pier") for name, text in before.items()}
    difference = compare(pages(tmp_path / "a", before), pages(tmp_path / "b", after))
    assert [item.head.path for item in difference.changed] == ["quay/"]
    assert difference.copies == Counts(changed=1)
    assert "Copies of texts that are not translated: 1 changed." in report.format_human(difference)


def test_an_asset_under_a_new_fingerprint_is_a_changed_file_and_changes_no_page(tmp_path: Path) -> None:
    text = page(article='<img src="assets/mark.0123456789.svg">')
    before = pages(tmp_path / "a", {"q.html": text, "assets/mark.0123456789.svg": "<svg/>"})
    new = text.replace("0123456789", "9876543210")
    after = pages(tmp_path / "b", {"q.html": new, "assets/mark.9876543210.svg": "<svg></svg>"})
    difference = compare(before, after)
    assert (difference.changed, difference.frame) == ((), 1)
    assert difference.files == {"files of the theme": Counts(changed=1)}


def test_a_word_of_the_interface_that_changes_on_many_pages_is_the_themes_doing(tmp_path: Path) -> None:
    label = "<p data-pagefind-ignore>In figures</p>"
    before = {f"{number}.html": page(f"Page {number}", label) for number in range(6)}
    after = {name: text.replace("In figures", "Numbers") for name, text in before.items()}
    difference = compare(pages(tmp_path / "a", before), pages(tmp_path / "b", after))
    assert (difference.changed, difference.frame) == ((), 6)


def test_a_page_that_becomes_a_signpost_has_moved_and_is_not_removed(tmp_path: Path) -> None:
    signpost = '<meta http-equiv="refresh" content="0; url=../pier/"><title>Moved</title>'
    before = pages(tmp_path / "a", {"quay/index.html": page("Quay")})
    after = pages(tmp_path / "b", {"quay/index.html": signpost, "pier/index.html": page("Pier")})
    difference = compare(before, after)
    assert difference.removed == ()
    assert [(item.path, item.target, item.title) for item in difference.redirects] == [("quay/", "pier/", "Quay")]
    assert "  > /quay/ → /pier/, where Quay stood\n" in report.format_human(difference)


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<a href="../b/">', "b/"),
        ('<a href="c/">', "a/c/"),
        ('<a href="../">', ""),
        ('<a href="#part">', "a/#part"),
        ('<a href="../b/#part">', "b/#part"),
        ('<a href="../media/plan.pdf">', "media/plan.pdf"),
        ('<a href="https://pier.example/x?y">', "https://pier.example/x?y"),
        ('<a href="https://[broken">', "https://[broken"),
        ('<a href="//pier.example/">', "//pier.example/"),
    ],
)
def test_a_link_is_resolved_from_the_root_of_the_site(html: str, address: str) -> None:
    assert page_content(page(article=f"{html}x</a>"), "a/").links == {address}


def test_running_text_is_separated_from_facts_lists_and_what_nobody_sees() -> None:
    article = (
        "<dl><div><dt data-pagefind-ignore>Mode</dt><dd>on <b>site</b></dd></div><dt>For</dt><dd><p>all</p></dd></dl>"
        "<div data-text><h2>Idea</h2><p>One<br>two</p><dl><dt>Term</dt><dd>meaning</dd></dl></div>"
        "<p data-pagefind-ignore>Listed</p><p hidden>never</p><script>no()</script><svg><title>no</title></svg>"
    )
    content = page_content(page("Quay", article), "a/")
    assert content.title == "Quay"
    assert content.facts == (("Mode", "on site"), ("For", "all"))
    assert " ".join(content.words) == "Idea One two Term meaning"
    assert content.headings == ("Idea",)
    assert content.labels == ("Listed",)


def test_html_that_is_open_at_its_end_is_read_as_far_as_it_goes() -> None:
    assert (
        page_content("<html lang=en><main><article data-pagefind-body><h1>Quay<p>One </li> two &amp", "q.html").title
        == "Quay"
    )


@given(title=sample.texts, text=sample.texts)
def test_no_text_of_a_page_acts_in_a_summary_or_on_a_terminal(title: str, text: str) -> None:
    old, new = page_content(page("Quay"), "a/"), page_content(page("Quay", f"<p>{text}"), "b/")
    hostile = replace(new, title=title, path=text)
    change = ChangedPage(old, hostile, (PageChange("title", "Quay", title), PageChange("fact", "", text, title)))
    difference = SiteDiff((hostile,), (change,), (hostile,), (), (), 0, 0, Counts(), {})
    output = report.format_human(difference)
    assert not [char for char in output if char != "\n" and (ord(char) < 32 or 127 <= ord(char) < 160)]
    html = MarkdownIt("commonmark").enable("table").render(report.format_markdown(difference))
    assert set(re.findall(r"<(\w+)", html)) <= {"h2", "h3", "p", "ul", "li", "strong", "code"}
    report.format_markdown(difference).encode("utf-8")


def test_a_summary_too_long_for_github_is_cut_between_pages_and_the_rest_counted(tmp_path: Path) -> None:
    many = {f"{number}.html": page("Quay & " * 40 + str(number)) for number in range(900)}
    difference = compare(pages(tmp_path / "a", {}), pages(tmp_path / "b", many))
    text = report.format_markdown(difference)
    assert report.LARGEST // 2 < len(text.encode()) <= report.LARGEST
    count = text.count("\n- **")
    assert f"\n{900 - count} more are not shown here.\n" in text
    assert len(report.format_human(difference).splitlines()) > 900


def test_long_texts_are_compared_in_no_time_worth_speaking_of(tmp_path: Path) -> None:
    one, two = " ".join(["a b"] * 20_000), " ".join(["b a c"] * 20_000)
    before = pages(tmp_path / "a", {"q.html": page(article=f"<p>{one}</p>")})
    difference = compare(before, pages(tmp_path / "b", {"q.html": page(article=f"<p>{two}</p>")}))
    assert [change.what for change in difference.changed[0].changes] == ["20000 words added"]

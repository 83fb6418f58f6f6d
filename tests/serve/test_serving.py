"""The server as a writer meets it: in a process of its own, with files that change under it."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalogue.pipeline.build import build
from catalogue.pipeline.options import BuildOptions
from tests.output.building import OWN
from tests.projects import picture, small, written
from tests.serve.running import Reply, Served, once, served, until

FAIR = "tools/harbour-fair.md"


def published(project: Path, output: Path) -> dict[str, bytes]:
    """What a build writes, by path, but for the archive to take away, which the server does not make."""
    assert build(BuildOptions(project, output)).published
    files = (file for file in output.rglob("*") if file.is_file() and file.name not in OWN and file.suffix != ".zip")
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in files}


def address_of(path: str) -> str:
    return "/" + (path.removesuffix("index.html") if path.endswith("index.html") else path)


def test_the_bytes_served_are_the_bytes_built(server: Served, tmp_path: Path) -> None:
    until(lambda: server.ask("/pagefind/pagefind-entry.json").status == 200, server.said)
    for path, content in published(server.project, tmp_path / "public").items():
        if path.endswith(".html"):
            assert server.page(address_of(path)).encode() == content, path
        else:
            assert server.ask(address_of(path)).body == content, path


def test_the_bytes_served_after_edits_are_the_bytes_built(server: Served, tmp_path: Path) -> None:
    said = len(server.lines)
    server.edit(FAIR, "Two days", "Three days")
    server.edit("site.yaml", "name: Small Catalogue", "name: Another Catalogue")
    written({"tools/new-pier.md": (server.project / "content" / FAIR).read_text()}, server.project / "content")
    server.wait_for("search is up to date", after=said)
    for path, content in published(server.project, tmp_path / "public").items():
        reply = server.page(address_of(path)).encode() if path.endswith(".html") else server.ask(address_of(path)).body
        assert reply == content, path


def test_whoever_asks_for_the_archive_is_told_what_makes_it(server: Served) -> None:
    reply = server.ask("/small-catalogue.zip")
    assert reply.status == 404
    assert b"made by a build" in reply.body
    assert b"made by a build" not in server.ask("/other.zip").body


def test_a_page_asked_for_right_after_a_save_is_up_to_date(server: Served) -> None:
    for number in range(10):
        server.edit(FAIR, f"{number or 'Two'} days", f"{number + 1} days")
        until(lambda now=number: f"{now + 1} days" in server.page("/tools/harbour-fair/"), server.said)  # type: ignore[misc]


def test_nothing_is_written_into_the_project(server: Served) -> None:
    before = {file: file.read_bytes() for file in server.project.rglob("*") if file.is_file()}
    until(lambda: server.ask("/pagefind/pagefind-entry.json").status == 200, server.said)
    server.ask("/")
    assert {file: file.read_bytes() for file in server.project.rglob("*") if file.is_file()} == before


def test_each_rebuild_is_one_line_with_the_file_and_the_pages(server: Served) -> None:
    said = len(server.lines)
    server.edit(FAIR, "Two days", "Three days")
    server.wait_for(r"^\d\d:\d\d:\d\d tools/harbour-fair\.md → (up to )?\d+ pages?, \d+ ms$", after=said)


def errors(number: int) -> Callable[[Any], bool]:
    return lambda news: bool(news["problems"]["errors"] == number)


def test_an_error_leaves_the_last_good_site_and_is_told_until_it_is_mended(server: Served) -> None:
    said = len(server.lines)
    with server.events() as following:
        server.edit(FAIR, "[design]", "[desing]")
        problem = once(following, errors(1))["problems"]["items"][0]
        assert (problem["path"], problem["line"], problem["column"]) == ("content/tools/harbour-fair.md", 5, 11)
        assert problem["code"] == "V104"
        assert "design" in problem["help"]
        assert problem["excerpt"][0]["text"] == "sectors: [desing]"
        server.edit(FAIR, "Two days", "Three days")
        server.wait_for("tools/harbour-fair.md → the last good site is shown", after=said + 1)
        assert "Two days" in server.page("/tools/harbour-fair/")
        server.edit(FAIR, "[desing]", "[design]")
        once(following, errors(0))
        assert "Three days" in server.page("/tools/harbour-fair/")
    server.wait_for(r"error\[V104\]", after=said)


def test_with_an_error_from_the_start_the_page_lists_it_and_the_site_follows(project: Path) -> None:
    fair = project / "content" / FAIR
    fair.write_text(fair.read_text().replace("[design]", '["<script>alert(1)</script>"]'), encoding="utf-8")
    with served(project) as server:
        reply = server.ask("/tools/harbour-fair/")
        assert reply.status == 503
        assert "content/tools/harbour-fair.md:5:" in reply.text
        assert "<script>alert" not in reply.text
        server.edit(FAIR, '["<script>alert(1)</script>"]', "[design]")
        until(lambda: server.ask("/tools/harbour-fair/").status == 200, server.said)


def with_own_theme(server: Served, **files: str) -> Path:
    """The folder of a child theme that the site has from now on."""
    theme = server.project / "themes/mine"
    sheets = {"assets/mine.css": "", "assets/sign.css": ".sign-of-mine { color: red }"}
    written({"theme.yaml": "name: mine\nextends: harbour\nstyles: [mine.css, sign.css]\n", **sheets}, theme)
    written({name.replace("__", "/").replace("_", "."): text for name, text in files.items()}, theme)
    server.edit("site.yaml", "menu:", "theme: mine\nmenu:")
    # Not what the first build reports: it may be one of the theme's files, before the site has the theme.
    with server.events() as following:
        once(following, lambda news: any(b"sign-of-mine" in server.ask(sheet).body for sheet in news["styles"]))
    return theme


def code(code: str) -> Callable[[Any], bool]:
    return lambda news: code in {problem["code"] for problem in news["problems"]["items"]}


def test_a_broken_template_is_a_problem_over_the_last_good_page(server: Served) -> None:
    theme = with_own_theme(server, templates__page_html='{% extends "harbour/page.html" %}\n')
    template = theme / "templates/page.html"
    with server.events("/about/") as following:
        once(following, errors(0))
        good = server.page("/about/")
        template.write_text('{% extends "harbour/page.html" %}\n{% block main %}\n{% if %}\n', encoding="utf-8")
        problem = once(following, errors(1))["problems"]["items"][0]
        assert (problem["code"], problem["path"], problem["line"]) == ("T105", "themes/mine/templates/page.html", 3)
        template.write_text('{% extends "harbour/page.html" %}\n{% block main %}{{ view.titel }}{% endblock %}\n')
        problem = once(following, code("T106"))["problems"]["items"][0]
        assert (problem["code"], problem["path"], problem["line"]) == ("T106", "themes/mine/templates/page.html", 2)
        assert server.page("/about/") == good
        template.write_text('{% extends "harbour/page.html" %}\n{% block main %}mended{% endblock %}\n')
        once(following, errors(0))
        assert "mended" in server.page("/about/")


def test_a_problem_in_the_template_of_a_page_that_nobody_looks_at_is_found_too(server: Served) -> None:
    broken = '{% extends "harbour/map.html" %}\n{% block main %}{{ view.nothing }}{% endblock %}\n'
    with_own_theme(server, templates__map_html=broken)
    server.wait_for(r"themes/mine/templates/map\.html:2:1: error\[T106\]")


def test_a_page_whose_source_is_deleted_is_not_found_and_comes_back(server: Served) -> None:
    beacon = server.project / "content/tools/lone-beacon.md"
    text = beacon.read_text()
    with server.events("/tools/lone-beacon/") as following:
        first = following()["page"]
        beacon.unlink()
        once(following, lambda news: news["page"] != first)
        reply = server.ask("/tools/lone-beacon/")
        assert reply.status == 404
        assert 'id="_catalogue-reload"' in reply.text
        beacon.write_text(text)
        once(following, lambda news: news["page"] == first)
        assert server.ask("/tools/lone-beacon/").status == 200


def test_a_page_that_has_not_changed_keeps_its_state(server: Served) -> None:
    with server.events("/tools/harbour-fair/") as fair, server.events("/about/") as about:
        before = fair()["page"], about()["page"]
        server.edit(FAIR, "Two days", "Three days")
        once(fair, lambda news: news["page"] != before[0])
        assert about()["page"] == before[1]


def test_a_style_sheet_that_changes_leaves_the_state_of_pages_alone(server: Served) -> None:
    sheet = with_own_theme(server, assets__mine_css="body { color: red }") / "assets/mine.css"
    with server.events() as following:
        before = following()
        draft = sheet.with_name("mine.css~")  # in one step, so that no build meets an empty sheet
        draft.write_text("body { color: blue }", encoding="utf-8")
        draft.replace(sheet)
        after = once(following, lambda news: news["styles"] != before["styles"])
        assert before["page"] == after["page"]
        changed = set(after["styles"]) - set(before["styles"])
        assert len(changed) == 1
        assert b"color: blue" in server.ask(changed.pop()).body
        old = set(before["styles"]) - set(after["styles"])
        assert b"color: red" in server.ask(old.pop()).body  # a page in flight still asks for it


def test_a_picture_that_changes_changes_the_page_that_shows_it_and_no_other(server: Served) -> None:
    media = server.project / "content/media"
    media.mkdir()
    (media / "quay.png").write_bytes(picture())
    server.edit(FAIR, "Two days", "![A quay](../media/quay.png)\n\nTwo days")
    until(lambda: _shown(server).status == 200, server.said)
    with server.events("/tools/harbour-fair/") as shows, server.events("/about/") as other:
        before = shows()["page"], other()["page"]
        (media / "quay.png").write_bytes(picture(40, 30))
        once(shows, lambda news: news["page"] != before[0])
        assert other()["page"] == before[1]
    assert _shown(server).body.startswith(b"\xff\xd8\xff")
    assert server.ask("/media/quay.png").status == 404  # the file itself may tell more than is to be seen on it


def _shown(server: Served) -> Reply:
    """The picture on the page of the fair, as a browser that knows no newer format asks for it."""
    found = re.search(r'<img src="\.\./\.\./(media/[^"]*)"', server.ask("/tools/harbour-fair/").body.decode())
    return server.ask(f"/{found[1]}" if found else "/media/none")


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_checkout_of_a_thousand_files_is_one_rebuild_or_a_few_where_it_comes_in_bursts(project: Path) -> None:
    git(project, "init", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--message=few")
    git(project, "checkout", "-b", "many")
    term = "---\ntitle: Word {0}\ndefinition: The word with the number {0}.\n---\n"
    written({f"glossary/word-{number}.md": term.format(number) for number in range(1000)}, project / "content")
    git(project, "add", ".")
    git(project, "commit", "--message=many")
    git(project, "checkout", "main")
    with served(project) as server:
        said = len(server.lines)
        for branch in ("many", "main"):
            git(project, "checkout", branch)
            server.wait_for(r"and \d+ more → ", after=said)
            until = time.monotonic() + 20
            while ("Word 999" in server.page("/glossary/")) != (branch == "many") and time.monotonic() < until:
                time.sleep(0.05)
            assert ("Word 999" in server.page("/glossary/")) == (branch == "many")
            lines = [line for line in server.lines[said:] if "→" in line]
            assert len(lines) <= 3, lines
            server.wait_for("search is up to date|→", after=said)
            said = len(server.lines)


def test_settings_that_move_the_site_below_a_path_move_the_server_too(server: Served) -> None:
    server.edit("site.yaml", "http://localhost:8000/", "https://example.org/some/path/")
    until(lambda: server.ask("/").status == 302, server.said)
    assert server.ask("/").headers["location"] == "/some/path/"
    assert server.ask("/some/path/tools/harbour-fair/").status == 200
    assert server.ask("/tools/harbour-fair/").status == 404


def test_a_site_without_an_address_is_served_under_the_address_of_the_server(server: Served) -> None:
    page = "/tools/harbour-fair/"
    assert '<link rel="canonical" href="http://localhost:8000/tools/harbour-fair/">' in server.page(page)
    server.edit("site.yaml", "base_url: http://localhost:8000/\n", "")
    until(lambda: f'<link rel="canonical" href="{server.address.rstrip("/")}{page}">' in server.page(page), server.said)
    assert "W115" not in server.said()


def test_drafts_are_shown_only_when_they_are_asked_for(project: Path, server: Served) -> None:
    for folder in (project, server.project):
        beacon = folder / "content/tools/lone-beacon.md"
        beacon.write_text(beacon.read_text().replace("strand:", "draft: true\nstrand:", 1))
    until(lambda: server.ask("/tools/lone-beacon/").status == 404, server.said)
    with served(project, "--drafts") as other:
        assert other.ask("/tools/lone-beacon/").status == 200


def test_a_port_that_is_taken_is_said_with_what_to_do(still_server: Served) -> None:
    second = Served(still_server.project, "--port", str(still_server.port))
    second.process.wait(20)
    second.end()
    assert second.process.returncode == 2
    assert f"port {still_server.port} is taken" in second.said()
    assert "--port" in second.said()


@pytest.mark.parametrize("host", ["no-such-host.invalid", "203.0.113.7"])
def test_a_host_that_is_not_this_computer_is_refused_with_a_word(project: Path, host: str) -> None:
    server = Served(project, "--host", host, "--port", "0")
    server.process.wait(20)
    server.end()
    assert server.process.returncode == 2
    assert host in server.said()
    assert "Traceback" not in server.said()


def test_a_server_for_everybody_says_so(project: Path) -> None:
    with served(project, "--host", "0.0.0.0") as server:
        server.wait_for("Everybody who can reach this computer")
        assert server.ask("/").status == 200


def test_ctrl_c_ends_it_at_once_also_with_open_streams(project: Path) -> None:
    with served(project) as server, server.events() as following, server.events("/about/") as another:
        following()
        another()
        assert server.interrupt() == 0
        with pytest.raises((EOFError, ConnectionError)):
            following()
        server.end()
        assert server.lines[-1] == "Stopped."


def test_ctrl_c_during_the_first_build_leaves_nothing_behind(tmp_path: Path) -> None:
    project, place = small(tmp_path / "project"), tmp_path / "temporary"
    place.mkdir()
    with served(project, TMPDIR=str(place)) as server:
        assert server.interrupt() == 0
    assert list(place.iterdir()) == []

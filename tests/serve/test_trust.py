"""What the server does for nobody: files that are not of the site, strange names, orders from other sites."""

import json
import socket
from pathlib import Path

import pytest

from tests.serve.running import Served, until

ORDER = json.dumps({"path": "content/tools/harbour-fair.md", "line": 1, "column": 1}).encode()
FAIR = "tools/harbour-fair.md"


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/media/..%2f..%2fcontent/site.yaml",
        "/assets/..\\..\\content\\site.yaml",
        "/assets/..%5c..%5ccontent%5csite.yaml",
        "/content/site.yaml",
        "/.git/config",
        "/site.yaml%00.html",
        "/%c0%ae%c0%ae/etc/passwd",
        "/pagefind/../../../etc/passwd",
        "/pagefind/%2e%2e/%2e%2e/etc/passwd",
        "/__catalogue/../../../etc/passwd",
        "/__catalogue/..%2f..%2fserver.py",
        "/__catalogue/rules/../../../etc/passwd",
        "http://evil.example/etc/passwd",
    ],
)
def test_no_address_leads_out_of_the_site(still_server: Served, path: str) -> None:
    reply = still_server.ask(path)
    assert reply.status in {400, 404}
    assert b"root:" not in reply.body
    assert b"name: Small" not in reply.body


def test_a_request_that_is_none_is_refused_and_the_next_is_answered(still_server: Served) -> None:
    for raw in (
        b"\0\1\2\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", still_server.port), timeout=20) as connection:
            connection.sendall(raw)
            assert b" 200 " not in connection.recv(64)
    assert still_server.ask("/").status == 200


def test_a_link_that_takes_a_files_place_shows_nothing_from_elsewhere(server: Served, tmp_path: Path) -> None:
    media, secret = server.project / "content/media", tmp_path / "secret.csv"
    media.mkdir()
    (media / "quay.csv").write_bytes(b"a,b")
    secret.write_bytes(b"secret")
    server.edit(FAIR, "Two days", "[All quays](../media/quay.csv)\n\nTwo days")
    until(lambda: server.ask("/media/quay.csv").body == b"a,b", server.said)
    said = len(server.lines)
    server.edit(FAIR, "[design]", "[desing]")  # so that the last good site, with the file in it, stays
    server.wait_for(r"error\[V104\]", after=said)
    (media / "quay.csv").unlink()
    (media / "quay.csv").symlink_to(secret)
    until(lambda: server.ask("/media/quay.csv").status == 404, server.said)
    assert b"secret" not in server.ask("/media/quay.csv").body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost.evil.example", ""])
@pytest.mark.parametrize("path", ["/", "/__catalogue/events", "/__catalogue/reload.js"])
def test_a_strange_name_is_answered_with_nothing_of_the_site(still_server: Served, host: str, path: str) -> None:
    reply = still_server.ask(path, Host=host)
    assert reply.status == 403
    assert b"Small Catalogue" not in reply.body


def test_a_page_of_another_site_may_not_listen(still_server: Served) -> None:
    assert still_server.ask("/__catalogue/events", Origin="http://evil.example").status == 403
    assert still_server.ask("/__catalogue/events", Sec_Fetch_Site="cross-site").status == 403


def test_a_page_of_another_site_may_not_open_an_editor(still_server: Served) -> None:
    for headers in ({}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}):
        assert still_server.ask("/__catalogue/open", "POST", ORDER, **headers).status == 403


@pytest.mark.parametrize(
    ("order", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{", 400),
        (b'{"path": "x"}', 400),
        (b'{"path": "x", "line": "one", "column": 1}', 400),
        (b"[" * 4000, 400),
        (b'{"path": "/etc/passwd", "line": 1, "column": 1}', 404),
        (b'{"path": "../../etc/passwd", "line": 1, "column": 1}', 404),
        (b'{"path": "content", "line": 1, "column": 1}', 404),
        (ORDER, 501),
    ],
)
def test_an_order_to_open_is_checked(still_server: Served, order: bytes, status: int) -> None:
    origin = f"http://127.0.0.1:{still_server.port}"
    reply = still_server.ask("/__catalogue/open", "POST", order, Origin=origin)
    assert reply.status == status
    assert "Traceback" not in still_server.said()


def test_other_orders_are_not_taken(still_server: Served) -> None:
    origin = f"http://127.0.0.1:{still_server.port}"
    assert still_server.ask("/", "POST", b"x", Origin=origin).status == 404
    assert still_server.ask("/", "PUT", b"x", Origin=origin).status == 501
    assert still_server.ask("/", "DELETE", Origin=origin).status == 501


def test_a_head_has_the_headers_of_the_page_and_nothing_else(still_server: Served) -> None:
    head, whole = still_server.ask("/", "HEAD"), still_server.ask("/")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.body))


def test_a_page_is_not_kept_and_a_file_is_asked_for_again(still_server: Served) -> None:
    page = still_server.ask("/tools/harbour-fair/")
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-content-type-options"] == "nosniff"
    robots = still_server.ask("/robots.txt")
    assert robots.headers["cache-control"] == "no-cache"
    again = still_server.ask("/robots.txt", If_None_Match=robots.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_a_page_that_is_not_there_is_the_sites_own(still_server: Served) -> None:
    reply = still_server.ask("/nothing/like/it/")
    assert reply.status == 404
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert "Small Catalogue" in reply.text


def test_a_folder_without_its_slash_is_redirected_with_its_query(still_server: Served) -> None:
    reply = still_server.ask("/tools?view=table")
    assert (reply.status, reply.headers["location"]) == (302, "/tools/?view=table")


def test_the_reload_script_is_allowed_by_the_pages_own_policy_as_it_is(still_server: Served) -> None:
    page = still_server.ask("/").text
    assert "script-src 'self';" in page
    assert page.count("__catalogue") == 1
    assert 'src="/__catalogue/reload.js"' in page


def test_a_rule_is_explained(still_server: Served) -> None:
    assert "Why it matters" in still_server.ask("/__catalogue/rules/V104").text
    assert still_server.ask("/__catalogue/rules/V999").status == 404

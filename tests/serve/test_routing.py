"""Which file an address means, also when somebody means harm."""

import pytest

from catalogue.serve.routing import Destination, resolve, site_path

FILES = {"index.html", "404.html", "tools/index.html", "tools/mesh/index.html", "a b/ü.txt", "media/x.png"}
NOT_FOUND = Destination("404.html", exists=False)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "index.html"),
        ("/?q=x", "index.html"),
        ("/tools/", "tools/index.html"),
        ("/tools/mesh/index.html", "tools/mesh/index.html"),
        ("/media/x.png?v=1", "media/x.png"),
        ("/a%20b/%C3%BC.txt", "a b/ü.txt"),
    ],
)
def test_an_address_is_a_file_or_the_index_of_a_folder(target: str, path: str) -> None:
    assert resolve(target, "/", FILES) == Destination(path)


@pytest.mark.parametrize(
    ("target", "address"),
    [("/tools", "/tools/"), ("/tools/mesh?a=b&c", "/tools/mesh/?a=b&c")],
)
def test_a_missing_slash_is_added(target: str, address: str) -> None:
    assert resolve(target, "/", FILES) == Destination(redirect=address)


def test_below_a_path_only_that_path_is_there() -> None:
    assert resolve("/some/path/tools/", "/some/path/", FILES) == Destination("tools/index.html")
    assert resolve("/some/path", "/some/path/", FILES) == Destination(redirect="/some/path/")
    assert resolve("/?x", "/some/path/", FILES) == Destination(redirect="/some/path/?x")
    assert resolve("/some/path/tools", "/some/path/", FILES) == Destination(redirect="/some/path/tools/")
    assert resolve("/tools/", "/some/path/", FILES) == NOT_FOUND


@pytest.mark.parametrize(
    "target",
    [
        "/nothing/",
        "/nothing.txt",
        "/404.html",
        "/../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/tools/..",
        "/tools/../index.html",
        "/./index.html",
        "//evil.example/tools",
        "/tools//mesh/",
        "/tools%2f%2fmesh/",
        "/tools\\mesh\\",
        "/tools%5cmesh",
        "/index.html%00.png",
        "/%00",
        "/%ff%fe",
        "/%0d%0aSet-Cookie:x=y/",
        "/C:/windows/",
        "http://evil.example/",
        "*",
    ],
)
def test_what_no_site_has_is_not_found(target: str) -> None:
    assert resolve(target, "/", FILES) == NOT_FOUND


def test_a_redirect_leads_to_no_other_host() -> None:
    assert resolve("//evil.example", "/", {"evil.example/index.html"}) == NOT_FOUND
    assert resolve("/%2fevil.example", "/", {"/evil.example/index.html"}) == NOT_FOUND
    assert resolve("/a%0d%0ab", "/", {"a\r\nb/index.html"}) == NOT_FOUND


def test_a_path_is_decoded_once() -> None:
    assert site_path("/%252e%252e/x", "/") == "%2e%2e/x"

"""Addresses as strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.urls import (
    add_language_prefix,
    base_path,
    casefold_path,
    is_site_address,
    is_web_address,
    join_path,
    output_file,
    root_of,
    slug,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lessons learnt", "lessons-learnt"),
        ("Nørrebro & Łódź", "norrebro-lodz"),
        ("Пилот", "pilot"),
        ("!!!", "x"),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_a_slug_is_made_of_plain_letters(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_every_text_has_a_slug(text: str) -> None:
    made = slug(text)
    assert 1 <= len(made) <= 80
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("path", "file", "root"),
    [
        ("", "index.html", "./"),
        ("404.html", "404.html", "./"),
        ("tools/", "tools/index.html", "../"),
        ("sv/tools/mesh/", "sv/tools/mesh/index.html", "../../../"),
        ("feeds/events.xml", "feeds/events.xml", "../"),
    ],
)
def test_an_address_has_its_file_and_its_way_to_the_root(path: str, file: str, root: str) -> None:
    assert (output_file(path), root_of(path)) == (file, root)


@pytest.mark.parametrize(
    ("folder", "target", "expected"),
    [
        ("tools", "../pages/about.md", "pages/about.md"),
        ("tools", "mesh.md", "tools/mesh.md"),
        ("tools", "./mesh.md", "tools/mesh.md"),
        ("tools", "../tools/", "tools"),
        ("tools", "..", "."),
        ("tools", "../../x.md", None),
        ("tools", "../..", None),
        ("tools", "/etc/passwd", "tools/etc/passwd"),
        ("", "/etc/passwd", None),
        ("", "a/../b", "b"),
    ],
)
def test_a_relative_target_is_resolved_below_the_root(folder: str, target: str, expected: str | None) -> None:
    assert join_path(folder, target) == expected


@given(st.text(alphabet="./ab"), st.sampled_from(["", "tools", "a/b"]))
def test_a_resolved_target_never_leads_out(target: str, folder: str) -> None:
    path = join_path(folder, target)
    assert path is None or ".." not in path.split("/")


def test_only_other_languages_stand_below_their_code() -> None:
    assert add_language_prefix("en", "en", "tools/") == "tools/"
    assert add_language_prefix("sv", "en", "tools/") == "sv/tools/"


@pytest.mark.parametrize(("one", "other"), [("media/Stand.jpg", "media/stand.JPG"), ("caf\u00e9/", "cafe\u0301/")])
def test_addresses_that_some_computers_take_for_one_fold_together(one: str, other: str) -> None:
    assert casefold_path(one) == casefold_path(other)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://a.example", "/"), ("https://a.example/", "/"), ("https://a.example/x/y", "/x/y/")],
)
def test_a_site_stands_below_a_path(address: str, expected: str) -> None:
    assert base_path(address) == expected


@pytest.mark.parametrize(
    ("address", "web", "site"),
    [
        ("https://a.example/x?y#z", True, False),
        ("https://a.example:8080/", True, True),
        ("http://localhost:8000/", False, True),
        ("https://anna:secret@a.example/", True, False),
        ("https://a.example/b//c/", True, False),
        ("https://a.example/b/../c/", True, False),
        ("https://a.example/b/c", True, True),
        ("www.a.example", False, False),
        ("mailto:a@a.example", False, False),
        ("https://a.example/a b", False, False),
        ("https://a.example:port/", False, False),
        ("https://[::1", False, False),
        ("javascript:alert(1)//a.b", False, False),
    ],
)
def test_a_web_address_has_a_scheme_and_a_named_host(address: str, web: bool, site: bool) -> None:
    assert (is_web_address(address), is_site_address(address)) == (web, site)

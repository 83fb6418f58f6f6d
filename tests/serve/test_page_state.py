"""When two pages are the same to a reader, and what is added to them."""

from collections.abc import Callable

from catalogue.serve.page_state import PageParts, add_script, page_state, parse_page

BASE = "https://example.org/some/path/"
PAGE = b"""<!doctype html><html><head>
<link rel="stylesheet" href="../assets/styles.0123456789.css">
<link rel="alternate" href="../feed.xml">
</head><body><img src="../media/a%20b.png" srcset="../media/c.png 2x, ../media/d.png 3x" alt="">
<a href="../media/e.pdf">E</a><video src='../media/f.mp4'></video><img src="https://example.com/g.png" alt="">
</body></html>"""


def no_file(path: str) -> str:
    return ""


def one(file: str, version: str) -> Callable[[str], str]:
    return lambda path: version if path == file else ""


def parts(page: bytes = PAGE) -> PageParts:
    return parse_page(page, "tools/index.html", BASE)


def test_a_page_knows_its_style_sheets_and_what_it_shows() -> None:
    assert parts().styles == ("/some/path/assets/styles.0123456789.css",)
    assert parts().resources == ("media/a b.png", "media/c.png", "media/d.png", "media/f.mp4")


def test_a_style_sheet_of_another_name_leaves_the_page_the_same() -> None:
    other = parts(PAGE.replace(b"0123456789", b"fedcba9876"))
    assert page_state(other, no_file) == page_state(parts(), no_file)
    assert other.styles != parts().styles


def test_other_words_make_another_page() -> None:
    assert page_state(parts(PAGE.replace(b">E<", b">F<")), no_file) != page_state(parts(), no_file)


def test_another_picture_makes_another_page() -> None:
    assert page_state(parts(), one("media/c.png", "1")) != page_state(parts(), one("media/c.png", "2"))
    assert page_state(parts(), one("media/e.pdf", "1")) == page_state(parts(), one("media/e.pdf", "2"))


def test_the_page_of_no_page_is_another_state() -> None:
    assert page_state(parts(), no_file) != page_state(parts(), no_file, exists=False)


def test_the_script_stands_at_the_end_of_the_body_and_nothing_else_changes() -> None:
    added = add_script(b"<body><p>&lt;/body></p></BODY >\n</html>\n", "mark")
    before, _, after = added.partition(b"</BODY >")
    assert before.startswith(b'<body><p>&lt;/body></p><script type="module"')
    assert after == b"\n</html>\n"
    assert added.count(b"<script") == 1


def test_the_script_stands_at_the_end_of_a_page_without_a_body() -> None:
    assert add_script(b"words", "mark").startswith(b"words<script")

"""Running text becomes blocks of plain data; whatever its HTML is like, no word of it is lost."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.pdf.html_to_blocks import DEEPEST, Block, blocks
from catalogue.pdf.plain_values import to_jsonable
from catalogue.sources.markdown import fill, parse
from catalogue.views import BodyView, SectionView


def made(html: str, notes: str = "") -> list[Block]:
    (found,) = blocks([html], lambda address: address.removeprefix("../"), notes)
    return found


def from_markdown(text: str) -> list[Block]:
    body, _ = parse(text, 1, "content/tools/fair.md")
    return made(fill(body, lambda use: use.target))


def words(value: Any) -> Iterator[str]:
    """Every text in some blocks that a reader would see."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from words(item)
    elif isinstance(value, dict):
        for key in ("title", "terms", "caption", "in", "items", "cells", "text", "alt"):
            yield from words(value.get(key, []))


def paragraph(*inlines: object) -> Block:
    return {"is": "paragraph", "in": list(inlines)}


def numbered(first: int, second: int) -> list[Block]:
    return [{"is": "numbered", "items": [[paragraph("a")], [paragraph("b")]], "numbers": [first, second]}]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One\n two</p>", [paragraph("One two")]),
        ("Loose <em>words</em>", [paragraph("Loose ", {"is": "em", "in": ["words"]})]),
        ("<p>H<sub>2</sub>O<br>x</p>", [paragraph("H", {"is": "sub", "in": ["2"]}, "O", {"is": "break"}, "x")]),
        ("<p><i>a</i><b>b</b></p>", [paragraph({"is": "em", "in": ["a"]}, {"is": "strong", "in": ["b"]})]),
        ('<p><a href="x/?a=1&amp;b">y</a></p>', [paragraph({"is": "link", "to": "x/?a=1&b", "in": ["y"]})]),
        ('<p><a href="#">nowhere</a></p>', [paragraph("nowhere")]),
        ('<h3 id="a-b">A</h3>', [{"is": "heading", "level": 3, "anchor": "a-b", "in": ["A"]}]),
        ("<ul><li>a</li></ul>", [{"is": "list", "items": [[paragraph("a")]]}]),
        ('<ol start="3"><li>a</li><li>b</li></ol>', numbered(3, 4)),
        ("<ol reversed><li>a</li><li>b</li></ol>", numbered(2, 1)),
        ("<dl><dt>a</dt><dd>b</dd></dl>", [{"is": "terms", "items": [{"terms": [["a"]], "in": [paragraph("b")]}]}]),
        (
            '<pre><code class="language-py">a  b\n c</code></pre>',
            [{"is": "code", "language": "py", "text": "a  b\n c"}],
        ),
        (
            "<details><summary>More</summary><p>x</p></details>",
            [paragraph({"is": "strong", "in": ["More"]}), paragraph("x")],
        ),
        ('<p lang="sv">hej</p>', [{"is": "language", "language": "sv", "in": [paragraph("hej")]}]),
        (
            '<p><img src="../media/a.png" alt="A"></p>',
            [{"is": "picture", "file": "media/a.png", "source": "../media/a.png", "alt": "A", "caption": []}],
        ),
        ("<hr>", [{"is": "rule"}]),
        ("<p> </p>", []),
    ],
)
def test_an_element_becomes_a_block(html: str, expected: list[Block]) -> None:
    assert made(html) == expected


def test_a_note_says_what_kind_it_is() -> None:
    (note,) = from_markdown("> [!TIP]\n> Bring a lamp.\n")
    assert (note["is"], note["kind"], note["title"], note["in"]) == (
        "note", "tip", ["Tip"], [paragraph("Bring a lamp.")],
    )  # fmt: skip


def test_the_cells_of_a_table_have_places_and_none_lies_over_another() -> None:
    head = '<thead><tr><th>a</th><th class="align-right">b</th></tr></thead>'
    rows = '<tr><td rowspan="9">c</td><td>d</td></tr><tr><td colspan="3">e</td></tr>'
    html = f"<table>{head}<tbody>{rows}</tbody></table>"
    (table,) = made(html)
    assert (table["columns"], table["head"]) == (4, 1)
    places = [(cell["x"], cell["y"], cell["across"], cell["down"], cell["align"]) for cell in table["cells"]]
    assert places == [(0, 0, 1, 1, ""), (1, 0, 1, 1, "right"), (0, 1, 1, 2, ""), (1, 1, 1, 1, ""), (1, 2, 3, 1, "")]


def test_a_footnote_stands_where_the_text_refers_to_it_first() -> None:
    body, _ = parse("One[^a] and again[^a].\n\n[^a]: The *note*.\n", 1, "content/tools/fair.md")
    html = fill(body, lambda use: use.target)
    text, _, notes = html.partition('<div class="footnotes"')
    (block,) = made(text, notes)
    kinds = [inline["is"] for inline in block["in"] if isinstance(inline, dict)]
    assert kinds == ["footnote", "footnote-again"]
    assert block["in"][1]["in"] == [paragraph("The ", {"is": "em", "in": ["note"]}, ".")]


def test_headings_step_down_one_level_at_a_time_whatever_their_author_wrote() -> None:
    sections = (SectionView("", "", "", _html("<h4>a</h4><h6>b</h6><blockquote><h1>c</h1></blockquote>")),)  # type: ignore[arg-type]
    (section,) = to_jsonable(BodyView(sections, (), ""), lambda address: "")["sections"]
    first, second, quotation = section["blocks"]
    assert [first["level"], second["level"], quotation["in"][0]["level"]] == [2, 3, 2]


def _html(text: str) -> object:
    from markupsafe import Markup

    return Markup(text)


def depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return max(map(depth, value), default=0) if isinstance(value, list) else 0


def test_what_is_nested_too_deep_is_flat_and_whole() -> None:
    html = "<blockquote>" * 50 + "<em>" * 50 + "deep" + "</em>" * 50 + "</blockquote>" * 50
    found = made(html)
    assert "".join(words(found)) == "deep"
    assert depth(found) <= DEEPEST + 2


PIECES = st.sampled_from(
    "a *b* **c** `d` ~~e~~ [f](../tools/g.md) <kbd>h</kbd> <sub>i</sub> <q>j</q> <mark>k</mark> \\* $l$ #m @n {o} _p_ "
    "// q\n\n- r\n s\n\n1. t\n u\n\n> v\n w\n\n## x\n\n y\n\n| z | A |\n|---|---|\n B\n\nC\n: D\n\n "
    "<details><summary>E</summary> F </details>\n\n".split(" ")
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40))
def test_no_word_of_a_text_is_lost(pieces: list[str]) -> None:
    body, _ = parse(" ".join(pieces), 1, "content/tools/fair.md")
    html = fill(body, lambda use: use.target)
    shown = "".join(words(made(html)))
    assert sorted(_letters(shown)) == sorted(_letters(body.text))
    json.dumps(made(html))


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())

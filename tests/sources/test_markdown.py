"""From Markdown to HTML with holes for addresses."""

import pickle

import pytest

from catalogue.diagnostics.model import Span
from catalogue.sources import LABELS, Body, Document, SourceFile, fill, link_span, read_document
from catalogue.sources.markdown import parse

HEAD = "---\ntitle: Mesh\n---\n"


def body_of(text: str) -> Body:
    body, problems = parse(text, 1, "x")
    assert not problems
    return body


def html_of(text: str) -> str:
    return fill(body_of(text), lambda link: f"[{link.target}]").strip()


def codes(text: str) -> list[tuple[int, int, str]]:
    return [(problem.span.line, problem.span.column, problem.code) for problem in parse(text, 1, "x")[1]]


def document(text: str) -> Document:
    source = SourceFile("content/tools/mesh.md", "tools", "mesh", "", "0")
    found, problems = read_document(source, (HEAD + text).encode())
    assert found is not None
    assert not problems
    return found


def test_headings_have_anchors_that_are_unique_and_can_be_typed() -> None:
    body = body_of("## Idée *fixe*\n\n### Lessons learnt\n\n## Lessons learnt\n\n## Lessons learnt 2\n\n## 日本\n")
    assert [(heading.level, heading.text, heading.anchor, heading.line) for heading in body.headings] == [
        (2, "Idée fixe", "idee-fixe", 1),
        (3, "Lessons learnt", "lessons-learnt", 3),
        (2, "Lessons learnt", "lessons-learnt-2", 5),
        (2, "Lessons learnt 2", "lessons-learnt-2-2", 7),
        (2, "日本", body.headings[4].anchor, 9),
    ]
    assert '<h2 id="idee-fixe">Idée <em>fixe</em></h2>' in body.parts[0]


def test_the_html_is_cut_at_every_address() -> None:
    body = body_of("[a](b.md) and ![c](d.png)\n")
    assert body.parts == ('<p><a href="', '">a</a> and <img alt="c" src="', '"></p>\n')
    assert [(link.kind, link.target, link.text) for link in body.links] == [
        ("link", "b.md", "a"),
        ("image", "d.png", "c"),
    ]


def test_links_in_footnotes_come_where_the_html_has_them() -> None:
    body = body_of("[^1] then [b](b.md)\n\n[^1]: See [a](a.md).\n")
    assert [link.target for link in body.links] == ["b.md", "a.md"]
    assert len(body.parts) == 3


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("[a](<../media/my file.pdf>)", "../media/my file.pdf"),
        ('[a](../tools/b.md#c "title")', "../tools/b.md#c"),
        ("[a][b]\n\n[b]: ../tools/c.md", "../tools/c.md"),
        ("[b]\n\n[b]: c.md", "c.md"),
        ("<https://example.org/å>", "https://example.org/%C3%A5"),
        ("<anna@example.org>", "mailto:anna@example.org"),
        ("[a](&#x2e;./b.md)", "../b.md"),
        ("[a]()", ""),
        ('<a href="b&amp;c.md">a</a>', "b&c.md"),
        ("[a](tel:+4612345)", "tel:+4612345"),
    ],
)
def test_a_target_is_given_as_it_is_meant(written: str, target: str) -> None:
    assert [link.target for link in body_of(written).links] == [target]


def test_a_link_is_found_in_the_whole_file_with_line_and_column() -> None:
    found = document(
        "\n## Idea\n\nOne line,\nthen [Baltic Home](../tools/baltic-home.md)\nand [home](../tools/baltic%20home.md).\n"
    )
    spans = [link_span(found, link) for link in found.body.links]
    assert spans == [
        Span("content/tools/mesh.md", 8, 20, 0, 43),
        Span("content/tools/mesh.md", 9, 12, 0, 37),
    ]
    assert [(link.line, link.end_line) for link in found.body.links] == [(7, 9), (7, 9)]


def test_links_in_tables_lists_and_raw_html_know_their_lines() -> None:
    text = (
        "| a | b |\n|---|---|\n| c | [d](e.md) |\n\n- one\n- two [f](g.md)\n\n<div>\n<p>\n"
        '<a href="h.md">i</a></p>\n</div>\n\nTerm\n: [j](k.md)\n'
    )
    found = document(text)
    assert [link_span(found, link).line - 3 for link in found.body.links] == [3, 6, 10, 14]


def test_a_link_whose_address_is_written_otherwise_is_shown_by_its_text() -> None:
    found = document("Some [home](b&#46;md) here.\n")
    assert link_span(found, found.body.links[0]) == Span("content/tools/mesh.md", 4, 6, 0, 12)


def test_plain_text_has_no_marks_and_a_line_for_each_block() -> None:
    text = "## A *b*\n\nOne[^1]\ntwo `three`.\n\n- [x](y.md) ![z](w.png)\n\n> [!TIP]\n> Go.\n\n[^1]: Note.\n"
    assert body_of(text).text == "A b\nOne two three.\nx z\nGo.\nNote."


def test_a_table_can_be_scrolled_with_the_keyboard_and_names_its_columns() -> None:
    html = html_of("## Money\n\n| | EUR |\n|---|--:|\n| a | 1 |\n")
    assert '<div class="table-scroll" tabindex="0" role="group" aria-labelledby="money">\n<table>' in html
    assert '<td></td>\n<th scope="col" class="align-right">EUR</th>' in html
    assert '<td class="align-right">1</td>' in html
    assert html.endswith("</table>\n</div>")


@pytest.mark.parametrize("kind", ["note", "tip", "important", "warning", "caution"])
def test_a_note_has_a_label_in_the_language_of_the_page(kind: str) -> None:
    body = body_of(f"> [!{kind.upper()}]\n> Text.\n")
    assert fill(body, str, dict(LABELS) | {kind: "Obs"}) == (
        f'<div class="note note-{kind}" role="note">\n<p class="note-title">Obs</p>\n<p>Text.</p>\n</div>\n'
    )
    assert f">{LABELS[kind]}<" in fill(body, str)


def test_an_author_cannot_forge_a_label() -> None:
    assert html_of("Text <!--label:note-->Click<!--/label-->.\n") == "<p>Text Click.</p>"


def test_a_footnote_leads_there_and_back() -> None:
    html = html_of("One[^a] and again[^a].\n\n[^a]: Note.\n")
    assert '<sup class="footnote-mark"><a id="fnref:1" href="#fn:1" role="doc-noteref">1</a></sup>' in html
    assert '<a id="fnref:1:2" href="#fn:1" role="doc-noteref">1</a>' in html
    assert '<div class="footnotes" role="doc-endnotes" aria-labelledby="fn:title">' in html
    assert '<li id="fn:1"><p>Note. <a class="footnote-back" href="#fnref:1" role="doc-backlink">' in html
    assert '<span class="visually-hidden">Back to the text of note 1.2</span>' in html


def test_definition_lists_strikethrough_and_code_are_markdown_too() -> None:
    assert html_of("Term\n: Text\n") == "<dl>\n<dt>Term</dt>\n<dd>Text</dd>\n</dl>"
    assert html_of("~~old~~") == "<p><s>old</s></p>"
    assert html_of("```py\n<a>\n```\n") == '<pre><code class="language-py">&lt;a&gt;\n</code></pre>'
    assert html_of("    <a>\n") == "<pre><code>&lt;a&gt;\n</code></pre>"
    assert html_of("3. a\n") == '<ol start="3">\n<li>a</li>\n</ol>'


def test_harmless_html_stays() -> None:
    html = html_of(
        'Press <kbd>Esc</kbd>, <abbr title="a &amp; b">AB</abbr> H<sub>2</sub>O <span lang="sv">å</span><br>x.\n'
    )
    assert html == (
        '<p>Press <kbd>Esc</kbd>, <abbr title="a &amp; b">AB</abbr> H<sub>2</sub>O <span lang="sv">å</span><br>x.</p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<div><script>alert(1)</script></div>\n",
        "<div>\n<style>* { color: red }</style>\n",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="java\tscript:alert(1)">x</a>',
        "<a href=' &#1;javascript:alert(1)'>x</a>",
        '<a href="%6aavascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT&colon;alert(1))",
        "![x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        '<svg onload="alert(1)"></svg>',
        "<math><mtext><script>alert(1)</script></mtext></math>",
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        '<form action="https://example.org"><input></form>',
        '<p style="position: fixed">x</p>',
        '<p id="main" class="hidden" data-x="1" aria-hidden="true">x</p>',
        "<div title='\n\n## Heading\n\n'>",
        "<title>\n\n[x](y.md)\n\n</title>",
        "<textarea>\n\n[x](y.md)\n",
        '<b title="<script>alert(1)</script>">x</b>',
        '<object data="x"></object><embed src="x"><base href="https://example.org/">',
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        '<meta http-equiv="refresh" content="0; url=https://example.org/">',
        "[x](//example.org)",
        "[x](/\\example.org)",
    ],
)
def test_nothing_harmful_gets_through_and_it_is_reported(text: str) -> None:
    body, problems = parse(text, 1, "x")
    html = "".join(body.parts).lower()
    for word in ("<script", "onerror", "onload", "style", "<iframe", "<form", "<svg", "<math", "<object", "<meta"):
        assert word not in html.replace("&lt;", "")
    for word in ("javascript:", "data:", "//example.org"):
        assert not [link for link in body.links if word in link.target.lower()]
    assert ' id="main"' not in html
    assert problems or "&lt;" in html


def test_html_cannot_swallow_a_hole() -> None:
    for text in (
        "<div title='\n\n[x](y.md)\n\n'>z\n",
        "<textarea>\n\n[x](y.md)\n",
        "<!-- \n\n[x](y.md)",
        "<title>\n\n[x](y.md)",
    ):
        body, _ = parse(text, 1, "x")
        assert len(body.parts) == len(body.links) + 1
        assert all(before.endswith(('href="', 'src="')) for before in body.parts[:-1])


def test_thousands_of_open_elements_are_cut_off_and_reported() -> None:
    assert codes("<div>\n" * 500) == [(61, 1, "R307")]


def test_a_mark_is_another_for_every_text() -> None:
    assert "0123" in html_of("0123456789abcdef0123456789abcdef1!")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A[^b]\n", [(1, 2, "R304")]),
        ("A[^b] `[^c]` \\[^d]\n", [(1, 2, "R304")]),
        ("[a][b]\n", [(1, 4, "R306")]),
        ("see [1][2] and a[i][0]\n", []),
        ("`[a][b]`\n", []),
        ("[^a]: b\n", [(1, 1, "R305")]),
        ("a[^b]\n\n[^b]: c\n[^b]: d\n", [(4, 1, "R308")]),
        ("~~~\na\n", [(1, 1, "R309")]),
        ("> ```\n> a\n> ```\n", []),
        ("````\n```\n````\n", []),
        ("> [!Hinweis]\n> a\n", [(1, 3, "R310")]),
        ("> [!note] a\n", [(1, 3, "R311")]),
        ("> [! a] b\n", []),
        ("a < b and c > d, x<y>z\n", [(1, 19, "R302")]),
    ],
)
def test_slips_in_markdown_are_reported_at_their_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert codes(text) == expected


def test_a_document_whose_settings_cannot_be_read_is_left_out_but_its_text_is_checked() -> None:
    source = SourceFile("content/tools/mesh.md", "tools", "mesh", "", "0")
    found, problems = read_document(source, b"---\na: b: c\n---\n[x](javascript:y)\n")
    assert found is None
    assert [problem.code for problem in problems] == ["R217", "R301"]


def test_what_is_read_can_be_pickled_and_is_equal_each_time() -> None:
    text = "## A\n\n[b](c.md)[^1]\n\n[^1]: d\n"
    assert pickle.loads(pickle.dumps(document(text))) == document(text)


@pytest.mark.parametrize("text", ['[a](b.md "12!")', "![12!](b.md)", '<a href="b.md" title="12!">a</a>'])
def test_a_number_with_an_exclamation_mark_beside_an_address_is_no_place_for_one(text: str) -> None:
    body = body_of(text)
    assert [link.target for link in body.links] == ["b.md"]
    assert '="12!"' in "".join(body.parts)

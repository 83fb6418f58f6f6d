"""Texts of strangers in GitHub's Markdown, read by a Markdown parser: nothing in them acts."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from catalogue.diagnostics.formats.inert import LONGEST, code, inert, sentence
from tests.diagnostics import sample

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
GAP = "\u200b"


def shown(markdown: str) -> str:
    """What a reader sees of a list item, without invisible gaps; an assertion where there is more than text in it."""
    html = READER.render(f"- {markdown}\n")
    inside = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>\n", html, re.DOTALL)
    assert inside, html
    assert set(re.findall(r"<(\w+)", inside[1])) <= {"code"}, html
    text = re.sub(r"</?code>", "", inside[1]).replace(GAP, "")
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, char)
    return text


@pytest.mark.parametrize(
    "text",
    [
        "# Heading",
        "- item",
        "1. item",
        "1) item",
        "> quote",
        "+ item",
        "    code",
        "~~~",
        "---",
        "***",
        "a | b",
        "<b>bold</b>",
        "<!-- -->",
        "&lt;&#60;",
        "[link](http://pier.example)",
        "![picture](http://pier.example/x.png)",
        "<http://pier.example>",
        "*a* _b_ ~~c~~ `d` $e$",
        "a\\*b",
        "[x]: http://pier.example",
        "[^1]",
    ],
)
def test_markup_is_shown_as_it_was_written(text: str) -> None:
    assert shown(inert(text)) == text.strip()
    assert shown(code(text)) == text.strip()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("@everyone", "@everyone"),
        ("ask @pier/crew", "@pier"),
        ("fixes #12", "#12"),
        ("pier/quay#12", "#12"),
        ("GH-12", "GH-12"),
        ("http://pier.example", "http://"),
        ("WWW.pier.example", "www."),
        ("me@pier.example", "me@pier"),
        (":anchor:", ":anchor"),
    ],
)
def test_what_github_would_look_for_is_broken_by_a_gap_that_nobody_sees(text: str, mark: str) -> None:
    html = READER.render(inert(text)).lower()
    assert mark.lower() not in html
    assert mark.lower() in html.replace(GAP, "")


def test_a_text_stays_on_one_line_and_is_cut_where_it_is_long() -> None:
    assert inert("one\n\n## two\r\nthree") == "one #&#8203;#&#8203; two three"
    assert len(shown(inert("x" * 1000))) == LONGEST


def test_code_in_our_messages_is_shown_as_code_and_blanks_around_it_stay() -> None:
    assert sentence("no sector named `desing` here") == "no sector named <code>desing</code> here"
    assert shown(sentence("a ` b")) == "a ` b"
    assert sentence("") == ""


@given(text=sample.texts)
def test_no_text_whatever_leaves_its_place(text: str) -> None:
    for form in (inert, code, sentence):
        written = form(text)
        assert "\n" not in written
        assert "|" not in written
        shown(f"x {written}")
        written.encode("utf-8")

"""The short way through plain text leads to the same place as markdown-it's own rules."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from catalogue.sources.markdown_parser import tokens_of
from catalogue.sources.url_schemes import address

PIECES = (
    *("a", "B c", "word", "1", "2.", "é", "«so»", "(x)", "https://example.org/"),
    *("\n", "\n", "\n\n", " ", "  ", "    ", "\t", "\\", "\\\n", "  \n", " \n ", "\u00a0"),
    *(
        "- ",
        "* ",
        "+",
        "1. ",
        "7) ",
        "> ",
        "# ",
        "###",
        "---",
        "===",
        "***",
        "```",
        "~~~",
        ": ",
        "~ ",
        "| ",
        "|-",
        ":-:",
    ),
    *("[", "]", "[a](b.md)", "[a\nb](../c.md#e)", "[a [b](c) d](e)", "](x)", "(", ")", "![i](p.png)", "![", '(u "t")'),
    *("[^n]", "[^n]: ", "[r]: /u", "[r][]", "[r](/v)"),
    *("*", "**", "_", "~~", "`", "``", "!", "&amp;", "&", "<b>", "</b>", "<!-- x -->", "<div>", "<x@y.example>"),
)


def long_way() -> MarkdownIt:
    """The Markdown of entries, without any rule of ours."""
    markdown = MarkdownIt("commonmark", {"xhtmlOut": False, "alerts": True}).enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=False).use(deflist_plugin)
    markdown.normalizeLink = address  # type: ignore[method-assign]  # the way its documentation names
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # as above
    return markdown


LONG_WAY = long_way()


def layout(tokens: list[Token]) -> list[tuple[str, list[int] | None, int, bool]]:
    return [(token.type, token.map, token.level, token.hidden) for token in tokens]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_every_text_gives_the_html_and_the_lines_that_markdown_it_gives(text: str) -> None:
    short, long = tokens_of(text)[0], LONG_WAY.parse(text)
    assert layout(short) == layout(long)
    render, options = LONG_WAY.renderer.render, LONG_WAY.options
    assert render(short, options, {}) == render(long, options, {})


def test_a_paragraph_ends_where_markdown_it_lets_something_else_begin() -> None:
    for text in (
        "a\n- b",
        "a\n# b",
        "a\nb\n===",
        "a | b\n--|--\nc | d",
        "a\n: b",
        "a\n\n: b",
        "> a\nb\n\n- c\nd\n",
        "a\n    b",
    ):
        assert layout(tokens_of(text)[0]) == layout(LONG_WAY.parse(text)), text

"""Fixing a file: what is safe is fixed, everything else stays byte for byte."""

import pytest

from catalogue.contribute.fixes import fix_entry
from catalogue.schema.collection_fields import in_file_order
from catalogue.schema.models import SCHEMAS

TOOL = "content/tools/pier-days.md"
HEAD = "---\ntitle: Pier Days\n---\n"
FACTS = (
    "# yaml-language-server: $schema=tool.json\n"
    "reviewed: 2026-11-01  # by the port\n"
    "# the port's own words\n"
    "summary: >-\n"
    "  Two days # no comment\n"
    "  on a pier.\n"
    "\n"
    "# catalogue: allow E116 because the port has no secure address\n"
    "links:\n"
    "  - {label: 'Port', url: \"http://port.example.org/\"}\n"
    "  # the second one is lost\n"
    "title: 'Pier  Days'\n"
    "# nothing more is known\n"
)
IN_ORDER = (
    "# yaml-language-server: $schema=tool.json\n"
    "title: 'Pier  Days'\n"
    "# the port's own words\n"
    "summary: >-\n"
    "  Two days # no comment\n"
    "  on a pier.\n"
    "\n"
    "# catalogue: allow E116 because the port has no secure address\n"
    "links:\n"
    "  - {label: 'Port', url: \"http://port.example.org/\"}\n"
    "  # the second one is lost\n"
    "reviewed: 2026-11-01  # by the port\n"
    "# nothing more is known\n"
)

LINKS = "links: [{label: a, url: 'https://github.com/a'}]\n"


def fix_text(text: str, path: str = TOOL) -> str:
    return fix_entry(text.encode(), path).data.decode()


def body(text: str) -> str:
    """A body after fixing."""
    text = fix_text(HEAD + text)
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


def front(text: str) -> str:
    """Front matter after fixing."""
    return fix_text(f"---\n{text}---\nText.\n").removeprefix("---\n").removesuffix("---\nText.\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("One. \nTwo.\t\n", "One.\nTwo.\n", id="a space or a tab at the end of a line"),
        pytest.param("One.   \n\nTwo.\n", "One.\n\nTwo.\n", id="spaces at the end of a paragraph"),
        pytest.param("One.\n  \nTwo.", "One.\n\nTwo.", id="an empty line with spaces in it"),
        pytest.param("## Idea  \n\n> One.\n> \n> Two.\n", "## Idea\n\n> One.\n>\n> Two.\n", id="headings, quotations"),
        pytest.param("| a | b | \n|---|---|\n| c | d |\n", "| a | b |\n|---|---|\n| c | d |\n", id="a table"),
        pytest.param("One.  \r\nTwo. \r\n", "One.  \r\nTwo.\r\n", id="line endings of Windows, and a hard break"),
        pytest.param("Arts &amp; crafts &ndash; all\n", "Arts & crafts – all\n", id="references by name"),
        pytest.param("The port&#8217;s &#xE4;\n", "The port’s ä\n", id="references by number"),
        pytest.param("10&nbsp;km, No.&#160;7\n", "10\u00a0km, No.\u00a07\n", id="a space between number and unit"),
        pytest.param("We need:\n- a chair\n", "We need:\n\n- a chair\n", id="a list right below its lead-in"),
        pytest.param("We need:\r\n1. a chair\r\n", "We need:\r\n\r\n1. a chair\r\n", id="a numbered one"),
        pytest.param("> We need:\n> * a chair\n", "> We need:\n>\n> * a chair\n", id="in a quotation"),
        pytest.param("[a](http://github.com/a)\n", "[a](https://github.com/a)\n", id="a host that redirects"),
        pytest.param("<http://en.wikipedia.org/>\n", "<https://en.wikipedia.org/>\n", id="in angle brackets"),
        pytest.param("[a][b]\n\n[b]: http://doi.org/1\n", "[a][b]\n\n[b]: https://doi.org/1\n", id="by a label"),
        pytest.param(
            "A&amp;B `&amp;` C&amp;D  \n[x](http://w3.org) \n",
            "A&B `&amp;` C&D  \n[x](https://w3.org)\n",
            id="several on a line, code between them",
        ),
    ],
)
def test_what_is_safe_in_a_body_is_fixed(before: str, after: str) -> None:
    assert body(before) == after
    assert body(after) == after


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("One,  \ntwo,\\\nthree.\n", id="hard breaks"),
        pytest.param("```\nOne. \n&amp;\nWe need:\n- a\n```\n", id="a block of code"),
        pytest.param("    One. \n    &amp;\n", id="an indented block of code"),
        pytest.param("Write `&amp;` or `a \nb`, or `[a](http://github.com/)`.\n", id="code in a line"),
        pytest.param("<p>One. \nTwo &amp; three <a href='http://github.com/'>a</a></p>\n", id="HTML"),
        pytest.param("One. <!-- two \nthree &amp; \n- four --> Five.\n", id="a comment"),
        pytest.param("Write &lt;b&gt;, &#42;stars&#42; and &#35;.\n", id="signs that Markdown would read"),
        pytest.param("Write \\&amp; or &amp;copy; or &amp;amp;.\n", id="a reference that is meant to be read"),
        pytest.param("One&nbsp;two&shy;three&zwj;four&#8203;five\n", id="invisible characters"),
        pytest.param("[a](https://example.org/?b=1&amp;c=2) https://example.org/?b=1&amp;c=2\n", id="addresses"),
        pytest.param("- one\n  - two\n- three\n", id="a list in a list"),
        pytest.param("In\n1986. It was,\n2) so to speak, late.\n", id="numbers at the beginning of a line"),
        pytest.param("[a](http://example.org/) [b](http://github.com.example.org/)\n", id="other hosts"),
        pytest.param("[a](http://github.com:8080/) [b](http://me@github.com/)\n", id="a port, a name"),
        pytest.param("The page http://github.com/ moved.\n", id="an address that is no link"),
        pytest.param(
            "<!-- catalogue: allow E116 because of the print -->\n[a](http://github.com/) &amp;\n", id="what is allowed"
        ),
    ],
)
def test_everything_else_in_a_body_stays(text: str) -> None:
    assert body(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: Pier Days \nstrand: events\t\n", "title: Pier Days\nstrand: events\n", id="line ends"),
        pytest.param("title: Arts &amp; Crafts\n", "title: Arts & Crafts\n", id="a reference"),
        pytest.param('title: "The port&#8217;s"\n', 'title: "The port’s"\n', id="a reference in quotation marks"),
        pytest.param("title: a\nsummary: >-\n  b &amp;\n  c\n", "title: a\nsummary: >-\n  b &\n  c\n", id="in a block"),
        pytest.param(LINKS.replace("https", "http"), LINKS, id="a host that redirects"),
        pytest.param(FACTS, IN_ORDER, id="order, comments with their field"),
        pytest.param(FACTS.replace("\n", "\r\n"), IN_ORDER.replace("\n", "\r\n"), id="order with endings of Windows"),
        pytest.param("draft: true\nmine: 1\ntitle: a\n", "title: a\ndraft: true\nmine: 1\n", id="an unknown field"),
    ],
)  # fmt: skip
def test_what_is_safe_in_front_matter_is_fixed(before: str, after: str) -> None:
    assert front(before) == after
    assert front(after) == after


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("title: a  # spaces behind this comment \n# and this \n", id="comments"),
        pytest.param("title: a\nsummary: |\n  b \n  c  \n\n", id="a block of text"),
        pytest.param("title: 'a \n  b'\n", id="a quoted text of two lines"),
        pytest.param("title: \"a &quot;b&quot;\"\nsummary: 'c&#39;s'\n", id="a quotation mark inside quotation marks"),
        pytest.param("title: a&#58; b\nsummary: &lt;c&gt;\n", id="signs that YAML or HTML would read"),
        pytest.param("title: Fair &#35;1 &num;2\n", id="a sign that would begin a comment"),
        pytest.param("title: Fair #1 \nsummary: b &amp; c\n", id="a sign that takes off a piece of a value"),
        pytest.param("&amp;title: b\n", id="the name of a field"),
        pytest.param("title: a\nlinks: [{label: b, url: 'https://example.org/?a=1&amp;b=2'}]\n", id="an address"),
        pytest.param("# catalogue: allow E132 because of the print\ntitle: a &amp; b\n", id="what is allowed"),
        pytest.param("{reviewed: 2026-11-01, title: a}\n", id="all on one line"),
        pytest.param("reviewed: 2026-11-01\ntitle: a\ntitle: b \n", id="a field that stands there twice"),
        pytest.param("reviewed: 2026-11-01\ntitle: 'a \n", id="what cannot be read"),
    ],
)
def test_everything_else_in_front_matter_stays(text: str) -> None:
    assert front(text) == text


def test_a_byte_order_mark_and_a_missing_last_line_end_stay() -> None:
    assert fix_text("\ufeff---  \ntitle: a\n--- \nb \nc &amp; d ") == "\ufeff---\ntitle: a\n---\nb\nc & d"


@pytest.mark.parametrize(
    "data", [b"", b"no front matter ", b"---\ntitle: a \n", b"---\n\xff \n---\n", b"---\na: \0 \n---\n"]
)
def test_a_file_that_is_no_entry_comes_back_as_it_is(data: bytes) -> None:
    assert fix_entry(data, TOOL).data == data
    assert fix_entry(data, TOOL).fixes == ()


def test_every_change_is_reported_with_its_rule_and_its_line_in_the_fixed_file() -> None:
    text = f"{HEAD}One &amp; two.\n\nWe need:\n- a [chair](http://w3.org/) \n- b\n"
    result = fix_entry(text.encode(), TOOL)
    fixes = [(fix.line, fix.rule, fix.what) for fix in result.fixes]
    assert fixes == [
        (4, "E132", "`&amp;` replaced by the character itself"),
        (8, "E116", "`http://w3.org/` made an https: address"),
        (8, "E141", "empty line put before the list"),
        (8, "", "spaces at the end of the line removed"),
    ]


def test_the_order_of_fields_is_reported_at_the_first_that_moved() -> None:
    (fix,) = fix_entry(b"---\ntitle: a\nreviewed: 2026-11-01\nstrand: b\n---\nText.\n", TOOL).fixes
    assert (fix.line, fix.what) == (3, "fields put into the usual order, from `strand` on")


def test_with_some_rules_asked_for_nothing_else_is_fixed() -> None:
    result = fix_entry(f"{HEAD}One &amp; two. \nWe need:\n- a\n".encode(), TOOL, ("E14",))
    assert result.data.decode() == f"{HEAD}One &amp; two. \nWe need:\n\n- a\n"


@pytest.mark.parametrize("collection", SCHEMAS)
def test_the_usual_order_has_every_field_of_the_schema_once(collection: str) -> None:
    assert sorted(field.name for field in in_file_order(collection)) == sorted(SCHEMAS[collection].model_fields)
    assert in_file_order("media") == ()

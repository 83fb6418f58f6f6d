"""Whatever bytes a file holds, reading it ends in problems with a place inside the file, and never in a traceback."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalogue.diagnostics.model import Span
from catalogue.sources import SourceFile, fill, link_span, locate_in, read_document
from catalogue.yaml_source import load
from tests.site_helpers import BROAD, FULL

SOURCE = SourceFile("content/tools/mesh.md", "tools", "mesh", "", "0")
SAMPLE = """\
---
title: "Mesh: a festival"
summary: Three days on board, in which game studios from five countries met the people who publish games.
number: 4
status: piloted
countries: [NO, SE, DE]
place: {venue: Stena Vision, city: Gdynia, country: PL}
editions:
  - {label: First, start: 2020-10, note: "Moved once, because of the pandemic"}
  - label: Second
    time: 12:30
    uncertain: true
uncertain:
  strand: The source does not say; inferred.
---
## Idea and organisation

It began with [Baltic Home](../tools/baltic-home.md#lessons-learnt) and `code`.[^1] More: <https://example.org/ö>,
![a map](<../media/a map.png> "Map"), **bold *both***, [film][film] and <kbd>Esc</kbd>.

> [!NOTE]
> Bring a laptop — and a [ticket](../pages/about.md).

| Year | Guests |
|------|-------:|
| 2019 | 74     |

Term
: What it *means*

1. one
   - two

```text
literal
```

<div><a href="../pages/about.md" title="x">raw</a></div>

[^1]: Count of the organisers.

[film]: https://example.org/film?a=b&c=d
"""
TOOLS = [path.read_text(encoding="utf-8") for site in (FULL, BROAD) for path in sorted(site.glob("content/tools/*.md"))]
TEXTS = st.sampled_from([SAMPLE, *TOOLS])
IN_SETTINGS = [
    "---",
    "\t",
    ": ",
    ":",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "&a ",
    "*a ",
    "!x ",
    "<<: ",
    "- ",
    "|",
    "@",
    "%",
    "? ",
]
IN_MARKDOWN = [
    "`",
    "```",
    "~~~",
    "[^1]",
    "[^1]: ",
    "](",
    "![",
    "[x][y]",
    "> ",
    "    ",
    "|-|\n",
    "=\n",
    "#",
    "(((",
    "<http://",
]
IN_HTML = [
    "<div ",
    "<script>",
    "</div>",
    "<!--",
    "-->",
    "<a href='",
    "<textarea>",
    "<title>",
    '<a b="',
    "&#0;",
    "&colon;",
]
ANYWHERE = ["\n", "\r", "\\", "javascript:", "http://[", "\x00", "\x85", "\u2028", "\u202e", "\ufeff", "é", "💥"]
SNIPPETS = st.sampled_from([*IN_SETTINGS, *IN_MARKDOWN, *IN_HTML, *ANYWHERE])
BYTES = st.sampled_from([b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\x80"])


MANY = settings(max_examples=7 * settings().max_examples)
"""Times what the profile asks for: two thousand cases each, or twenty with `--hypothesis-profile=thorough`."""


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real source with pieces cut out, put in, doubled and moved."""
    text = draw(TEXTS)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        piece = text[start:end]
        match draw(st.integers(0, 4)):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:start] + draw(SNIPPETS) + text[start:]
            case 2:
                text = text[:start] + draw(SNIPPETS) * draw(st.integers(1, 30)) + text[end:]
            case 3:
                text = text[:end] + piece * draw(st.integers(1, 5)) + text[end:]
            case _:
                text = text[:start] + text[end:] + piece
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        place = draw(st.integers(0, len(data)))
        data = data[:place] + draw(BYTES) + data[place:]
    return data


def assert_inside(span: Span, lines: list[str]) -> None:
    assert span.path == SOURCE.path
    for line, column in ((span.line, span.column), (span.last_line, span.end_column or 1)):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
    assert (span.line, span.column) < (span.last_line, span.stop_column)


@MANY
@given(mutated())
@example(b"")
@example(b"---\n---")
@example(b"---")
@example(b"---\n\n---\n")
@example(b"\xff\xfe-\x00")
def test_reading_ends_in_problems_inside_the_file(data: bytes) -> None:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    document, problems = read_document(SOURCE, data)
    for problem in problems:
        assert_inside(problem.span, lines)
        assert problem.message.isprintable()
        assert problem.help.isprintable()
    assert document is not None or problems
    if document is None:
        return
    body = document.body
    assert len(body.parts) == len(body.links) + 1
    for link in body.links:
        assert_inside(link_span(document, link), lines)
        assert 1 <= link.line <= link.end_line <= len(lines)
    for key, value in document.front.items():
        assert_inside(locate_in(document.text, SOURCE.path, [key]), lines)
        assert_inside(locate_in(document.text, SOURCE.path, [key, 0 if isinstance(value, list) else "no"]), lines)
    html = fill(body, lambda link: "#")
    assert not re.search(r"<(?:script|style|iframe|form|svg|textarea)\b|<[^>]*\s(?:on\w+|style)=", html)
    anchors = [heading.anchor for heading in body.headings]
    assert len(set(anchors)) == len(anchors)


@MANY
@given(st.text(st.sampled_from(list("ab:-[]{}\"'#&*!|>%@`?,~<\\. \n\t\r\u2028\ud800é1")), max_size=60))
def test_any_settings_end_in_problems_inside_the_text(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front, problems = load(text, SOURCE.path)
    for problem in problems:
        assert_inside(problem.span, lines)
    for key in front:
        assert_inside(locate_in(f"---\n{text}", SOURCE.path, [key]), [*lines, ""])


@MANY
@given(st.binary(max_size=200))
def test_any_bytes_end_in_problems_or_a_document(data: bytes) -> None:
    document, problems = read_document(SOURCE, data)
    assert document is not None or problems

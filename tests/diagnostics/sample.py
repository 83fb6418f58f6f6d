"""A handful of problems, and the sources they lie in, that show what every format has to cope with."""

from collections.abc import Sequence

from hypothesis import strategies as st

from catalogue.diagnostics import Diagnostics, Rule, Severity, Span, report

UNKNOWN = Rule(
    code="V104",
    name="unknown-reference",
    severity=Severity.ERROR,
    message="no {noun} named `{value}`",
    help="The {noun}s are listed in content/{noun}s/.",
    what="Looks for the entry that an id refers to.",
    why="A tool that names a sector nobody has described appears in no list.",
    example="sectors: [desing]\nplace: {city: Szczecin}",
    instead="sectors: [design]\nplace: {city: Szczecin}",
)
UNCLOSED = Rule(
    code="R103",
    name="front-matter-not-closed",
    severity=Severity.ERROR,
    message="the front matter has no end",
    help="",
    what="Looks for the second line of three hyphens.",
    why="Without it the whole text is taken for settings.",
    example="---\ntitle: Mesh",
    instead="---\ntitle: Mesh\n---",
)
EMPTY_ALT = Rule(
    code="L111",
    name="image-without-text",
    severity=Severity.WARNING,
    message="the image `{value}` has no alternative text",
    help="Say between the square brackets what is to be seen, as in `![A chair](chair.jpg)`.",
    what="Looks at the alternative text of every image.",
    why="Who cannot see the picture hears nothing.",
    example="![](chair.jpg)",
    instead="![A chair of bent ash](chair.jpg)",
)
RULES = {rule.code: rule for rule in (UNKNOWN, UNCLOSED, EMPTY_ALT)}

SOURCES: dict[str, list[str]] = {
    "content/tools/mesh.md": [
        "---",
        "title: Mesh",
        "summary: A festival",
        "strand: events",
        "mode: digital",
        "status: piloted",
        "sectors: [desing, crafts]",
        "---",
    ],
    "content/tools/å, b: 100%.md": ["---", "title: 日本\te\u0301\t![](\x1b[2Jchair.jpg)", ""],
    "content/tools/open.md": ["---", "title: Open", *(f"line {number}" for number in range(3, 13))],
}

DIAGNOSTICS = Diagnostics.collect(
    [
        report(
            UNKNOWN,
            Span("content/tools/mesh.md", 7, 11, end_column=17),
            "did you mean `design`? The sectors are listed in content/sectors/.",
            noun="sector",
            value="desing",
        ),
        report(EMPTY_ALT, Span("content/tools/å, b: 100%.md", 2, 14, end_column=30), value="\x1b[2Jchair.jpg"),
        report(UNCLOSED, Span("content/tools/open.md", 1, 1, 13, 1)),
        report(UNKNOWN, Span("content/tools/gone.md"), noun="strand", value="{a}\n::error::[b](http://c.example)"),
    ]
)

HOSTILE = [
    "::error::",
    "\n::warning::",
    "\r",
    "\x1b[2J",
    "\x9b2J",
    "\u202e",
    "\u2028",
    "\ud83d",
    "](http://c.example)",
    "%0A",
    "{0}",
]

texts = st.lists(st.sampled_from(HOSTILE) | st.characters(exclude_categories=[]), max_size=20).map("".join)
"""Any text, half of it made of what terminals, runners and viewers act on; lone surrogates are among it."""


def lines(path: str) -> Sequence[str]:
    """The lines of the sample's sources."""
    return SOURCES.get(path, [])

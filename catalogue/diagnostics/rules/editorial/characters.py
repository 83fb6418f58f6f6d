"""Editorial rules on characters, words and HTML in the text: E13."""

from catalogue.diagnostics.model import Rule, Severity

BROKEN_WORD = Rule(
    code="E131",
    name="broken-word",
    severity=Severity.WARNING,
    message="the word “{text}” is broken by a hyphen and a space",
    help="Write it in one: `{joined}`, or with the hyphen alone where it needs one.",
    what="Looks for a hyphen followed by a space or a new line inside a word, as copying from a PDF leaves them. "
    "“pre- and post-production” and its like are left alone.",
    why="The page shows the break in the middle of a line, and the search finds neither half.",
    example="The organisa- tions met in Riga.",
    instead="The organisations met in Riga.",
)
HTML_ENTITY = Rule(
    code="E132",
    name="html-entity",
    severity=Severity.WARNING,
    message="`{entity}` can be typed as an ordinary character",
    help="Write {character}.",
    what="Looks for characters that are written by their HTML name or number. `&lt;` and `&gt;`, which can be needed, "
    "are left alone.",
    why="Text with such names is hard to read and to search, and in front matter the name itself is printed.",
    example="Research &amp; development",
    instead="Research & development",
)
RAW_HTML = Rule(
    code="E133",
    name="raw-html",
    severity=Severity.WARNING,
    message="`<{element}>` is HTML where Markdown would do",
    help="Write {instead}.",
    what="Looks for HTML elements that Markdown has signs for. Elements without such signs (`<abbr>`, `<sup>`, "
    "`<details>` …), those that name a language, and `<br>` in a table are left alone.",
    why="The next person may not know HTML, and a tag that is not closed spoils the rest of the page.",
    example="Bring a <b>laptop</b>.",
    instead="Bring a **laptop**.",
)
INVISIBLE = Rule(
    code="E136",
    name="invisible-character",
    severity=Severity.WARNING,
    message="there is an invisible character here: {character}",
    help="Delete it; where you cannot see it, delete the letters on both sides as well and type them again.",
    what="Looks for control characters, soft hyphens, characters without width and the sign for what could not be "
    "read. Joiners within emoji, and those that Arabic and Persian need, are left alone.",
    why="The search does not find the word, a link breaks, and nobody sees why.",
    example="Inter\u00adnationalisation (with a soft hyphen behind “Inter”)",
    instead="Internationalisation",
)
BIDIRECTIONAL = Rule(
    code="E137",
    name="bidirectional-control",
    severity=Severity.ERROR,
    message="there is a hidden character here that reverses the direction of the text: {character}",
    help='Delete it. A word in Arabic or Hebrew needs none; whole passages are marked with `<span dir="rtl">`.',
    what="Looks for the control characters that override or embed a direction of writing (U+202A to U+202E, U+2066 to "
    "U+2069), known from the attack called Trojan Source.",
    why="What is shown is no longer what is written: an address, a name or a sum can be made to look like another.",
    example="pay to eu.\u202egro.elpmaxe\u202c (a sign before “gro” turns it round)",
    instead="pay to eu.example.org",
)
ODD_SPACE = Rule(
    code="E138",
    name="odd-space",
    severity=Severity.WARNING,
    message="there is {what} here, where an ordinary space would do",
    help="Type an ordinary space in its place.",
    what="Looks for no-break spaces between two ordinary words, doubled, or beside another space, and for spaces of an "
    "unusual width. Those between a number and its unit, in “10 000”, between initials, behind short words and with "
    "French quotation marks are left alone.",
    why="Copied from a web page or a word processor, they keep lines from breaking and leave holes in the text.",
    example="the designers\u00a0met in Riga (with a no-break space)",
    instead="the designers met in Riga",
)

"""Rules on the text below the front matter: Markdown, footnotes, links and HTML in it."""

from catalogue.diagnostics.model import Rule, Severity

UNSAFE_LINK = Rule(
    code="R301",
    name="unsafe-address",
    severity=Severity.ERROR,
    message="the address `{target}` is of a kind that may not be published",
    help="Addresses begin with https://, http://, mailto: or tel:, or lead to another file of the catalogue.",
    what="A link or picture whose address runs a program (`javascript:`), carries data in itself (`data:`), "
    "leaves the scheme open (`//`) or hides what it is.",
    why="A click on such a link can do harm to a reader. It is published without the link until it is fixed.",
    example="[Exhibition](javascript:alert(1))",
    instead="[Exhibition](https://www.example.org/exhibition)",
)
ELEMENT_REMOVED = Rule(
    code="R302",
    name="html-removed",
    severity=Severity.WARNING,
    message="the HTML element `<{element}>` is not allowed here and was removed",
    help="Write Markdown instead. An angle bracket that belongs to the text is written `\\<`.",
    what="HTML in the text that is not on the list of harmless elements: scripts, styles, frames, forms, drawings.",
    why="The text comes from many hands; what could act in a reader's browser is never published.",
    example='<iframe src="https://video.example.org/1"></iframe>',
    instead="[Film of the opening](https://video.example.org/1)",
)
ATTRIBUTE_REMOVED = Rule(
    code="R303",
    name="html-attribute-removed",
    severity=Severity.WARNING,
    message="the attribute `{attribute}` of `<{element}>` is not allowed here and was removed",
    help="Delete it: looks and behaviour are the theme's, and Markdown needs no attributes.",
    what="An attribute of an HTML element, such as `style`, `class`, `id` or `onclick`, that the text may not set.",
    why="Such attributes change how the page looks or acts, and could break it for some readers.",
    example='<b style="color: red">new</b>',
    instead="**new**",
)
FOOTNOTE_UNDEFINED = Rule(
    code="R304",
    name="footnote-missing",
    severity=Severity.ERROR,
    message="there is no footnote `[^{label}]`",
    help="Write the footnote in a paragraph of its own, for example at the end: `[^{label}]: Its text.`",
    what="A mark for a footnote that does not exist.",
    why="The mark would be printed as typed, and the reader would look for a note that is not there.",
    example="It reached 3,000 visitors.[^1]",
    instead="It reached 3,000 visitors.[^1]\n\n[^1]: Count of the organisers.",
)
FOOTNOTE_UNUSED = Rule(
    code="R305",
    name="footnote-unused",
    severity=Severity.WARNING,
    message="the footnote `[^{label}]` is mentioned nowhere, so it is not shown",
    help="Put `[^{label}]` at the place in the text that it belongs to, or delete the footnote.",
    what="A footnote without a mark in the text.",
    why="Nobody would ever read it.",
    example="It reached 3,000 visitors.\n\n[^1]: Count of the organisers.",
    instead="It reached 3,000 visitors.[^1]\n\n[^1]: Count of the organisers.",
)
REFERENCE_UNDEFINED = Rule(
    code="R306",
    name="link-label-missing",
    severity=Severity.ERROR,
    message="there is no address for the label `[{label}]`",
    help="Write the address into the link, as in `[text](../tools/baltic-home.md)`, "
    "or add a line `[{label}]: https://…` below the text.",
    what="A link of the form `[text][label]` whose label has no line of its own with an address.",
    why="Both pairs of brackets would be printed, and there would be no link.",
    example="See the [exhibition][home].",
    instead="See the [exhibition][home].\n\n[home]: https://www.example.org/",
)
BODY_TOO_DEEP = Rule(
    code="R307",
    name="text-too-deep",
    severity=Severity.ERROR,
    message="lists or quotations are nested too deep here; what is inside is not shown",
    help="Use fewer levels: nobody can follow more than three. Look for surplus `>` signs or spaces.",
    what="Lists within lists, or quotations within quotations, beyond what can be shown.",
    why="The innermost text would be missing from the page.",
    example="> > > > > > > > > > > > > > > > > > > > > too deep",
    instead="> a quotation",
)
FOOTNOTE_TWICE = Rule(
    code="R308",
    name="footnote-twice",
    severity=Severity.ERROR,
    message="there are two footnotes `[^{label}]`; the first is in line {first}",
    help="Give the second another number or word, in the text as well.",
    what="Two footnotes with the same label in one file.",
    why="Only one of them would be shown.",
    example="[^1]: Count of the organisers.\n\n[^1]: Estimate.",
    instead="[^1]: Count of the organisers.\n\n[^2]: Estimate.",
)
CODE_NOT_CLOSED = Rule(
    code="R309",
    name="code-not-closed",
    severity=Severity.ERROR,
    message="the block of literal text that begins here is not closed",
    help="Put a line with {fence} after its last line.",
    what="A line of three backticks or tildes without its counterpart.",
    why="All the text after it is shown as it is typed, in typewriter letters.",
    example="```\nliteral text\n\nOrdinary text",
    instead="```\nliteral text\n```\n\nOrdinary text",
)
UNKNOWN_ALERT = Rule(
    code="R310",
    name="unknown-note",
    severity=Severity.WARNING,
    message="there is no kind of note named `{kind}`",
    help="The kinds are NOTE, TIP, IMPORTANT, WARNING and CAUTION.",
    what="A quotation that begins with `[!…]` and a word that is not a kind of note.",
    why="It is shown as a quotation, brackets included.",
    example="> [!NOTES]\n> Bring a laptop.",
    instead="> [!NOTE]\n> Bring a laptop.",
)
ALERT_ON_ONE_LINE = Rule(
    code="R311",
    name="note-on-one-line",
    severity=Severity.WARNING,
    message="the text of the note is on the same line as `[!{kind}]`",
    help="Leave `> [!{kind}]` on a line of its own and begin the text on the next line, after `> `.",
    what="A note whose text begins right behind its kind.",
    why="It is shown as a quotation, brackets included.",
    example="> [!NOTE] Bring a laptop.",
    instead="> [!NOTE]\n> Bring a laptop.",
)

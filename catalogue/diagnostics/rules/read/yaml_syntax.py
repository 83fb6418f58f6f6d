"""Rules on slips in the writing of settings: quotes, brackets, colons, spaces."""

from catalogue.diagnostics.model import Rule, Severity

TAB_IN_YAML = Rule(
    code="R214",
    name="tab",
    severity=Severity.ERROR,
    message="there is a tab here; only spaces may stand at the beginning of a line",
    help="Delete the tab and type two spaces for each step of indentation.",
    what="A tab character where a line is indented.",
    why="A tab is of a different width in every editor, so it does not say how far a line is indented.",
    example="place:\n\tcity: Szczecin",
    instead="place:\n  city: Szczecin",
)
OPEN_QUOTE = Rule(
    code="R215",
    name="quote-not-closed",
    severity=Severity.ERROR,
    message="the quotation mark {quote} that opens here is not closed",
    help="Put the same mark at the end of the value. "
    "Inside single quotes an apostrophe is written twice; double quotes do without.",
    what="A value that begins with a quotation mark and does not end with the same one.",
    why="Everything that follows, up to the end, is taken for part of the value.",
    example='title: "Baltic Home\nstrand: events',
    instead='title: "Baltic Home"\nstrand: events',
)
OPEN_BRACKET = Rule(
    code="R216",
    name="bracket-not-closed",
    severity=Severity.ERROR,
    message="the bracket `{bracket}` that opens here is not closed",
    help="Put a `{closing}` at the end of the list.",
    what="A list that begins with `[` or a group that begins with `{` without its closing counterpart.",
    why="The lines that follow are taken for members of the list.",
    example="sectors: [design, crafts\nstrand: events",
    instead="sectors: [design, crafts]\nstrand: events",
)
COLON_IN_TEXT = Rule(
    code="R217",
    name="colon-in-text",
    severity=Severity.ERROR,
    message="there is a colon followed by a space inside the value, where it looks like a second name",
    help="Put the whole value in double quotes.",
    what="A value without quotes that holds a colon and a space.",
    why="A colon followed by a space separates a name from its value; a second one on the same line has no meaning.",
    example="title: Mesh: a festival",
    instead='title: "Mesh: a festival"',
)
INDENTATION = Rule(
    code="R218",
    name="indentation",
    severity=Severity.ERROR,
    message="this line is not indented like the lines that it belongs to",
    help="Lines of one group begin in the same column; a field of the entry itself begins in the first column.",
    what="A line that begins further right or further left than its neighbours of the same group.",
    why="Indentation alone says what belongs together.",
    example="title: Baltic Home\n  strand: events",
    instead="title: Baltic Home\nstrand: events",
)
NO_SPACE_AFTER_COLON = Rule(
    code="R219",
    name="no-space-after-colon",
    severity=Severity.ERROR,
    message="there is no space after the colon in `{text}`",
    help="Type a space between the colon and the value.",
    what="A name and its value with a colon and no ordinary space between them.",
    why="Without the space the whole line is taken for one piece of text.",
    example="title:Baltic Home",
    instead="title: Baltic Home",
)
RESERVED_CHARACTER = Rule(
    code="R220",
    name="reserved-character",
    severity=Severity.ERROR,
    message="a value cannot begin with the sign {character}",
    help="Put the whole value in double quotes.",
    what="A value without quotes that begins with `@`, `%` or a backtick.",
    why="These characters are reserved at the beginning of a value.",
    example="channels: [@baltichome]",
    instead='channels: ["@baltichome"]',
)
TEXT_AFTER_QUOTE = Rule(
    code="R222",
    name="text-after-quote",
    severity=Severity.ERROR,
    message="the value in quotation marks ends before this text",
    help="Put the quotation marks around the whole value. "
    "Quotation marks that belong to the text go inside single quotes, as in '\"Home\" and more'.",
    what="Text on the same line after the closing quotation mark.",
    why="Quotation marks hold a value together; whatever comes after them belongs to nothing.",
    example='title: "Home" and more',
    instead="title: '\"Home\" and more'",
)
BAD_ESCAPE = Rule(
    code="R223",
    name="backslash",
    severity=Severity.ERROR,
    message="the backslash here has a meaning that is not known",
    help="Write the value in single quotes, in which a backslash is just a backslash, or write it twice.",
    what="A backslash in double quotes, followed by a letter that it gives no meaning to.",
    why="In double quotes a backslash changes what follows, as in `\\n` for a new line.",
    example='title: "AC\\DC"',
    instead="title: 'AC\\DC'",
)
NO_COLON = Rule(
    code="R224",
    name="line-without-name",
    severity=Severity.ERROR,
    message="this line is not of the form `name: value`",
    help="Write a name, a colon and a space before the value. "
    "A value that goes on from the line above is indented by two spaces.",
    what="A line among the settings without a colon.",
    why="Without a name nobody knows what the value is for.",
    example="summary: A walk-through exhibition\nof furniture\nstrand: events",
    instead="summary: A walk-through exhibition\n  of furniture\nstrand: events",
)
BRACKET_CONTENT = Rule(
    code="R225",
    name="list-in-brackets",
    severity=Severity.ERROR,
    message="the list in brackets cannot be read from here on",
    help="Separate the values with single commas, close every bracket once, "
    "and put a value that holds a comma, a colon or a bracket in double quotes.",
    what="A missing or doubled comma, a bracket too many, or a value that needs quotation marks.",
    why="Commas and brackets alone say where one value ends and the next begins.",
    example="sectors: [design,, crafts]",
    instead="sectors: [design, crafts]",
)
BLOCK_TEXT = Rule(
    code="R226",
    name="sign-for-long-text",
    severity=Severity.ERROR,
    message="text on the same line as `{sign}` cannot be read",
    help="Put the text on the next line, indented by two spaces; "
    "or, if the sign belongs to the text, put the whole value in double quotes.",
    what="A value that begins with `|` or `>` and goes on in the same line.",
    why="At the beginning of a value these signs announce text on the lines that follow.",
    example="summary: > 70 objects from seven countries",
    instead='summary: "> 70 objects from seven countries"',
)
UNREADABLE_YAML = Rule(
    code="R227",
    name="unreadable-settings",
    severity=Severity.ERROR,
    message="the settings cannot be read from here on",
    help="Compare the line with its neighbours: a name, a colon, a space, a value. "
    "When in doubt, put the value in double quotes.",
    what="Anything that is not of the form of settings and that no other rule describes.",
    why="What cannot be read cannot be published.",
    example="? title",
    instead="title: Baltic Home",
)
SIGN_IN_TEXT = Rule(
    code="R229",
    name="number-sign-in-text",
    severity=Severity.ERROR,
    message="the rest of this line would be lost: a `#` after a space begins a comment",
    help="Put the whole value in double quotes. If it is a comment, give it a line of its own.",
    what="A value without quotation marks that holds a space followed by `#`. A comment is left alone on a line of its "
    "own, and behind a value where two spaces stand before the `#` and one after it.",
    why="The page would show only the beginning of the text, and nobody would notice.",
    example="title: Fair #1 in Europe",
    instead='title: "Fair #1 in Europe"',
)
LIST_ITEM = Rule(
    code="R228",
    name="list-item-out-of-place",
    severity=Severity.ERROR,
    message="a list item, which begins with a hyphen, does not belong here",
    help="Leave the line of the list's name without a value, "
    "and put each item on a line of its own below it: `  - item`.",
    what="A hyphen that begins an item where no list can be.",
    why="A field has either one value, beside its name, or a list of them, below it.",
    example="sectors: design\n- crafts",
    instead="sectors:\n  - design\n  - crafts",
)

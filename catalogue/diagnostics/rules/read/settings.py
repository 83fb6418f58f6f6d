"""Rules on the front matter as a whole and on what YAML offers and the catalogue refuses."""

from catalogue.diagnostics.model import Rule, Severity

NO_FRONT_MATTER = Rule(
    code="R201",
    name="no-front-matter",
    severity=Severity.ERROR,
    message="the file does not begin with front matter",
    help="Begin the file with a line `---`, then lines such as `title: Baltic Home`, then another line `---`.",
    what="An entry without the block of settings between two lines of three hyphens.",
    why="It holds the title, the summary and everything by which readers find the entry.",
    example="## Idea and organisation",
    instead="---\ntitle: Baltic Home\n---\n## Idea and organisation",
)
FRONT_MATTER_NOT_OPENED = Rule(
    code="R202",
    name="front-matter-not-opened",
    severity=Severity.ERROR,
    message="the line `---` before the front matter is missing or is not the first line",
    help="Make `---` the very first line of the file, with nothing before it.",
    what="Settings that are closed by `---` and were not opened by it on the first line.",
    why="Without the first line the settings would be printed as text.",
    example="title: Baltic Home\n---\n## Idea",
    instead="---\ntitle: Baltic Home\n---\n## Idea",
)
FRONT_MATTER_NOT_CLOSED = Rule(
    code="R203",
    name="front-matter-not-closed",
    severity=Severity.ERROR,
    message="the front matter that begins here is not closed",
    help="Put a line with exactly three hyphens, `---`, after the last setting and before the text.",
    what="Front matter without the closing line `---`.",
    why="The text of the entry would be taken for settings.",
    example="---\ntitle: Baltic Home\n\n## Idea",
    instead="---\ntitle: Baltic Home\n---\n\n## Idea",
)
EMPTY_FRONT_MATTER = Rule(
    code="R204",
    name="empty-front-matter",
    severity=Severity.ERROR,
    message="the front matter is empty",
    help="Put at least a title between the two lines, such as `title: Baltic Home`.",
    what="Two lines `---` with nothing, or only comments, between them.",
    why="An entry without a title cannot be shown anywhere.",
    example="---\n---",
    instead="---\ntitle: Baltic Home\n---",
)
NOT_A_MAPPING = Rule(
    code="R205",
    name="not-names-and-values",
    severity=Severity.ERROR,
    message="there should be lines of the form `name: value` here, but this is {found}",
    help="Write each setting on a line of its own: its name, a colon, a space and its value.",
    what="Settings that are a list or a piece of text as a whole.",
    why="A value without a name says nothing about the entry.",
    example="- Baltic Home",
    instead="title: Baltic Home",
)
SEVERAL_DOCUMENTS = Rule(
    code="R206",
    name="several-documents",
    severity=Severity.ERROR,
    message="a second block of settings begins here",
    help="Keep all settings in one block and delete the line that separates them (`---` or `...`).",
    what="A line `---` or `...` in the middle of the settings.",
    why="Everything after that line would be lost.",
    example="title: Baltic Home\n...\nstrand: events",
    instead="title: Baltic Home\nstrand: events",
)
DUPLICATE_KEY = Rule(
    code="R207",
    name="duplicate-name",
    severity=Severity.ERROR,
    message="`{key}` is given twice; the first is in line {first}",
    help="Keep one of the two and delete the other.",
    what="Two settings with the same name in one place.",
    why="Only one of them can count, and nobody would know which.",
    example="strand: events\nstrand: capacity",
    instead="strand: events",
)
ANCHOR = Rule(
    code="R208",
    name="anchor-or-alias",
    severity=Severity.ERROR,
    message="`{sign}` at the beginning of a value has a special meaning that is not used here",
    help="If it belongs to the text, put the whole value in double quotes; otherwise write the value out.",
    what="A value that begins with `&` or `*`, with which YAML names a value and repeats it elsewhere.",
    why="Repeated values make a file hard to follow, and a small hostile file could grow without limit.",
    example="title: *Baltic* Home",
    instead='title: "*Baltic* Home"',
)
MERGE_KEY = Rule(
    code="R209",
    name="merge-key",
    severity=Severity.ERROR,
    message="`<<` would copy settings from elsewhere, which is not allowed",
    help="Write the settings out in this place.",
    what="The name `<<`, with which YAML mixes one group of settings into another.",
    why="A reader of the file could not see which values hold.",
    example="place:\n  <<: {city: Gdynia}\n  country: PL",
    instead="place: {city: Gdynia, country: PL}",
)
TAG = Rule(
    code="R210",
    name="tag",
    severity=Severity.ERROR,
    message="`!` at the beginning of a value has a special meaning that is not used here",
    help="If it belongs to the text, put the whole value in double quotes; otherwise delete it with the word after it.",
    what="A value that begins with `!`, with which YAML forces a type upon a value.",
    why="Types follow from the field; a forced one could make a program do what nobody wants.",
    example="title: !Hello Baltic",
    instead='title: "!Hello Baltic"',
)
KEY_NOT_TEXT = Rule(
    code="R211",
    name="name-not-text",
    severity=Severity.ERROR,
    message="a name must be a word, but this is {found}",
    help="Write a plain word before the colon, or put the name in double quotes.",
    what="A number, `true`, `null`, a list or a group in the place of a name.",
    why="Fields have names; anything else looks like a mistake.",
    example="2020: Launch in Szczecin",
    instead='"2020": Launch in Szczecin',
)
NESTED_TOO_DEEP = Rule(
    code="R212",
    name="nested-too-deep",
    severity=Severity.ERROR,
    message="the settings are nested more than {limit} levels deep here",
    help="No field needs more than four levels: look for surplus brackets or indentation.",
    what="Lists nested more deeply than any field needs.",
    why="It is a mistake, or an attempt to crash the program.",
    example="sectors: [[[[[[[[[[[[[[[[[[[[[design]]]]]]]]]]]]]]]]]]]]]",
    instead="sectors: [design]",
)
SETTINGS_TOO_LARGE = Rule(
    code="R213",
    name="settings-too-large",
    severity=Severity.ERROR,
    message="the settings have {size} KiB; they may have {limit} KiB",
    help="Move longer text below the second line `---`, where the body of the entry begins.",
    what="Front matter that is larger than any list of fields would be.",
    why="Longer text belongs in the body, where it can have headings and links and can be searched.",
    example="A summary into which the whole article was pasted.",
    instead="A summary of one sentence, and the article below the front matter.",
)
CONTROL_CHARACTER = Rule(
    code="R221",
    name="control-character",
    severity=Severity.ERROR,
    message="there is an invisible character here ({character})",
    help="Delete it: put the cursor behind it, press backspace until the character before it is gone, "
    "and type that again.",
    what="A character without a shape in the settings, such as those that word processors use for line ends.",
    why="Nobody sees it, and it can end up in addresses and in search.",
    example="A title copied from a PDF, with a “line separator” in its midst.",
    instead="The same title, typed by hand.",
)

"""Rules of the import: what may be wrong with a spreadsheet, its columns, its cells and its rows."""

from catalogue.diagnostics.model import Rule, Severity

UNREADABLE = Rule(
    code="I101",
    name="spreadsheet-unreadable",
    severity=Severity.ERROR,
    message="this file cannot be read as a spreadsheet: {reason}",
    help="Save it again as “Excel workbook (.xlsx)” or “CSV UTF-8”, without a password, and import that file.",
    what="The file is neither a workbook nor a CSV file, is damaged, or is locked with a password.",
    why="Guessing at a damaged file would put wrong facts into the catalogue.",
    example="survey.xls",
    instead="survey.xlsx",
)

TOO_LARGE = Rule(
    code="I102",
    name="spreadsheet-too-large",
    severity=Severity.ERROR,
    message="this spreadsheet is too large: {what}, and the limit is {limit}",
    help="Delete pictures, empty rows and sheets that are not needed, or split the file in two.",
    what="The file, or what it unpacks to, is larger than any list of tools.",
    why="A small file can be made that unpacks to more than a computer holds.",
    example="survey.xlsx, which unpacks to 4 GB",
    instead="survey.xlsx with one sheet of 91 rows",
)

NO_HEADINGS = Rule(
    code="I103",
    name="no-heading-row",
    severity=Severity.ERROR,
    message="no heading row was found: {found}",
    help="One row must name the columns, and one column must be “Name”. If yours is called something else, say so: "
    "--map “Verktyg=title”.",
    what="Among the first rows of every sheet there is none that names at least the column of the tools' names.",
    why="Without headings nobody can say what a column holds.",
    example="Baltic Home | Design | 2020",
    instead="Name | Sub-sector | Year\nBaltic Home | Design | 2020",
)

COLUMN_LEFT_OUT = Rule(
    code="I104",
    name="column-left-out",
    severity=Severity.WARNING,
    message="this column matches no field; {cells} left out",
    help="If it belongs in the catalogue, say which field it is: --map “{heading}=audience”.",
    what="A column's heading is not the name of a field in any of the site's languages.",
    why="Columns should only be left out on purpose, such as the addresses of contact persons.",
    example="Contact person",
    instead="Organiser",
)

COLUMN_TWICE = Rule(
    code="I105",
    name="column-named-twice",
    severity=Severity.WARNING,
    message="this column is for the same field as column {first}, so it is left out",
    help="Join the two columns, or say what this one is: --map “{letter}=text”.",
    what="Two columns of a sheet are for the same field.",
    why="The program cannot know which of the two is right.",
    example="Name | Title",
    instead="Name | Summary",
)

MAP_USELESS = Rule(
    code="I106",
    name="mapping-without-use",
    severity=Severity.ERROR,
    message="--map “{text}”: {reason}",
    help="Write the heading or the letter of a column, an equals sign, and a field: --map “Verktyg=title”. The fields "
    "are in docs/fields.md; nothing after the equals sign leaves the column out.",
    what="A column or a field that `--map` names does not exist.",
    why="A mistyped mapping would be ignored without anybody noticing.",
    example="--map Verktyg=titel",
    instead="--map Verktyg=title",
)

NO_COLUMN = Rule(
    code="I107",
    name="column-needed",
    severity=Severity.ERROR,
    message="there is no column for “{heading}”, which every tool needs",
    help="{description} If a column holds it under another heading, say so: --map “Heading=field”.",
    what="A sheet of tools lacks a column for something that every tool must have.",
    why="Readers find tools by these facts; a tool without them would not be found.",
    example="Name | Strand | Sub-sectors",
    instead="Name | Strand | Sub-sectors | Aims",
)

NO_TERM = Rule(
    code="I201",
    name="cell-names-no-term",
    severity=Severity.ERROR,
    message="there is no {noun} called “{value}”",
    help="{choices}",
    what="A cell names a strand, sub-sector, aim, format, tool or module that the catalogue does not have.",
    why="Readers find tools by these words, so all tools have to use the same ones.",
    example="Sub-sector: Graphics",
    instead="Sub-sector: Design",
)

NO_DATE = Rule(
    code="I202",
    name="cell-is-no-date",
    severity=Severity.ERROR,
    message="“{value}” is not a date",
    help="Write 2020-10-15, or 2020-10 or 2020 if that is all you know; for a range, 2021-05-27 – 2021-05-29.",
    what="A cell in a date column holds something else, or a day that does not exist.",
    why="A date that is guessed may be wrong by months.",
    example="30.02.2021",
    instead="28.02.2021",
)

NO_COUNTRY = Rule(
    code="I203",
    name="cell-names-no-country",
    severity=Severity.ERROR,
    message="there is no country called “{value}”",
    help="{near}Write its name, or its two letters: Latvia, Lettland or LV.",
    what="A cell in a country column holds something else.",
    why="Countries are compared, counted and drawn on the map.",
    example="Baltics",
    instead="Estonia; Latvia; Lithuania",
)

NO_ADDRESS = Rule(
    code="I204",
    name="cell-is-no-address",
    severity=Severity.ERROR,
    message="“{value}” is not a web address",
    help="Copy the whole address from the browser, with https:// in front.",
    what="A cell in a link column holds something else.",
    why="A link that leads nowhere disappoints every reader who follows it.",
    example="see Facebook",
    instead="https://www.facebook.com/example",
)

NO_CHOICE = Rule(
    code="I205",
    name="cell-is-no-choice",
    severity=Severity.ERROR,
    message="“{value}” is not one of the possible values",
    help="Write {choices}.",
    what="A cell holds a word that is not on its column's list.",
    why="Readers choose by these words.",
    example="Mode: maybe",
    instead="Mode: Online",
)

WRONG_KIND = Rule(
    code="I206",
    name="cell-of-wrong-kind",
    severity=Severity.ERROR,
    message="“{value}” is not {wanted}",
    help="Write {wanted}, or empty the cell.",
    what="A cell holds the wrong kind of value for its column, for example a word instead of a number.",
    why="What cannot be understood would be lost.",
    example="Number: four",
    instead="Number: 4",
)

NO_RESULT = Rule(
    code="I207",
    name="formula-without-result",
    severity=Severity.ERROR,
    message="this cell has a formula, but the file does not contain a usable result: {reason}",
    help="Open the file in a spreadsheet program and save it, or type the value in place of the formula.",
    what="A cell computes its value, and the program that saved the file has not stored it, or it is an error.",
    why="Formulas are never executed here: they may reach out to other files and computers.",
    example="=VLOOKUP(A2, Other!A:B, 2)",
    instead="Design",
)

TWO_TOOLS = Rule(
    code="I208",
    name="two-tools-in-one-cell",
    severity=Severity.ERROR,
    message="this cell seems to name two tools: {names}",
    help="Give each tool its own row.",
    what="The cell with a tool's name holds several names.",
    why="Every tool gets a page of its own, with its own facts.",
    example="Export Café; Fair Tandem",
    instead="Export Café\nFair Tandem",
)

TOO_LONG = Rule(
    code="I209",
    name="cell-too-long",
    severity=Severity.ERROR,
    message="this has {length} characters; the limit is {limit}",
    help="Shorten it. Put the rest in the column “{other}”.",
    what="A name or a short text is longer than cards and lists can show.",
    why="A card shows two or three lines; what is longer would be cut off.",
    example="A name of 300 characters",
    instead="A name of 30 characters",
)

MISSING = Rule(
    code="I210",
    name="cell-needed",
    severity=Severity.ERROR,
    message="“{heading}” is empty, and every tool needs it",
    help="{description}",
    what="A row lacks something that every tool must have.",
    why="Readers find tools by these facts; a tool without them would not be found.",
    example="Name: Export Café, Strand: (empty)",
    instead="Name: Export Café, Strand: Capacity building",
)

NO_PAGE = Rule(
    code="I211",
    name="organisation-without-page",
    severity=Severity.WARNING,
    message="the catalogue has no organisation called “{value}”; the tool names it without a page",
    help="{near}If readers should find all that it does, create a page for it in content/organisations/.",
    what="A cell names an organisation that has no page in the catalogue yet.",
    why="Only organisations with a page can be linked and found.",
    example="Organiser: Example Port Authority",
    instead="Organiser: ARS BALTICA",
)

BREAKS_RULE = Rule(
    code="I212",
    name="cell-breaks-rule",
    severity=Severity.ERROR,
    message="{reason}",
    help="{remedy}",
    what="A value can be read, but breaks a rule for entries.",
    why="The rules hold for every entry, however it came into the catalogue.",
    example="Time of day: half past two",
    instead="Time of day: 14:30",
)

UNKNOWN_TOOL = Rule(
    code="I213",
    name="row-without-tool",
    severity=Severity.ERROR,
    message="this row belongs to “{value}”, but there is no such tool in the sheet of tools",
    help="Write the id or the name of a tool exactly as in the sheet of tools.",
    what="A row of another sheet, such as Editions, names a tool that is not in the sheet of tools.",
    why="What belongs to no tool cannot be shown anywhere.",
    example="Editions: Baltik Home | Launch | 2020-10-15",
    instead="Editions: Baltic Home | Launch | 2020-10-15",
)

TRANSLATED_FACT = Rule(
    code="I214",
    name="fact-in-translated-row",
    severity=Severity.ERROR,
    message="this row is a translation, and its “{heading}” is not what the original says",
    help="Change facts in the row of the original, whose “Language” is empty, and empty this cell.",
    what="The row of a translation changes something that is no text: a date, a country, a sub-sector.",
    why="Facts are kept once, so that two languages never contradict each other.",
    example="Language: sv, Countries: Poland",
    instead="Language: sv, Name: Baltiskt hem",
)

ALREADY_THERE = Rule(
    code="I301",
    name="tool-already-there",
    severity=Severity.ERROR,
    message="this looks like “{title}” ({path}), which is already in the catalogue: {why}",
    help="If it is the same, delete the row, or write `{id}` in a column “Id” to compare the two. If it is a different "
    "tool, give it its own id in that column.",
    what="A row has nearly the name of a tool of the catalogue, or the same link.",
    why="The same tool twice would split what readers find out about it.",
    example="Name: Baltic Home (online exhibition)",
    instead="Id: baltic-home, Name: Baltic Home",
)

TWICE = Rule(
    code="I302",
    name="tool-twice-in-sheet",
    severity=Severity.ERROR,
    message="this looks like “{title}” in row {row}: {why}",
    help="Merge the two rows. If they are two tools, give this one its own id in a column “Id”.",
    what="Two rows of the spreadsheet seem to be the same tool.",
    why="The same tool twice would split what readers find out about it.",
    example="Export Café\nExport-Cafe",
    instead="Export Café",
)

DIFFERS = Rule(
    code="I303",
    name="tool-differs",
    severity=Severity.ERROR,
    message="{path} already exists and differs: {fields}",
    help="Nothing is overwritten unless you ask for it. To use the values in the spreadsheet, import with --update.",
    what="A row has the id of a tool of the catalogue, and other values.",
    why="Somebody may have corrected the entry since the spreadsheet was made.",
    example="catalogue import tools.xlsx",
    instead="catalogue import tools.xlsx --update",
)

WOULD_NOT_PASS = Rule(
    code="I304",
    name="entry-would-not-pass",
    severity=Severity.ERROR,
    message="the entry that this row makes would not pass the check: {reason}",
    help="{remedy}",
    what="Each entry is checked as `catalogue check` would check it, before anything is written.",
    why="What the import writes can be published as it is.",
    example="Text: see [the lab](../tools/no-such-lab.md)",
    instead="Text: see [the lab](../tools/sustainable-design-lab.md)",
)

BAD_ID = Rule(
    code="I305",
    name="id-cannot-be-used",
    severity=Severity.ERROR,
    message="“{value}” cannot be the id of a tool",
    help="An id is the file's name and part of the address: small letters, digits and hyphens, such as `{suggestion}`. "
    "If you leave the cell empty, the id is made from the name.",
    what="An id holds capitals, spaces or other characters that file names and addresses do not take.",
    why="Addresses are promises: they should be easy to write and to say.",
    example="Id: Baltic Home!",
    instead="Id: baltic-home",
)

"""What a single field may say."""

from catalogue.diagnostics.model import Rule, Severity

MISSING_FIELD = Rule(
    code="V101",
    name="missing-field",
    severity=Severity.ERROR,
    message="`{field}` is missing",
    help="Add a line `{field}: …`. {description}",
    what="Looks for the fields without which an entry cannot be shown.",
    why="A tool without a title or a strand cannot be listed, found or compared.",
    example="---\nsummary: A day of short talks with export mentors.\n---",
    instead="---\ntitle: Export day\nsummary: A day of short talks with export mentors.\n---",
)
UNKNOWN_KEY = Rule(
    code="V102",
    name="unknown-key",
    severity=Severity.ERROR,
    message="there is no field called `{field}` here",
    help="The fields are: {known}.",
    what="Compares every field name with the names that the catalogue knows.",
    why="A misspelt field would be silently ignored, and its content would never appear.",
    example="titel: Baltic Home",
    instead="title: Baltic Home",
)
WRONG_KIND = Rule(
    code="V103",
    name="wrong-kind-of-value",
    severity=Severity.ERROR,
    message="{subject} should be {expected}, not {found}",
    help="{remedy}",
    what="Checks that every field holds the kind of value it is made for: text, a number, a list, a group of fields.",
    why="A list that is written as one word cannot be filtered, and a number written as text cannot be compared.",
    example="sectors: design",
    instead="sectors: [design]",
)
UNKNOWN_REFERENCE = Rule(
    code="V104",
    name="unknown-reference",
    severity=Severity.ERROR,
    message="no {noun} named `{value}`",
    help="Use the name of a file in content/{collection}/, without `.md`.",
    what="Follows every id that an entry gives and looks whether the entry it names exists.",
    why="The page would lead nowhere, and the tool would be missing from the list where readers look for it.",
    example="sectors: [desing]",
    instead="sectors: [design]",
)
NOT_A_CHOICE = Rule(
    code="V105",
    name="not-a-choice",
    severity=Severity.ERROR,
    message="`{value}` is not a choice for `{field}`",
    help="Choose one of: {choices}.",
    what="Checks fields that have a fixed set of values.",
    why="Filters and counts only work when everybody uses the same words.",
    example="mode: online",
    instead="mode: digital",
)
BAD_DATE = Rule(
    code="V106",
    name="not-a-date",
    severity=Severity.ERROR,
    message="`{value}` is not a date",
    help="Write a year (2021), a month (2021-05) or a day (2021-05-27), year first.",
    what="Reads dates in the forms of ISO 8601 (year, year and month, or the full day) and looks whether they exist.",
    why="A date that cannot be read cannot be sorted, and 03/04 means two different days in two countries.",
    example="start: 27.5.2021",
    instead="start: 2021-05-27",
)
UNKNOWN_COUNTRY = Rule(
    code="V108",
    name="unknown-country",
    severity=Severity.ERROR,
    message="`{value}` is not a country code",
    help="Use the two capital letters of ISO 3166-1, such as SE for Sweden or PL for Poland.",
    what="Checks country codes against ISO 3166-1 alpha-2.",
    why="The codes give the countries their names in every language and their place on the map.",
    example="countries: [SWE, uk]",
    instead="countries: [SE, GB]",
)
BAD_URL = Rule(
    code="V109",
    name="not-a-web-address",
    severity=Severity.ERROR,
    message="`{value}` is not a web address",
    help="Copy the whole address from the browser, with https:// in front.",
    what="Checks that an address starts with http:// or https:// and names a host.",
    why="A link without its scheme leads to a page of the catalogue that does not exist.",
    example="url: www.creativeports.eu",
    instead='url: "https://www.creativeports.eu"',
)
TOO_LONG = Rule(
    code="V110",
    name="too-long",
    severity=Severity.ERROR,
    message="{subject} has {length} characters; the limit is {limit}",
    help="Shorten it; details belong in the text below the second `---`.",
    what="Measures fields that are shown on cards and in lists.",
    why="A summary that is cut off in the middle helps nobody to choose.",
    example="summary: (three sentences, 420 characters)",
    instead="summary: (one sentence, 120 characters)",
)
EMPTY_VALUE = Rule(
    code="V111",
    name="empty-value",
    severity=Severity.ERROR,
    message="{subject} is empty",
    help="Give it a value, or remove the line.",
    what="Looks for fields that are present and say nothing.",
    why="An empty line on the page looks like a mistake.",
    example="title:",
    instead="title: Baltic Home",
)
OUT_OF_RANGE = Rule(
    code="V112",
    name="out-of-range",
    severity=Severity.ERROR,
    message="`{field}` is {value}; it should be {limit}",
    help="Check the number.",
    what="Checks that numbers lie where they can lie.",
    why="A typing mistake in a figure is believed, quoted and passed on.",
    example="founded: 20011",
    instead="founded: 2011",
)
BAD_EMAIL = Rule(
    code="V135",
    name="not-an-email-address",
    severity=Severity.ERROR,
    message="`{value}` is not an email address",
    help="Write a public address of the organisation, such as info@example.org.",
    what="Checks that an email address has a name, an @ and a host.",
    why="Whoever wants to ask writes to an address that does not exist.",
    example="email: info at example.org",
    instead="email: info@example.org",
)
BAD_OFFSET = Rule(
    code="V136",
    name="not-a-time-before-or-after",
    severity=Severity.ERROR,
    message="`{value}` is not a time before or after the first day",
    help="Write a number and days, weeks or months: `-8 weeks` for eight weeks before, `2 weeks` for two weeks after.",
    what="Checks that the time of a step is counted from the first day in days, weeks or months.",
    why="A planner can only set dates from steps that are counted alike.",
    example="when: two months earlier",
    instead="when: -8 weeks",
)
BAD_ALIAS = Rule(
    code="V119",
    name="not-an-address-below-the-site",
    severity=Severity.ERROR,
    message="`{value}` is not an address below the site",
    help="Write it without the site's own name, in small letters, with a slash at the end: `tools/old-name/`.",
    what="Checks the old addresses that an entry keeps alive.",
    why="An alias with a typing mistake keeps no promise: the old link breaks.",
    example="aliases: [https://example.org/tools/old-name]",
    instead="aliases: [tools/old-name/]",
)
UNKNOWN_CURRENCY = Rule(
    code="V129",
    name="unknown-currency",
    severity=Severity.ERROR,
    message="`{value}` is not a currency code",
    help="Use the three capital letters of ISO 4217, such as EUR, SEK or USD.",
    what="Checks currency codes against ISO 4217.",
    why="Sums can only be compared when the currency is certain.",
    example="{amount: 136090, currency: dollar}",
    instead="{amount: 136090, currency: USD}",
)
BAD_TIME = Rule(
    code="V130",
    name="not-a-time",
    severity=Severity.ERROR,
    message="`{value}` is not a time of day",
    help="Write 13:30, or 13:30–16:00 for a range, with a time zone after it if needed.",
    what="Reads times of day: hours and minutes, one or two of them, and a time zone.",
    why="A reader in another time zone must be able to rely on it.",
    example="time: half past one",
    instead="time: 13:30–16:00 CET",
)

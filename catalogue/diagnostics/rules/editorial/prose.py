"""Editorial rules on lists, marks in pairs, dates and figures: E14 and E15."""

from catalogue.diagnostics.model import Rule, Severity

LIST_GLUED = Rule(
    code="E141",
    name="list-glued-to-paragraph",
    severity=Severity.WARNING,
    message="there is no empty line between this list and the paragraph above it",
    help="Leave an empty line before the list.",
    what="Looks for lists that begin on the line below a paragraph. Lists within a list item are left alone.",
    why="Some programs that read Markdown take it for one running paragraph, and nobody knows "
    "which of them shows your text next.",
    example="The day had two parts:\n- talks\n- pitches",
    instead="The day had two parts:\n\n- talks\n- pitches",
)
LINES_RUN_TOGETHER = Rule(
    code="E142",
    name="lines-run-together",
    severity=Severity.WARNING,
    message="these lines are meant as {what}, but run together on the page",
    help="Begin each line with `- ` and leave an empty line above the first{more}.",
    what="Looks for lines of one paragraph that each begin with a bullet, a number, a time, a day or a label, and for "
    "schedules on one line.",
    why="A line break in the source is a space on the page: the programme becomes one long, unreadable line.",
    example="9:00 Welcome\n9:30 Pitches",
    instead="- 9:00 Welcome\n- 9:30 Pitches",
)
QUOTE_UNBALANCED = Rule(
    code="E143",
    name="quotation-mark-unbalanced",
    severity=Severity.WARNING,
    message="this quotation mark {mark} has no partner in its paragraph",
    help="Put the other one where the quotation {end}, or delete this one.",
    what="Counts quotation marks, paragraph by paragraph and cell by cell, in the forms of the languages around the "
    "Baltic Sea. Apostrophes, inches and quotations that run over several paragraphs are left alone.",
    why="A reader cannot tell where somebody else's words end and yours begin.",
    example="They called it “a quiet revolution.",
    instead="They called it “a quiet revolution”.",
)
BRACKET_UNBALANCED = Rule(
    code="E144",
    name="bracket-unbalanced",
    severity=Severity.WARNING,
    message="this bracket `{mark}` has no partner in its paragraph",
    help="Put the other one where it belongs, or delete this one.",
    what="Looks for round and square brackets that open and never close, or close and never opened. Enumerations such "
    "as “a)” and smileys are left alone.",
    why="A reader goes back to look for the other half; with half a link, the address is printed.",
    example="The festival (its third edition took place in Malmö.",
    instead="The festival (its third edition) took place in Malmö.",
)
WEEKDAY_DISAGREES = Rule(
    code="E151",
    name="weekday-and-date-disagree",
    severity=Severity.WARNING,
    message="{date} is not a {given} but a {actual}",
    help="Find out which of the two is right, and correct the other.",
    what="Compares weekdays with the dates next to them, in the languages around the Baltic Sea. A date without "
    "a year is compared where an edition in the front matter falls on that day.",
    why="One of the two is wrong, and a reader who trusts it comes on the wrong day.",
    example="The forum opened on Friday 10 June 2021.",
    instead="The forum opened on Thursday 10 June 2021.",
)
FIGURE_CONTRADICTED = Rule(
    code="E152",
    name="figure-contradicted",
    severity=Severity.WARNING,
    message="the text says “{text}”, and `figures` says {value} {label}",
    help="Find out which number is right, and correct the other. If they count different things, name them "
    "differently.",
    what="Compares the figures of the front matter with numbers in the text before the same words. Parts of "
    "the whole are left alone: “five of them”, numbers that add up, and any text that names the whole as well.",
    why="A reader who finds two numbers believes neither.",
    example="figures: [{label: start-ups pitching, value: 18}]\n---\nIn all, 16 start-ups pitched.",
    instead="figures: [{label: start-ups pitching, value: 18}]\n---\nIn all, 18 start-ups pitched.",
)
PAST_AS_FUTURE = Rule(
    code="E153",
    name="past-spoken-of-as-future",
    severity=Severity.WARNING,
    message="“{text}” speaks of {date} as if it were still to come",
    help="Write what has happened since, or delete the sentence.",
    what="Looks for sentences in the future tense about a date that has passed, and for calls to register by a day "
    "that is over. What somebody announced, planned or hoped at the time is left alone.",
    why="It tells readers that nobody has looked at this page since.",
    example="The festival will take place in May 2019.",
    instead="The festival took place in May 2019.",
)
COLLECTION_COUNTED = Rule(
    code="E154",
    name="catalogue-counted-in-prose",
    severity=Severity.WARNING,
    message="“{text}” counts what the catalogue counts itself",
    help="Leave the number out, or say which lasting set you mean, such as “two of the ten pilots”.",
    what="Looks for numbers of tools, entries, initiatives, organisations or formats in English summaries and texts, "
    "where they speak of the catalogue: “in this catalogue”, “listed here”, tools on the page of a term or country. "
    "What a project, a list or the pilots had is left alone.",
    why="The number is wrong as soon as somebody adds an entry, and nobody knows to look for it.",
    example="Five tools are sorted here.",
    instead="Of the ten pilots, five are sorted here.",
)

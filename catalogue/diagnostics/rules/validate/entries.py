"""What an entry may say as a whole, beside other entries and in other languages."""

from catalogue.diagnostics.model import Rule, Severity

DATES_REVERSED = Rule(
    code="V107",
    name="dates-reversed",
    severity=Severity.ERROR,
    message="the end {end} is before the start {start}",
    help="Swap the two dates, or correct the one that is wrong.",
    what="Compares the start and the end of an edition or a period, and `since` with what came after it.",
    why="A reader cannot know which of the two dates is right.",
    example="- {label: Launch, start: 2021-05-27, end: 2021-05-26}",
    instead="- {label: Launch, start: 2021-05-26, end: 2021-05-27}",
)
REPEATED_ITEM = Rule(
    code="V113",
    name="repeated-item",
    severity=Severity.WARNING,
    message="`{value}` is in `{field}` more than once",
    help="Remove the repetition.",
    what="Looks for the same value twice in one list.",
    why="It would be counted and shown twice.",
    example="countries: [SE, DK, SE]",
    instead="countries: [SE, DK]",
)
DUPLICATE_NUMBER = Rule(
    code="V114",
    name="duplicate-number",
    severity=Severity.ERROR,
    message="number {value} is already taken by {other}",
    help="Give each one its own number, or leave the number out.",
    what="Compares the numbers that order the entries of one kind.",
    why="Two tools with one number have no order, and the printed catalogue counts on it.",
    example="number: 1 (in two tools)",
    instead="number: 1 and number: 2",
)
DUPLICATE_TITLE = Rule(
    code="V115",
    name="duplicate-title",
    severity=Severity.WARNING,
    message="{other} has the same title",
    help="If they are two things, tell them apart in the title; if they are one, keep one file.",
    what="Compares the titles of all entries of one kind, without regard to capitals and spaces.",
    why="In a list and in the search a reader sees two equal lines and cannot choose.",
    example="title: Export day (in two files)",
    instead="title: Export day Tallinn and title: Export day Szczecin",
)
ORPHAN_TRANSLATION = Rule(
    code="V116",
    name="translation-without-original",
    severity=Severity.ERROR,
    message="there is no `{original}` that this file could translate",
    help="Name the translation like the file it translates, with the language before `.md`.",
    what="Looks for the original beside every translation.",
    why="A translation gives only what differs; without its original it is not a page.",
    example="content/tools/baltik-home.sv.md",
    instead="content/tools/baltic-home.sv.md",
)
LANGUAGE_NOT_OFFERED = Rule(
    code="V117",
    name="language-not-offered",
    severity=Severity.ERROR,
    message="the site does not offer the language `{value}`",
    help="Add it to `languages` in content/site.yaml, or correct the file's name. The site offers: {known}.",
    what="Compares the language in a file's name with the languages of the site.",
    why="The translation would never be shown.",
    example="content/tools/baltic-home.se.md",
    instead="content/tools/baltic-home.sv.md",
)
TRANSLATED_FACT = Rule(
    code="V118",
    name="fact-in-translation",
    severity=Severity.ERROR,
    message="a translation cannot change `{field}`",
    help="Remove the line here; facts are kept once, in `{original}`.",
    what="Looks in translations for fields that are the same in every language.",
    why="Facts kept twice come to differ, and then nobody knows which one is right.",
    example="countries: [SE] (in baltic-home.sv.md)",
    instead="title: Östersjöhemmet",
)
ORIGINAL_LANGUAGE = Rule(
    code="V132",
    name="translation-into-the-original-language",
    severity=Severity.ERROR,
    message="this file is named as a translation into `{value}`, the language of the originals",
    help="If there is no `{original}` yet, give this file that name; if there is one, put the text there.",
    what="Looks for translations into the site's default language.",
    why="The page would exist twice in one language, and nobody could say which of the two is shown.",
    example="content/tools/baltic-home.en.md (on a site whose default language is en)",
    instead="content/tools/baltic-home.md",
)
UNCERTAIN_NOTHING = Rule(
    code="V120",
    name="uncertain-names-no-field",
    severity=Severity.ERROR,
    message="`{value}` is marked as uncertain, but there is no such field here",
    help="Name a field of this file: {known}.",
    what="Checks that what is marked as uncertain exists.",
    why="The mark would not be shown, and the reader would take the doubtful value for a sure one.",
    example="uncertain: {date: The flyer has another day.}",
    instead="uncertain: {editions: The flyer has another day.}",
)
REFERS_TO_ITSELF = Rule(
    code="V121",
    name="refers-to-itself",
    severity=Severity.ERROR,
    message="`{field}` leads back to this entry itself",
    help="Name another one, or remove the line.",
    what="Looks for entries that are related to themselves or are their own parent, also in a circle.",
    why="A circle has no top: lists and breadcrumbs built from it would never end.",
    example="parent: design (in design.md)",
    instead="parent: visual-arts",
)
TWO_ROLES = Rule(
    code="V122",
    name="organisation-named-twice",
    severity=Severity.WARNING,
    message="`{value}` is named under `{first}` and again under `{second}`",
    help="Keep the more important one, and describe the rest in its `role`.",
    what="Looks for an organisation in more than one of organisers, partners and contributors. Who runs a tool may "
    "also be among its funders.",
    why="It would be listed and counted twice on the page.",
    example="organisers: [xamk]\npartners: [xamk]",
    instead="organisers: [{organisation: xamk, role: host and trainer}]",
)
UNDATED_EDITION = Rule(
    code="V123",
    name="edition-without-date",
    severity=Severity.WARNING,
    message="this edition has no date, and no note says why",
    help="Add `start:` with as much as is known (a year is enough), or a `note:` for the reader.",
    what="Looks for editions that have neither a start nor a note.",
    why="Readers judge by the date whether the experience still holds.",
    example="- {label: Second part}",
    instead="- {label: Second part, note: No date is recorded., uncertain: true}",
)
FUTURE_REVIEW = Rule(
    code="V124",
    name="reviewed-in-the-future",
    severity=Severity.ERROR,
    message="`{field}` says {value}, which has not come yet",
    help="Put the day on which somebody last looked at this page.",
    what="Compares with today what lies behind us: reviews, years of figures and of support, days on which a source "
    "was read, `since` and `last_seen`.",
    why="The date is a promise to the reader that something was checked or took place by that day.",
    example="reviewed: 2062-11-22",
    instead="reviewed: 2026-11-22",
)
EMPTY_BODY = Rule(
    code="V128",
    name="no-text",
    severity=Severity.WARNING,
    message="this page has no text below the second `---`",
    help="Write at least a paragraph that tells a reader what this is.",
    what="Looks for pages and tools whose body is empty.",
    why="Facts alone do not tell a reader whether a tool fits.",
    example="---\ntitle: Export day\n---",
    instead="---\ntitle: Export day\n---\nA day on which designers meet export mentors.",
)
UNKNOWN_NOMINEE = Rule(
    code="V133",
    name="indicator-of-nobody",
    severity=Severity.ERROR,
    message="there is no nominee named `{value}`",
    help="Name one of the nominees: {known}.",
    what="Compares whose indicators are given with the nominees of the same entry.",
    why="The value would appear in a chart of the nominees without belonging to any of them.",
    example="nominees: [{name: Halland}]\nindicators: [{label: exporters, of: Haland, value: 363}]",
    instead="nominees: [{name: Halland}]\nindicators: [{label: exporters, of: Halland, value: 363}]",
)
PARTY_WITH_PAGE = Rule(
    code="V138",
    name="party-told-twice",
    severity=Severity.ERROR,
    message="`{field}` stands beside `organisation`, whose own page says it",
    help="Remove it here and correct it on that page, or remove `organisation` if another body is meant.",
    what="Looks for organisers, partners, funders and contributors that name a page here and repeat what it says.",
    why="Of two answers the reader would see one, and nobody could know which is right.",
    example="partners: [{organisation: danish-culture, country: SE}]",
    instead="partners: [danish-culture]",
)
NAMELESS_PARTY = Rule(
    code="V134",
    name="party-without-name",
    severity=Severity.ERROR,
    message="this group has neither `organisation` nor `name`",
    help="Give the id of an organisation in content/organisations/, or the `name` of one that has no page here.",
    what="Looks for organisers, partners, funders and others of whom nothing says who they are.",
    why="The page would show a role that nobody has.",
    example="coordinator: {kind: university}",
    instead="coordinator: {name: A university of the region, kind: university}",
)

"""Editorial rules on an entry as a whole: E16."""

from catalogue.diagnostics.model import Rule, Severity

SECTION_MISSING = Rule(
    code="E161",
    name="section-missing",
    severity=Severity.WARNING,
    message="a piloted tool needs a section “{section}”, but this page has none",
    help="Add `## {section}` with what is known, even if it is only one sentence{near}.",
    what="Compares the headings of every piloted tool with the list `sections` in content/site.yaml.",
    why="Readers compare tools section by section; the one that is missing is often the one they came for.",
    example="status: piloted (and no heading `## Lessons learnt`)",
    instead="status: piloted\n---\n## Lessons learnt\n\nBegin to invite half a year ahead.",
)
SECTION_EMPTY = Rule(
    code="E162",
    name="section-empty",
    severity=Severity.WARNING,
    message="there is nothing below the heading “{text}”",
    help="Write the section, or delete its heading.",
    what="Looks for headings that are followed by the next heading of their level, or by the end of the page.",
    why="A heading is a promise; a reader who follows it finds nothing.",
    example="## Communication\n\n## Lessons learnt\n\nBegin earlier.",
    instead="## Communication\n\nNewsletters and direct mail.\n\n## Lessons learnt\n\nBegin earlier.",
)
SUMMARY_TOO_LONG = Rule(
    code="E163",
    name="summary-too-long",
    severity=Severity.WARNING,
    message="the summary has {length} characters; a card holds {limit}",
    help="Say in one sentence what it is; the rest belongs in the text. "
    "The limit can be set in content/site.yaml under `rules`.",
    what="Counts the characters of every summary; the limit is 160 unless site.yaml says otherwise.",
    why="On cards and in search results the end is cut off, or pushes everything else out of sight.",
    example="summary: A two-day contest with keynotes, an export workshop, visits to incubators and companies, a "
    "concert and a reception, held first in Aarhus and a year later online.",
    instead="summary: A two-day pitching contest with an export workshop, first held in Aarhus, then online.",
)
REVIEW_TOO_OLD = Rule(
    code="E164",
    name="review-too-old",
    severity=Severity.WARNING,
    message="nobody has checked this page since {date}",
    help="Read it, follow its links, correct what has changed, and put today's date here.",
    what="Compares the date of review with today; it may be 365 days old unless site.yaml says otherwise.",
    why="Addresses, contacts and offers change; the date tells readers how far they can rely on the page.",
    example="reviewed: 2019-03-01",
    instead="reviewed: 2026-11-23",
)

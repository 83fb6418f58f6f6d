"""Editorial rules on headings: E12."""

from catalogue.diagnostics.model import Rule, Severity

LEVEL_SKIPPED = Rule(
    code="E121",
    name="heading-skips-a-level",
    severity=Severity.WARNING,
    message="this heading has {given} number signs where {wanted} would follow",
    help="Write `{signs} {text}`. How large a heading looks is the theme's business.",
    what="Looks for headings that lie more than one level below the one before. A page begins with level two, as the "
    "title is level one.",
    why="People who navigate by headings, for example with a screen reader, will think that a part is missing.",
    example="## Programme\n\n#### Day one",
    instead="## Programme\n\n### Day one",
)
HEADING_EMPTY = Rule(
    code="E122",
    name="heading-empty",
    severity=Severity.WARNING,
    message="this heading has no text",
    help="Write the heading after the number signs, or delete the line.",
    what="Looks for number signs at the beginning of a line with nothing behind them.",
    why="It makes a gap on the page and an unnamed entry in the list of headings.",
    example="##\n\nTwo days in Aarhus.",
    instead="## Programme\n\nTwo days in Aarhus.",
)
HEADING_REPEATED = Rule(
    code="E123",
    name="heading-repeated",
    severity=Severity.WARNING,
    message="the heading “{text}” {where}",
    help="Merge the two parts, or give each its own heading.",
    what="Looks for two headings of one text in the same part of a page, and for a first heading that repeats the "
    "title. “Morning” below “Day one” and again below “Day two” is left alone.",
    why="In a list of headings nobody can choose between the two, and a link can lead to the first alone.",
    example="## Programme\n\nTalks.\n\n## Programme\n\nPitches.",
    instead="## Talks\n\nTalks.\n\n## Pitches\n\nPitches.",
)
HEADING_IN_DISGUISE = Rule(
    code="E124",
    name="heading-in-disguise",
    severity=Severity.WARNING,
    message="this bold line looks like a heading but is not one",
    help="Write `{signs} {text}`.",
    what="Looks for short paragraphs that are nothing but bold and have text below them. Whole sentences in bold, "
    "which end in a full stop, are left alone.",
    why="It looks like a heading and is missing from the list of headings, from links and for screen readers.",
    example="**Lessons learnt**\n\nBegin earlier.",
    instead="## Lessons learnt\n\nBegin earlier.",
)
HEADING_WITH_FULL_STOP = Rule(
    code="E125",
    name="heading-ends-in-full-stop",
    severity=Severity.WARNING,
    message="this heading ends in a full stop",
    help="Remove the full stop; if it is a sentence, make it the first of the paragraph.",
    what="Looks for headings that end in a full stop; three dots and abbreviations (“etc.”, “Ltd.”) are left alone.",
    why="A heading names what follows. The stop tells a reader, and a voice, that something is over.",
    example="## Aim and target group.",
    instead="## Aim and target group",
)
HEADING_NAMES_ANOTHER = Rule(
    code="E126",
    name="heading-names-another-entry",
    severity=Severity.WARNING,
    message="this heading names another entry, “{title}” ({path})",
    help="If the section was copied from there, write it for this entry; if it is about the other one, link to it "
    "below the heading.",
    what="Looks for headings that name another entry of the same collection. A heading that compares (“Unlike …”), or "
    "whose section links to that entry, is left alone.",
    why="A section copied from its neighbour tells readers things of one tool that belong to another.",
    example="## Aim of the MESH Festival (in game-mixer-days.md)",
    instead="## Aim of the Game Mixer Days",
)

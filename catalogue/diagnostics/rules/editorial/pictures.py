"""Editorial rules on pictures: E10."""

from catalogue.diagnostics.model import Rule, Severity

NO_ALTERNATIVE = Rule(
    code="E101",
    name="image-without-alternative-text",
    severity=Severity.WARNING,
    message="this picture has no alternative text",
    help="Say between the square brackets what it shows, as you would on the telephone: "
    "`![Designers around a table with paper models](…)`.",
    what='Looks for pictures whose square brackets are empty. A picture written as `<img alt="">` is left alone: '
    "there, somebody has said that it is an ornament.",
    why="Readers who cannot see the picture learn nothing about it, and a screen reader reads out the file's name "
    "instead.",
    example="![](../media/stand.jpg)",
    instead="![Four studios at a shared stand, each with a screen](../media/stand.jpg)",
)
ALTERNATIVE_IS_FILE_NAME = Rule(
    code="E102",
    name="alternative-text-is-a-file-name",
    severity=Severity.WARNING,
    message="the alternative text “{text}” is the name of a file",
    help="Say what the picture shows, in words that a listener understands.",
    what="Looks for alternative texts that end like a file name, that a camera or a screenshot gave, or that repeat "
    "the name of the picture's own file letter by letter.",
    why="It is read out loud, letters and digits one by one, and says nothing of the picture.",
    example="![IMG_2041.jpg](../media/img_2041.jpg)",
    instead="![The jury listens to a pitch](../media/img_2041.jpg)",
)
ALTERNATIVE_SAYS_NOTHING = Rule(
    code="E103",
    name="alternative-text-says-nothing",
    severity=Severity.WARNING,
    message="the alternative text “{text}” does not say what the picture shows",
    help="Describe what can be seen: who, what, where.",
    what="Looks for alternative texts that only say that there is a picture, or hold a place for one that was never "
    "written.",
    why="That it is a picture a screen reader says by itself; what it shows is what the listener is missing.",
    example="![Photo](../media/workshop.jpg)",
    instead="![Two mentors lean over a map of trade fairs](../media/workshop.jpg)",
)
ALTERNATIVE_REPEATED = Rule(
    code="E104",
    name="alternative-text-repeated",
    severity=Severity.WARNING,
    message="the alternative text “{text}” repeats {what}",
    help="Let the alternative text describe what can be seen, and the caption what it means; "
    "two pictures need two descriptions.",
    what="Looks for two different pictures of a page with one alternative text, and for alternative texts that are the "
    "caption, or the paragraph below the picture, word for word.",
    why="A listener hears the same words twice, and does not know in what the two differ.",
    example="![The opening in Riga](../media/opening.jpg)\n*The opening in Riga*",
    instead="![A full hall; on the stage a choir](../media/opening.jpg)\n*The opening in Riga*",
)
NO_CREDIT = Rule(
    code="E106",
    name="picture-without-credit",
    severity=Severity.WARNING,
    message="this picture does not say who made it",
    help="Say it in a line of emphasis right below the picture, or in quotation marks behind the address: "
    '`![…](../media/stand.jpg "Photo: Anna Berg, CC BY 4.0")`.',
    what="Looks beside each picture, in its title, its caption and a line of emphasis below it, for the one who made "
    "it: after a word such as `Photo:` or `Illustration:` in one of the catalogue's languages, or with © or a Creative "
    'Commons licence. A picture written as `<img alt="">` is left alone as an ornament. Covers have a field for it.',
    why="The maker of a picture has a right to be named with it, and whoever reuses it needs to know whom to ask.",
    example="![The jury listens to a pitch](../media/jury.jpg)",
    instead="![The jury listens to a pitch](../media/jury.jpg)\n*The final in Riga. Photo: Anna Berg, CC BY 4.0*",
)
PICTURE_TWICE = Rule(
    code="E105",
    name="picture-twice",
    severity=Severity.WARNING,
    message="this picture is already on the page, {where}",
    help="Keep it where it serves the text best, and remove it here.",
    what="Looks for a file that one page shows more than once, the cover included.",
    why="Readers look for the difference and find none; usually another picture was meant.",
    example="![The jury](../media/jury.jpg)\n\n![A pitch](../media/jury.jpg)",
    instead="![The jury](../media/jury.jpg)\n\n![A pitch](../media/pitch.jpg)",
)

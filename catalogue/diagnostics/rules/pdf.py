"""Rules on PDFs: what could not be set as it stands on the page. Reported by `catalogue/pdf/`."""

from catalogue.diagnostics.model import Rule, Severity

PDF_FAILED = Rule(
    code="P101",
    name="pdf-failed",
    severity=Severity.WARNING,
    message="the PDF {path} could not be set: {reason}",
    help="In its place stands a plain sheet with the title, the summary and the address of the page. Where a template "
    "in pdf/ was changed, look there first; else simplify what is unusual in the text.",
    what="A page that cannot be made into a PDF.",
    why="A reader who wants to print it or take it along gets one sheet that leads to the page. The page itself and "
    "all other PDFs are whole.",
    example="""\
// themes/quay/pdf/tool.typ
#let view = json("view.json")
""",
    instead="""\
// themes/quay/pdf/tool.typ
#let view = json("/view.json").view
""",
)
SIGNS_LEFT_OUT = Rule(
    code="P102",
    name="no-glyph",
    severity=Severity.WARNING,
    message="the PDF {path} shows □ in the place of {signs}",
    help="Write the word in Latin, Greek or Cyrillic letters as well, and a number or a name in the place of an emoji "
    "(“Step 1”, “Sweden”); or leave the sign to the page.",
    what="Signs in a text that are in none of the fonts of the PDF, such as Chinese characters or emoji. Each sign is "
    "replaced as a whole and alone: beside a keycap with the digit 1, every other 1 stays.",
    why="A PDF brings its fonts along, and PDF/UA allows no sign that they do not have. Browsers take what the "
    "computer has, so the page shows them.",
    example="Partners met at the 文化 stand.",
    instead="Partners met at the Wenhua (“culture”) stand.",
)
PICTURE_LEFT_OUT = Rule(
    code="P103",
    name="picture-left-out",
    severity=Severity.WARNING,
    message="the PDF {path} leaves out {pictures}: {reason}",
    help="Open the picture and save it anew as PNG or JPEG. Until then its description stands in its place.",
    what="A picture that browsers may show and that cannot be set in a PDF.",
    why="Whoever reads the PDF gets the description alone.",
    example="![The stand on the first day](../media/stand.jpg), a file that was renamed and never converted",
    instead="![The stand on the first day](../media/stand.png)",
)

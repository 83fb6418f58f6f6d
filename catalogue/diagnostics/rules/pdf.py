"""Rules on PDFs: what could not be typeset as on the page. Reported by `catalogue/pdf/`."""

from catalogue.diagnostics.model import Rule, Severity

PDF_FAILED = Rule(
    code="P101",
    name="pdf-failed",
    severity=Severity.WARNING,
    message="the PDF {path} could not be made: {reason}",
    help="A plain sheet with the title, the summary and the address of the page replaces it. If a template "
    "in pdf/ was changed, look there first; otherwise simplify what is unusual in the text.",
    what="A page that cannot be made into a PDF.",
    why="A reader who wants to print or download it gets one sheet that leads to the page. The page itself and "
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
    message="the PDF {path} shows □ instead of {signs}",
    help="Write the word in Latin, Greek or Cyrillic letters as well, and a number or a name instead of an emoji "
    "(“Step 1”, “Sweden”); or keep the character on the page only.",
    what="Characters that are in none of the fonts of the PDF, such as Chinese characters or emoji. Each character is "
    "replaced as a whole and alone: beside a keycap with the digit 1, every other 1 stays.",
    why="A PDF contains its fonts, and PDF/UA allows no character that they lack. Browsers use what the "
    "computer has, so the page shows them.",
    example="Partners met at the 文化 stand.",
    instead="Partners met at the Wenhua (“culture”) stand.",
)
PICTURE_LEFT_OUT = Rule(
    code="P103",
    name="picture-left-out",
    severity=Severity.WARNING,
    message="the PDF {path} leaves out {pictures}: {reason}",
    help="Open the picture and save it again as PNG or JPEG. Until then its description is shown instead.",
    what="A picture that browsers can show but a PDF cannot.",
    why="Readers of the PDF only get the description.",
    example="![The stand on the first day](../media/stand.jpg), a file that was renamed and never converted",
    instead="![The stand on the first day](../media/stand.png)",
)

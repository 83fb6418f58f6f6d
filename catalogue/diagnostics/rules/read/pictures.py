"""Rules on the files of pictures: what they hold, whether they are whole, and whether something hides in them."""

from catalogue.diagnostics.model import Rule, Severity

_EXPORT = "Open it in a program for pictures and export it again as JPEG, or as PNG where it is see-through."

PICTURE_TOO_LARGE = Rule(
    code="R501",
    name="picture-too-large",
    severity=Severity.ERROR,
    message="the picture has {found}; it may have {limit}",
    help="Export it again with at most 4000 pixels along its longer side: no screen shows more.",
    what="Pictures that say of themselves that they have more than 40 megapixels, or whose file has more than 40 MiB. "
    "The size is read from the head of the file; such a picture is never opened.",
    why="A small file may unfold into gigabytes and bring down the computer that builds the site.",
    example="`stand.png`, 109 KB, which says that it is 30000 pixels wide and as many high.",
    instead="The same picture, 4000 pixels wide.",
)
PICTURE_DAMAGED = Rule(
    code="R502",
    name="picture-damaged",
    severity=Severity.ERROR,
    message="the picture is damaged: {reason}",
    help="Copy the file again from where it came from; if it is damaged there as well, export it again.",
    what="Pictures that end too early, whose checksums do not agree, or whose pixels cannot be read.",
    why="Browsers show the upper half of such a picture and grey below it, or nothing at all.",
    example="A photograph whose upload was interrupted.",
    instead="The whole photograph.",
)
PICTURE_NAME = Rule(
    code="R503",
    name="picture-is-not-what-its-name-says",
    severity=Severity.ERROR,
    message="the name ends in `{ending}`, but the file holds {found}",
    help=_EXPORT,
    what="Files whose content is not what their ending promises. The content is judged, never the name.",
    why="Such a file shows in one program and not in the next, and what pretends to be a picture may be anything.",
    example="A web page that was saved as `stand.jpg`.",
    instead="The picture itself, saved by a program for pictures.",
)
PICTURE_BEHIND = Rule(
    code="R504",
    name="something-behind-the-picture",
    severity=Severity.ERROR,
    message="after the end of the picture, the file holds {what}",
    help=f"{_EXPORT} This removes what is hidden after it.",
    what="Bytes behind the end of a picture. Zeros, and the further pictures and short films that phones put there, "
    "are let through; they are not published either.",
    why="A file that is a picture to one program and an archive or a web page to another is how things are smuggled.",
    example="A photograph to which a ZIP archive was appended.",
    instead="The photograph, exported again.",
)
PICTURE_FORMAT = Rule(
    code="R505",
    name="picture-format",
    severity=Severity.ERROR,
    message="the file holds {found}, which not every browser can show",
    help=f"{_EXPORT} On an iPhone, Settings › Camera › Formats › Most Compatible does so for new photographs.",
    what="Pictures as HEIC, TIFF, BMP, JPEG XL or in the format of a program, whatever their name says.",
    why="Most readers would see an empty frame.",
    example="A photograph from a phone, HEIC, renamed to `stand.jpg`.",
    instead="The photograph, exported as JPEG.",
)
PICTURE_DRAWING = Rule(
    code="R506",
    name="drawing-unreadable",
    severity=Severity.ERROR,
    message="the drawing cannot be published: {reason}",
    help="Export it again as plain SVG (in Inkscape “Plain SVG”, in Illustrator “SVG 1.1” "
    "without editing capabilities).",
    what="SVG files that are not well-formed, that declare entities or an unusual encoding, that repeat their parts "
    "millions of times or that have more than 2 MiB.",
    why="A drawing of a few lines may expand until every reader's browser freezes.",
    example='`<!DOCTYPE svg [<!ENTITY a "…">]>` at the head of a drawing.',
    instead="A drawing without a declaration of entities.",
)
PICTURE_ACTIVE = Rule(
    code="R507",
    name="drawing-left-out",
    severity=Severity.WARNING,
    message="the drawing is published without {what}, which is not allowed",
    help="Check that it still shows what it should, and export it again without that. "
    "A photograph goes in its own file.",
    what="Scripts, pieces of web pages, movements, photographs and references to other files in an SVG file. "
    "They are left out of what is published.",
    why="A drawing that acts can do all that a page can do, and one that fetches files tells others who is reading.",
    example='`<svg …><script>…</script><circle r="10"/></svg>`',
    instead='`<svg …><circle r="10"/></svg>`',
)
PICTURE_MOVES = Rule(
    code="R508",
    name="picture-moves",
    severity=Severity.WARNING,
    message="the picture is animated; only its first frame is published",
    help="Replace it with a still picture, and link to the film.",
    what="Animated GIF, PNG, WebP and AVIF files.",
    why="A reader who is distracted or made ill by movement could not stop it, and accessibility law asks for that.",
    example="`tour.gif`, a walk through the exhibition in forty frames.",
    instead="`tour.jpg`, one frame, and a link to the film.",
)

"""Rules on the files below `content/`: where they lie, what they are called and whether they hold text."""

from catalogue.diagnostics.model import Rule, Severity

NOT_UTF8 = Rule(
    code="R101",
    name="not-utf8",
    severity=Severity.ERROR,
    message="the file is not saved as UTF-8: the byte {byte} does not belong here",
    help="Open the file in your editor, choose “Save with encoding” and pick “UTF-8”.",
    what="Text that is saved in another encoding than UTF-8, such as Windows-1252 or UTF-16.",
    why="Names like Gdańsk, Tromsø and Panevėžys come out garbled, or the file cannot be read at all.",
    example="A file from an old Windows editor, in which `Malmö` takes one byte for `ö`.",
    instead="The same file, saved as UTF-8.",
)
NUL_BYTE = Rule(
    code="R102",
    name="nul-byte",
    severity=Severity.ERROR,
    message="the file holds a NUL byte, which no text file has",
    help="The file is damaged or is not a text file. Write it again in a text editor and save it as UTF-8.",
    what="A byte with the value zero.",
    why="It is a sign of a file that was cut off, of UTF-16, or of a Word document renamed to `.md`.",
    example="`baltic-home.docx` renamed to `baltic-home.md`.",
    instead="The text of the document, pasted into a new file in a text editor.",
)
FILE_TOO_LARGE = Rule(
    code="R103",
    name="file-too-large",
    severity=Severity.ERROR,
    message="the file has {size} KiB; an entry may have {limit} KiB",
    help="Move a part of the text to a page of its own, and pictures and data to content/media/.",
    what="An entry that is larger than any text written by hand would be.",
    why="A file of this size is nearly always a picture or a table pasted into the text; "
    "it slows every build and every reader.",
    example="A page with a photograph pasted in as a long row of letters and digits.",
    instead="The photograph as a file in `content/media/`, and a line that shows it.",
)
LINK_LEAVES_CONTENT = Rule(
    code="R104",
    name="link-leaves-content",
    severity=Severity.ERROR,
    message="this is a link to something outside the content folder",
    help="Put the file itself here in place of the link.",
    what="A symbolic link below `content/` that leads out of it.",
    why="Only what lies in `content/` is checked by other people before it is published.",
    example="`content/tools/mesh.md`, a link to `/home/anna/mesh.md`.",
    instead="`content/tools/mesh.md`, an ordinary file.",
)
FILE_NAME = Rule(
    code="R105",
    name="file-name",
    severity=Severity.ERROR,
    message="the file cannot be called `{name}`",
    help="Rename it to `{suggestion}`: lower-case letters a to z, digits and single hyphens, then `.md`; "
    "a translation has the language before that, as in `baltic-home.sv.md`.",
    what="A file name with capitals, spaces, underscores or letters outside a to z.",
    why="The name becomes the address of the page and the id by which other entries refer to it.",
    example="`content/tools/Baltic Home.md`",
    instead="`content/tools/baltic-home.md`",
)
UNKNOWN_FOLDER = Rule(
    code="R106",
    name="unknown-folder",
    severity=Severity.ERROR,
    message="the folder `{folder}` is not part of the catalogue, so nothing in it is published",
    help="Move the files to one of these folders: {known}.",
    what="A folder directly below `content/` that holds Markdown files and is none of the collections.",
    why="A typing mistake in a folder's name would make every entry in it disappear without anybody noticing.",
    example="`content/tool/baltic-home.md`",
    instead="`content/tools/baltic-home.md`",
)
NESTED_FOLDER = Rule(
    code="R107",
    name="nested-folder",
    severity=Severity.ERROR,
    message="the folder `{folder}` lies inside a collection, so nothing in it is published",
    help="Move the file to `{collection}`: a collection has no folders of its own.",
    what="A folder with Markdown files inside one of the collections.",
    why="Entries are found by their name alone; a file one level deeper would be left out.",
    example="`content/tools/2021/baltic-home.md`",
    instead="`content/tools/baltic-home.md`",
)
UNREADABLE_FILE = Rule(
    code="R108",
    name="unreadable-file",
    severity=Severity.ERROR,
    message="the file cannot be opened: {reason}",
    help="Check that the file exists and that you may read it; if it is a link, that it leads somewhere.",
    what="A file that is listed in its folder and cannot be opened.",
    why="What cannot be read cannot be published, and leaving it out silently would hide that.",
    example="`content/tools/mesh.md`, a link to a file that was deleted.",
    instead="`content/tools/mesh.md`, an ordinary file.",
)
OUTSIDE_COLLECTION = Rule(
    code="R109",
    name="file-outside-collection",
    severity=Severity.ERROR,
    message="`{name}` lies directly in the content folder, so it is not published",
    help="Move it to the folder for its kind, for example content/tools/ or content/pages/.",
    what="A Markdown file directly below `content/`.",
    why="The folder says what an entry is: a tool, an organisation, a page. Without one, nobody knows.",
    example="`content/about.md`",
    instead="`content/pages/about.md`",
)
NOT_MARKDOWN = Rule(
    code="R110",
    name="not-markdown",
    severity=Severity.WARNING,
    message="`{name}` is not read, because its name does not end in `.md`",
    help="Rename it so that it ends in `.md`, or move pictures and documents to content/media/.",
    what="A file in a collection whose name does not end in `.md`.",
    why="Some editors add `.txt` to a name and hide that; the entry would be missing from the site.",
    example="`content/tools/baltic-home.md.txt`",
    instead="`content/tools/baltic-home.md`",
)
MERGE_CONFLICT = Rule(
    code="R111",
    name="merge-conflict",
    severity=Severity.ERROR,
    message="a merge was not finished: {found}",
    help="Keep what is right of the two versions, and delete the lines that begin with `<<<<<<<`, `=======` and "
    "`>>>>>>>`.",
    what="The marks that Git writes into a file where two people have changed the same place: the text between "
    "`<<<<<<<` and `=======` is one version, the text up to `>>>>>>>` the other. They are found in blocks of literal "
    "text too; a text that is to show them puts a space before each.",
    why="Readers would find both versions on the page, and the marks between them.",
    example="The lines `<<<<<<< HEAD`, *It ended at five.*, `=======`, *It ended at six.* and `>>>>>>> partner`.",
    instead="It ended at six.",
)

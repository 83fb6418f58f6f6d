"""Rules of the link stage: everything that leads somewhere must arrive."""

from catalogue.diagnostics.model import Rule, Severity

NO_SUCH_PAGE = Rule(
    code="L101",
    name="link-to-missing-page",
    severity=Severity.ERROR,
    message="there is no page at `{target}`",
    help="Links go from file to file, as in the folders: `../tools/name-of-the-tool.md`.",
    what="Follows every link between entries to the file it names.",
    why="A dead link interrupts readers and costs their trust.",
    example="[the festival](../tools/mesh.md)",
    instead="[the festival](../tools/mesh-festival.md)",
)
NO_SUCH_ANCHOR = Rule(
    code="L102",
    name="link-to-missing-heading",
    severity=Severity.ERROR,
    message="`{target}` has no heading with the anchor `#{anchor}`",
    help="Its headings are: {known}.",
    what="Checks whether the part of a link after `#` is a heading on the page it leads to.",
    why="The link would open the page at its top, and the reader would have to search.",
    example="[lessons](../tools/mesh-festival.md#lesons)",
    instead="[lessons](../tools/mesh-festival.md#lessons-learnt)",
)
NO_SUCH_FILE = Rule(
    code="L103",
    name="missing-file",
    severity=Severity.ERROR,
    message="there is no file `{target}`",
    help="Put pictures and downloads into content/media/ and name them as they are spelt there.",
    what="Looks for the pictures and downloads that an entry uses.",
    why="A missing picture shows as a broken frame, a missing download as an error.",
    example="![The stand](../media/stand.jpg) (no such file)",
    instead="![The stand](../media/stand-hamburg.jpg)",
)
OUTSIDE_CONTENT = Rule(
    code="L104",
    name="link-outside-content",
    severity=Severity.ERROR,
    message="`{target}` is outside the folder content/",
    help="Link only to files below content/.",
    what="Checks that relative links stay inside the content.",
    why="What lies outside is not published: the link would break, or show what was not meant to be shown.",
    example="[notes](../../notes.md)",
    instead="[notes](../pages/notes.md)",
)
SITE_ABSOLUTE = Rule(
    code="L105",
    name="address-instead-of-file",
    severity=Severity.ERROR,
    message="`{target}` is an address of the site, not a file",
    help="Link to the source file, relative to this one: `../tools/mesh-festival.md`.",
    what="Looks for links that are written as addresses of the published site.",
    why="Such a link breaks when the site moves below another path, and nobody can check it.",
    example="[the festival](/tools/mesh-festival/)",
    instead="[the festival](../tools/mesh-festival.md)",
)
COLLISION = Rule(
    code="L106",
    name="permalink-collision",
    severity=Severity.ERROR,
    message="the address `{path}` already belongs to {other}",
    help="Give this file another name: the name makes the address.",
    what="Compares the addresses of all pages, aliases and lists before anything is written.",
    why="Two pages cannot stand at one address: one of them would silently replace the other.",
    example="content/pages/search.md",
    instead="content/pages/how-to-search.md",
)
NEAR_COLLISION = Rule(
    code="L107",
    name="permalink-near-collision",
    severity=Severity.ERROR,
    message="`{path}` and `{other}` differ only in capitals or in the form of their accents",
    help="Rename one of them.",
    what="Compares addresses without regard to case and Unicode form.",
    why="On many computers the two are one file, and one would replace the other.",
    example="media/Stand.jpg and media/stand.jpg",
    instead="media/stand-2020.jpg and media/stand-2021.jpg",
)
ORPHAN = Rule(
    code="L108",
    name="orphan",
    severity=Severity.WARNING,
    message="no page and no menu leads to this {noun}",
    help="Link to it from where a reader would want it, or add it to a menu in content/site.yaml.",
    what="Looks for pages, organisations and modules that nothing refers to.",
    why="Nobody finds a page that nothing links to.",
    example="content/pages/history.md, linked from nowhere",
    instead="[our history](history.md) on the page `about`",
)
EMPTY_LINK = Rule(
    code="L109",
    name="link-without-target",
    severity=Severity.WARNING,
    message="this link has no target",
    help="Put the target between the round brackets, or remove the link.",
    what="Looks for links and pictures whose round brackets are empty.",
    why="A reader clicks, and nothing happens.",
    example="[learning module]()",
    instead="[learning module](../modules/abcd.md)",
)
OWN_ADDRESS = Rule(
    code="L110",
    name="own-address",
    severity=Severity.WARNING,
    message="`{target}` is an address of this site",
    help="Link to the source file, relative to this one, so that the link can be checked.",
    what="Looks for full web addresses that begin with the site's own.",
    why="It leaves a copy or a preview of the site, and breaks when the site moves.",
    example="[the festival](https://catalogue.example/tools/mesh-festival/)",
    instead="[the festival](../tools/mesh-festival.md)",
)
NOT_A_PICTURE = Rule(
    code="L111",
    name="not-a-picture",
    severity=Severity.ERROR,
    message="`{target}` cannot be shown as a picture",
    help="Use a JPEG, PNG, WebP, AVIF or SVG file from content/media/.",
    what="Checks the kind of file that an entry shows as a picture.",
    why="The browser would show a broken frame.",
    example="![Programme](../media/programme.pdf)",
    instead="[Programme](../media/programme.pdf)",
)
LINK_TO_TRANSLATION = Rule(
    code="L112",
    name="link-to-translation",
    severity=Severity.ERROR,
    message="`{target}` is a translation of another page",
    help="Link to `{original}`: every reader then arrives at the page in their own language.",
    what="Looks for links that name one language's file.",
    why="Readers in other languages would be thrown out of theirs.",
    example="[Baltic Home](../tools/baltic-home.sv.md)",
    instead="[Baltic Home](../tools/baltic-home.md)",
)
MISSPELT_CASE = Rule(
    code="L113",
    name="capitals-differ",
    severity=Severity.ERROR,
    message="the file is called `{actual}`, not `{target}`",
    help="Write it exactly as the file is spelt, capitals included.",
    what="Compares the spelling of a link with that of the file.",
    why="It works on some computers and breaks on the published site.",
    example="![The stand](../media/Stand.JPG)",
    instead="![The stand](../media/stand.jpg)",
)
FILE_KIND = Rule(
    code="L114",
    name="kind-of-file-not-published",
    severity=Severity.ERROR,
    message="files like `{target}` are not published",
    help="Published are: {known}.",
    what="Checks the kinds of file that entries link to.",
    why="Some kinds of file can run programs in the reader's browser.",
    example="[calculator](../media/calculator.html)",
    instead="[calculator](../media/calculator.xlsx)",
)
UNKNOWN_MENU = Rule(
    code="L115",
    name="menu-leads-nowhere",
    severity=Severity.ERROR,
    message="the menu names `{value}`, but there is nothing with that name",
    help="Name a collection (`tools`), a page (`pages/about`) or `search`.",
    what="Follows the entries of the menus in content/site.yaml.",
    why="A menu is on every page: a dead line in it is dead everywhere.",
    example="menu: [tool, about]",
    instead="menu: [tools, pages/about]",
)
PERMALINK_GONE = Rule(
    code="L116",
    name="permalink-gone",
    severity=Severity.ERROR,
    message="`{path}` was published, but there is nothing at this address any more",
    help="Add the old address to the `aliases:` of the entry that takes its place.",
    what="Compares every address in content/permalinks.txt, which the builds have written down, with the pages and the "
    "old addresses (`aliases:`) of the site. Where a page was withdrawn for good, `gone: ` before its address says so: "
    "a reader who comes for it then finds the page for wrong addresses, with the search.",
    why="Others have linked to it, printed it and saved it. Whoever follows would find nothing.",
    example="/tools/mesh/ in content/permalinks.txt, and content/tools/mesh.md was renamed to mesh-festival.md",
    instead="aliases: [tools/mesh/] in content/tools/mesh-festival.md",
)
BAD_PERMALINK = Rule(
    code="L117",
    name="permalink-unreadable",
    severity=Severity.ERROR,
    message="this line is not an address of the site",
    help="Write one address in a line, from the site's root and with a slash at both ends: `/tools/mesh-festival/`.",
    what="Reads content/permalinks.txt, in which builds write down every address that was published: one in each line, "
    "`gone: ` before those that were withdrawn, and lines that begin with `#` for notes.",
    why="An address that cannot be read is a promise that nobody keeps.",
    example="tools/mesh-festival",
    instead="/tools/mesh-festival/",
)

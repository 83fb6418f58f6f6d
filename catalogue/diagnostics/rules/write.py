"""Rules of the write stage: where a site may be written, and what keeps it from being written whole."""

from catalogue.diagnostics.model import Rule, Severity

HOLDS_THE_PROJECT = Rule(
    code="W101",
    name="output-holds-the-project",
    severity=Severity.ERROR,
    message="the site cannot be written to `{output}`: that folder is {what}",
    help="Choose a folder of its own for the site, for example `--output public`.",
    what="The output folder is the project itself, a folder above it, the home folder or the root of the disk.",
    why="A build replaces its output folder as a whole. Everything beside the site in such a folder would be at stake.",
    example="catalogue build --output .",
    instead="catalogue build --output public",
    is_environmental=True,
)

INSIDE_THE_SOURCES = Rule(
    code="W102",
    name="output-inside-sources",
    severity=Severity.ERROR,
    message="the site cannot be written to `{output}`: it lies inside `{folder}/`, where the sources are",
    help="Choose a folder outside `content/`, `themes/` and `catalogue/`, for example `--output public`.",
    what="The output folder is one of the folders that a build reads, or lies inside one.",
    why="The next build would read what the last one wrote, and pages made by the program would mix with your texts.",
    example="catalogue build --output content/site",
    instead="catalogue build --output public",
    is_environmental=True,
)

NOT_OURS = Rule(
    code="W103",
    name="output-not-ours",
    severity=Severity.ERROR,
    message="the site cannot be written to `{output}`: the folder is not empty and no earlier build made it",
    help="Choose another folder, or empty this one yourself if nothing in it is needed.",
    what="The output folder holds files, but not the file `.catalogue-manifest.json` that every build leaves there.",
    why="A mistyped folder must not cost anybody their files, so only folders that a build made are built into again.",
    example="catalogue build --output ../photographs",
    instead="catalogue build --output ../site",
    is_environmental=True,
)

NOT_A_FOLDER = Rule(
    code="W104",
    name="output-not-a-folder",
    severity=Severity.ERROR,
    message="the site cannot be written to `{output}`: {what}",
    help="Choose a folder that does not exist yet, for example `--output public`.",
    what="The output is a file, a link to a folder that no build made, or a place where another disk is mounted.",
    why="The finished site takes the place of the old one in a single step, and that works for plain folders only.",
    example="catalogue build --output notes.txt",
    instead="catalogue build --output public",
    is_environmental=True,
)

IN_USE = Rule(
    code="W105",
    name="output-in-use",
    severity=Severity.ERROR,
    message="another build is writing to `{output}` at this moment",
    help="Wait until it has ended, or stop it; as long as it runs it holds the lock `{lock}`.",
    what="A second build was started for an output folder while the first one still runs.",
    why="Two builds in one folder would leave a mixture of both sites.",
    example="catalogue build & catalogue build",
    instead="catalogue build && catalogue build",
    is_environmental=True,
)

SAME_PATH = Rule(
    code="W106",
    name="same-path-twice",
    severity=Severity.ERROR,
    message="two files of the site need the same place: `{first}` and `{second}`",
    help="Give one of them another name; capitals and ways of writing an accent do not tell files apart everywhere.",
    what="Two files of the site have the same path, or paths that differ only in capitals or in how an accent is "
    "stored, or one needs a folder where the other is a file.",
    why="On many computers and web servers one of them would silently take the place of the other.",
    example="themes/ours/assets/Logo.svg\nthemes/ours/assets/logo.svg",
    instead="themes/ours/assets/logo.svg\nthemes/ours/assets/logo-small.svg",
)

UNSAFE_PATH = Rule(
    code="W107",
    name="unsafe-path",
    severity=Severity.ERROR,
    message="a file of the site has the path `{path}`, which {what}",
    help="Use a relative path of plain names separated by `/`.",
    what="The path of a file leaves the output folder, cannot be stored on every computer, or is one that the build "
    "itself needs (`.catalogue-manifest.json`, `manifest.sha256`, and the folder of the search).",
    why="A build writes nowhere but into its output folder, and a site must be the same on every computer.",
    example="../notes/index.html",
    instead="notes/index.html",
)

UNWRITABLE = Rule(
    code="W108",
    name="not-writable",
    severity=Severity.ERROR,
    message="`{path}` could not be written: {reason}",
    help="{advice}. The previous site is still in place.",
    what="The computer refused to write a file: the disk is full, a permission is missing, or a file is in the way.",
    why="A site that is only half written is never put in the place of a whole one.",
    example="catalogue build --output /public",
    instead="catalogue build --output public",
    is_environmental=True,
)

NOT_RECORDED = Rule(
    code="W109",
    name="permalinks-not-recorded",
    severity=Severity.WARNING,
    message="the site was built, but its new addresses could not be recorded in `{path}`: {reason}",
    help="Give yourself the right to write to that file and build once more, or build where you have it.",
    what="After a build, new addresses are added to content/permalinks.txt. The computer refused to write there.",
    why="An address that is not recorded can disappear later without anybody noticing.",
    example="chmod a-w content/permalinks.txt && catalogue build",
    instead="chmod u+w content/permalinks.txt && catalogue build",
)

NO_EDITOR = Rule(
    code="W110",
    name="editor-not-available",
    severity=Severity.ERROR,
    message="the browser editor that `admin: true` asks for could not be fetched: {reason}",
    help="Install Node.js, which includes npm, and go online for the first build; or remove `admin: true`.",
    what="With `admin: true` in content/site.yaml a build publishes an editor at /admin/. Its script is a package that "
    "npm fetches once, in an exact version and checked by its digest; `repository` says where the editor saves.",
    why="The editor is published with the site, so that no reader and no editor of it asks a third party for a script.",
    example="admin: true",
    instead="admin: true\nrepository: https://github.com/our-network/our-catalogue",
    is_environmental=True,
)

CELL_TOO_LONG = Rule(
    code="W111",
    name="value-too-long-for-workbook",
    severity=Severity.ERROR,
    message="the workbook of open data could not be made: {reason}",
    help="Make the list in that field shorter, or leave `data` out of `publish` in content/site.yaml.",
    what="A site that publishes its data offers all tools as a workbook. A cell of one holds 32,767 characters, and "
    "this value has more.",
    why="A value that is silently cut off is wrong, and whoever works with it would not know.",
    example="audience: [a thousand names, …]",
    instead="audience: [designers, crafts studios]",
)

COPY_TOO_LARGE = Rule(
    code="W112",
    name="copy-too-large",
    severity=Severity.WARNING,
    message="the site has no offline copy: it has {size} texts, and the limit is {most}",
    help="Leave `offline` out of `publish` in content/site.yaml, so that nobody expects one.",
    what="A site that publishes `offline` has an archive with all of its pages, which opens from a folder. It is made "
    "for as long as tools, organisations, initiatives, modules and pages, in all languages together, are no more "
    "than 3,000.",
    why="A larger archive takes longer to make than the rest of the site, and is too large to download with ease.",
    example="publish: [pdf, cards, data, offline, embeds]",
    instead="publish: [pdf, cards, data, embeds]",
)

SCRIPT_NOT_COPIED = Rule(
    code="W113",
    name="script-not-copied",
    severity=Severity.WARNING,
    message="the script `{script}` cannot run in the offline copy",
    help="Start `import` and `export` at the margin, with one name per declaration, and use no `await` outside "
    "functions.",
    what="Browsers run no modules on pages that are opened from a folder, so the copy has one script into which all "
    "modules are put. That takes the forms `import {{ a, b as c }} from`, `import * as a from`, `import a from`, "
    "`import()`, `import.meta.url`, and `export` before a function, a class, a constant of one name, a list or a "
    "default. Any other form is left out of the copy.",
    why="The copy works without the script, and a reader may miss what it does.",
    example="export const { a, b } = parts;",
    instead="const { a, b } = parts;\nexport { a, b };",
)

NAME_TAKEN = Rule(
    code="W114",
    name="name-needed-by-builds",
    severity=Severity.ERROR,
    message="`{path}` is {what}, but the build needs that name",
    help="Move `{path}` away or remove it, and build again. Of a link, remove only the link, not what it leads to.",
    what="Beside the site `public` a build keeps `.public.staging` and `.public.previous`, which are folders, and the "
    "lock `.public.lock`; in the site it keeps `.catalogue-manifest.json`. One of these names belongs to a link, to a "
    "folder without the mark that every build leaves there, or to something else that no build made. An interrupted "
    "build of an earlier version of the program may have left such a folder, too.",
    why="A build overwrites and deletes what has these names. Behind a link, or in somebody else's folder, it would "
    "destroy files that have nothing to do with the site.",
    example="ln -s ../photographs .public.staging && catalogue build",
    instead="rm .public.staging && catalogue build",
    is_environmental=True,
)
NO_ADDRESS = Rule(
    code="W115",
    name="no-address",
    severity=Severity.WARNING,
    message="the site has no web address yet, so what needs one is left out: feeds, sitemap, embeds, codes in PDFs, "
    "addresses in citations",
    help="Write `base_url: https://…` in content/site.yaml, or build with `--base-url https://…`.",
    what="A site of which neither `base_url` in content/site.yaml nor `--base-url` says where it is published. Links "
    "inside the site are relative and work anywhere. Whole addresses are left out: of each page for search engines, in "
    "citations, in codes and links of PDFs, in structured data. Open data names relative addresses, and there are no "
    "feeds, no sitemap, no embeds and no DCAT record.",
    why="An address that is made up leads every reader who follows it to their own computer, or to somebody else's.",
    example="name: Our catalogue",
    instead="name: Our catalogue\nbase_url: https://catalogue.example/",
)

"""Rules of the search stage: what may be wrong with the search index that Pagefind makes."""

from catalogue.diagnostics.model import Rule, Severity

UNAVAILABLE = Rule(
    code="S101",
    name="search-not-installed",
    severity=Severity.ERROR,
    message="the program that makes the search index (Pagefind) cannot be started: {reason}",
    help="Install the packages of `requirements.lock` again; `pagefind_bin` brings Pagefind along.",
    what="Pagefind is not installed, or not in a form that this computer can run.",
    why="Without it readers would find a search page that finds nothing.",
    example="pip uninstall pagefind_bin",
    instead="python3 build.py",
    is_environmental=True,
)

FAILED = Rule(
    code="S102",
    name="search-index-failed",
    severity=Severity.ERROR,
    message="the search index could not be made; Pagefind says: {words}",
    help="Fix what Pagefind reports and build again; the previous site is still in place.",
    what="Pagefind ended with an error of its own.",
    why="A site whose search is broken is not put in the place of one whose search works.",
    example="[Error]: Pagefind was not able to build an index.",
    instead="[Status]: Finished in 0.014 seconds",
    is_environmental=True,
)

PAGE_MISSING = Rule(
    code="S103",
    name="page-not-in-search",
    severity=Severity.ERROR,
    message="this page should be searchable, but it is not in the search index",
    help="The template needs one element with `data-pagefind-body` and text inside it.",
    what="A page is meant to be searched, and Pagefind found no marked text in it.",
    why="Readers would never come to this page by searching.",
    example="<main><article></article></main>",
    instead="<main><article data-pagefind-body><h1>Baltic Home</h1><p>A web exhibition …</p></article></main>",
)

PAGE_UNEXPECTED = Rule(
    code="S104",
    name="page-not-meant-for-search",
    severity=Severity.ERROR,
    message="the search index holds this page, which is not meant to be searched",
    help="Remove `data-pagefind-body` from its template, or the file from the output folder.",
    what="A page carries `data-pagefind-body` although it is a list, or was put into the output folder by hand.",
    why="Lists repeat the texts of the tools, so every search would find everything twice.",
    example='<ul class="tools" data-pagefind-body>…</ul>',
    instead='<ul class="tools">…</ul>',
)

DAMAGED = Rule(
    code="S105",
    name="search-file-damaged",
    severity=Severity.ERROR,
    message="this file of the search index is damaged: {what}",
    help="Build again; if it happens twice, check the disk and report it with the version of Pagefind.",
    what="A file of the search index is empty, is cut short, or does not hold what its name says.",
    why="The search would stop in the reader's browser, and only for some words, so that nobody notices.",
    example="pagefind/index/en_c8e1f75.pf_index (0 bytes)",
    instead="pagefind/index/en_c8e1f75.pf_index (2,422 bytes)",
    is_environmental=True,
)

REFERENCE_MISSING = Rule(
    code="S106",
    name="search-file-missing",
    severity=Severity.ERROR,
    message="the search index refers to `{target}`, which is not there",
    help="Build again; if it happens twice, report it with the version of Pagefind.",
    what="One file of the search index names another one that Pagefind did not write.",
    why="The search would stop in the reader's browser when it asks for that file.",
    example="pagefind-entry.json names en_577b86af13; there is no pagefind.en_577b86af13.pf_meta",
    instead="pagefind-entry.json names en_577b86af13; pagefind.en_577b86af13.pf_meta is there",
    is_environmental=True,
)

COUNT_DIFFERS = Rule(
    code="S107",
    name="search-count-differs",
    severity=Severity.ERROR,
    message="the search index announces {announced} pages in the language `{language}` and holds {found}",
    help="Build again; if it happens twice, report it with the version of Pagefind.",
    what="The number of pages that the search index announces for a language is not the number that it holds.",
    why="Readers of that language would miss pages without anybody noticing.",
    example="sv: 12 pages announced, 11 held",
    instead="sv: 12 pages announced, 12 held",
    is_environmental=True,
)

FILTER_USED = Rule(
    code="S108",
    name="search-filter-used",
    severity=Severity.ERROR,
    message="a template uses `data-pagefind-filter`, which this site does not use",
    help="Remove the attribute from the template; filtering is done by the facets.",
    what="A page of the theme hands values for filtering to Pagefind.",
    why="With filters, Pagefind 1.5.2 makes another index from the same pages each time, and its counts mislead "
    "readers: ticking one value of a group brings its neighbours down to none.",
    example='<li data-pagefind-filter="sector">Design</li>',
    instead="<li>Design</li>",
)

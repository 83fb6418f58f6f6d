"""What was left standing where a link, a fact or a sentence was to come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.validate.editorial.page import BLOT, Page


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a placeholder."""

    signs: tuple[str, ...]
    """Pieces in small letters of which each such placeholder holds one: most pages hold none."""
    pattern: re.Pattern[str]


_DONE = "(?:added|announced|confirmed|completed|inserted|written|filled in|defined|determined|decided)"
_UNDONE = tuple(f"be {word}" for word in _DONE[3:-1].split("|"))
_END = r"(?=\s*(?:[.)\]…]|$))"
_ALONE = r"(?:(?<=\()|^[ \t>*-]*|(?<=: ))"

_FORMS = (
    _Form(("->", "→", "=>"), re.compile(r"(?:->|→|=>)\s*(?i:(?:the |web ?)?(?:link|url)s?)\b(?!\s*\w)")),
    _Form(("tb", "t.b."), re.compile(r"\b(?:TB[ACD]|[tT]b[acd])\b(?![\w-])|\bt\.b\.[acd]\.")),
    _Form(("todo", "fixme", "to do", "to-do"), re.compile(r"\b(?:TODO|FIXME|TO DO|TO-DO)\b:?")),
    _Form(("xx",), re.compile(r"\b[xX]{3,}\b|\b(?:XX\.XX\.|xx\.xx\.)(?:XX|xx|\d\d)*")),
    _Form(("??",), re.compile(r"(?<![\w?!)\"”’])\?{2,}|(?<=\d)\?{2,}|(?<=[\w)])\?{3,}")),
    _Form(("orem",), re.compile(r"\b[lL]orem\s+ipsum\b")),
    _Form(
        ("[", "<", "{"),
        re.compile(
            r"[\[<{](?i:(?:please )?"
            r"(?:insert|add|fill in|enter|put|your|to be|replace|placeholder|missing|link to|photo of)\b[^\]\[<>{}\n]{0,80}"
            r"|(?:name|date|link|url|title|text|number|year|city|venue|photo|picture|logo|source|citation needed|xx+)"
            rf"(?: here)?)[\]>}}](?![(\[:{BLOT}])"
        ),
    ),
    _Form(
        ("goes here", "comes here"),
        re.compile(
            r"\b(?i:text|description|picture|photo|link|date|name)s?\s+(?:goes|comes)\s+here" + _END, re.MULTILINE
        ),
    ),
    _Form(
        _UNDONE,
        re.compile(
            r"\b(?i:more|text|link|date|details|venue|programme|information) (?:is |are )?(?:still )?to be "
            + _DONE
            + _END,
            re.MULTILINE,
        ),
    ),
    _Form(
        (*_UNDONE, "be continued"),
        re.compile(f"{_ALONE}(?:[sS]till )?[tT]o be (?:{_DONE}|continued){_END}", re.MULTILINE),
    ),
    _Form(("coming soon",), re.compile(f"{_ALONE}[cC]oming soon(?=\\s*(?:[.)\\]!…]|$))", re.MULTILINE)),
    _Form(
        ("00.00.", "00/00/", "dd.mm", "dd/mm"),
        re.compile(r"\b(?:00[./]00[./]\d{2,4}|dd[./]mm[./]yy(?:yy)?|DD[./]MM[./]YY(?:YY)?)\b"),
    ),
)
# The thirtieth edition of a festival may be written in Roman numerals.
_ROMAN = re.compile(
    r"\s+(?:[A-Z][\w-]+|(?:edition|congress|festival|fair|forum|biennale|triennale|conference|anniversary|olympi\w+)\b)"
)
_AMOUNT = re.compile(r"(?:€|\$|£|EUR|SEK|DKK|PLN|NOK|\babout|\baround|\bof|\bwith|\bby|\bcall|\bcosts?|:)\s*\Z")
_LEAD = " \t\n>*-"


def check(page: Page) -> Iterator[Diagnostic]:
    """Placeholders in the prose of a page and in its front matter."""
    taken: set[int] = set()
    for form in _FORMS:
        if not any(sign in page.folded for sign in form.signs):
            continue
        for match in form.pattern.finditer(page.prose):
            words = match.group() if match.group().startswith("->") else match.group().lstrip(_LEAD)
            start = match.end() - len(words)
            if start not in taken and not _is_meant(page, match, start):
                taken.add(start)
                yield report(rules.PLACEHOLDER, page.span(start, match.end()), text=" ".join(words.split()))


def _is_meant(page: Page, match: re.Match[str], start: int) -> bool:
    """Whether what looks like a placeholder is a numeral, YAML's own brackets, a quotation, or a picture's text."""
    before = page.text[page.text.rfind("\n", 0, start) + 1 : start]
    quoted = before.count('"') % 2 == 1
    match page.text[start]:
        case "X":
            return _is_roman(page.prose, match)
        case "[" | "{" if start < page.body:
            return not quoted
        case "?" if start >= page.body:
            return quoted or before.count("“") > before.count("”")
    return before.endswith("![")  # there is a rule of its own for it


def _is_roman(prose: str, match: re.Match[str]) -> bool:
    amount = _AMOUNT.search(prose[max(match.start() - 12, 0) : match.start()])
    return match.group() == "XXX" and _ROMAN.match(prose, match.end()) is not None and amount is None

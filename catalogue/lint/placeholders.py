"""Checks for placeholders left where a link, a fact or a sentence was to come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.prose_text import BLOT, ProseText


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a placeholder."""

    words: frozenset[str]
    """Words of which a page with such a placeholder contains one; most pages contain none."""
    pattern: re.Pattern[str]


def _form(words: str, pattern: str) -> _Form:
    return _Form(frozenset(words.split()), re.compile(pattern, re.MULTILINE))


_DONE = "added announced confirmed completed inserted written filled defined determined decided continued"
_END = r"(?=\s*(?:[.)\]…]|$))"
_ALONE = r"(?:(?<=\()|^[ \t>*-]*|(?<=: ))"
_BRACKETED = re.compile(rf"[\[<]([^\]\[<>{{}}\n]{{2,90}})[\]>](?![(\[:{BLOT}])")
_TO_FILL_IN = re.compile(
    r"(?:please )?"
    r"(?:insert|add|fill in|enter|put|your|to be|replace|placeholder|missing|link to|photo of|fyll i|infoga|lägg till|"
    r"hier einfügen|bitte ergänzen|noch ergänzen|indsæt|udfyldes|sett inn|fylles ut|lisää|täydennä|lisada|täita|"
    r"ievietot|"
    r"įrašyti|wstaw|uzupełnić|do uzupełnienia|вставить|добавить|заполнить)\b.*"
    r"|(?:[\w ]{0,20} )?to be (?:added|announced|confirmed|completed|inserted|decided|filled in)"
    r"|(?:name|date|link|url|title|text|number|year|city|venue|photo|picture|logo|source|citation needed|"
    r"xx+)(?: here)?",
    re.IGNORECASE,
)
_FORMS = (
    _form("-> → => ->link →link", r"(?:->|→|=>)\s*(?i:(?:the |web ?)?(?:link|url)s?)\b(?!\s*\w)"),
    _form("TBA TBC TBD tba tbc tbd Tba Tbc Tbd", r"\b(?:TB[ACD]|[tT]b[acd])\b(?![\w-])"),
    _form("t T", r"\b[tT]\.b\.[acd]\."),
    _form("TODO FIXME TO TO-DO", r"\b(?:TODO|FIXME|TO DO|TO-DO)\b:?"),
    _form("lorem Lorem ipsum", r"\b[lL]orem\s+ipsum\b"),
    _form("soon", rf"{_ALONE}[cC]oming soon(?=\s*(?:[.)\]!…]|$))"),
    _form("dd DD", r"\b(?:dd[./]mm[./]yy(?:yy)?|DD[./]MM[./]YY(?:YY)?)\b"),
    _form(_DONE, rf"[tT]o be (?:{'|'.join(_DONE.split())})(?: in)?{_END}"),
)
_GLUED = (
    ("xx", re.compile(r"\b[xX]{3,}\b|\b(?:XX\.XX\.|xx\.xx\.)(?:XX|xx|\d\d)*")),
    ("??", re.compile(r"(?<![\w?!)\"”’])\?{2,}|(?<=\d)\?{2,}|(?<=[\w)])\?{3,}")),
    ("00.00.", re.compile(r"\b00\.00\.\d{2,4}\b")),
    ("n.n.", re.compile(r"\b[Nn]\. ?[Nn]\.(?!\w|\s[A-ZÀ-Þ])")),
    (
        "s here",
        re.compile(
            r"\b(?i:text|description|picture|photo|link|date|name)s?\s+(?:goes|comes)\s+here" + _END, re.MULTILINE
        ),
    ),
)
"""Forms that may be part of a word, or contain any words, each with a lower-case piece that it always contains."""
# The thirtieth edition of a festival may be written in Roman numerals.
_ROMAN = re.compile(
    r"\s+(?:[A-Z][\w-]+|(?:edition|congress|festival|fair|forum|biennale|triennale|conference|anniversary|olympi\w+)\b)"
)
_AMOUNT = re.compile(r"(?:€|\$|£|EUR|SEK|DKK|PLN|NOK|\babout|\baround|\bof|\bwith|\bby|\bcall|\bcosts?|:)\s*\Z")
_BEFORE_UNDONE = re.compile(
    r"(?:\b(?i:more|text|link|date|details|venue|programme|information|names?|speakers?) (?:is |are )?|[(]|: |"
    r"^[ \t>*-]*)"
    r"(?:[sS]till )?\Z",
    re.MULTILINE,
)
_LEAD = " \t\n>*-"


def check(page: ProseText) -> Iterator[Diagnostic]:
    """Report placeholders in the prose of a page and in its front matter."""
    starts: set[int] = set()
    for match in _matches(page):
        words = match.group() if match.group().startswith("->") else match.group().lstrip(_LEAD)
        start = match.end() - len(words)
        if start not in starts and not _is_intended(page, match, start):
            starts.add(start)
            yield report(rules.PLACEHOLDER, page.span(start, match.end()), text=" ".join(words.split()))


def _matches(page: ProseText) -> Iterator[re.Match[str]]:
    for pattern in _patterns(page):
        yield from pattern.finditer(page.prose)
    yield from (match for match in _BRACKETED.finditer(page.prose) if _TO_FILL_IN.fullmatch(match[1]))


def _patterns(page: ProseText) -> Iterator[re.Pattern[str]]:
    """The forms that a page may contain."""
    for form in _FORMS:
        if not form.words.isdisjoint(page.words):
            yield form.pattern
    for piece, pattern in _GLUED:
        if piece in page.lowercase:
            yield pattern


def _is_intended(page: ProseText, match: re.Match[str], start: int) -> bool:
    """Whether what looks like a placeholder is a numeral, YAML's own brackets, a quotation, or a picture's text."""
    before = page.text[page.text.rfind("\n", 0, start) + 1 : start]
    in_quotes = before.count('"') % 2 == 1
    match page.text[start]:
        case "t" | "T" if match.group()[1:5] == "o be":
            return _BEFORE_UNDONE.search(page.prose, max(start - 40, 0), start) is None
        case "X":
            return _is_roman(page.prose, match)
        case "[" | "{" if start < page.body:
            return not in_quotes
        case "?" if start >= page.body:
            return in_quotes or before.count("“") > before.count("”")
    return before.endswith(("![", "]"))  # another rule covers it


def _is_roman(prose: str, match: re.Match[str]) -> bool:
    amount = _AMOUNT.search(prose[max(match.start() - 12, 0) : match.start()])
    return match.group() == "XXX" and _ROMAN.match(prose, match.end()) is not None and amount is None

"""Checks for sentences in the future tense, each with the day after which it is out of date."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import editorial as rules
from catalogue.lint.dates import last_day
from catalogue.lint.prose_text import ProseText
from catalogue.lint.words import MONTH_NUMBERS

_YEAR = re.compile(r"20\d\d(?![\d-])|19\d\d(?![\d-])|20\d\d-\d\d-\d\d|20\d\d-\d\d(?=\D)")
_BEFORE_YEAR = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.|:e)?(?:\s*(?:[-–—]|and|to)\s*(?P<last>\d{1,2})(?:st|nd|rd|th|"
    r"\.)?)?\s+(?:of )?)?"
    r"(?P<month>[^\W\d_]{3,13})\.?(?:\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?:\s*[-–—]\s*(?P<last2>\d{1,2}))?,)?,?\s+\Z"
)
_ENGLISH = re.compile(
    r"\bwill\b(?! to\b)|\A\W*Will be\b|\bshall\b|\b\w+['’]ll\b"
    r"|\b(?:is|are) (?:currently |now |still |also )?(?:going to|due|about to|set to|set for|scheduled|planned|"
    r"expected|"
    r"to be (?:held|launched|opened|published|announced)|to take place|to open|to start|coming up)\b"
)
_WILL_OF_SOMEBODY = re.compile(r"\b(?:the|free|at|good|political|of|last|own|strong|their|our) \Z")
_CALLS = re.compile(
    r"\b(?:[uU]pcoming|[sS]ave the date|[cC]oming (?:up|soon|in)|(?:[rR]egister|[aA]pply|[sS]ign up|[sS]ubmit|"
    r"book|Book(?! [A-Z])|[jJ]oin us|[sS]end (?:in )?your)\b(?![^.!?]*\b(?:was|were|had|could)\b)"
    r"|(?:[rR]egistrations?|[aA]pplications?|[tT]he call|[sS]ubmissions?|[bB]ookings?) (?:is|are) (?:now |"
    r"still )?(?:open|possible|accepted|welcome)"
    r"|[dD]eadline (?:for \w+(?: \w+)? )?is|[wW]e look forward|[lL]ooking forward"
    r"|[tT]he next (?:\w+ ){0,3}(?:is|takes place|starts|begins|opens|follows))\b"
)
_OTHERS = re.compile(
    r"\b(?:kommer att|ska|skall|kommer til å|skal|vil|wird|werden|odbędzie|odbędą|będzie|będą|zostanie|zostaną|"
    r"будет|будут|"
    r"состоится|состоятся|пройдёт|пройдет|пройдут|начнётся|начнется|vyks|įvyks|prasidės|notiks|būs|tiks|sāksies)\b"
)
_OTHER_PAST = re.compile(
    r"\b(?:var|hade|skulle|blev|havde|ville|blevet|hadde|ble|wurde|wurden|worden|hatte|hatten|war|waren|sollte|był|była|"
    r"było|były|został|została|miał|miała|miało|был|была|было|были|должен|должна|buvo|turėjo|bija|tika)\b"
)
_FIRST_WORDS = """
    will shall going due scheduled planned expected held take set upcoming coming save register apply sign book submit
    join registration registrations application applications submissions bookings deadline looking forward next
    kommer ska
    skall skal vil wird werden odbędzie odbędą będzie będą zostanie zostaną будет будут состоится состоятся пройдёт
    пройдет пройдут начнётся начнется vyks įvyks prasidės notiks būs tiks sāksies
"""
_SIGNS = frozenset(word for sign in _FIRST_WORDS.split() for word in (sign, sign.capitalize()))
"""Words of which every sentence in the future tense contains one: most pages have few, and need no closer look."""
_LONGEST_SENTENCE = 1000
"""Characters; a longer one has lost its full stops, and comparing all its verbs with all its dates takes long."""
_VALUE = re.compile(r": [\"']?")
_SPOKEN = re.compile(
    r"\b(?:announced|said|says|promised|hoped|thought|believed|decided|agreed|argued|predicted|stated|declared|claimed|wrote|"
    r"warned|wondered|feared|meant|originally|would|was to|were to|had|used to|(?<!is )(?<!are )(?<!now )(?<!still )"
    r"(?<!currently )(?<!also )(?:planned|expected|scheduled))\b"
)
_PAST_BETWEEN = re.compile(
    r"\b(?:was|were|had|did|which|that|who|what|whom|whose|where|when|how|why|learnt|learned|since|than|as|of|"
    r"after|because|like|following|about|behind|between \d+ and|beyond|despite|version|edition|report|film|results?)\b"
)
_INTO = re.compile(
    r"(?:\b(?P<word>in|on|by|until|till|during|before|for|from|between|throughout|around|at|around the|of)|"
    r"[:(,–—])\s*(?:the\s+)?"
    r"(?:(?:early|late|mid-?|spring|summer|autumn|fall|winter|the|end|beginning|start|middle|course|weeks?|evening|morning|"
    r"(?:first|second|third|last) (?:half|quarter|week|days?)|of|of the|in|[MTWFS]\w+day,?|\w{3}day)\s+)*\Z",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:\w{2,}ed|held|made|built|run|begun|born|written|shown|won|shot|found|taken|given)\Z")
_OPENING = re.compile(
    r"(?:In|On|By|During|From|Until|Before|Between|At|Starting|Later|Throughout)\b(?:\s+\S+){0,4}?\s*\Z|\A\W*\Z"
)


@dataclass(frozen=True, slots=True)
class DueDiagnostic:
    """A diagnostic that applies after the day `until`."""

    until: str
    """ISO 8601."""
    diagnostic: Diagnostic


def due_diagnostics(page: ProseText) -> Iterator[DueDiagnostic]:
    """Report every sentence of a page that treats a date as still to come."""
    if page.words.isdisjoint(_SIGNS) and "’ll" not in page.prose and "'ll" not in page.prose:
        return
    positions: set[int] = set()
    for start, prose in _sentences(page):
        dates = list(_dates(prose)) if len(prose) <= _LONGEST_SENTENCE else []
        if not dates:
            continue
        verb = _verb(prose, dates)
        if verb is not None and start + verb.start() not in positions:
            positions.add(start + verb.start())
            until, date_text = max((day, text) for _, _, day, text in dates)
            span = page.span(start + verb.start(), start + verb.end())
            diagnostic = report(rules.PAST_AS_FUTURE, span, text=" ".join(verb.group().split()), date=date_text)
            yield DueDiagnostic(until.isoformat(), diagnostic)


def _may_be_future(sentence: str) -> bool:
    return not _SIGNS.isdisjoint(sentence.replace(",", " ").replace(":", " ").split()) or "ll " in sentence


def _sentences(page: ProseText) -> Iterator[tuple[int, str]]:
    """The sentences that contain a year, each with its position."""
    years = [match.start() for match in _YEAR.finditer(page.prose)]
    for start, end in _stretches(page):
        if bisect_left(years, start) == bisect_left(years, end) or not _may_be_future(page.prose[start:end]):
            continue
        flat = page.prose[start:end].replace("\n", " ").replace(">", " ")
        begin = 0
        for stop in [*_ends(flat), len(flat)]:
            if _YEAR.search(flat, begin, stop):
                lead = len(flat[begin:stop]) - len(flat[begin:stop].lstrip(" *_-\t"))
                yield start + begin + lead, flat[begin + lead : stop]
            begin = stop


def _stretches(page: ProseText) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch that may contain sentences: front matter values and blocks of the text."""
    values = [match.end() for match in _VALUE.finditer(page.prose, 0, page.body)]
    yield from pairwise([*values, page.body])
    for leaf in page.leaves:
        if not leaf.is_quotation:
            yield leaf.start, leaf.end


def _ends(text: str) -> Iterator[int]:
    """Positions where sentences end; not after “10.” of “10. Juni”, nor after abbreviations."""
    for match in re.finditer(r"[.!?]+[\"”»)]*\s+(?=[\"“„«(\[*_]*[^\W\d_a-zà-öø-ÿа-я])", text):
        before = text[max(match.start() - 4, 0) : match.start()]
        if not re.search(r"\b(?:\d{1,2}|[A-Z]|St|Dr|Mr|Ms|No|Nr|kl|d)\Z", before) or text[match.start()] != ".":
            yield match.end()


def _dates(sentence: str) -> Iterator[tuple[int, int, date, str]]:
    """The dates of a sentence: start, end, last day and wording of each."""
    for match in _YEAR.finditer(sentence):
        start, words = match.start(), match.group()
        if start and (sentence[start - 1].isalnum() or sentence[start - 1] in "./"):
            continue
        year, *rest = map(int, words.split("-"))
        if rest:
            if 1 <= rest[0] <= 12:
                yield start, match.end(), last_day(year, *rest), words
            continue
        before = _BEFORE_YEAR.search(sentence, max(start - 40, 0), start)
        month = MONTH_NUMBERS.get(before["month"].casefold()) if before else None
        if before is None or month is None:
            yield start, match.end(), last_day(year), words
            continue
        day = before["last"] or before["day"] or before["last2"] or before["day2"]
        # The search may start inside a word; the month's name does not.
        begin = before.start("day") if before["day"] else before.start("month")
        words_of_date = " ".join(sentence[begin : match.end()].split())
        yield begin, match.end(), last_day(year, month, int(day) if day else None), words_of_date


def _verb(sentence: str, dates: Sequence[tuple[int, int, date, str]]) -> re.Match[str] | None:
    """The words that put one of the dates in the future."""
    verb = _future(sentence, dates)
    return verb if verb and not _SPOKEN.search(sentence) else None


def _future(sentence: str, dates: Sequence[tuple[int, int, date, str]]) -> re.Match[str] | None:
    for verb in _ENGLISH.finditer(sentence):
        if _WILL_OF_SOMEBODY.search(sentence, 0, verb.start()) or _is_in_quotes(sentence, verb.start()):
            continue
        if any(_speaks_of(sentence, verb, *when[:2]) for when in dates):
            return verb
    for call in _CALLS.finditer(sentence):
        if not _is_in_quotes(sentence, call.start()) and any(
            -1 <= begin - call.end() <= 70 and not _PAST_BETWEEN.search(sentence, call.end(), begin)
            for begin, *_ in dates
        ):
            return call
    if _OTHER_PAST.search(sentence):
        return None
    return next((verb for verb in _OTHERS.finditer(sentence) if not _is_in_quotes(sentence, verb.start())), None)


def _is_in_quotes(sentence: str, at: int) -> bool:
    before = sentence[:at]
    open_quotes = before.count("“") + before.count("„") + before.count("«") - before.count("”") - before.count("»")
    return open_quotes > 0 or before.count('"') % 2 == 1


def _speaks_of(sentence: str, verb: re.Match[str], begin: int, end: int) -> bool:
    """Whether a verb in the future tense says when it will happen, rather than something about a thing with a date."""
    if verb.end() <= begin:
        between = sentence[verb.end() : begin]
        into = _INTO.search(between)
        if into is None or len(between) > 120:
            return False
        words = between[: into.start()]
        if _PAST_BETWEEN.search(words) or not _ties_date_to_verb(words, into["word"], sentence[end:]):
            return False
        last = words.split()
        passive = len(last) > 1 and last[-2] in ("be", "been", "being", "get")
        return not (last and len(last) > 1 and _PARTICIPLE.search(last[-1]) and not passive)
    between = sentence[end : verb.start()]
    past = _PAST_BETWEEN.search(between) or re.search(
        r"\b\w{2,}ed\b|\b(?:took|came|won|went|began|saw|met|got)\b", between
    )
    return len(between.split()) <= 7 and not past and _OPENING.search(sentence[:begin]) is not None


def _ties_date_to_verb(words: str, preposition: str | None, after: str) -> bool:
    """Whether the preposition before a date ties it to the verb; “from 2019” alone would not."""
    match (preposition or "").casefold():
        case "from":
            return bool(re.match(r"\W*(?:to|until|till|on|onwards?|[-–—])\b|\s*[–—-]", after))
        case "for":
            return words.strip() == ""
        case "of":
            return bool(re.search(r"\b(?:in|by|on|at|until|before)(?: the)?(?: \w+)?\s*\Z", words))
        case "":
            return False
    return True

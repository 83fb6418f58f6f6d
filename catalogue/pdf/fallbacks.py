"""Sets one PDF whatever the text holds: signs without a face and broken pictures are left out and told of, and where
nothing else helps a plain sheet stands in its place. Knows no views, and of entries only where their sources are.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from catalogue.artifact.artifact import RenderedFile
from catalogue.diagnostics.model import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import pdf as rules
from catalogue.pdf import typst
from catalogue.pdf.graphemes import clusters
from catalogue.pdf.plain_values import replaced, texts, without_pictures

DATA = "view.json"
"""What a template reads."""
_ROUNDS = 3
"""How often signs are looked for: each round finds all of them, but a text may hide more behind others."""
_SHOWN = 8
"""How many signs a fault names."""

_PLAIN = b"""
#let sheet = json("/view.json")
#set document(title: sheet.title, date: none)
#set page(paper: "a4", margin: 30mm)
#set text(font: "Source Sans 3", lang: sheet.language, size: 12pt)
#heading(sheet.title)
#sheet.summary

#sheet.notice #if sheet.url != "" { link(sheet.url) }
"""


@dataclass(frozen=True, slots=True)
class PdfJob:
    """All that one PDF is set from."""

    path: str
    """Where it is published."""
    source: str
    """The file that a fault in it is told of."""
    template: str
    """The name of the template."""
    files: Mapping[str, bytes]
    """What the template may use, itself included."""
    pictures: Mapping[str, bytes]
    """Pictures from the content, by the name under which the values call them."""
    values: dict[str, Any]
    """What the template reads."""
    sources: Mapping[str, str]
    """The files that the texts of other pages come from, by the addresses of these pages."""
    plain: dict[str, str]
    """What the plain sheet says: `title`, `summary`, `notice`, `url` and `language`."""


def set_whole(manuscript: PdfJob) -> RenderedFile:
    """The PDF, and what had to be left out of it."""
    values, faults = manuscript.values, list[Diagnostic]()
    pictures = dict(manuscript.pictures)
    for _ in range(_ROUNDS):
        try:
            return RenderedFile(_set(manuscript, values, pictures), tuple(faults))
        except typst.TypesettingError as error:
            missing = _without_glyph(texts(values, manuscript.source, manuscript.sources), error.signs)
            broken = [] if missing else [name for name, data in pictures.items() if not _can_be_set(name, data)]
            if missing:
                values = replaced(values, frozenset(chain.from_iterable(missing.values())))
                faults += (_signs_left_out(manuscript, source, signs) for source, signs in missing.items())
            elif broken:
                pictures = {name: data for name, data in pictures.items() if name not in broken}
                values = without_pictures(values, frozenset(broken))
                names = ", ".join(sorted(broken))
                faults.append(_told(manuscript, rules.PICTURE_LEFT_OUT, pictures=names, reason=str(error)))
            else:
                faults.append(_told(manuscript, rules.PDF_FAILED, reason=str(error)))
                break
    else:
        faults.append(_told(manuscript, rules.PDF_FAILED, reason="the fonts lack too many of its characters"))
    return RenderedFile(_plain_sheet(manuscript.plain), tuple(faults))


def _told(manuscript: PdfJob, rule: Rule, **values: str) -> Diagnostic:
    return report(rule, Span(manuscript.source), path=manuscript.path, **values)


def _without_glyph(texts: Iterable[tuple[str, str]], code_points: Iterable[str]) -> dict[str, list[str]]:
    """The grapheme clusters that no font has a glyph for, by the file they come from, each once.

    Args:
        texts: all that is set, after the file that it comes from.
        code_points: what Typst complains of; it says neither where these stand nor what they are a part of.
    """
    suspects = frozenset("".join(code_points))
    found: dict[str, dict[str, None]] = {}
    for source, text in texts:
        if not suspects.isdisjoint(text):
            holders = (cluster for cluster in clusters(text) if not suspects.isdisjoint(cluster))
            found.setdefault(source, {}).update(dict.fromkeys(holders))
    missing = {source: [sign for sign in signs if not typst.has_glyph(sign)] for source, signs in found.items()}
    # Where a theme forbids Typst to look in other fonts, each may have a glyph and lack it there.
    every = {source: list(signs) for source, signs in found.items()}
    return {source: signs for source, signs in missing.items() if signs} or every


def _signs_left_out(manuscript: PdfJob, source: str, signs: Sequence[str]) -> Diagnostic:
    listed = ", ".join(f"“{sign}”" for sign in signs[:_SHOWN])
    listed = listed if len(signs) <= _SHOWN else f"{listed} and {len(signs) - _SHOWN} more signs"
    return report(rules.SIGNS_LEFT_OUT, Span(source), path=manuscript.path, signs=listed)


def _set(manuscript: PdfJob, values: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    main = manuscript.files.get(manuscript.template)
    if main is None:
        raise typst.TypesettingError(f"the theme has no pdf/{manuscript.template}")
    data = json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")
    return typst.pdf({**manuscript.files, **pictures, DATA: data, typst.MAIN: main})


def _can_be_set(name: str, data: bytes) -> bool:
    source = f"#set page(width: auto, height: auto)\n#image({json.dumps('/' + name)}, width: 1pt)"
    try:
        typst.png({name: data, typst.MAIN: source.encode()}, ppi=72)
    except typst.TypesettingError:
        return False
    return True


def _plain_sheet(sheet: Mapping[str, str]) -> bytes:
    """A sheet with nothing on it that could go wrong again."""
    values = dict(sheet)
    for _ in range(_ROUNDS):
        try:
            return typst.pdf({typst.MAIN: _PLAIN, DATA: json.dumps(values).encode()})
        except typst.TypesettingError as error:
            if not error.signs:
                raise
            missing = _without_glyph(texts(values, "", {}), error.signs)
            values = replaced(values, frozenset(chain.from_iterable(missing.values())))
    raise typst.TypesettingError("no font has the characters of a title")

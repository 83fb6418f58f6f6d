"""Typesets one PDF whatever its text contains.

Characters without a glyph and broken pictures are left out and reported; if that does not help, a plain page replaces
the PDF. Independent of views, and of entries except for the paths of their sources.
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
from catalogue.pdf.plain_values import replace_signs, texts, without_pictures

DATA = "view.json"
"""Name of the file with the values that a template reads."""
_ROUNDS = 3
"""Maximum rounds of the search for missing signs: each finds all that Typst reports, but some may hide others."""
_MOST_NAMED = 8
"""Maximum number of signs that a problem names."""

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
    """Input of one PDF."""

    path: str
    """The path at which it is published."""
    source: str
    """The file at which problems in it are reported."""
    template: str
    """The name of the template."""
    files: Mapping[str, bytes]
    """The files that the template may use, including itself."""
    pictures: Mapping[str, bytes]
    """Pictures from the content, by the name used in the values."""
    values: dict[str, Any]
    """The values that the template reads."""
    sources: Mapping[str, str]
    """The source files of the texts of other pages, by those pages' addresses."""
    plain: dict[str, str]
    """The texts of the plain page: `title`, `summary`, `notice`, `url` and `language`."""


def set_with_fallbacks(job: PdfJob) -> RenderedFile:
    """Set the PDF, and report what had to be left out of it."""
    values, problems = job.values, list[Diagnostic]()
    pictures = dict(job.pictures)
    for _ in range(_ROUNDS):
        try:
            return RenderedFile(_set(job, values, pictures), tuple(problems))
        except typst.TypesettingError as error:
            missing = _without_glyph(texts(values, job.source, job.sources), error.signs)
            broken = [] if missing else [name for name, data in pictures.items() if not _can_be_set(name, data)]
            if missing:
                values = replace_signs(values, frozenset(chain.from_iterable(missing.values())))
                problems += (_missing_signs(job, source, signs) for source, signs in missing.items())
            elif broken:
                pictures = {name: data for name, data in pictures.items() if name not in broken}
                values = without_pictures(values, frozenset(broken))
                names = ", ".join(sorted(broken))
                problems.append(_problem(job, rules.PICTURE_LEFT_OUT, pictures=names, reason=str(error)))
            else:
                problems.append(_problem(job, rules.PDF_FAILED, reason=str(error)))
                break
    else:
        problems.append(_problem(job, rules.PDF_FAILED, reason="the fonts lack too many of its characters"))
    return RenderedFile(_plain_pdf(job.plain), tuple(problems))


def _problem(job: PdfJob, rule: Rule, **values: str) -> Diagnostic:
    return report(rule, Span(job.source), path=job.path, **values)


def _without_glyph(texts: Iterable[tuple[str, str]], code_points: Iterable[str]) -> dict[str, list[str]]:
    """The grapheme clusters for which no font has a glyph, by source file, each once.

    Args:
        texts: all texts that are set, as pairs of source file and text.
        code_points: those that Typst reports, without their position or the cluster that contains them.
    """
    suspects = frozenset("".join(code_points))
    suspect_clusters: dict[str, dict[str, None]] = {}
    for source, text in texts:
        if not suspects.isdisjoint(text):
            holders = (cluster for cluster in clusters(text) if not suspects.isdisjoint(cluster))
            suspect_clusters.setdefault(source, {}).update(dict.fromkeys(holders))
    missing = {
        source: [sign for sign in signs if not typst.has_glyph(sign)] for source, signs in suspect_clusters.items()
    }
    # Where a theme disables fallback fonts, every cluster may have a glyph, only not in the theme's fonts.
    every = {source: list(signs) for source, signs in suspect_clusters.items()}
    return {source: signs for source, signs in missing.items() if signs} or every


def _missing_signs(job: PdfJob, source: str, signs: Sequence[str]) -> Diagnostic:
    names = ", ".join(f"“{sign}”" for sign in signs[:_MOST_NAMED])
    names = names if len(signs) <= _MOST_NAMED else f"{names} and {len(signs) - _MOST_NAMED} more signs"
    return report(rules.SIGNS_LEFT_OUT, Span(source), path=job.path, signs=names)


def _set(job: PdfJob, values: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    main = job.files.get(job.template)
    if main is None:
        raise typst.TypesettingError(f"the theme has no pdf/{job.template}")
    data = json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")
    return typst.pdf({**job.files, **pictures, DATA: data, typst.MAIN: main})


def _can_be_set(name: str, data: bytes) -> bool:
    source = f"#set page(width: auto, height: auto)\n#image({json.dumps('/' + name)}, width: 1pt)"
    try:
        typst.png({name: data, typst.MAIN: source.encode()}, ppi=72)
    except typst.TypesettingError:
        return False
    return True


def _plain_pdf(fields: Mapping[str, str]) -> bytes:
    """Set a plain page, without anything that could fail again."""
    values = dict(fields)
    for _ in range(_ROUNDS):
        try:
            return typst.pdf({typst.MAIN: _PLAIN, DATA: json.dumps(values).encode()})
        except typst.TypesettingError as error:
            if not error.signs:
                raise
            missing = _without_glyph(texts(values, "", {}), error.signs)
            values = replace_signs(values, frozenset(chain.from_iterable(missing.values())))
    raise typst.TypesettingError("no font has the characters of a title")

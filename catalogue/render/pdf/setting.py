"""Sets one PDF whatever the text holds: signs without a face and broken pictures are left out and told of, and where
nothing else helps a plain sheet stands in its place. Knows no views, and of entries only where their sources are.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.diagnostics.model import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import pdf as rules
from catalogue.render import typeset
from catalogue.render.artifact import Product
from catalogue.render.pdf.values import replaced, without_pictures

DATA = "view.json"
"""What a template reads."""
STAND_IN = "□"
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

#sheet.notice #link(sheet.url)
"""


@dataclass(frozen=True, slots=True)
class Manuscript:
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
    plain: dict[str, str]
    """What the plain sheet says: `title`, `summary`, `notice`, `url` and `language`."""


def set_whole(manuscript: Manuscript) -> Product:
    """The PDF, and what had to be left out of it."""
    values, faults = manuscript.values, list[Diagnostic]()
    pictures = dict(manuscript.pictures)
    masks: dict[str, str] = {}
    for _ in range(_ROUNDS):
        try:
            return Product(_set(manuscript, values, pictures), tuple(faults))
        except typeset.TypesettingError as error:
            fresh = {sign: STAND_IN for sign in error.signs if sign not in masks}
            broken = [] if fresh else [name for name, data in pictures.items() if not _can_be_set(name, data)]
            if fresh:
                masks |= fresh
                values = replaced(values, fresh)
                faults.append(_told(manuscript, rules.SIGNS_LEFT_OUT, signs=_listed(fresh)))
            elif broken:
                pictures = {name: data for name, data in pictures.items() if name not in broken}
                values = without_pictures(values, frozenset(broken))
                names = ", ".join(sorted(broken))
                faults.append(_told(manuscript, rules.PICTURE_LEFT_OUT, pictures=names, reason=str(error)))
            else:
                faults.append(_told(manuscript, rules.PDF_FAILED, reason=str(error)))
                break
    else:
        faults.append(_told(manuscript, rules.PDF_FAILED, reason="too much of it has no sign in the faces"))
    return Product(_plain_sheet(manuscript.plain, masks), tuple(faults))


def _told(manuscript: Manuscript, rule: Rule, **values: str) -> Diagnostic:
    return report(rule, Span(manuscript.source), path=manuscript.path, **values)


def _listed(signs: Mapping[str, str]) -> str:
    listed = ", ".join(f"“{sign}”" for sign in list(signs)[:_SHOWN])
    return listed if len(signs) <= _SHOWN else f"{listed} and {len(signs) - _SHOWN} more signs"


def _set(manuscript: Manuscript, values: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    main = manuscript.files.get(manuscript.template)
    if main is None:
        raise typeset.TypesettingError(f"the theme has no pdf/{manuscript.template}")
    data = json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")
    return typeset.pdf({**manuscript.files, **pictures, DATA: data, typeset.MAIN: main})


def _can_be_set(name: str, data: bytes) -> bool:
    source = f"#set page(width: auto, height: auto)\n#image({json.dumps('/' + name)}, width: 1pt)"
    try:
        typeset.png({name: data, typeset.MAIN: source.encode()}, ppi=72)
    except typeset.TypesettingError:
        return False
    return True


def _plain_sheet(sheet: Mapping[str, str], masks: Mapping[str, str]) -> bytes:
    """A sheet with nothing on it that could go wrong again."""
    masks = dict(masks)
    for _ in range(_ROUNDS):
        values = {**replaced(dict(sheet), masks), "url": sheet["url"]}
        try:
            return typeset.pdf({typeset.MAIN: _PLAIN, DATA: json.dumps(values).encode()})
        except typeset.TypesettingError as error:
            if not error.signs:
                raise
            masks |= dict.fromkeys(error.signs, STAND_IN)
    raise typeset.TypesettingError("no face has the signs of a title")

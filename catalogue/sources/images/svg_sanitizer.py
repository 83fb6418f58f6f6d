"""Sanitises SVG drawings: nothing active is published, and nothing that requests another file or host.

Expat parses the file, and only what an allow-list knows is written out, so anything not understood is dropped.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from catalogue.sources.images.svg_names import ATTRIBUTES, ELEMENTS, REPORTED_ELEMENTS, SVG, WRAPPER_ELEMENTS, XLINK

LARGEST = 2 * 1024 * 1024
"""Bytes; a larger one is a traced scan, and a photograph would show the same in a tenth."""
DEEPEST = 100
_MAX_ELEMENTS = 100_000
"""Elements once every `use` is expanded: a small file may ask for billions."""
_USUAL_SIZE = (300, 150)
"""CSS pixels, where neither the drawing nor anything around it names a size (CSS Images 3, 5.1)."""

_REFERENCE = re.compile(r"url\(\s*+['\"]?+\s*+(?!#)|\\", re.IGNORECASE)
"""A reference to something outside the drawing, or text that might become one once a browser resolves CSS escapes."""
_ACTIVE_STYLE = re.compile(
    r"@(?:import|font-face|namespace|charset)|expression\s*\(|javascript:|-moz-binding|behavior\s*:|<|//|data:"
    r"|image-set|cross-fade|\b(?:src|image|element)\s*\(",
    re.IGNORECASE,
)
_ENCODING = re.compile(r"utf-(?:8|16(?:[bl]e)?)|us-ascii|iso-8859-(?:[1-9]|1[013-6])|windows-125[0-8]", re.IGNORECASE)
"""Encodings that a drawing may declare. Expat would hand any other name to Python's codecs, which raise all kinds of
errors and decode some of them wrongly."""
_LENGTH = re.compile(r"\s*(\d{0,6}\.?\d{1,6})\d*\s*(px|pt|pc|mm|cm|in|em|ex)?\s*", re.IGNORECASE)
_UNITS = {"pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8}


class DrawingError(Exception):
    """Raised for a drawing that cannot be published; the message is the end of a sentence for people."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The sanitised drawing of an SVG file."""

    data: bytes
    width: int
    height: int
    """CSS pixels."""
    lost: tuple[str, ...]
    """Removed parts that somebody might miss, described for people."""


def sanitise_svg(data: bytes) -> Drawing:
    """Keep the harmless part of a drawing. Raises `DrawingError`."""
    if len(data) > LARGEST:
        raise DrawingError(f"it has {-(-len(data) // 1024)} KiB, and a drawing may have {LARGEST // 1024}")
    sanitiser = _Sanitiser()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = sanitiser.start
    parser.EndElementHandler = sanitiser.end
    parser.CharacterDataHandler = sanitiser.text
    parser.XmlDeclHandler = sanitiser.declaration
    parser.StartDoctypeDeclHandler = sanitiser.doctype
    parser.EntityDeclHandler = sanitiser.entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DrawingError(f"line {error.lineno} of the drawing is not valid SVG") from error
    if not sanitiser.output:
        raise DrawingError("it holds no drawing")
    if sanitiser.count_elements() > _MAX_ELEMENTS:
        raise DrawingError("it repeats its parts so often that no browser could draw it")
    return Drawing("".join(sanitiser.output).encode(), *sanitiser.size, tuple(dict.fromkeys(sanitiser.lost)))


@dataclass(slots=True)
class _Sanitiser:
    """Handler of expat events that writes only the harmless parts of a drawing."""

    output: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    size: tuple[int, int] = (0, 0)
    _open: list[str] = field(default_factory=list)
    """The names of the open elements as they are written; empty for those replaced by their contents."""
    _ids: list[str] = field(default_factory=list)
    """The nearest id on or above each open element."""
    _skip_depth: int = 0
    """Number of open elements that are being skipped."""
    _style: list[str] = field(default_factory=list)
    _weights: Counter[str] = field(default_factory=Counter)
    """Number of elements by nearest enclosing id; those without one under the empty string."""
    _uses: dict[str, Counter[str]] = field(default_factory=dict)
    """For each id, the ids that its element draws again or contains, with their counts."""

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and not _ENCODING.fullmatch(encoding):
            raise DrawingError(f"it declares the encoding “{encoding[:40]}”, which is not read; save it as UTF-8")

    def doctype(self, name: str, system: str | None, public: str | None, inside: bool) -> None:
        if inside:
            raise DrawingError("it declares entities of its own, which a drawing does not need")

    def entity(self, *arguments: object) -> None:
        raise DrawingError("it declares entities of its own, which a drawing does not need")

    def start(self, qualified_name: str, attributes: dict[str, str]) -> None:
        space, _, name = qualified_name.rpartition(" ")
        ours = space == SVG
        if not self._open and not self._skip_depth and (not ours or name != "svg"):
            raise DrawingError("its outermost element is not an `svg` with the address of the SVG standard as `xmlns`")
        if self._skip_depth or not ours or name not in ELEMENTS | WRAPPER_ELEMENTS:
            self._skip_depth += 1
            if name in REPORTED_ELEMENTS and self._skip_depth == 1:
                self.lost.append(REPORTED_ELEMENTS[name])
            return
        if len(self._open) >= DEEPEST:
            raise DrawingError("its parts are nested too deep")
        if not self._open:
            self.size = _size(attributes)
        safe_attributes = self._safe_attributes(name, attributes)
        self._count(name, safe_attributes)
        self._open.append("" if name in WRAPPER_ELEMENTS else name)
        if name not in WRAPPER_ELEMENTS:
            first = f' xmlns="{SVG}"' if len(self._open) == 1 else ""
            attribute_text = "".join(f' {key}="{_escape_attribute(value)}"' for key, value in safe_attributes.items())
            self.output.append(f"<{name}{first}{attribute_text}>")

    def end(self, qualified_name: str) -> None:
        if self._skip_depth:
            self._skip_depth -= 1
            return
        name = self._open.pop()
        self._ids.pop()
        if name == "style":
            style, self._style = "".join(self._style), []
            if _is_harmless(style):
                self.output.append(escape(style, quote=False))
            else:
                self.lost.append("a style sheet that asks for other files")
        if name:
            self.output.append(f"</{name}>")

    def text(self, text: str) -> None:
        if self._skip_depth or not self._open:
            return
        if self._open[-1] == "style":
            self._style.append(text)
        else:
            self.output.append(escape(text, quote=False))

    def _safe_attributes(self, element: str, attributes: dict[str, str]) -> dict[str, str]:
        safe_attributes: dict[str, str] = {}
        for qualified_name, value in attributes.items():
            space, _, name = qualified_name.rpartition(" ")
            if space not in ("", XLINK, "http://www.w3.org/XML/1998/namespace") or (space == XLINK and name != "href"):
                continue
            if name.lower().startswith("on"):
                self.lost.append("a script")
            elif name not in ATTRIBUTES or (space and name not in ("href", "lang", "space")):
                continue
            elif name == "href":
                self._refer(element, value.strip(), safe_attributes)
            elif _is_harmless(value) if name == "style" else not _REFERENCE.search(value):
                key = f"xml:{name}" if space and name != "href" else name
                safe_attributes[key] = value
            else:
                self.lost.append("something that asks for another file")
        return safe_attributes

    def _refer(self, element: str, value: str, safe_attributes: dict[str, str]) -> None:
        if value.startswith("#"):
            safe_attributes["href"] = value
        elif element not in WRAPPER_ELEMENTS and value:
            self.lost.append("something that asks for another file")

    def _count(self, name: str, safe_attributes: dict[str, str]) -> None:
        above = self._ids[-1] if self._ids else ""
        own = safe_attributes.get("id", "") or above
        self._ids.append(own)
        self._weights[own] += 1
        if own != above:
            self._uses.setdefault(above, Counter())[own] += 1
        if name == "use" and "href" in safe_attributes:
            self._uses.setdefault(own, Counter())[safe_attributes["href"][1:]] += 1

    def count_elements(self) -> int:
        """The number of elements drawn in all; counting stops just beyond the permitted maximum."""
        totals: dict[str, int] = {}

        def count(id_: str, above: frozenset[str]) -> int:
            if id_ in above:  # it would draw itself for ever, so browsers draw nothing
                return 0
            if id_ not in totals:
                total = self._weights[id_]
                for other, times in self._uses.get(id_, {}).items():
                    if len(above) >= DEEPEST:
                        return _MAX_ELEMENTS + 1
                    total = min(total + times * count(other, above | {id_}), _MAX_ELEMENTS + 1)
                totals[id_] = total
            return totals[id_]

        return count("", frozenset())


def _escape_attribute(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


def _is_harmless(style: str) -> bool:
    return not (_REFERENCE.search(style) or _ACTIVE_STYLE.search(style))


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """Width and height: as the drawing gives them, or in the proportions of its view box."""
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    across, down = (_pixels(box[2]), _pixels(box[3])) if len(box) == 4 else (0.0, 0.0)
    width, height = _pixels(attributes.get("width")), _pixels(attributes.get("height"))
    if across > 0 and down > 0:
        if not (width or height):
            width, height = across, down
        width, height = width or height * across / down, height or width * down / across
    usual_width, usual_height = _USUAL_SIZE
    return max(round(width or usual_width), 1), max(round(height or usual_height), 1)


def _pixels(length: str | None) -> float:
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * _UNITS.get((match[2] or "").lower(), 1) if match else 0.0

"""Reads the body of an entry: Markdown in, clean HTML with holes for addresses out, and every fault on the way."""

from collections.abc import Callable, Mapping, Sequence
from re import compile as pattern

from catalogue.diagnostics.model import Diagnostic
from catalogue.diagnostics.rules import read as rules
from catalogue.sources.body import Body, Heading, LinkUse, make_body
from catalogue.sources.markdown_parser import Overlooked, parser, tokens_of
from catalogue.sources.sanitise import mark_of, sanitise
from catalogue.sources.text_position import SourceText
from catalogue.sources.token_transform import TokenTransform
from catalogue.yaml_source.source_map import excerpt

__all__ = ["LABELS", "Body", "Heading", "LinkUse", "fill", "parse"]

LABELS: Mapping[str, str] = {
    "note": "Note",
    "tip": "Tip",
    "important": "Important",
    "warning": "Warning",
    "caution": "Caution",
    "footnotes": "Notes",
    "back": "Back to the text of note",
}
"""The words of the interface that stand in a body's HTML, by name, in English."""

_LABEL = pattern(r"<!--label:([a-z]+)-->[^<]*<!--/label-->")


def parse(body: str, first_line: int, path: str, source: str = "") -> tuple[Body, list[Diagnostic]]:
    """Read a body that begins on `first_line` of the file at `path`, whose whole text `source` is kept with it."""
    ground = SourceText(path, body.split("\n"), first_line)
    mark = mark_of(body)
    tokens, overlooked = tokens_of(body)
    composer = TokenTransform(ground, mark)
    tokens = composer.compose(tokens)
    _report_overlooked(overlooked, composer, first_line)
    html = parser().renderer.render(tokens, parser().options, {})
    parts, numbers = sanitise(html, mark, LABELS)
    links = tuple(composer.links[number] for number in numbers)
    text = "\n".join(text for text in composer.texts if text)
    return make_body(parts, links, tuple(composer.headings), text, composer.blocks, source), composer.faults


def fill(body: Body, href: Callable[[LinkUse], str], words: Mapping[str, str] = LABELS) -> str:
    """The HTML of a body with its addresses, ready for an attribute value, and its labels in the page's language."""
    first, *others = body.parts
    whole = [first]
    for link, part in zip(body.links, others, strict=True):
        whole += (href(link), part)
    return _LABEL.sub(lambda match: words[match.group(1)], "".join(whole))


def _report_overlooked(overlooked: Overlooked, composer: TokenTransform, first_line: int) -> None:
    for name, lines in overlooked.footnotes:
        composer.report(rules.FOOTNOTE_UNDEFINED, (f"[^{name}]",), lines, label=excerpt(name))
    for name, lines in overlooked.references:
        composer.report(rules.REFERENCE_UNDEFINED, (f"[{name}]",), lines, label=excerpt(name))
    first: dict[str, int] = {}
    for name, lines in overlooked.definitions:
        needles: Sequence[str] = (f"[^{name}]:",)
        if name in first:
            composer.report(rules.FOOTNOTE_TWICE, needles, lines, label=excerpt(name), first=first[name])
        elif name in overlooked.unused:
            composer.report(rules.FOOTNOTE_UNUSED, needles, lines, label=excerpt(name))
        first.setdefault(name, lines[0] + first_line)

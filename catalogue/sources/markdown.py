"""Parser for the body of an entry: turns Markdown into clean HTML with holes for addresses, and reports problems."""

from collections.abc import Callable, Mapping, Sequence
from re import compile as pattern

from catalogue.diagnostics.model import Diagnostic
from catalogue.diagnostics.rules import read as rules
from catalogue.sources.body import Body, Heading, LinkUse, make_body
from catalogue.sources.markdown_parser import UnresolvedLabels, parser, tokens_of
from catalogue.sources.sanitise import make_nonce, sanitise
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
"""Interface words that appear in a body's HTML, by name, in English."""

_LABEL = pattern(r"<!--label:([a-z]+)-->[^<]*<!--/label-->")


def parse(body: str, first_line: int, path: str, source: str = "") -> tuple[Body, list[Diagnostic]]:
    """Parse a body that begins on `first_line` of the file at `path`; stores `source`, the complete file, with it."""
    source_text = SourceText(path, body.split("\n"), first_line)
    nonce = make_nonce(body)
    tokens, labels = tokens_of(body)
    transform = TokenTransform(source_text, nonce)
    tokens = transform.compose(tokens)
    _report_labels(labels, transform, first_line)
    html = parser().renderer.render(tokens, parser().options, {})
    parts, numbers = sanitise(html, nonce, LABELS)
    links = tuple(transform.links[number] for number in numbers)
    text = "\n".join(text for text in transform.texts if text)
    return make_body(parts, links, tuple(transform.headings), text, transform.blocks, source), transform.diagnostics


def fill(body: Body, href: Callable[[LinkUse], str], words: Mapping[str, str] = LABELS) -> str:
    """Insert the addresses into a body's HTML, ready for an attribute value, and its labels in the page's language."""
    first, *others = body.parts
    pieces = [first]
    for link, part in zip(body.links, others, strict=True):
        pieces += (href(link), part)
    return _LABEL.sub(lambda match: words[match.group(1)], "".join(pieces))


def _report_labels(labels: UnresolvedLabels, transform: TokenTransform, first_line: int) -> None:
    for name, lines in labels.footnotes:
        transform.report(rules.FOOTNOTE_UNDEFINED, (f"[^{name}]",), lines, label=excerpt(name))
    for name, lines in labels.references:
        transform.report(rules.REFERENCE_UNDEFINED, (f"[{name}]",), lines, label=excerpt(name))
    first: dict[str, int] = {}
    for name, lines in labels.definitions:
        needles: Sequence[str] = (f"[^{name}]:",)
        if name in first:
            transform.report(rules.FOOTNOTE_TWICE, needles, lines, label=excerpt(name), first=first[name])
        elif name in labels.unused:
            transform.report(rules.FOOTNOTE_UNUSED, needles, lines, label=excerpt(name))
        first.setdefault(name, lines[0] + first_line)

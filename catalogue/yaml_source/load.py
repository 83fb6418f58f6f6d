"""Builds plain Python values from the events of libyaml's parser, and reports what the catalogue does not take."""

import re
from collections.abc import Iterator, Sequence

import yaml

from catalogue.diagnostics.model import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import read as rules
from catalogue.merge_conflicts import find_conflicts, first_versions, report_conflicts
from catalogue.yaml_source.comment_signs import (
    MASKED_HASH,
    find_comment_start,
    mask_hashes,
    mask_next_hash,
    masked_position,
)
from catalogue.yaml_source.scalars import parse_scalar
from catalogue.yaml_source.source_map import Position, SourceMap, excerpt
from catalogue.yaml_source.syntax import explain, line_to_skip

DEEPEST = 20
"""Levels of nesting that settings may have."""
LARGEST = 64 * 1024
"""Characters that settings may have."""
MAX_SYNTAX_PROBLEMS = 8

# Beside what YAML itself forbids: line separators, which libyaml takes for line ends and editors do not.
FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

_NO_KEY = object()
_IGNORED = object()


def load(text: str, path: str, first_line: int = 1) -> tuple[dict[str, object], list[Diagnostic]]:
    """The settings in `text`, which begins on line `first_line` of `path`, and every problem in them.

    Values are dict, list, str, int, float, bool and None. Where the text cannot be read as settings at all, they
    are empty and there is at least one diagnostic.
    """
    text, diagnostics, source_map = prepare(text, path, first_line)
    if len(text) > LARGEST:
        span = source_map.span(0, 0)
        return {}, [report(rules.SETTINGS_TOO_LARGE, span, size=len(text) // 1024 + 1, limit=LARGEST // 1024)]
    syntax: list[Diagnostic] = []
    mask_count = 0
    while True:
        builder = _Builder(source_map, text.split("\n"))
        try:
            value = builder.build(events(text))
            if not builder.cuts:
                break
            text = mask_hashes(text, builder.cuts)  # once more, so that nothing else is said of what is left of a value
        except yaml.MarkedYAMLError as error:
            if "#" in text and mask_count < MAX_SYNTAX_PROBLEMS and (further := mask_next_hash(text, error)):
                text, mask_count = further, mask_count + 1
                continue
            lines = text.replace(MASKED_HASH, "#").split("\n")
            diagnostic = explain(error, lines, source_map)
            syntax.append(diagnostic)
            line_number = line_to_skip(diagnostic, lines, first_line)
            if line_number is None or len(syntax) == MAX_SYNTAX_PROBLEMS:
                return {}, diagnostics + syntax
            text = _without_line(text, line_number)
        except _TooDeepError as error:
            return {}, [*diagnostics, *syntax, report(rules.NESTED_TOO_DEEP, error.span, limit=DEEPEST)]
    diagnostics += syntax + builder.diagnostics
    if isinstance(value, dict):
        return {} if syntax else value, diagnostics
    if value is not None and not syntax:
        diagnostics.append(_not_a_mapping(value, source_map, text))
    return {}, diagnostics


def prepare(text: str, path: str, first_line: int) -> tuple[str, list[Diagnostic], SourceMap]:
    """The text as the parser can take it, at the same length, and a diagnostic for each replacement."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source_map = SourceMap(path, tuple(text.split("\n")), first_line)
    conflicts = find_conflicts(text)
    diagnostics = report_conflicts(text, conflicts, path, first_line)
    text = first_versions(text, conflicts)
    if not FORBIDDEN.search(text):
        return text, diagnostics, source_map
    for number, line in enumerate(source_map.lines):
        for match in FORBIDDEN.finditer(line):
            character = f"U+{ord(match.group()):04X}"
            diagnostics.append(
                report(rules.CONTROL_CHARACTER, source_map.span(number, match.start()), character=character)
            )
    return FORBIDDEN.sub(" ", text), diagnostics, source_map


def events(text: str) -> Iterator[yaml.Event]:
    """The events of libyaml's parser, which is C and knows nothing of Python's types."""
    get_event = yaml.CSafeLoader(text).get_event
    while (event := get_event()) is not None:
        yield event


def _without_line(text: str, number: int) -> str:
    lines = text.split("\n")
    lines[number] = ""
    return "\n".join(lines)


def _not_a_mapping(value: object, source_map: SourceMap, text: str) -> Diagnostic:
    number = next(number for number, line in enumerate(text.split("\n")) if _is_content(line))
    line = text.split("\n")[number]
    column = len(line) - len(line.lstrip())
    if match := re.match(r"[\w-]+:(?=\S)", line[column:]):
        return report(rules.NO_SPACE_AFTER_COLON, source_map.to_line_end(number, column), text=excerpt(match.group()))
    kind = "a list" if isinstance(value, list) else "only a piece of text"
    return report(rules.NOT_A_MAPPING, source_map.to_line_end(number, column), found=kind)


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#") and line.rstrip() != "---"


class _TooDeepError(Exception):
    """The parser went deeper than any settings need; carries the span."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


class _Builder:
    """Builder of the value from events; holds the containers that are open."""

    def __init__(self, source_map: SourceMap, lines: Sequence[str]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.cuts: list[tuple[int, int]] = []
        """Line and column of every `#` that takes a piece off a value."""
        self._source_map = source_map
        self._text = lines
        self._root: object = None
        self._container: dict[str, object] | list[object] | None = None
        self._key: object = _NO_KEY
        self._open: list[tuple[dict[str, object] | list[object] | None, object]] = []
        self._lines: dict[int, dict[str, int]] = {}

    def build(self, stream: Iterator[yaml.Event]) -> object:
        """The value of the first document; a second one is reported."""
        documents = 0
        for event in stream:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent):
                self._start({}, event)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._start([], event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._report(rules.ANCHOR, event, sign="*")
                self._add(_IGNORED, event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report(rules.SEVERAL_DOCUMENTS, event)
                    break
        return self._root

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._report_anchor_or_tag(event)
        text = event.value.replace(MASKED_HASH, "#")
        if self._key is _NO_KEY and isinstance(self._container, dict):
            self._take_key(text, event)
            return
        value: object = parse_scalar(text) if event.style == "" else text
        if position := find_comment_start(event, self._text):
            self.cuts.append(position)
        elif event.style == "" and MASKED_HASH in event.value:
            value = self._with_sign(event, text)
        self._add(value, event)

    def _with_sign(self, event: yaml.ScalarEvent, text: str) -> object:
        """Report a value with ` #` in it, and give what was meant: a text as a whole, or the number before the sign."""
        escaped_text = excerpt(text.replace("\\", "\\\\").replace('"', '\\"'))
        line = f'{self._key}: "{escaped_text}"' if isinstance(self._key, str) else f'"{escaped_text}"'
        hint = rules.SIGN_IN_TEXT.help.replace("quotes.", f"quotes: `{line}`.")
        before = parse_scalar(event.value.partition(MASKED_HASH)[0].rstrip())
        is_text = before is None or isinstance(before, str)
        span = self._source_map.to_line_end(*masked_position(event, self._text))
        self.diagnostics.append(report(rules.SIGN_IN_TEXT, span, hint=hint if is_text else None))
        return text if is_text else before

    def _take_key(self, text: str, event: yaml.ScalarEvent) -> None:
        assert isinstance(self._container, dict)
        self._key = text
        if event.style == "" and not isinstance(value := parse_scalar(text), str):
            self._report(rules.KEY_NOT_TEXT, event, found=_describe(value, text))
            self._key = _IGNORED
        elif text == "<<" and event.style == "":
            self._report(rules.MERGE_KEY, event)
            self._key = _IGNORED
        lines = self._lines.setdefault(id(self._container), {})
        if text in lines:
            self._report(rules.DUPLICATE_KEY, event, key=excerpt(text), first=lines[text])
            self._key = _IGNORED
        elif event.start_mark is not None:
            lines[text] = event.start_mark.line + self._source_map.first_line

    def _start(self, container: dict[str, object] | list[object], event: yaml.CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._report_anchor_or_tag(event)
        if len(self._open) == DEEPEST:
            raise _TooDeepError(self._span(event))
        self._add(container, event)
        self._open.append((self._container, self._key))
        self._container, self._key = container, _NO_KEY

    def _end(self) -> None:
        container = self._container
        self._container, self._key = self._open.pop()
        if isinstance(container, dict):
            self._lines.pop(id(container), None)
        # A container where a name belongs was stored nowhere; the value that follows it is dropped with it.

    def _add(self, value: object, event: yaml.Event) -> None:
        container = self._container
        if container is None:
            self._root = None if value is _IGNORED else value
        elif isinstance(container, list):
            if value is not _IGNORED:
                container.append(value)
        elif self._key is _NO_KEY:
            if value is not _IGNORED:
                self._report(rules.KEY_NOT_TEXT, event, found="a list" if isinstance(value, list) else "a group")
            self._key = _IGNORED
        else:
            if self._key is not _IGNORED and value is not _IGNORED:
                assert isinstance(self._key, str)
                container[self._key] = value
            self._key = _NO_KEY

    def _report_anchor_or_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._report(rules.ANCHOR, event, sign="&")
        if event.tag is not None:
            self._report(rules.TAG, event)

    def _report(self, rule: Rule, event: yaml.Event, **values: object) -> None:
        self.diagnostics.append(report(rule, self._span(event), hint=None, **values))

    def _span(self, event: yaml.Event) -> Span:
        start: Position | None = event.start_mark
        end: Position | None = event.end_mark
        assert start is not None and end is not None
        return self._source_map.span(start.line, start.column, end.line, end.column)


def _describe(value: object, text: str) -> str:
    if value is None:
        return "nothing"
    return f"`{excerpt(text)}`, which is read as {'yes or no' if isinstance(value, bool) else 'a number'}"

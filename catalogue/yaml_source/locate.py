"""Location of one setting, by a second pass over the events; only for a diagnostic that needs it."""

from collections.abc import Iterator, Sequence
from typing import Literal

import yaml

from catalogue.diagnostics.model import Span
from catalogue.yaml_source.load import events, prepare
from catalogue.yaml_source.source_map import SourceMap

Part = Literal["key", "value"]


def locate(text: str, path: str, keys: Sequence[str | int], *, first_line: int = 1, part: Part = "value") -> Span:
    """The span of the value, or of the name, at a path of names and list positions.

    Where the path leads nowhere, or the text cannot be read that far, it is the name of the nearest parent, and for
    the settings as a whole their first line. An empty value is shown by its name.
    """
    text, _, source_map = prepare(text, path, first_line)
    best = source_map.to_line_end(0, 0)
    stream = events(text)
    try:
        name: yaml.Event | None = None
        node: yaml.Event | None = next((event for event in stream if isinstance(event, yaml.NodeEvent)), None)
        for key in keys:
            name, node = _enter(stream, node, key)
            if node is None:
                return best
            best = _span_of_start(source_map, name or node)
        if node is None or not keys or (part == "key" and name is not None):
            return best
        return _span_of_value(source_map, stream, node) or best
    except yaml.YAMLError:
        return best  # The syntax error has a diagnostic of its own; the nearest parent is the best answer.


def _enter(
    stream: Iterator[yaml.Event], node: yaml.Event | None, key: str | int
) -> tuple[yaml.Event | None, yaml.Event | None]:
    """The name and the value of one member of `node`, whose start has just been read; nothing when it has no such."""
    if isinstance(node, yaml.MappingStartEvent):
        for name in stream:
            if isinstance(name, yaml.MappingEndEvent):
                break
            _skip(stream, name)
            value = next(stream)
            if isinstance(name, yaml.ScalarEvent) and name.value == str(key):
                return name, value
            _skip(stream, value)
    elif isinstance(node, yaml.SequenceStartEvent) and isinstance(key, int):
        for index, value in enumerate(stream):
            if isinstance(value, yaml.SequenceEndEvent):
                break
            if index == key:
                return None, value
            _skip(stream, value)
    return None, None


def _skip(stream: Iterator[yaml.Event], event: yaml.Event) -> yaml.Event:
    """Read to the end of the value that `event` begins; gives its last event."""
    depth = 0
    while True:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth == 0:
            return event
        event = next(stream)


def _span_of_start(source_map: SourceMap, event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None
    if isinstance(event, yaml.CollectionStartEvent):
        return source_map.to_line_end(start.line, start.column)
    return source_map.span(start.line, start.column, end.line, end.column)


def _span_of_value(source_map: SourceMap, stream: Iterator[yaml.Event], event: yaml.Event) -> Span | None:
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None
    if isinstance(event, yaml.CollectionStartEvent):
        if not event.flow_style:  # Its end is where the next thing begins, which is of no use to a reader.
            return source_map.to_line_end(start.line, start.column)
        end = _skip(stream, event).end_mark
        assert end is not None
    elif isinstance(event, yaml.ScalarEvent) and event.value == "" and event.style == "":
        return None
    return source_map.span(start.line, start.column, end.line, end.column)

"""Sorts the fields of front matter by the order of the schema: entire lines, each with the comments above them."""

from itertools import pairwise

import yaml

from catalogue.contribute.fixes.edits import Edit, Lines
from catalogue.schema.collection_fields import in_file_order
from catalogue.yaml_source.load import events


def propose_order_edits(text: Lines, yaml_text: str, first: int, collection: str) -> list[Edit]:
    """Propose one edit for front matter without problems that is out of order; none where it is in order."""
    rank = {field.name: place for place, field in enumerate(in_file_order(collection))}
    keys = _find_keys(yaml_text)
    if keys is None or not rank:
        return []
    ranks, latest = [], -1
    for name, _ in keys:  # a field that is unknown stays behind the one it follows
        latest = rank.get(name, latest)
        ranks.append(latest)
    if ranks == sorted(ranks):
        return []
    lines = yaml_text.split("\n")
    starts = _find_starts(lines, keys)
    end = _find_end(lines, keys[-1][1])
    bounds = [text.starts[first + line] for line in (*starts, end)]
    pieces = [text.text[start:stop] for start, stop in pairwise(bounds)]
    order = sorted(range(len(keys)), key=lambda index: ranks[index])
    moves = [place for place, index in enumerate(order) if place != index]
    begin, stop = moves[0], moves[-1] + 1
    what = f"fields put into the usual order, from `{keys[order[begin]][0]}` on"
    return [Edit(bounds[begin], bounds[stop], "".join(pieces[index] for index in order[begin:stop]), "", what)]


def _find_keys(text: str) -> list[tuple[str, int]] | None:
    """Find the names at the top and their lines, from zero; None where they do not each begin a line of their own."""
    keys: list[tuple[str, int]] = []
    depth, name_next = 0, True
    for event in events(text):
        if depth == 1 and isinstance(event, yaml.NodeEvent):
            if name_next:
                mark = event.start_mark
                assert mark is not None
                if not isinstance(event, yaml.ScalarEvent) or mark.column or event.style in ("|", ">"):
                    return None
                keys.append((event.value, mark.line))
            name_next = not name_next
        if isinstance(event, yaml.MappingStartEvent) and not depth and event.flow_style:
            return None
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
    lines = [line for _, line in keys]
    return keys if keys and len(set(lines)) == len(lines) else None


def _find_starts(lines: list[str], keys: list[tuple[str, int]]) -> list[int]:
    """Find the first line of each field: that of the comments right above it, if any.

    Comments that begin the front matter and speak to an editor program stay where they are.
    """
    starts = []
    for _, line in keys:
        start = line
        while start and lines[start - 1].startswith("#") and "yaml-language-server" not in lines[start - 1]:
            start -= 1
        starts.append(start)
    return starts


def _find_end(lines: list[str], last: int) -> int:
    """Find the line after the last field; comments below it that belong to none stay at the end."""
    end = len(lines) - 1  # what follows the last newline is the line of the closing `---`
    while end > last + 1 and (lines[end - 1].startswith("#") or not lines[end - 1].strip()):
        end -= 1
    return end

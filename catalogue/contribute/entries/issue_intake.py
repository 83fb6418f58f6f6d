"""From the issue form to an entry: reads the answers, checks them by the same rules as any entry, says what is missing.

It believes nothing: the only path that it makes up is content/tools/ and an id of its own making.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.contribute.entries import issue_body, issue_comment, new_entry
from catalogue.contribute.entries.answer_alignment import Check
from catalogue.contribute.entries.entry_writer import entry_text
from catalogue.contribute.entries.heading_levels import shift_headings
from catalogue.contribute.entries.parse_values import complaints, in_full, options, split_values, value_of
from catalogue.contribute.entries.project_index import ProjectIndex
from catalogue.diagnostics import Diagnostic, Severity
from catalogue.diagnostics.formats import inert
from catalogue.field_info import Shape
from catalogue.pipeline.new_entries import check_new_entries
from catalogue.schema.forms.issue_form import (
    COLLECTION,
    DESCRIPTION,
    LICENCE,
    Question,
    is_offered,
    label,
    line_fields,
    questions,
)

_FIELD_NAME = re.compile(r"(?:^|(?<=;))\s*(?:label|url):(?=\s|$)", re.IGNORECASE)
"""What the columns of a spreadsheet and front matter write before a value."""
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a proposal."""

    comment: str
    """What its author is told, in Markdown."""
    id: str = ""
    """The id of the new entry; empty when the proposal was refused."""
    path: str = ""
    """Where the entry stands, below the project's root."""
    text: str = ""
    """The entry's file."""
    waiting: str = ""
    """What the author is told instead while the entry cannot be proposed; empty when it was refused."""


def take(body: str, index: ProjectIndex) -> Taken:
    """The entry that an issue's text proposes, or what is missing for one."""
    asked = questions(index.config, index.titles)
    found = issue_body.parse_answers(body, {question.label: _check(question, index) for question in asked})
    told = found.texts
    if found.unclear:
        return Taken(issue_comment.refused(map(_unclear, found.unclear)))
    if not any(told.values()):
        return Taken(issue_comment.refused(["- Nothing in this issue was written with the form for a new tool."]))
    values, notes = _values(asked, told, index)
    notes += map(_moved, found.moved)
    wrong = list(_wrong(asked, values, index))
    title = str(values.get("title", ""))
    id_ = new_entry.id_for(COLLECTION, title) if title else None
    if title and id_ is None:
        wrong.append("- **Title**: It has neither letters nor digits from which an address could be made.")
    if id_ and (index.has(COLLECTION, id_) or (index.project / new_entry.path_of(COLLECTION, id_)).exists()):
        known = f"There is already a tool with this name: `{new_entry.path_of(COLLECTION, id_)}`."
        wrong.append(f"- **Title**: {known} If yours is a different tool, give it another title.")
    if not told[DESCRIPTION]:
        wrong.append(f"- **{DESCRIPTION}**: It is empty. One paragraph is enough.")
    if wrong or id_ is None:
        return Taken(issue_comment.refused(wrong, notes))
    return _entry(id_, values, _text(asked, told), notes, index)


def _unclear(question: str) -> str:
    return (
        f"- **{inert.inert(question)}**: It is not clear where the answer to this question begins. If a heading of "
        "your own text reads like this question, word it differently; if your text has a block of code, close it with "
        "the same marks that open it."
    )


def _moved(question: str) -> str:
    return (
        f"- **{inert.inert(question)}**: This heading is in a different place from the form; what follows it was "
        "read as the answer to this question."
    )


def _check(question: Question, index: ProjectIndex) -> Check | None:
    """Whether a text can be the answer to a question, as far as its form tells; None where any text can."""
    shape = question.shape
    if shape is None:
        return issue_body.is_ticked_or_not if question.label == LICENCE else None
    if is_offered(shape, index.titles):
        return lambda text: _is_among(shape, issue_body.ticked(text), index)
    return lambda text: shape.many or shape.kind == "text" or "\n" not in text


def _is_among(shape: Shape, text: str, index: ProjectIndex) -> bool:
    value = value_of(shape, text, index)
    known = {word for word, _ in options(shape, index)}
    return all(item in known for item in (value if isinstance(value, list) else [value]))


def _entry(id_: str, values: Mapping[str, object], body: str, notes: list[str], index: ProjectIndex) -> Taken:
    path = new_entry.path_of(COLLECTION, id_)
    text = entry_text(COLLECTION, in_full(COLLECTION, values), body)
    problems = check_new_entries(index.loaded, {path: text})
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        return Taken(issue_comment.refused(dict.fromkeys(_placed(errors, text)), notes))
    kin = [other for other in index.alike(COLLECTION, str(values["title"])) if other != id_]
    notes += [
        f"- There is a tool with nearly the same name: `{new_entry.path_of(COLLECTION, other)}`." for other in kin
    ]
    notes += dict.fromkeys(_placed(problems, text))
    return Taken(issue_comment.accepted(path, notes), id_, path, text, issue_comment.waiting(path, text, notes))


def _placed(problems: Iterable[Diagnostic], text: str) -> Iterator[str]:
    """Problems of the whole file, each with the question whose answer it lies in."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    for problem in problems:
        above = (line for line in reversed(lines[: min(problem.span.line, end)]) if re.match(r"\w+:", line))
        name = next(above, "").partition(":")[0] if 1 < problem.span.line <= end else ""
        yield from issue_comment.item(label(name) if name else "The text", [problem])


def _values(
    asked: tuple[Question, ...], told: Mapping[str, str], index: ProjectIndex
) -> tuple[dict[str, object], list[str]]:
    """The values of all fields that were given, and a word on what was left out of them."""
    values: dict[str, object] = {}
    notes: list[str] = []
    for question in asked:
        shape = question.shape
        if shape is None or not (text := _inline(told[question.label])):
            continue
        if shape.kind == "group" and not shape.collection:
            value: object = [_group(shape, line) for line in split_values(text, commas=False)]
        else:
            value = value_of(shape, text, index)
        if shape.collection and isinstance(value, list) and not is_offered(shape, index.titles):
            unknown = [item for item in value if not index.has(shape.collection, str(item))]
            notes += [
                f"- **{inert.inert(question.label)}**: {inert.code(str(item))} has no page in the catalogue yet, so it "
                "is left out for now."
                for item in unknown
            ]
            value = [item for item in value if item not in unknown]
        if value not in (None, []):
            values[shape.name] = value
    return values, notes


def _inline(text: str) -> str:
    """An answer to a question for a field: backticks mean nothing there, and would be code in our comment."""
    return text.replace("`", "'")


def _group(shape: Shape, line: str) -> dict[str, object]:
    """A line as a group; a line with an address is understood however it is written."""
    fields = line_fields(shape)
    address = next((field.name for field in fields if field.kind == "address"), None)
    found = _ADDRESS.search(line) if address else None
    if address and found:
        url = found[0].rstrip(".,;)>]")
        words = _FIELD_NAME.sub(" ", line.replace(found[0], " ")).strip(" |:;–-<>()[]\t")
        name = next(field.name for field in fields if field.kind == "line")
        return {name: words or urlsplit(url).hostname or url, address: url}
    cells = [cell.strip() for cell in line.split("|")]
    group: dict[str, object] = {
        field.name: _cell(field, cell) for field, cell in zip(fields, cells, strict=False) if cell
    }
    # What is beyond the last field is told of, not lost.
    return group | ({cells[len(fields)][:30]: ""} if len(cells) > len(fields) else {})


def _cell(field: Shape, text: str) -> object:
    return int(text) if field.kind in ("figure", "number") and re.fullmatch(r"\d{1,15}", text, re.ASCII) else text


def _wrong(asked: tuple[Question, ...], values: Mapping[str, object], index: ProjectIndex) -> Iterator[str]:
    for question in asked:
        shape = question.shape
        if shape is None:
            continue
        if shape.name in values:
            yield from issue_comment.item(question.label, complaints(COLLECTION, shape, values[shape.name], index))
        elif shape.required:
            yield f"- **{question.label}**: It is empty. {shape.description}"


def _text(asked: tuple[Question, ...], told: Mapping[str, str]) -> str:
    """The text of the page: the description, then every section that was written."""
    blocks = [shift_headings(told[DESCRIPTION], 2)]
    for question in asked:
        if question.shape is None and question.label not in (DESCRIPTION, LICENCE) and told[question.label]:
            blocks.append(f"## {question.label}\n\n{shift_headings(told[question.label], 3)}")
    return "\n\n".join(blocks)

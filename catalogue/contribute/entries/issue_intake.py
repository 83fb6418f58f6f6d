"""Turns an issue form into an entry: reads the answers, checks them like any entry, reports what is missing.

It believes nothing: the only path that it makes up is content/tools/ and an id of its own making.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.contribute.entries import issue_body, issue_comment, new_entry
from catalogue.contribute.entries.answer_alignment import Check
from catalogue.contribute.entries.entry_writer import format_entry
from catalogue.contribute.entries.heading_levels import shift_headings
from catalogue.contribute.entries.parse_values import (
    check_value,
    expand_groups,
    list_options,
    parse_number,
    parse_value,
    split_values,
)
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
"""Names of fields that people copy from spreadsheets and front matter, before a value."""
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """Result of processing a proposal."""

    comment: str
    """The comment to its author, in Markdown."""
    id: str = ""
    """The id of the new entry; empty when the proposal was refused."""
    path: str = ""
    """Path of the entry, below the project's root."""
    text: str = ""
    """The entry's file."""
    waiting: str = ""
    """The comment to post instead while the entry cannot be proposed; empty when it was refused."""


def process_issue(body: str, index: ProjectIndex) -> IntakeResult:
    """Process an issue's text into the entry that it proposes, or a list of what is missing."""
    form_questions = questions(index.config, index.titles)
    form_answers = issue_body.parse_answers(
        body, {question.label: _make_check(question, index) for question in form_questions}
    )
    answers = form_answers.texts
    if form_answers.unclear:
        return IntakeResult(issue_comment.format_refusal(map(_describe_unclear, form_answers.unclear)))
    if not any(answers.values()):
        return IntakeResult(
            issue_comment.format_refusal(["- Nothing in this issue was written with the form for a new tool."])
        )
    values, warnings = _read_values(form_questions, answers, index)
    warnings += map(_describe_move, form_answers.out_of_order)
    messages = list(_find_problems(form_questions, values, index))
    title = str(values.get("title", ""))
    id_ = new_entry.derive_id(COLLECTION, title) if title else None
    if title and id_ is None:
        messages.append("- **Title**: It has neither letters nor digits from which an address could be made.")
    if id_ and (index.has(COLLECTION, id_) or (index.project / new_entry.entry_path(COLLECTION, id_)).exists()):
        reason = f"There is already a tool with this name: `{new_entry.entry_path(COLLECTION, id_)}`."
        messages.append(f"- **Title**: {reason} If yours is a different tool, give it another title.")
    if not answers[DESCRIPTION]:
        messages.append(f"- **{DESCRIPTION}**: It is empty. One paragraph is enough.")
    if messages or id_ is None:
        return IntakeResult(issue_comment.format_refusal(messages, warnings))
    return _draft_entry(id_, values, _compose_text(form_questions, answers), warnings, index)


def _describe_unclear(question: str) -> str:
    return (
        f"- **{inert.inert(question)}**: It is not clear where the answer to this question begins. If a heading of "
        "your own text reads like this question, word it differently; if your text has a block of code, close it with "
        "the same marks that open it."
    )


def _describe_move(question: str) -> str:
    return (
        f"- **{inert.inert(question)}**: This heading is in a different place from the form; what follows it was "
        "read as the answer to this question."
    )


def _make_check(question: Question, index: ProjectIndex) -> Check | None:
    """Make the check whether a text can be the answer to a question, by its form; None where any text can."""
    shape = question.shape
    if shape is None:
        return issue_body.is_checkbox_list if question.label == LICENCE else None
    if is_offered(shape, index.titles):
        return lambda text: _is_among(shape, issue_body.extract_checkbox_labels(text), index)
    return lambda text: shape.many or shape.kind == "text" or "\n" not in text


def _is_among(shape: Shape, text: str, index: ProjectIndex) -> bool:
    value = parse_value(shape, text, index)
    words = {word for word, _ in list_options(shape, index)}
    return all(item in words for item in (value if isinstance(value, list) else [value]))


def _draft_entry(
    id_: str, values: Mapping[str, object], body: str, warnings: list[str], index: ProjectIndex
) -> IntakeResult:
    path = new_entry.entry_path(COLLECTION, id_)
    text = format_entry(COLLECTION, expand_groups(COLLECTION, values), body)
    problems = check_new_entries(index.loaded_site, {path: text})
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        return IntakeResult(issue_comment.format_refusal(dict.fromkeys(_locate_problems(errors, text)), warnings))
    similar = [other for other in index.alike(COLLECTION, str(values["title"])) if other != id_]
    warnings += [
        f"- There is a tool with nearly the same name: `{new_entry.entry_path(COLLECTION, other)}`."
        for other in similar
    ]
    warnings += dict.fromkeys(_locate_problems(problems, text))
    return IntakeResult(
        issue_comment.format_acceptance(path, warnings),
        id_,
        path,
        text,
        issue_comment.format_waiting(path, text, warnings),
    )


def _locate_problems(problems: Iterable[Diagnostic], text: str) -> Iterator[str]:
    """Format problems of the entire file, each with the question whose answer it lies in."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    for problem in problems:
        above = (line for line in reversed(lines[: min(problem.span.line, end)]) if re.match(r"\w+:", line))
        name = next(above, "").partition(":")[0] if 1 < problem.span.line <= end else ""
        yield from issue_comment.format_problems(label(name) if name else "The text", [problem])


def _read_values(
    form_questions: tuple[Question, ...], answers: Mapping[str, str], index: ProjectIndex
) -> tuple[dict[str, object], list[str]]:
    """Read the values of all answered fields, with warnings about what was left out of them."""
    values: dict[str, object] = {}
    warnings: list[str] = []
    for question in form_questions:
        shape = question.shape
        if shape is None or not (text := _replace_backticks(answers[question.label])):
            continue
        if shape.kind == "group" and not shape.collection:
            value: object = [_parse_group(shape, line) for line in split_values(text, commas=False)]
        else:
            value = parse_value(shape, text, index)
        if (
            shape.kind != "country"
            and shape.collection
            and isinstance(value, list)
            and not is_offered(shape, index.titles)
        ):
            unknown = [item for item in value if isinstance(item, str) and not index.has(shape.collection, item)]
            names = [str(item["name"]) for item in value if isinstance(item, dict)]
            warnings += [
                f"- **{inert.inert(question.label)}**: {inert.code(str(item))} has no page in the catalogue yet, so it "
                "is left out for now."
                for item in unknown
            ]
            warnings += [
                f"- **{inert.inert(question.label)}**: {inert.code(name)} has no page in the catalogue, so it is named "
                "without one."
                for name in names
            ]
            value = [item for item in value if item not in unknown]
        if value not in (None, []):
            values[shape.name] = value
    return values, warnings


def _replace_backticks(text: str) -> str:
    """Replace backticks in an answer: they mean nothing in a field, and would be code in our comment."""
    return text.replace("`", "'")


def _parse_group(shape: Shape, line: str) -> dict[str, object]:
    """Parse a line as a group; a line with an address is understood however it is written."""
    fields = line_fields(shape)
    address = next((field.name for field in fields if field.kind == "address"), None)
    match = _ADDRESS.search(line) if address else None
    if address and match:
        url = match[0].rstrip(".,;)>]")
        words = _FIELD_NAME.sub(" ", line.replace(match[0], " ")).strip(" |:;–-<>()[]\t")
        name = next(field.name for field in fields if field.kind == "line")
        return {name: words or urlsplit(url).hostname or url, address: url}
    cells = [cell.strip() for cell in line.split("|")]
    group: dict[str, object] = {
        field.name: _parse_cell(field, cell) for field, cell in zip(fields, cells, strict=False) if cell
    }
    # What is beyond the last field is reported, not lost.
    return group | ({cells[len(fields)][:30]: ""} if len(cells) > len(fields) else {})


def _parse_cell(field: Shape, text: str) -> object:
    return parse_number(text, integer=False) if field.kind in ("figure", "number", "decimal") else text


def _find_problems(
    form_questions: tuple[Question, ...], values: Mapping[str, object], index: ProjectIndex
) -> Iterator[str]:
    for question in form_questions:
        shape = question.shape
        if shape is None:
            continue
        if shape.name in values:
            yield from issue_comment.format_problems(
                question.label, check_value(COLLECTION, shape, values[shape.name], index)
            )
        elif shape.required:
            yield f"- **{question.label}**: It is empty. {shape.description}"


def _compose_text(form_questions: tuple[Question, ...], answers: Mapping[str, str]) -> str:
    """Compose the text of the page: the description, then every answered section."""
    blocks = [shift_headings(answers[DESCRIPTION], 2)]
    for question in form_questions:
        if question.shape is None and question.label not in (DESCRIPTION, LICENCE) and answers[question.label]:
            blocks.append(f"## {question.label}\n\n{shift_headings(answers[question.label], 3)}")
    return "\n\n".join(blocks)

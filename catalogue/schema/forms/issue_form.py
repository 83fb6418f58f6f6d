"""The form in which somebody without Git proposes a tool: GitHub's issue form, made from schema and vocabularies.

Knows which question stands under which label, so that the answers can be read back; reads none of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.config import SiteConfig
from catalogue.field_info import ForEditors, Kind, Shape, find_metadata
from catalogue.schema.collection_fields import subject
from catalogue.urls import slug

COLLECTION = "tools"
"""What the form proposes."""
LABEL = "new tool"
"""The label that a proposal carries, by which the workflow knows it."""
DESCRIPTION = "Description"
"""The question whose answer is the text of the page, before its sections."""
LICENCE = "Licence"
SEVERAL_FIELDS = " | "
"""What stands between the fields of a group that is written on one line."""

_MOST_OPTIONS = 60
"""Words of a list; a longer one is asked for in writing."""
_ON_A_LINE: frozenset[Kind] = frozenset(
    {"line", "date", "day", "time", "address", "figure", "number", "decimal", "currency", "offset", "email"}
)

Titles = Mapping[str, Mapping[str, str]]
"""The titles of entries by collection and id."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form."""

    label: str
    """What stands above it, and above its answer in the issue."""
    shape: Shape | None = None
    """The field that it asks for; None where it asks for text of the page, or for agreement."""


def questions(config: SiteConfig, titles: Titles) -> tuple[Question, ...]:
    """All questions in the order of the form: first what is needed, then the text, then what may be left out."""
    fields = [shape for shape in subject(COLLECTION) if _is_askable(shape, titles)]
    required_questions = [Question(label(shape.name), shape) for shape in fields if shape.required]
    others = [Question(label(shape.name), shape) for shape in fields if not shape.required]
    labels = {question.label for question in (*required_questions, *others)} | {DESCRIPTION, LICENCE}
    sections = [Question(heading) for heading in config.headings if heading not in labels]
    licence = [Question(LICENCE)] if config.licence else []
    return (*required_questions, Question(DESCRIPTION), *others, *sections, *licence)


def label(name: str) -> str:
    """A field's name as a person reads it."""
    return name.replace("_", " ").capitalize()


def _is_askable(shape: Shape, titles: Titles) -> bool:
    if find_metadata(shape, ForEditors):
        return False
    if shape.kind == "group":
        return shape.many and (bool(shape.alone) or any(field.required for field in shape.group))
    if shape.kind == "reference":
        return bool(titles.get(shape.collection))
    return shape.kind != "number"


def is_offered(shape: Shape, titles: Titles) -> bool:
    """Whether the form offers a list of words for a field, so that none has to be written."""
    few = 0 < len(titles.get(shape.collection, ())) <= _MOST_OPTIONS
    return shape.kind == "choice" or (shape.kind == "reference" and few)


def line_fields(shape: Shape) -> tuple[Shape, ...]:
    """The fields of a group that can be written on one line, in their order."""
    line_shapes: list[Shape] = []
    for field in shape.group:
        if field.kind not in _ON_A_LINE:
            break
        line_shapes.append(field)
    return tuple(line_shapes)


def issue_form(config: SiteConfig, titles: Titles) -> str:
    """The whole form as YAML, to stand in `.github/ISSUE_TEMPLATE/`."""
    import yaml

    form = {
        "name": "A new tool",
        "description": "Propose a tool for the catalogue. You need no Git and no Markdown.",
        "title": "New tool",
        "labels": [LABEL],
        "body": [
            _introduction(config),
            *(_element(question, config, titles) for question in questions(config, titles)),
        ],
    }
    header = "# Generated from the schema and the vocabularies by `catalogue schema`; do not edit it.\n"
    return header + yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=100)


def _introduction(config: SiteConfig) -> dict[str, Any]:
    text = (
        f"This proposes a page for {config.name}. What you write is public, so leave out addresses and telephone "
        "numbers of persons. A program reads it, tells you in a comment if something is missing, and makes the page; "
        "then somebody reads that before it is published."
    )
    return {"type": "markdown", "attributes": {"value": text}}


def _element(question: Question, config: SiteConfig, titles: Titles) -> dict[str, Any]:
    if question.shape is not None:
        return _field(question.label, question.shape, titles)
    if question.label == LICENCE:
        return _agreement(config)
    required = question.label == DESCRIPTION
    about = (
        "What it is, for a reader who has never heard of it. One paragraph is enough."
        if required
        else "For a tool that was tried out. Leave an empty line between paragraphs."
    )
    return _form_element("textarea", question.label, about, required=required)


def _field(name: str, shape: Shape, titles: Titles) -> dict[str, Any]:
    if is_offered(shape, titles):
        words = list(shape.choices or titles[shape.collection].values())
        more = {"multiple": True} if shape.many else {}
        return _form_element("dropdown", name, shape.description, required=shape.required, options=words, **more)
    about = f"{shape.description} {' '.join(_how(shape, titles))}".strip()
    kind = "textarea" if shape.many or shape.kind == "text" else "input"
    return _form_element(kind, name, about, required=shape.required)


def _how(shape: Shape, titles: Titles) -> Iterator[str]:
    """How an answer is written down."""
    if shape.many:
        yield "One on each line."
    if shape.kind == "country":
        yield "English names, or two capital letters."
        if groups := titles.get(shape.collection):
            yield f"Groups of them: {', '.join(groups.values())}."
    elif shape.collection:
        yield "Names as in the catalogue, or any other: an organisation needs no page there."
    elif shape.kind == "group":
        fields = line_fields(shape)
        yield f"Each as `{SEVERAL_FIELDS.join(field.name for field in fields)}`; leave out at the end what is unknown."
        if any(field.kind in ("date", "day") for field in fields):
            yield "Dates begin with the year: `2020-10-15`, `2020-10` or `2020`."


def _form_element(kind: str, name: str, about: str, *, required: bool, **more: Any) -> dict[str, Any]:
    element = {
        "type": kind,
        "id": slug(name),
        "attributes": {"label": name, "description": about, **more},
    }
    return element | ({"validations": {"required": True}} if required else {})


def _agreement(config: SiteConfig) -> dict[str, Any]:
    assert config.licence is not None
    words = (
        f"I hold the rights to this text, and it may be published under [{config.licence.name}]({config.licence.url})."
    )
    options = [{"label": words, "required": True}]
    return {"type": "checkboxes", "id": LICENCE.lower(), "attributes": {"label": LICENCE, "options": options}}

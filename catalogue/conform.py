"""Checks a mapping that came out of YAML against a model, and words every complaint for the person who wrote it.

The only file that knows the names of pydantic's errors. It knows no model in particular.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import validate as rules

Keys = tuple[str | int, ...]
Locate = Callable[[Keys, Literal["key", "value"]], Span]
"""Finds the place of a key, or of its value, in the source that a mapping was read from."""

Model = TypeVar("Model", bound=BaseModel)

_OUR_RULES = {rule.code: rule for rule in vars(rules).values() if hasattr(rule, "code")}

_EXPECTED = {
    "string": ("a text", "Write the text after the colon; put it in quotation marks when it holds `: ` or ` #`."),
    "int": ("a whole number", "Write digits only, without unit, spaces or dots: the unit has a field of its own."),
    "float": ("a number", "Write digits only, with a point before decimals."),
    "bool": ("true or false", "Write `true` or `false`."),
    "tuple": ("a list", "Put it in square brackets, with commas between the items: `[first, second]`."),
    "list": ("a list", "Put it in square brackets, with commas between the items: `[first, second]`."),
    "dict": ("a group of fields", "Put it in braces: `{field: value, other: value}`."),
    "model": ("a group of fields", "Put it in braces: `{field: value, other: value}`."),
    "figure": ("a number or a text", "Write the number alone; a unit or a qualifier has a field of its own."),
}
_FOUND = {str: "a text", int: "a number", float: "a number", bool: "true or false", dict: "a group of fields"}


def nearest(value: str, known: Sequence[str]) -> str | None:
    """The known word that `value` was probably meant to be, or None when nothing is near."""
    folded = {word.casefold(): word for word in known}
    matches = get_close_matches(value.casefold(), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None


def did_you_mean(value: str, known: Sequence[str], otherwise: str) -> str:
    """A remedy that offers the nearest known word, followed by the general one."""
    near = nearest(value, known)
    return f"Did you mean `{near}`? {otherwise}" if near else otherwise


def conform(model: type[Model], data: Mapping[str, object], locate: Locate) -> tuple[Model | None, list[Diagnostic]]:
    """`data` as a frozen `model`, or every complaint about it at once."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        complaints = error.errors(include_url=False, include_context=True)
        return None, [_word(model, complaint, locate) for complaint in complaints]


def _word(model: type[BaseModel], error: ErrorDetails, locate: Locate) -> Diagnostic:
    keys: Keys = tuple(error["loc"])
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    field = str(next((key for key in reversed(keys) if isinstance(key, str)), "this file"))
    if kind == "missing":
        return _missing(model, keys, locate)
    if kind == "extra_forbidden":
        return _extra(model, keys, locate)
    span = locate(keys, "value")
    if kind in _OUR_RULES:
        return report(_OUR_RULES[kind], span, **({"field": field, "value": value} | context))
    if value is None or (kind == "string_too_short" and not value) or (kind == "too_short" and not value):
        return report(rules.EMPTY_VALUE, span, field=field)
    if kind == "literal_error":
        return _choice(model, keys, str(value), span)
    if kind in {"string_too_long", "too_long"}:
        return report(rules.TOO_LONG, span, field=field, limit=context["max_length"])
    if kind.startswith(("greater_than", "less_than")) or kind == "string_too_short":
        return report(rules.OUT_OF_RANGE, span, field=field, value=_shown(value), limit=_limit(kind, context))
    if kind == "string_pattern_mismatch":
        return report(rules.FAULTY_PATTERN, span, field=field, value=_shown(value))
    expected, remedy = _EXPECTED.get(kind.split("_")[0], ("something else", "Look at a neighbouring file."))
    found = next((words for type_, words in _FOUND.items() if type(value) is type_), "a list")
    found = f"“{_shown(value)}”" if expected == "a whole number" and isinstance(value, str | float) else found
    return report(rules.WRONG_KIND, span, field=field, expected=expected, found=found, remedy=remedy)


def _missing(model: type[BaseModel], keys: Keys, locate: Locate) -> Diagnostic:
    field = str(keys[-1])
    owner = _model_at(model, keys[:-1])
    description = (owner.model_fields[field].description or "") if owner and field in owner.model_fields else ""
    return report(rules.MISSING_FIELD, locate(keys[:-1], "value"), field=field, description=description)


def _extra(model: type[BaseModel], keys: Keys, locate: Locate) -> Diagnostic:
    owner = _model_at(model, keys[:-1])
    known = sorted(owner.model_fields) if owner else []
    field = str(keys[-1])
    otherwise = rules.UNKNOWN_KEY.help.format(known=", ".join(known))
    return report(rules.UNKNOWN_KEY, locate(keys, "key"), hint=did_you_mean(field, known, otherwise), field=field)


def _choice(model: type[BaseModel], keys: Keys, value: str, span: Span) -> Diagnostic:
    field = str(next(key for key in reversed(keys) if isinstance(key, str)))
    owner = _model_at(model, keys[: keys.index(field)])
    annotation = owner.model_fields[field].annotation if owner else None
    choices = [choice for choice in _flatten(annotation) if isinstance(choice, str)]
    otherwise = rules.NOT_A_CHOICE.help.format(choices=", ".join(choices))
    return report(rules.NOT_A_CHOICE, span, hint=did_you_mean(value, choices, otherwise), field=field, value=value)


def _limit(kind: str, context: Mapping[str, Any]) -> str:
    for name, words in (("ge", "{} or more"), ("le", "{} or less"), ("gt", "more than {}"), ("lt", "less than {}")):
        if name in context:
            return words.format(context[name])
    return f"at least {context['min_length']} characters long"


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _model_at(model: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    """The model whose fields stand at `keys`, found through lists, options and groups."""
    current: type[BaseModel] | None = model
    for key in keys:
        if current is None or isinstance(key, int):
            continue
        info = current.model_fields.get(key)
        current = next(_models_in(info.annotation), None) if info else None
    return current


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    for part in _flatten(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _flatten(annotation: object) -> Iterator[object]:
    """All that a type annotation names, from the outside in: `tuple[Figure, ...]` gives `tuple`, `Figure`."""
    arguments = get_args(annotation)
    if not arguments:
        yield annotation
    for argument in arguments:
        yield from _flatten(argument)

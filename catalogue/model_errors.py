"""Checks a mapping that came out of YAML against a model, and words every complaint for the person who wrote it.

The only file that knows the names of pydantic's errors. It knows no model in particular.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from catalogue.diagnostics import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import theme
from catalogue.diagnostics.rules import validate as rules
from catalogue.field_info import fields_at
from catalogue.i18n import likely_country_code

Keys = tuple[str | int, ...]
Locate = Callable[[Keys, Literal["key", "value"]], Span]
"""Finds the place of a key, or of its value, in the source that a mapping was read from."""

Model = TypeVar("Model", bound=BaseModel)

_OUR_RULES = {rule.code: rule for rule in (*vars(rules).values(), *vars(theme).values()) if isinstance(rule, Rule)}

_NEAR = 0.7
"""How alike two words must be; below, `draft` would be offered for `date`."""

_LIST = ("a list", "Put it in square brackets, with commas between the items: `[first, second]`.")
_GROUP = ("a group of fields", "Put it in braces: `{field: value, other: value}`.")
_EXPECTED_KINDS = {
    "string": ("a text", "Write plain words; put them in quotation marks if they contain `: ` or ` #`."),
    "int": ("a whole number", "Write digits only, without unit, spaces, dots or quotation marks."),
    "float": ("a number", "Write digits only, with a point before decimals, without unit or quotation marks."),
    "bool": ("true or false", "Write `true` or `false`."),
    "tuple": _LIST,
    "list": _LIST,
    "dict": _GROUP,
    "model": _GROUP,
    "figure": ("a number or a text", "Write the number only; a unit or a qualifier has its own field."),
    "date": ("a date", rules.BAD_DATE.help),
}
_VALUE_KINDS = {str: "a text", int: "a number", float: "a number", dict: "a group of fields", list: "a list"}
_LARGEST_YEAR = 9999
"""Longer limits are written with commas, which no year has."""
_QUOTED_KINDS = frozenset({"a whole number", "a number", "true or false"})


def nearest(value: str, words: Sequence[str]) -> str | None:
    """The word that `value` was probably meant to be, or None when nothing is near."""
    by_folded_word = {word.casefold(): word for word in words}
    matches = get_close_matches(value.casefold(), by_folded_word, n=1, cutoff=_NEAR)
    return by_folded_word[matches[0]] if matches else None


def suggestion(word: str, otherwise: str = "") -> str:
    """The remedy that offers a word, followed by the general one."""
    return f"Did you mean `{word}`? {otherwise}".rstrip()


def did_you_mean(value: str, words: Sequence[str], otherwise: str) -> str:
    """A remedy that offers the nearest word, followed by the general one."""
    near = nearest(value, words)
    return suggestion(near, otherwise) if near else otherwise


def country_hint(value: str, groups: Mapping[str, str] | None = None) -> str:
    """A remedy for what is no country code: the code that was probably meant, and the groups that may stand there.

    Args:
        groups: the titles of the known groups of countries by id; None where no group may stand.
    """
    general, titles = rules.UNKNOWN_COUNTRY.help, groups or {}
    named = {title.casefold(): id_ for id_, title in titles.items()}
    if near := likely_country_code(value) or named.get(value.casefold()) or nearest(value, list(titles)):
        return suggestion(near, general)
    if titles:
        return f"{general} Groups of countries that may stand here: {', '.join(f'`{id_}`' for id_ in titles)}."
    added = " For a group of countries, add it to `country_groups` in content/site.yaml first."
    return general if groups is None else general + added


def conform(
    model: type[Model], data: Mapping[str, object], locate: Locate, only: Collection[str] | None = None
) -> tuple[Model | None, list[Diagnostic]]:
    """`data` as a frozen `model`, or every diagnostic about it at once, one for each mistake.

    Args:
        only: the fields whose complaints are wanted, where the others are reported elsewhere.
    """
    try:
        instance, errors = model.model_validate(data), []
    except ValidationError as failure:
        instance, errors = None, failure.errors(include_url=False)
    errors_by_keys: dict[Keys, ErrorDetails | None] = {}
    for error in errors:  # a choice of kinds complains once for each of them, at one place
        errors_by_keys.setdefault(_keys_of(data, error), error)
    for keys in _empty(data):
        errors_by_keys.setdefault(keys, None)
    misspelt = _misspelt_fields(model, data, errors_by_keys)
    diagnostics = [
        _to_diagnostic(model, data, keys, error, locate)
        for keys, error in errors_by_keys.items()
        if keys not in misspelt and (only is None or keys[:1] == () or keys[0] in only)
    ]
    return (None if errors_by_keys else instance), diagnostics


def _keys_of(data: Mapping[str, object], error: ErrorDetails) -> Keys:
    """Where the error lies in the data itself; pydantic adds names of its own to some paths."""
    keys: Keys = tuple(error["loc"])
    if error["type"] == "missing":
        return keys
    current: Any = data
    for depth, key in enumerate(keys):
        if not (isinstance(current, list) if isinstance(key, int) else isinstance(current, Mapping) and key in current):
            return keys[:depth]
        current = current[key]
    return keys


def _empty(data: Mapping[str, object] | list[object], keys: Keys = ()) -> Iterator[Keys]:
    """The names that are given without a value, also inside groups."""
    members: Iterable[tuple[str | int, object]] = enumerate(data) if isinstance(data, list) else data.items()
    for key, value in members:
        if value is None:
            yield (*keys, key)
        elif isinstance(value, dict | list):
            yield from _empty(value, (*keys, key))


def _misspelt_fields(
    model: type[BaseModel], data: Mapping[str, object], errors_by_keys: Mapping[Keys, ErrorDetails | None]
) -> set[Keys]:
    """Fields that seem to be missing only because their names are misspelt: the misspelling says it all."""
    misspelt: set[Keys] = set()
    for keys, error in errors_by_keys.items():
        if error and error["type"] == "extra_forbidden":
            absent = _absent(model, data, keys[:-1])
            near = nearest(str(keys[-1]), absent)
            if near:
                misspelt.add((*keys[:-1], near))
    return misspelt


def _absent(model: type[BaseModel], data: Mapping[str, object], keys: Keys) -> list[str]:
    """The fields that a group could have and has not, sorted."""
    group: Any = data
    for key in keys:
        group = group[key]
    return sorted(name for name in fields_at(model, keys) if name not in group)


def _to_diagnostic(
    model: type[BaseModel], data: Mapping[str, object], keys: Keys, error: ErrorDetails | None, locate: Locate
) -> Diagnostic:
    field = str(next((key for key in reversed(keys) if isinstance(key, str)), "this file"))
    subject = f"an item of `{field}`" if keys and isinstance(keys[-1], int) else f"`{field}`"
    kind, value = (error["type"], error["input"]) if error else ("", None)
    context: dict[str, Any] = error.get("ctx", {}) if error else {}
    if kind == "missing":
        return _missing(model, keys, locate)
    if kind == "extra_forbidden":
        return _extra(model, data, keys, locate)
    span = locate(keys, "value")
    if value is None or (isinstance(value, str) and not value.strip()) or kind == "too_short":
        return report(rules.EMPTY_VALUE, span, subject=subject)
    if kind in _OUR_RULES:
        return report(_OUR_RULES[kind], span, **({"field": field} | context | {"value": _shorten(value)}))
    if kind == "literal_error":
        return _choice(model, keys, value, span)
    if kind == "string_too_long":
        length, limit = len(str(value).strip()), context["max_length"]
        return report(rules.TOO_LONG, span, subject=subject, length=length, limit=limit)
    if kind.startswith(("greater_than", "less_than")):
        return report(rules.OUT_OF_RANGE, span, field=field, value=_shorten(value), limit=_limit(context))
    expected_kind, remedy = _EXPECTED_KINDS.get(kind.split("_")[0], ("something else", "Look at a neighbouring file."))
    remedy = _example(model, keys, field, value, expected_kind) or remedy
    description = _describe_value(value, expected_kind)
    return report(rules.WRONG_KIND, span, subject=subject, expected=expected_kind, found=description, remedy=remedy)


def _example(model: type[BaseModel], keys: Keys, field: str, value: object, expected_kind: str) -> str | None:
    """A remedy in the writer's own words, where one can be made from what stands there."""
    if expected_kind == "a list" and isinstance(value, str) and len(value) <= 60 and not set(value) & set("[]{}:#\n"):
        return f"Put it in square brackets: `{field}: [{value}]`."
    if expected_kind == "a text" and isinstance(value, list):
        return "Remove the square brackets: only one value is allowed here."
    if expected_kind == "a group of fields" and (group := fields_at(model, keys)):
        fields = ", ".join(f"{name}: …" for name in list(group)[:2])
        return f"Write its fields in braces: `{{{fields}}}`."
    return None


def _missing(model: type[BaseModel], keys: Keys, locate: Locate) -> Diagnostic:
    field, group = str(keys[-1]), keys[:-1]
    owner = fields_at(model, group).get(field)
    description = owner.description if owner else ""
    hint = f"Add `{field}: …` to this group. {description}" if group else None
    return report(rules.MISSING_FIELD, locate(group, "value"), hint=hint, field=field, description=description)


def _extra(model: type[BaseModel], data: Mapping[str, object], keys: Keys, locate: Locate) -> Diagnostic:
    field = _shorten(keys[-1])
    words = ", ".join(sorted(fields_at(model, keys[:-1])))
    near = nearest(field, _absent(model, data, keys[:-1]))
    hint = suggestion(near, "docs/fields.md lists all fields.") if near else None
    return report(rules.UNKNOWN_KEY, locate(keys, "key"), hint=hint, field=field, known=words)


def _choice(model: type[BaseModel], keys: Keys, value: object, span: Span) -> Diagnostic:
    field = str(next(key for key in reversed(keys) if isinstance(key, str)))
    owner = fields_at(model, keys[: keys.index(field)]).get(field)
    choices = owner.choices if owner else ()
    otherwise = rules.NOT_A_CHOICE.help.format(choices=", ".join(choices))
    if isinstance(value, list | dict):
        description = _describe_value(value, "")
        return report(
            rules.WRONG_KIND, span, subject=f"`{field}`", expected="a single word", found=description, remedy=otherwise
        )
    word = _shorten(value)
    return report(rules.NOT_A_CHOICE, span, hint=did_you_mean(word, choices, otherwise), field=field, value=word)


def _limit(context: Mapping[str, Any]) -> str:
    limit, side = (context["ge"], "more") if "ge" in context else (context["le"], "less")
    return f"{limit:,.0f} or {side}" if abs(limit) > _LARGEST_YEAR else f"{limit:.0f} or {side}"


def _describe_value(value: object, expected_kind: str) -> str:
    if isinstance(value, bool):
        return f"`{_shorten(value)}`"
    scalar = isinstance(value, str | int | float)
    if scalar and expected_kind in _QUOTED_KINDS:
        return f"“{_shorten(value)}”"
    return next((words for kind, words in _VALUE_KINDS.items() if isinstance(value, kind)), "something else")


def _shorten(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}…"

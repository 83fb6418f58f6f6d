"""How a mapping is held against a model, and in which words the complaints come back."""

from collections.abc import Mapping

import pytest
from pydantic import BaseModel, ConfigDict, Field, StrictInt

from catalogue import yaml_source
from catalogue.diagnostics import Diagnostic, Span
from catalogue.model_errors import Keys, conform, did_you_mean, nearest


class Seat(BaseModel):
    model_config = ConfigDict(extra="forbid")
    deck: StrictInt = Field(description="On which deck.", ge=1, le=9)
    window: str | None = None


class Ticket(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str = Field(description="What it says on top.", min_length=1, max_length=10)
    kind: str | None = None
    seats: tuple[Seat, ...] = ()
    either: int | str | None = None


def complaints(text: str, only: set[str] | None = None) -> list[Diagnostic]:
    data, problems = yaml_source.load(text, "ticket.yaml")
    assert problems == []

    def locate(keys: Keys, part: str) -> Span:
        return yaml_source.locate(text, "ticket.yaml", keys, part="key" if part == "key" else "value")

    return conform(Ticket, data, locate, only)[1]


def shown(text: str) -> list[str]:
    return [f"{f.span.line}:{f.span.column} {f.code} {f.message}" for f in complaints(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Ferry", []),
        ("kind: x", ["1:1 V101 `title` is missing"]),
        ("titel: Ferry", ["1:1 V102 there is no field called `titel` here"]),
        ("title: Ferry\nTitle: Boat", ["2:1 V102 there is no field called `Title` here"]),
        ("title: Ferry\nprice: 3", ["2:1 V102 there is no field called `price` here"]),
        ("price: 3", ["1:1 V101 `title` is missing", "1:1 V102 there is no field called `price` here"]),
        ("title:", ["1:1 V111 `title` is empty"]),
        ('title: ""', ["1:8 V111 `title` is empty"]),
        ("title: Ferry\nkind:", ["2:1 V111 `kind` is empty"]),
        ("title: Ferry\nkind: ~", ["2:7 V111 `kind` is empty"]),
        ("title: Ferry across the water", ["1:8 V110 `title` has 22 characters; the limit is 10"]),
        ("title: [Ferry]", ["1:8 V103 `title` should be a text, not a list"]),
        ("title: {a: b}", ["1:8 V103 `title` should be a text, not a group of fields"]),
        ("title: true", ["1:8 V103 `title` should be a text, not `true`"]),
        ("title: Ferry\nseats: 3A", ["2:8 V103 `seats` should be a list, not a text"]),
        ("title: Ferry\nseats: [3A]", ["2:9 V103 an item of `seats` should be a group of fields, not a text"]),
        ("title: Ferry\nseats: [{deck: three}]", ["2:16 V103 `deck` should be a whole number, not “three”"]),
        ("title: Ferry\nseats: [{deck: 12}]", ["2:16 V112 `deck` is 12; it should be 9 or less"]),
        ("title: Ferry\nseats:\n  - deck: 0", ["3:11 V112 `deck` is 0; it should be 1 or more"]),
        ("title: Ferry\nseats: [{window: yes}]", ["2:9 V101 `deck` is missing"]),
        ("title: Ferry\nseats: [{dek: 3}]", ["2:10 V102 there is no field called `dek` here"]),
        ("title: Ferry\neither: [3]", ["2:9 V103 `either` should be a whole number, not a list"]),
    ],
)
def test_a_mistake_gives_one_complaint_at_its_place(text: str, expected: list[str]) -> None:
    assert sorted(shown(text)) == expected


def test_all_mistakes_are_told_at_once() -> None:
    text = "titel: Ferry\nkind: 3\nseats:\n  - {deck: 10}\n  - {dck: 3}\n  - {deck: 1, window: }\nprice: 4"
    assert [code.split(" ")[1] for code in sorted(shown(text))] == ["V102", "V103", "V112", "V102", "V111", "V102"]


def test_only_the_wanted_fields_are_told_of() -> None:
    assert [f.code for f in complaints("kind: 3\nprice: 4", {"kind"})] == ["V103"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Ferry\nseats: 3A", "Put it in square brackets: `seats: [3A]`."),
        ("title: [Ferry]", "Remove the square brackets: only one value is allowed here."),
        ("title: Ferry\nseats: [3A]", "Write its fields in braces: `{deck: …, window: …}`."),
        ("titel: Ferry", "Did you mean `title`? docs/fields.md lists all fields."),
        ("title: Ferry\nprice: 3", "The fields are: either, kind, seats, title."),
        ("kind: x", "Add a line `title: …`. What it says on top."),
        ("title: Ferry\nseats: [{window: x}]", "Add `deck: …` to this group. On which deck."),
    ],
)
def test_the_help_is_made_from_what_stands_there(text: str, expected: str) -> None:
    assert [f.help for f in complaints(text)] == [expected]


@pytest.mark.parametrize("text", ["title: [Ferry]", "title: {a: b}", "title: true", "either: [[x]]\ntitle: F"])
def test_no_word_of_python_reaches_the_writer(text: str) -> None:
    (problem,) = complaints(text)
    assert not set("'\\<>") & set(problem.message + problem.help)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("desing", "design"), ("DESIGN", "design"), ("crafs", "crafts"), ("date", None), ("", None), ("music", None)],
)
def test_the_nearest_word_is_offered_only_when_it_is_near(word: str, expected: str | None) -> None:
    assert nearest(word, ["crafts", "design", "draft"]) == expected


def test_the_general_help_follows_the_nearest_word() -> None:
    assert did_you_mean("desing", ["design"], "See the list.") == "Did you mean `design`? See the list."
    assert did_you_mean("music", ["design"], "See the list.") == "See the list."


class Week(BaseModel):
    days: Mapping[str, Seat]


def test_a_group_under_a_name_of_the_writers_own_has_its_fields_offered_and_described() -> None:
    data = {"days": {"monday": {"dek": 1}, "friday": {"window": "A"}}}
    misspelt, missing = conform(Week, data, lambda keys, part: Span(".".join(map(str, keys))))[1]
    assert (misspelt.span.path, missing.span.path) == ("days.monday.dek", "days.friday")
    assert misspelt.help.startswith("Did you mean `deck`?")
    assert missing.help == "Add `deck: …` to this group. On which deck."

"""What the one walker reads off a model, whatever the model."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StrictInt

from catalogue.field_info import (
    Alone,
    Filter,
    Reference,
    ValueKind,
    Words,
    fields_at,
    find_metadata,
    model_fields,
    walk,
)

Water = Annotated[Literal["deep", "shallow"], Words({"deep": "Deep", "shallow": "Shallow"})]
PortId = Annotated[str, Reference("ports")]


class Berth(BaseModel):
    port: Annotated[PortId, Alone()]
    water: Water | None = None
    length: Annotated[StrictInt, Field(ge=1, le=400)] | None = None


class Harbour(BaseModel):
    berths: tuple[Berth, ...] = Field((), description="Where ships lie.")
    by_ship: Mapping[str, Berth] = {}
    opened: Annotated[str, ValueKind("date")] | None = None
    depths: Annotated[tuple[Literal["low", "high"], ...], Words({"low": "Low", "high": "High"})] = ()
    tide: Annotated[Water | None, Words(label="Tide"), Filter()] = None


FIELDS = {field.name: field for field in model_fields(Harbour)}


def test_a_list_of_groups_that_one_id_may_stand_for_names_the_collection_of_that_id() -> None:
    berths = FIELDS["berths"]
    assert (berths.kind, berths.many, berths.collection, berths.model) == ("group", True, "ports", Berth)
    assert berths.alone == "port"
    assert (berths.description, berths.required) == ("Where ships lie.", False)


def test_words_and_limits_are_found_inside_options() -> None:
    _, water, length = FIELDS["berths"].group
    assert (water.choices, dict(water.words)) == (("deep", "shallow"), {"deep": "Deep", "shallow": "Shallow"})
    assert (length.kind, length.least, length.most) == ("number", 1, 400)


def test_a_type_says_what_kind_of_text_it_is() -> None:
    assert FIELDS["opened"].kind == "date"


def test_a_field_keeps_the_words_of_its_type_beside_a_label_of_its_own() -> None:
    tide, words = FIELDS["tide"], find_metadata(FIELDS["tide"], Words)
    assert words is not None
    assert words.label == "Tide"
    assert dict(tide.words) == {"deep": "Deep", "shallow": "Shallow"}
    assert find_metadata(tide, Filter) == Filter()
    assert find_metadata(FIELDS["opened"], Filter) is None


def test_words_may_stand_beside_the_field_too() -> None:
    assert (FIELDS["depths"].many, dict(FIELDS["depths"].words)) == (True, {"low": "Low", "high": "High"})


def test_every_field_is_walked_with_its_key_path() -> None:
    paths = [".".join(path) for path, _ in walk(model_fields(Harbour))]
    assert paths[:4] == ["berths.*", "berths.*.port", "berths.*.water", "berths.*.length"]


def test_the_fields_of_a_group_are_found_through_lists_and_under_names_of_the_writers_own() -> None:
    assert list(fields_at(Harbour, ("berths", 3))) == ["port", "water", "length"]
    assert list(fields_at(Harbour, ("by_ship", "Aurora"))) == ["port", "water", "length"]
    assert fields_at(Harbour, ("by_ship", "Aurora", "port")) == {}
    assert fields_at(Harbour, ("opened",)) == {}

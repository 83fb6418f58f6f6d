"""Fields that a model gets after version 1 may be missing in the data, without anybody saying so."""

import json
from pathlib import Path
from typing import Any

import pytest

from catalogue.api.records import group_class
from catalogue.api.version_1 import ALWAYS_PRESENT
from catalogue.schema import field_groups, models

PROMISE = Path(__file__).parent / "promise"


class Tool(models.Tool):
    """A tool with fields of a later year."""

    stages: tuple[field_groups.Figure, ...] = ()
    permanent: bool = False
    grade: str = "first"


class Step(field_groups.Fields):
    """A group of a later year."""

    what: str
    when: str | None = None
    who: tuple[str, ...] = ()


def required(model: Any) -> set[str]:
    return set(group_class(model).model_json_schema()["required"])


def test_a_later_field_of_a_promised_record_may_be_missing_even_if_it_is_a_list() -> None:
    assert required(Tool) == required(models.Tool)
    assert "editions" in required(Tool)


def test_of_a_later_group_only_what_its_model_requires_is_required() -> None:
    assert required(Step) == {"what"}


@pytest.mark.parametrize("record", ALWAYS_PRESENT)
def test_nothing_is_always_present_that_was_not_promised(record: str) -> None:
    promises = [json.loads(file.read_text("utf-8"))["$defs"] for file in PROMISE.glob("*.json")]
    promised = {name for groups in promises if record in groups for name in groups[record]["required"]}
    assert ALWAYS_PRESENT[record] <= promised

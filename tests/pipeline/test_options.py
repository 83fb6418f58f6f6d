"""What a stored result is stored under: whatever option changes an outcome must change its key."""

from dataclasses import fields, make_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from catalogue.pipeline.options import BuildOptions, LoadOptions, build_key, check_key

OPTIONS = BuildOptions(Path("/project"), Path("/project/public"))
WITHOUT_EFFECT = {"project", "jobs", "force"}
"""Results lie in a folder of the project; how many processes work, and whether a result is believed, changes none."""


def changed(name: str) -> BuildOptions:
    """The options with another value for one of them."""
    value = getattr(OPTIONS, name)
    other: Any = (
        value / "another" if isinstance(value, Path) else "https://sea.example/" if value is None else not value
    )
    return replace(OPTIONS, **{name: other})


@pytest.mark.parametrize("name", [field.name for field in fields(BuildOptions)])
def test_another_option_is_another_build_unless_it_changes_no_outcome(name: str) -> None:
    assert (build_key(changed(name)) == build_key(OPTIONS)) is (name in WITHOUT_EFFECT)


@pytest.mark.parametrize("name", [field.name for field in fields(BuildOptions)])
def test_another_way_to_load_is_another_check_and_another_way_to_write_is_none(name: str) -> None:
    of_loading = {field.name for field in fields(LoadOptions)} - WITHOUT_EFFECT
    assert (check_key(changed(name)) != check_key(OPTIONS)) is (name in of_loading)


def test_an_option_that_is_added_later_is_part_of_the_key_by_itself() -> None:
    later = make_dataclass("Later", [("novelty", int, 0)], bases=(BuildOptions,), frozen=True, kw_only=True)
    one, other = (later(OPTIONS.project, OPTIONS.output, novelty=value) for value in (1, 2))
    assert build_key(one) != build_key(other)


def test_a_check_and_a_build_that_load_the_same_share_a_key_and_their_results_do_not() -> None:
    assert check_key(OPTIONS) == check_key(LoadOptions(OPTIONS.project))
    assert build_key(OPTIONS) != check_key(OPTIONS)


def test_two_names_of_one_output_folder_are_one_build() -> None:
    assert build_key(replace(OPTIONS, output=Path("/project/themes/../public"))) == build_key(OPTIONS)

"""Marker of recommended fields, which are optional but count towards completeness."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from catalogue.field_info import find_metadata, model_fields

SECTION_WEIGHT = 2
"""Weight of each of the site's `sections` in a piloted tool."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """Marks a field in the schema as one that readers look for."""

    weight: int = 1
    """Its weight, from 3 for what a reader cannot do without to 1 for what is good to have."""
    status: str = ""
    """Status of the entries to which it applies, such as `piloted`; empty for all."""


def recommended_fields(model: type[BaseModel]) -> Mapping[str, Recommended]:
    """The recommended fields of a model, in its order."""
    return {field.name: metadata for field in model_fields(model) if (metadata := find_metadata(field, Recommended))}

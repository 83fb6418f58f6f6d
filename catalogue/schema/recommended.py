"""The mark of fields that an entry need not have and should: what completeness is measured by."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from catalogue.field_info import find_metadata, model_fields

SECTION_WEIGHT = 2
"""What one of the site's `sections` weighs in a tool that was piloted."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """Marks a field in the schema as one that readers look for."""

    weight: int = 1
    """How much it counts beside the others: 3 for what a reader cannot do without, 1 for what is good to have."""
    status: str = ""
    """The status of the entries that it is asked of, such as `piloted`; empty for all."""


def recommended_fields(model: type[BaseModel]) -> Mapping[str, Recommended]:
    """The recommended fields of a model, in its order."""
    return {field.name: metadata for field in model_fields(model) if (metadata := find_metadata(field, Recommended))}

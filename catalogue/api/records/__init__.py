"""What is published of each entry, field by field: the promise that `/api/v1/` makes.

Within version 1 a field may be added that may be missing; none leaves, changes its name, its type or its meaning, and
none that may be missing today will be needed tomorrow. `tests/api/promise/` holds these classes to that.
A field that is not known is left out; a list may be empty.
"""

from catalogue.api.records.entries import (
    Country,
    Initiative,
    Lists,
    Module,
    Organisation,
    Record,
    Term,
    Texts,
    Tool,
    Word,
)
from catalogue.api.records.parts import (
    DOCUMENTED,
    Cover,
    Edition,
    Engagement,
    Figure,
    Funding,
    Indicator,
    Link,
    Party,
    Period,
    Place,
    Recommendation,
)

__all__ = [
    "DOCUMENTED",
    "Country",
    "Cover",
    "Edition",
    "Engagement",
    "Figure",
    "Funding",
    "Indicator",
    "Initiative",
    "Link",
    "Lists",
    "Module",
    "Organisation",
    "Party",
    "Period",
    "Place",
    "Recommendation",
    "Record",
    "Term",
    "Texts",
    "Tool",
    "Word",
]

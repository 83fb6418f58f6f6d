"""Documents are checked against the content model and each other, and become a Library."""

from catalogue.schema.cross_entry import Absent, absent_entries
from catalogue.schema.library import Validated, validate

__all__ = ["Absent", "Validated", "absent_entries", "validate"]

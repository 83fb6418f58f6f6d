"""Documents are checked against the content model and each other, and become a Library."""

from catalogue.schema.cross_entry import SkippedEntries, absent_entries
from catalogue.schema.library import Validated, validate

__all__ = ["SkippedEntries", "Validated", "absent_entries", "validate"]

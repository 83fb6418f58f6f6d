"""Documents are checked against the content model and each other, and become a Library."""

from catalogue.schema.cross_entry import SkippedEntries, skipped_entries
from catalogue.schema.library import ValidationResult, validate

__all__ = ["SkippedEntries", "ValidationResult", "skipped_entries", "validate"]

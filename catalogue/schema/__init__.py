"""Checks of documents against the content model and each other, which make a Library of them."""

from catalogue.schema.cross_entry import SkippedEntries, skipped_entries
from catalogue.schema.library import ValidationResult, validate

__all__ = ["SkippedEntries", "ValidationResult", "skipped_entries", "validate"]

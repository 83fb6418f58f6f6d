"""Fixes what is safe to fix in the files of entries, and leaves every other byte as it is."""

from catalogue.contribute.fixes.edits import Fix
from catalogue.contribute.fixes.files import FileFixes, FixReport, Refusal, fix_files
from catalogue.contribute.fixes.text import FixResult, fix_entry

__all__ = ["FileFixes", "Fix", "FixReport", "FixResult", "Refusal", "fix_entry", "fix_files"]

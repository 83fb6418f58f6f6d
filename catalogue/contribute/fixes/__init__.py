"""Mends what is safe to mend in the files of entries, and leaves every other byte as it is."""

from catalogue.contribute.fixes.edits import Change
from catalogue.contribute.fixes.files import MendedFile, Refused, Report, fix_files
from catalogue.contribute.fixes.text import Mended, fix

__all__ = ["Change", "Mended", "MendedFile", "Refused", "Report", "fix", "fix_files"]

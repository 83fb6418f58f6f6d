"""Mends what is safe to mend in the files of entries, and leaves every other byte as it is."""

from catalogue.contribute.fixes.edits import Change
from catalogue.contribute.fixes.files import MendedFile, Refused, Report, mend_files
from catalogue.contribute.fixes.text import Mended, mend

__all__ = ["Change", "Mended", "MendedFile", "Refused", "Report", "mend", "mend_files"]

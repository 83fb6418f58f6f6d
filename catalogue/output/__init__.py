"""Puts a site on the disk: whole or not at all, and only what has changed."""

from catalogue.output.errors import WriteError
from catalogue.output.manifest import Bundle, Manifest, Record
from catalogue.output.writer import Output, Plan, Staged, open_output

__all__ = ["Bundle", "Manifest", "Output", "Plan", "Record", "Staged", "WriteError", "open_output"]

"""Puts a site on the disk: whole or not at all, and only what has changed."""

from catalogue.write.manifest import Bundle, Manifest, Record
from catalogue.write.output import Output, Plan, Staged, open_output
from catalogue.write.refusal import WriteError

__all__ = ["Bundle", "Manifest", "Output", "Plan", "Record", "Staged", "WriteError", "open_output"]

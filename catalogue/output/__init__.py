"""Puts a site on the disk: whole or not at all, and only what has changed."""

from catalogue.output.errors import WriteError
from catalogue.output.manifest import BundleFiles, Manifest, ManifestEntry
from catalogue.output.writer import Output, StagedSite, WritePlan, open_output

__all__ = ["BundleFiles", "Manifest", "ManifestEntry", "Output", "StagedSite", "WriteError", "WritePlan", "open_output"]

"""Writes a site to disk: completely or not at all, and only the files that have changed."""

from catalogue.output.errors import WriteError
from catalogue.output.manifest import BundleFiles, Manifest, ManifestEntry
from catalogue.output.writer import Output, StagedSite, WritePlan, open_output

__all__ = ["BundleFiles", "Manifest", "ManifestEntry", "Output", "StagedSite", "WriteError", "WritePlan", "open_output"]

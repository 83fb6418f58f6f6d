"""Artifact: one file of a site that waits to be made, with its fingerprint."""

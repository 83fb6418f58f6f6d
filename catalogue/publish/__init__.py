"""Conversion of a Site into Artifacts, which compose views and render templates on demand."""

from catalogue.artifact.artifact import Artifact, RenderError, RenderTask
from catalogue.images import tidy
from catalogue.publish.artifacts import render
from catalogue.publish.interface import Interface, load_interface
from catalogue.theme.templates import template_diagnostic

__all__ = [
    "Artifact",
    "Interface",
    "RenderError",
    "RenderTask",
    "load_interface",
    "render",
    "template_diagnostic",
    "tidy",
]

"""The Site becomes Artifacts: views are composed, and templates wait to be rendered with them."""

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

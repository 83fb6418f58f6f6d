"""Checks of a picture before it is published: what format it has, whether it is complete, and whether it hides data.

A pure function of the file's name and bytes. Nothing is decoded before the format and the size are known.
"""

from catalogue.sources.images.formats import ENDINGS
from catalogue.sources.images.probe import Picture, ProbedImage, examine, open_picture

__all__ = ["ENDINGS", "Picture", "ProbedImage", "examine", "open_picture"]

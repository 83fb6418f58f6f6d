"""Looks a picture through before it is published: what it is, whether it is whole, and whether something hides in it.

A pure function of the file's name and bytes. Nothing is decoded before the format and the size are known.
"""

from catalogue.sources.images.formats import ENDINGS
from catalogue.sources.images.probe import Picture, ProbedImage, examine, open_picture

__all__ = ["ENDINGS", "Picture", "ProbedImage", "examine", "open_picture"]

"""Looks a picture through before it is published: what it is, whether it is whole, and whether something hides in it.

A pure function of the file's name and bytes. Nothing is decoded before the format and the size are known.
"""

from catalogue.read.picture.examine import Picture, Seen, examine, open_picture
from catalogue.read.picture.formats import ENDINGS

__all__ = ["ENDINGS", "Picture", "Seen", "examine", "open_picture"]

"""Published pictures: turned upright, in a few widths and formats, and stripped of all metadata.

The original file in `content/media/` is never published: its metadata may reveal where somebody lives.
"""

from catalogue.images.artifacts import picture_artifacts
from catalogue.images.cache import tidy
from catalogue.images.picture_html import add_sources, cover_of, picture_view

__all__ = ["add_sources", "cover_of", "picture_artifacts", "picture_view", "tidy"]

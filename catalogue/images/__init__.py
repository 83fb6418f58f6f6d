"""Pictures as they are published: turned upright, in a few widths and formats, with nothing but their pixels.

The file that somebody has put into `content/media/` is never published itself: it may tell where they live.
"""

from catalogue.images.artifacts import picture_artifacts
from catalogue.images.cache import tidy
from catalogue.images.picture_html import add_sources, cover_of, picture_view

__all__ = ["add_sources", "cover_of", "picture_artifacts", "picture_view", "tidy"]

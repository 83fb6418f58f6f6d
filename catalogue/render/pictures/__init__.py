"""Pictures as they are published: turned upright, in a few widths and formats, with nothing but their pixels.

The file that somebody has put into `content/media/` is never published itself: it may tell where they live.
"""

from catalogue.render.pictures.markup import cover_of, framed, picture_view
from catalogue.render.pictures.press import picture_artifacts
from catalogue.render.pictures.store import tidy

__all__ = ["cover_of", "framed", "picture_artifacts", "picture_view", "tidy"]

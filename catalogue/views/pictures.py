"""Views of pictures: the files of each, from which a browser chooses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureFileView:
    """One file of a picture."""

    path: str
    width: int
    """In pixels."""


@dataclass(frozen=True, slots=True)
class PictureSourceView:
    """The files of a picture in one format: a `source` of a `picture`."""

    type: str
    """The media type, such as `image/avif`."""
    media: str
    """The condition on which a browser chooses among these; empty for none."""
    files: tuple[PictureFileView, ...]
    """From the narrowest to the widest: together a `srcset`."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """A photograph or a drawing from `content/media/`."""

    path: str
    """Address of the file for browsers that take none of the sources, below the root."""
    width: int
    height: int
    """In pixels, of the largest file: what `width` and `height` of an `img` say."""
    colour: str
    """Its average colour, such as `#7b8079`, to show until it is there; empty where that would shine through."""
    sources: tuple[PictureSourceView, ...]
    """In the order of preference; none for a drawing."""

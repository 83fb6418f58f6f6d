"""Index of the pictures and downloads in `content/media/`, by name. Knows nothing of their contents."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue.sources.images import ENDINGS, Picture

PICTURES = frozenset(ENDINGS)
_DOCUMENTS = frozenset({".pdf", ".csv", ".xlsx", ".ods", ".docx", ".odt", ".pptx", ".odp", ".txt"})
_RECORDINGS = frozenset({".mp3", ".mp4", ".vtt"})
DOWNLOADS = PICTURES | _DOCUMENTS | _RECORDINGS


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file that entries may show or offer for download."""

    path: str
    """POSIX path below `content/`, such as `media/stand.jpg`; also its address on the site."""
    file: Path
    size: int
    """In bytes."""
    mtime_ns: int
    """Time of the last change in nanoseconds since 1970."""
    ctime_ns: int
    """Time of the last change to contents, name or permissions: an archive or a copy may reset `mtime_ns`."""
    picture: Picture | None = None
    """Its properties, once it has been probed; None for a file that is not a picture."""

    @property
    def display_path(self) -> str:
        """The name of the file in diagnostics."""
        return f"content/{self.path}"

    @property
    def is_picture(self) -> bool:
        """Whether its extension is that of a picture."""
        return self.file.suffix.lower() in PICTURES


def find_media(content: Path) -> tuple[MediaFile, ...]:
    """List all files below `content/media/`, sorted; links that lead out of it are left out."""
    return tuple(sorted(_walk(content.resolve()), key=lambda medium: medium.path))


def _walk(content: Path) -> Iterator[MediaFile]:
    media = content / "media"
    if media.is_symlink():  # `discover` reports it; it may lead to an entire disk
        return
    for file in media.rglob("*"):
        if file.is_file() and file.resolve().is_relative_to(media) and not file.name.startswith("."):
            stat, path = file.stat(), file.relative_to(content).as_posix()
            yield MediaFile(path, file, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)

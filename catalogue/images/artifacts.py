"""The artifacts of the pictures that a site shows or offers."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from catalogue.artifact.artifact import Artifact, RenderError, RenderTask
from catalogue.artifact.digest import digest
from catalogue.cache.program import program_digest
from catalogue.diagnostics.model import Span, report
from catalogue.diagnostics.rules import read as rules
from catalogue.images.cache import folder_of, load_rendition
from catalogue.images.renditions import Rendition, download_rendition, page_renditions
from catalogue.site import Site
from catalogue.sources import MediaFile
from catalogue.sources.images import Picture
from catalogue.sources.images.probe import digest_of
from catalogue.sources.images.svg_sanitizer import sanitise_svg

_PIXELS_OF_A_PAGE = 20_000
"""Number of pixels that take as long to encode as a page takes to compose and render."""
_LEAST_WEIGHT = 8


def picture_artifacts(site: Site, project: Path) -> tuple[Artifact, ...]:
    """Artifacts of all renditions, each once; those of one picture are adjacent."""
    folder = folder_of(project)
    by_path: dict[str, Artifact] = {}
    for medium in site.media.values():
        if medium.picture is not None:
            artifacts = (
                _drawing(medium, medium.picture) if medium.picture.format == "SVG" else _files(site, medium, folder)
            )
            by_path |= {artifact.path: artifact for artifact in artifacts}
    return tuple(by_path.values())


def _files(site: Site, medium: MediaFile, folder: Path | None) -> Iterator[Artifact]:
    picture = medium.picture
    assert picture is not None
    renditions = page_renditions(medium, picture) if medium.path in site.embedded_media else ()
    downloads = (download_rendition(medium, picture),) if medium.path in site.linked_media else ()
    for rendition in (*renditions, *downloads):
        produce = partial(_rendition_bytes, folder, medium, picture, rendition)
        yield _artifact(rendition.path, (picture, rendition), produce, rendition.width * rendition.height)


def _drawing(medium: MediaFile, picture: Picture) -> Iterator[Artifact]:
    def produce() -> bytes:
        data = medium.file.read_bytes()
        if digest_of(data) != picture.digest:
            raise _changed_error(medium)
        return sanitise_svg(data).data

    yield _artifact(medium.path, (picture,), produce, 0)


def _artifact(path: str, parts: tuple[object, ...], produce: Callable[[], bytes], pixels: int) -> Artifact:
    fingerprint = digest(program_digest(), *parts)
    weight = _LEAST_WEIGHT + pixels // _PIXELS_OF_A_PAGE
    return Artifact(path, fingerprint, lambda: RenderTask(fingerprint, produce), weight=weight)


def _rendition_bytes(folder: Path | None, medium: MediaFile, picture: Picture, rendition: Rendition) -> bytes:
    from catalogue.images.encode import ChangedError

    try:
        return load_rendition(folder, medium, picture, rendition)
    except (ChangedError, OSError) as error:
        raise _changed_error(medium) from error


def _changed_error(medium: MediaFile) -> RenderError:
    reason = "it was changed or taken away while the site was built; build again"
    return RenderError(report(rules.UNREADABLE_FILE, Span(medium.display_path), reason=reason))

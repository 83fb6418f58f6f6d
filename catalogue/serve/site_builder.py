"""The site in memory: what the stages make of the sources now, and the last whole site where they have errors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.artifact.digest import digest
from catalogue.concurrency import locked_property
from catalogue.diagnostics import Diagnostics
from catalogue.pipeline.build_cache import open_cache
from catalogue.pipeline.load import load
from catalogue.pipeline.options import BuildOptions
from catalogue.pipeline.read import read_project
from catalogue.pipeline.render import render_site
from catalogue.publish import Artifact

Content = Callable[[], bytes] | Path
"""A way to the bytes of a file: a function that makes them, or the file that is published as it is."""


@dataclass(frozen=True)
class BuiltSite:
    """A whole site, of which nothing is made until it is asked for."""

    artifacts: Mapping[str, Artifact]
    """Every file that a build would write, by its path below the site."""
    problems: Diagnostics
    """What is wrong with the sources as they are now."""
    whole: bool
    """False while the sources have errors: the artifacts are those of the last whole site, if there was one."""
    base_url: str = ""
    """Where the site will stand, with a slash at the end."""
    archive: str = ""
    """Where a build puts the archive to take away, which is not made here; empty for a site that offers none."""

    @locked_property
    def searched(self) -> Mapping[str, str]:
        """The entry that each page shows which the search finds, by the page's path."""
        return {path: artifact.entry for path, artifact in self.artifacts.items() if artifact.entry}

    @locked_property
    def search(self) -> str:
        """Digest of all that the search index may depend on; empty for a site in which nothing is searched."""
        return digest([(path, self.artifacts[path].inputs) for path in self.searched]) if self.searched else ""

    def mark(self, path: str) -> str:
        """Changes whenever the bytes at a path may have changed; empty where there is no such file."""
        artifact = self.artifacts.get(path)
        return artifact.inputs if artifact else ""

    def content(self, path: str) -> Content:
        """The way to the bytes at a path. Composes the view of a page; RenderError comes only when it is rendered."""
        produce = self.artifacts[path].compose().produce
        owner = getattr(produce, "__self__", None)  # a medium's bytes are its file's: a server sends parts of that
        return owner if isinstance(owner, Path) else produce


class SiteBuilder:
    """Builds the site of a project in memory as often as it is asked to, from one thread alone."""

    def __init__(self, options: BuildOptions) -> None:
        self._options = options
        self._cache = open_cache(options)
        self._last = BuiltSite({}, Diagnostics(), whole=False)

    def read(self) -> None:
        """Read all sources and pictures, on all cores as long as this process has no second thread."""
        read_project(self._options, self._cache)

    def site(self) -> BuiltSite:
        """The site as the sources have it now, or the last whole one with what is wrong with them."""
        loaded = load(self._options, self._cache)
        rendered = render_site(loaded)
        if isinstance(rendered, Diagnostics):
            return replace(self._last, problems=rendered, whole=False)
        artifacts = {artifact.path: artifact for artifact in rendered.artifacts}
        self._last = BuiltSite(
            artifacts, loaded.problems, whole=True, base_url=loaded.config.base_url or "", archive=rendered.archive
        )
        return self._last

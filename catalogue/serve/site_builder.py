"""Builds the site in memory from the sources; keeps the last complete site for the time in which they have errors."""

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
"""The bytes of a file: a function that produces them, or the file that is published as it is."""


@dataclass(frozen=True)
class BuiltSite:
    """A complete site, of which each file is rendered only when it is requested."""

    artifacts: Mapping[str, Artifact]
    """Every file that a build would write, by its path below the site."""
    problems: Diagnostics
    """What is wrong with the sources as they are now."""
    complete: bool
    """False while the sources have errors: the artifacts are those of the last complete site, if there was one."""
    base_url: str = ""
    """Where the site will stand, with a slash at the end."""
    archive: str = ""
    """Where a build puts the archive to take away, which is not made here; empty for a site that offers none."""

    @locked_property
    def search_entries(self) -> Mapping[str, str]:
        """The entry that each searchable page shows, by the path of the page."""
        return {path: artifact.entry for path, artifact in self.artifacts.items() if artifact.entry}

    @locked_property
    def search_digest(self) -> str:
        """Digest of all that the search index may depend on; empty for a site without searchable pages."""
        return (
            digest([(path, self.artifacts[path].inputs) for path in self.search_entries]) if self.search_entries else ""
        )

    def version(self, path: str) -> str:
        """Changes whenever the bytes at a path may have changed; empty where there is no such file."""
        artifact = self.artifacts.get(path)
        return artifact.inputs if artifact else ""

    def content(self, path: str) -> Content:
        """The bytes at a path. Composes the view of a page; RenderError is raised only when it is rendered."""
        produce = self.artifacts[path].compose().produce
        owner = getattr(produce, "__self__", None)  # a medium's bytes are its file's: a server sends parts of that
        return owner if isinstance(owner, Path) else produce


class SiteBuilder:
    """Builds the site of a project in memory, any number of times, from one thread."""

    def __init__(self, options: BuildOptions) -> None:
        self._options = options
        self._cache = open_cache(options)
        self._last = BuiltSite({}, Diagnostics(), complete=False)

    def read(self) -> None:
        """Read all sources and pictures, on all cores as long as this process has no second thread."""
        read_project(self._options, self._cache)

    def build(self) -> BuiltSite:
        """Build the site from the present sources; the last complete one with their problems if they have errors."""
        loaded_site = load(self._options, self._cache)
        rendered_site = render_site(loaded_site)
        if isinstance(rendered_site, Diagnostics):
            return replace(self._last, problems=rendered_site, complete=False)
        artifacts = {artifact.path: artifact for artifact in rendered_site.artifacts}
        self._last = BuiltSite(
            artifacts,
            loaded_site.problems,
            complete=True,
            base_url=loaded_site.config.base_url or "",
            archive=rendered_site.archive,
        )
        return self._last

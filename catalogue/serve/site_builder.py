"""The site in memory: what the stages make of the sources now, and the last whole site where they have errors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.artifact.digest import digest
from catalogue.cache.program import cache_folder
from catalogue.concurrency import locked_property
from catalogue.diagnostics import Diagnostics
from catalogue.output.path_checks import check
from catalogue.output.search_index import FOLDER
from catalogue.pipeline.build import Options
from catalogue.pipeline.load import load, memory_of
from catalogue.publish import Artifact, load_interface, render
from catalogue.site.output_paths import archive_path
from catalogue.sources import find_media

Content = Callable[[], bytes] | Path
"""A way to the bytes of a file: a function that makes them, or the file that is published as it is."""


@dataclass(frozen=True)
class BuiltSite:
    """A whole site, of which nothing is made until it is asked for."""

    artifacts: Mapping[str, Artifact]
    """Every file that a build would write, by its path below the site."""
    faults: Diagnostics
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
    """Looks at the sources of a project as often as it is asked to, from one thread alone."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._memory = memory_of(options.project, options.jobs)
        self._last = BuiltSite({}, Diagnostics(), whole=False)

    def read(self) -> None:
        """Read all sources and pictures, on all cores as long as this process has no second thread."""
        self._memory.sources.gather()
        self._memory.pictures.look_through(find_media(self._options.project / "content"))

    def site(self) -> BuiltSite:
        """The site as the sources have it now, or the last whole one with what is wrong with them."""
        options, project = self._options, self._options.project
        loaded = load(
            project,
            base_url=options.base_url,
            fallback_url=options.fallback_url,
            drafts=options.drafts,
            strict=options.strict,
            memory=self._memory,
            dated=True,
        )
        if loaded.site is None or loaded.theme is None:
            return self._stopped(loaded.faults)
        interface, faults = load_interface(loaded.config, loaded.theme, project, cache_folder(project))
        if interface is None:
            return self._stopped(Diagnostics.collect(loaded.faults.items, faults))
        artifacts = render(loaded.site, interface, project)
        if clashes := check(artifacts, (FOLDER,)):
            return self._stopped(Diagnostics.collect(loaded.faults.items, clashes))
        made = {artifact.path: artifact for artifact in artifacts}
        archive = archive_path(loaded.site.library)
        self._last = BuiltSite(made, loaded.faults, whole=True, base_url=loaded.config.base_url or "", archive=archive)
        return self._last

    def _stopped(self, faults: Diagnostics) -> BuiltSite:
        return replace(self._last, faults=faults, whole=False)

"""What follows loading, whether the site is written or served: its theme is compiled and its files are listed."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.cache.program import cache_folder
from catalogue.diagnostics import Diagnostics
from catalogue.output import path_checks, search_index
from catalogue.pipeline.load import LoadedSite
from catalogue.publish import Artifact, Interface, load_interface, render
from catalogue.site import Site
from catalogue.site.output_paths import archive_path


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """A site whose every file is known, and none is made."""

    site: Site
    interface: Interface
    artifacts: Sequence[Artifact]
    """Every file but for those of bundles."""
    archive: str
    """The path of the offline archive; empty for a site that offers none."""

    @property
    def bundles(self) -> tuple[str, ...]:
        """The folders and files that are made of all others: the search index and the offline archive."""
        return (search_index.FOLDER, self.archive) if self.archive else (search_index.FOLDER,)


def render_site(loaded_site: LoadedSite) -> RenderedSite | Diagnostics:
    """List the files of a site; or say why it has none: the errors in its sources, its theme or its paths."""
    project = loaded_site.options.project
    if loaded_site.site is None or loaded_site.theme is None:
        return loaded_site.problems
    interface, problems = load_interface(loaded_site.config, loaded_site.theme, project, cache_folder(project))
    if interface is None:
        return Diagnostics.collect(loaded_site.problems.items, problems)
    artifacts = render(loaded_site.site, interface, project)
    rendered_site = RenderedSite(loaded_site.site, interface, artifacts, archive_path(loaded_site.site.library))
    if clashes := path_checks.check(artifacts, rendered_site.bundles):
        return Diagnostics.collect(loaded_site.problems.items, clashes)
    return rendered_site

"""The full project, rendered once: every page as text, by path."""

from dataclasses import dataclass
from pathlib import Path

from catalogue.cache.program import cache_folder
from catalogue.pipeline.load import load
from catalogue.pipeline.options import BuildOptions, LoadOptions
from catalogue.publish import Artifact, Interface, load_interface, render
from catalogue.site import Site


@dataclass(frozen=True, slots=True)
class Rendered:
    """A site that was rendered and not written."""

    site: Site
    interface: Interface
    files: dict[str, bytes]
    """What every artifact makes, by path; those that take long are left out."""
    artifacts: dict[str, Artifact]
    """Every artifact by path."""

    def text(self, path: str) -> str:
        """A page or a feed."""
        return self.files[path].decode()

    @property
    def pages(self) -> dict[str, str]:
        """Every page by path."""
        return {path: data.decode() for path, data in self.files.items() if path.endswith(".html")}


def rendered(project: Path, *, dated: bool = False) -> Rendered:
    """Render a project, which must have no errors; `dated` has Git asked when its entries changed."""
    loaded = load(BuildOptions(project, project / "public") if dated else LoadOptions(project))
    assert loaded.site is not None, [f"{problem.span.path}: {problem.message}" for problem in loaded.problems.items]
    assert loaded.theme is not None
    interface, problems = load_interface(loaded.site.library.config, loaded.theme, project, cache_folder(project))
    assert interface is not None, problems
    artifacts = render(loaded.site, interface, project)
    quick = (artifact for artifact in artifacts if not artifact.path.endswith((".pdf", ".png")) or artifact.weight == 1)
    made = {artifact.path: artifact.compose().produce() for artifact in quick}
    return Rendered(loaded.site, interface, made, {artifact.path: artifact for artifact in artifacts})

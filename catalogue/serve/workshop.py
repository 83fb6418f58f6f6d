"""The site in memory: what the stages make of the sources now, and the last whole site where they have errors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.build import Options
from catalogue.diagnostics import Diagnostics
from catalogue.load import load
from catalogue.render.artifact import Artifact

Content = Callable[[], bytes] | Path
"""A way to the bytes of a file: a function that makes them, or the file that is published as it is."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole site. Nothing of it is rendered until it is asked for."""

    files: Mapping[str, Content]
    """Every file that a build would write, by its path below the site."""
    digests: Mapping[str, str]
    """Their fingerprints: equal ones promise equal bytes."""
    faults: Diagnostics
    whole: bool
    """False while the sources have errors: `files` is then the last whole site, or empty where there was none."""
    search: str | None
    """Fingerprint of all that the search index depends on; None for a site in which nothing is searched."""
    base_url: str = "http://localhost:8000/"
    """Where the site will stand, with a slash at the end."""
    searched: tuple[Artifact, ...] = ()
    """The pages that the search covers."""


class Workshop:
    """Looks at the sources of a project as often as it is asked to, from one thread alone."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._last = Edition({}, {}, Diagnostics(), whole=False, search=None)

    def site(self) -> Edition:
        """The site as the sources have it now, or the last whole one with what is wrong with them."""
        from catalogue import search
        from catalogue.render import load_interface, render
        from catalogue.write.paths import check

        options = self._options
        loaded = load(options.project, base_url=options.base_url, drafts=options.drafts, strict=options.strict)
        if loaded.site is None or loaded.theme is None:
            return self._stopped(loaded.faults)
        config = loaded.site.library.config
        interface, faults = load_interface(config, loaded.theme, options.project)
        if interface is None:
            return self._stopped(Diagnostics.collect(loaded.faults.items, faults))
        artifacts = render(loaded.site, interface)
        bundle = search.bundle(artifacts)
        if clashes := check(artifacts, bundle):
            return self._stopped(Diagnostics.collect(loaded.faults.items, clashes))
        self._last = Edition(
            files={artifact.path: _content(artifact) for artifact in artifacts},
            digests={artifact.path: artifact.fingerprint for artifact in artifacts},
            faults=loaded.faults,
            whole=True,
            search=bundle.fingerprint if bundle else None,
            base_url=config.base_url,
            searched=tuple(artifact for artifact in artifacts if artifact.indexed),
        )
        return self._last

    def _stopped(self, faults: Diagnostics) -> Edition:
        return replace(self._last, faults=faults, whole=False)


def _content(artifact: Artifact) -> Content:
    """A medium's artifact makes its bytes by reading its file; the server had rather read parts of it."""
    owner = getattr(artifact.produce, "__self__", None)
    return owner if isinstance(owner, Path) else artifact.produce

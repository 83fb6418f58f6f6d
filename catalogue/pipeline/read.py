"""The first step of the recipe: reads everything that a site is made from. Checks nothing against anything else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.cache.program import cache_folder
from catalogue.diagnostics import Diagnostic
from catalogue.history import UNKNOWN, History, read_history
from catalogue.history.head import read_git_state
from catalogue.pipeline.build_cache import BuildCache, DocumentChecks, check_alone
from catalogue.pipeline.options import LoadOptions
from catalogue.pipeline.settings import SettingsFile, read_settings
from catalogue.pipeline.sources import ReadResults, read_bytes
from catalogue.site import permalinks
from catalogue.sources import Document, MediaFile, find_media
from catalogue.sources.safe_read import read_inside
from catalogue.theme import ThemeFiles, find_theme


@dataclass(frozen=True, slots=True)
class ProjectSources:
    """Everything that a site is made from, as read."""

    settings: SettingsFile
    theme: ThemeFiles | None
    """The theme but for its templates; None where it has problems."""
    permalink_records: Sequence[permalinks.PermalinkRecord]
    """The addresses that content/permalinks.txt promises."""
    results: ReadResults[DocumentChecks]
    media: tuple[MediaFile, ...]
    history: History
    problems: tuple[Diagnostic, ...]
    """Problems of the theme, the record of addresses and the media; those of settings and sources are with them."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every source that could be read, drafts included."""
        return tuple(result.document for result in self.results.by_path.values() if result.document)

    @property
    def unread(self) -> list[Diagnostic]:
        """The problems of reading sources."""
        return [*self.results.problems, *(f for result in self.results.by_path.values() for f in result.problems)]

    def with_files(self, files: Mapping[str, str]) -> "ProjectSources":
        """The same project with new or changed sources: their texts by path, relative to the project."""
        results = {path: read_bytes(path, text.encode(), check_alone) for path, text in files.items()}
        by_path = dict(sorted({**self.results.by_path, **results}.items()))
        return replace(self, results=replace(self.results, by_path=by_path))


def read_project(options: LoadOptions, cache: BuildCache) -> ProjectSources:
    """Read a project: whatever is new or has changed since the cache was filled."""
    project = options.project
    settings = read_settings(project, options.base_url, options.fallback_url)
    if not options.pdf:
        settings = replace(settings, config=settings.config.without("pdf"))
    config = settings.config
    theme, theme_problems = find_theme(config.theme, project, config.theme_options, settings.locate)
    permalink_records, record_problems = permalinks.read_record(_record(project))
    results = cache.sources.read()
    media, media_problems = cache.images.probe(find_media(project / "content"))
    history = _history(project, cache) if options.history else UNKNOWN
    problems = (*theme_problems, *record_problems, *media_problems)
    return ProjectSources(settings, theme, permalink_records, results, media, history, problems)


def _record(project: Path) -> str:
    """The text of content/permalinks.txt; empty where there is none yet."""
    data = read_inside(project / permalinks.PERMALINKS, project / "content")
    return (data or b"").decode("utf-8", "replace")


def _history(project: Path, cache: BuildCache) -> History:
    """What Git says of the entries; asked again when another commit is checked out."""
    git_state = read_git_state(project)
    if cache.history[0] != git_state:
        cache.history = (git_state, read_history(project, cache_folder(project)))
    return cache.history[1]

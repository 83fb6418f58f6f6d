"""Builds a site: loads it, lists its files, and puts them on the disk, whole or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalogue.diagnostics import Diagnostic, Diagnostics
from catalogue.pipeline.clock import Clock, Progress
from catalogue.pipeline.options import BuildOptions

if TYPE_CHECKING:
    from catalogue.output import ManifestEntry, StagedSite
    from catalogue.pipeline.render import RenderedSite


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    problems: Diagnostics
    published: bool
    """Whether the output folder now holds this very site."""
    written: int = 0
    """Files written."""
    unchanged: int = 0
    removed: int = 0
    pages: int = 0
    """Pages of the site."""
    tools: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    """Wall time of each stage."""


def build(options: BuildOptions, progress: Progress = lambda stage: None) -> BuildReport:
    """Publish a project's site, whole or not at all."""
    from catalogue.output import WriteError
    from catalogue.output.permalinks import write_permalinks
    from catalogue.pipeline.load import load
    from catalogue.pipeline.render import render_site
    from catalogue.publish import RenderError

    clock = Clock(progress)
    loaded_site = load(options, clock=clock)

    def report_failure(problems: Iterable[Diagnostic]) -> BuildReport:
        return BuildReport(
            Diagnostics.collect(loaded_site.problems.items, problems), published=False, seconds=clock.seconds
        )

    with clock("render"):
        rendered_site = render_site(loaded_site)
    if isinstance(rendered_site, Diagnostics):
        return report_failure(rendered_site.items)
    try:
        staged_site, warnings = _publish(options, rendered_site, clock)
    except WriteError as error:
        return report_failure(error.problems)
    except RenderError as error:
        return report_failure([error.problem])
    forgotten = (
        write_permalinks(options.project, loaded_site.permalinks) if options.record and not options.drafts else None
    )
    return BuildReport(
        problems=Diagnostics.collect(loaded_site.problems.items, warnings.items, [forgotten] if forgotten else []),
        published=True,
        written=len(staged_site.changed),
        unchanged=staged_site.unchanged_count,
        removed=len(staged_site.removed),
        pages=sum(artifact.path.endswith(".html") for artifact in rendered_site.artifacts),
        tools=len(rendered_site.site.library.tools),
        seconds=clock.seconds,
    )


def _publish(options: BuildOptions, rendered_site: "RenderedSite", clock: Clock) -> "tuple[StagedSite, Diagnostics]":
    """Write what is not up to date, with the bundles made of it; also returns what had to be left out.

    Raises `WriteError` where the site cannot be published and `RenderError` where a template fails.
    """
    from catalogue.output import WriteError, offline, open_output, search_index
    from catalogue.pages.sitemap_robots import missing_address
    from catalogue.publish import tidy

    entries = {artifact.path: artifact.entry for artifact in rendered_site.artifacts if artifact.entry}

    def bundles_of(records: "Mapping[str, ManifestEntry]") -> dict[str, str]:
        index_texts = {path: record.indexed for path, record in records.items() if record.indexed}
        return {
            search_index.FOLDER: search_index.fingerprint(index_texts, entries),
            copy.path: offline.fingerprint(copy, records),
        }

    # The lock is held from the comparison to the swap, so that nothing changes under our hands.
    with open_output(options.output, options.project) as output:
        with clock("write"):
            copy = offline.copy_of(rendered_site.site, rendered_site.interface)
            plan = output.plan(rendered_site.artifacts, rendered_site.bundles, force=options.force)
            staged_site = output.stage(plan, bundles_of, options.jobs)
        warnings = Diagnostics.collect(
            staged_site.problems, copy.problems, missing_address(rendered_site.site.library.config)
        )
        if options.strict and warnings.items:
            raise WriteError(*warnings.strict().items)
        if search_index.FOLDER in staged_site.stale:
            with clock("index"):
                if damage := search_index.index(staged_site.directory, entries):
                    raise WriteError(*damage)
        if copy.path in staged_site.stale:
            with clock("archive"):
                before = offline.earlier(output.directory / copy.path, plan.standing.get(copy.path))
                offline.make(copy, staged_site.directory, staged_site.records, before, options.jobs)
        if not staged_site.nothing_to_do:
            with clock("publish"):
                output.commit(staged_site)
                tidy(rendered_site.site, options.project)
    return staged_site, warnings

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
    made: int = 0
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
    loaded = load(options, clock=clock)

    def stopped(problems: Iterable[Diagnostic]) -> BuildReport:
        return BuildReport(Diagnostics.collect(loaded.problems.items, problems), published=False, seconds=clock.seconds)

    with clock("render"):
        rendered = render_site(loaded)
    if isinstance(rendered, Diagnostics):
        return stopped(rendered.items)
    try:
        staged, warnings = _publish(options, rendered, clock)
    except WriteError as error:
        return stopped(error.problems)
    except RenderError as error:
        return stopped([error.problem])
    forgotten = write_permalinks(options.project, loaded.permalinks) if options.record and not options.drafts else None
    return BuildReport(
        problems=Diagnostics.collect(loaded.problems.items, warnings.items, [forgotten] if forgotten else []),
        published=True,
        made=len(staged.changed),
        unchanged=staged.unchanged_count,
        removed=len(staged.removed),
        pages=sum(artifact.path.endswith(".html") for artifact in rendered.artifacts),
        tools=len(rendered.site.library.tools),
        seconds=clock.seconds,
    )


def _publish(options: BuildOptions, rendered: "RenderedSite", clock: Clock) -> "tuple[StagedSite, Diagnostics]":
    """Write what is not up to date, with the bundles made of it; also returns what had to be left out.

    Raises `WriteError` where the site cannot be published and `RenderError` where a template fails.
    """
    from catalogue.output import WriteError, offline, open_output, search_index
    from catalogue.pages.sitemap_robots import missing_address
    from catalogue.publish import tidy

    entries = {artifact.path: artifact.entry for artifact in rendered.artifacts if artifact.entry}

    def bundles_of(records: "Mapping[str, ManifestEntry]") -> dict[str, str]:
        indexed = {path: record.indexed for path, record in records.items() if record.indexed}
        return {
            search_index.FOLDER: search_index.fingerprint(indexed, entries),
            copy.path: offline.fingerprint(copy, records),
        }

    # The lock is held from the comparison to the swap, so that nothing changes under our hands.
    with open_output(options.output, options.project) as output:
        with clock("write"):
            copy = offline.copy_of(rendered.site, rendered.interface)
            plan = output.plan(rendered.artifacts, rendered.bundles, force=options.force)
            staged = output.stage(plan, bundles_of, options.jobs)
        warnings = Diagnostics.collect(staged.problems, copy.problems, missing_address(rendered.site.library.config))
        if options.strict and warnings.items:
            raise WriteError(*warnings.strict().items)
        if search_index.FOLDER in staged.stale:
            with clock("index"):
                if damage := search_index.index(staged.directory, entries):
                    raise WriteError(*damage)
        if copy.path in staged.stale:
            with clock("archive"):
                before = offline.earlier(output.directory / copy.path, plan.standing.get(copy.path))
                offline.make(copy, staged.directory, staged.records, before, options.jobs)
        if not staged.nothing_to_do:
            with clock("publish"):
                output.commit(staged)
                tidy(rendered.site, options.project)
    return staged, warnings

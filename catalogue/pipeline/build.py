"""The recipe: what is done in which order to publish a site. With `load.py` the only file that calls the stages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.cache.program import cache_folder
from catalogue.diagnostics import Diagnostic, Diagnostics

if TYPE_CHECKING:
    from catalogue.output import ManifestEntry


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked to do."""

    project: Path
    """The folder that holds `content/`."""
    output: Path
    base_url: str | None = None
    """Where the site will stand; the one in site.yaml when left out."""
    drafts: bool = False
    strict: bool = False
    force: bool = False
    """Make every file anew."""
    jobs: int = 0
    """How many processes may work; 0 for as many as there are cores."""
    pdf: bool = True
    """False leaves out the PDFs, as a site does that does not publish them."""
    record: bool = False
    """Write new addresses down in content/permalinks.txt once the site stands."""
    fallback_url: str | None = None
    """Where the site stands if neither `base_url` nor site.yaml says so: the address of the development server."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    faults: Diagnostics
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


Progress = Callable[[str], None]
"""Is told the name of each stage as it begins."""


def build(options: Options, progress: Progress = lambda stage: None) -> BuildReport:
    """Publish a project's site, whole or not at all."""
    from catalogue.output import WriteError, offline, open_output, search_index
    from catalogue.output.permalinks import write_permalinks
    from catalogue.pages.sitemap_robots import missing_address
    from catalogue.pipeline.load import Clock, load, memory_of
    from catalogue.publish import RenderError, load_interface, render, tidy

    clock, project = Clock(progress), options.project
    loaded = load(
        project,
        base_url=options.base_url,
        drafts=options.drafts,
        strict=options.strict,
        pdf=options.pdf,
        memory=memory_of(project, options.jobs),
        dated=True,
        clock=clock,
    )

    def stopped(faults: "list[Diagnostic] | tuple[Diagnostic, ...]") -> BuildReport:
        return BuildReport(Diagnostics.collect(loaded.faults.items, faults), published=False, seconds=clock.seconds)

    if loaded.site is None or loaded.theme is None:
        return stopped([])
    with clock("render"):
        interface, faults = load_interface(loaded.config, loaded.theme, project, cache_folder(project))
        if interface is None:
            return stopped(faults)
        artifacts = render(loaded.site, interface, project)
        copy = offline.copy_of(loaded.site, interface)
    entries = {artifact.path: artifact.entry for artifact in artifacts if artifact.entry}

    def bundles_of(records: "Mapping[str, ManifestEntry]") -> dict[str, str]:
        indexed = {path: record.indexed for path, record in records.items() if record.indexed}
        return {
            search_index.FOLDER: search_index.fingerprint(indexed, entries),
            copy.path: offline.fingerprint(copy, records),
        }

    places = (search_index.FOLDER, copy.path) if copy.path else (search_index.FOLDER,)
    try:
        # The lock is held from the comparison to the swap, so that nothing changes under our hands.
        with open_output(options.output, project) as output:
            with clock("write"):
                plan = output.plan(artifacts, places, force=options.force)
                staged = output.stage(plan, bundles_of, options.jobs)
            flaws = Diagnostics.collect(staged.problems, copy.problems, missing_address(loaded.config))
            if options.strict and flaws.items:
                return stopped(flaws.strict().items)
            if search_index.FOLDER in staged.stale:
                with clock("index"):
                    if damaged := search_index.index(staged.directory, entries):
                        return stopped(damaged)
            if copy.path in staged.stale:
                with clock("archive"):
                    before = offline.earlier(output.directory / copy.path, plan.standing.get(copy.path))
                    offline.make(copy, staged.directory, staged.records, before, options.jobs)
            if not staged.nothing_to_do:
                with clock("publish"):
                    output.commit(staged)
                    tidy(loaded.site, project)
    except WriteError as error:
        return stopped(error.problems)
    except RenderError as error:
        return stopped([error.problem])
    forgotten = write_permalinks(project, loaded.permalinks) if options.record and not options.drafts else None
    return BuildReport(
        faults=Diagnostics.collect(loaded.faults.items, flaws.items, [forgotten] if forgotten else []),
        published=True,
        made=len(staged.changed),
        unchanged=staged.unchanged_count,
        removed=len(staged.removed),
        pages=sum(artifact.path.endswith(".html") for artifact in artifacts),
        tools=len(loaded.site.library.tools),
        seconds=clock.seconds,
    )

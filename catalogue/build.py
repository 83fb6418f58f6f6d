"""The recipe: what is done in which order to publish a site. The only file that calls the stages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Literal

from catalogue import yaml_source
from catalogue.config import SETTINGS, SiteConfig, read_config, settings_for_checking
from catalogue.conform import Keys
from catalogue.diagnostics import Diagnostic, Diagnostics, Span, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.link import Site, link, resolve
from catalogue.read import find_media, read, without_drafts
from catalogue.read.source import decode
from catalogue.validate import absent_entries, validate


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


@dataclass(frozen=True, slots=True)
class Loaded:
    """The sources of a site, read, checked and linked."""

    config: SiteConfig
    """The settings; as far as they hold where they are faulty."""
    site: Site | None
    """None when there are errors."""
    faults: Diagnostics
    documents: int
    """How many sources were read."""


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


def load(
    project: Path,
    *,
    base_url: str | None = None,
    drafts: bool = False,
    strict: bool = False,
    clock: "Clock | None" = None,
) -> Loaded:
    """Read, validate and link the sources of a project. Finds every fault; writes nothing."""
    clock = clock or Clock()
    with clock("read"):
        config, setting, faults = _settings(project, base_url)
        everything, unread = read(project / "content", project)
        documents = everything if drafts else without_drafts(everything)
        absent = absent_entries(everything, documents, unread)
    with clock("validate"):
        validated = validate(documents, config, absent=absent)
    with clock("link"):
        resolved, dead_ends = resolve(documents, config, find_media(project / "content"), setting, absent=absent)
        # Under faulty settings, or beside a file that could not be read, too much would seem to be an orphan.
        whole = validated.library if not (Diagnostics.collect(faults).errors or absent.unread) else None
        site, lonely = link(whole, resolved) if whole else (None, [])
    found = Diagnostics.collect(faults, unread, validated.faults, dead_ends, lonely)
    found = found.strict() if strict else found
    return Loaded(config, None if found.errors else site, found, len(documents))


def build(options: Options, progress: Progress = lambda stage: None) -> BuildReport:
    """Publish a project's site, whole or not at all."""
    from catalogue import search
    from catalogue.render import load_interface, render, template_fault
    from catalogue.write import WriteError, open_output

    clock = Clock(progress)
    loaded = load(options.project, base_url=options.base_url, drafts=options.drafts, strict=options.strict, clock=clock)
    if loaded.site is None:
        return BuildReport(loaded.faults, published=False, seconds=clock.seconds)
    interface, faults = load_interface(loaded.site.library.config, options.project)
    if interface is None:
        return BuildReport(Diagnostics.collect(loaded.faults.items, faults), published=False, seconds=clock.seconds)
    try:
        with clock("render"):
            artifacts = render(loaded.site, interface)
        # The lock is held from the comparison to the swap, so that nothing changes under our hands.
        with open_output(options.output, options.project) as output:
            with clock("write"):
                plan = output.plan(artifacts, search.bundle(artifacts), force=options.force)
                staged = None if plan.nothing_to_do else output.stage(plan)
            if staged and plan.bundle_stale:
                with clock("index"):
                    faults = list(search.index(staged.directory, artifacts))
            if staged and not faults:
                with clock("publish"):
                    output.commit(staged)
    except WriteError as error:
        faults = list(error.faults)
    except Exception as error:  # noqa: BLE001 - a template may raise anything; what is not a template's is raised again
        faults = [template_fault(error, options.project)]
    if faults:
        return BuildReport(Diagnostics.collect(loaded.faults.items, faults), published=False, seconds=clock.seconds)
    return BuildReport(
        faults=loaded.faults,
        published=True,
        made=len(plan.changed),
        unchanged=len(plan.unchanged),
        removed=len(plan.removed),
        pages=sum(artifact.path.endswith(".html") for artifact in artifacts),
        tools=len(loaded.site.library.tools),
        seconds=clock.seconds,
    )


def known_ids(project: Path) -> dict[str, list[str]]:
    """The ids of all entries of a project by collection, whatever their fields say."""
    documents, _ = read(project / "content", project)
    known: dict[str, list[str]] = {}
    for document in documents:
        if not document.source.language:
            known.setdefault(document.source.collection, []).append(document.source.id)
    return known


def _settings(
    project: Path, base_url: str | None
) -> tuple[SiteConfig, Callable[[Keys, Literal["key", "value"]], Span], list[Diagnostic]]:
    """The site's settings, a way to find each in its source, and the faults in them."""
    file = project / SETTINGS
    text = decode(file.read_bytes(), SETTINGS) if file.is_file() else report(rules.NO_SETTINGS, Span(SETTINGS))
    if isinstance(text, Diagnostic):
        return settings_for_checking(), lambda keys, part: Span(SETTINGS), [text]

    def setting(keys: Keys, part: Literal["key", "value"]) -> Span:
        return yaml_source.locate(text, SETTINGS, keys, part=part)

    data, faults = yaml_source.load(text, SETTINGS)
    if faults:
        return settings_for_checking(), setting, faults
    if base_url:
        data["base_url"] = base_url
    config, found = read_config(data, setting)
    return config, setting, found


class Clock:
    """Measures the stages, and says when each begins."""

    def __init__(self, progress: Progress = lambda stage: None) -> None:
        self._progress = progress
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure what happens inside as `stage`; a stage that happens twice adds up."""
        self._progress(stage)
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start

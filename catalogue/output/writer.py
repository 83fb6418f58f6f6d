"""The output folder: what has to be made, a new tree beside the old one, and the moment in which it takes its place."""

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from catalogue.artifact.artifact import Artifact
from catalogue.concurrency import map_parallel
from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.output import atomic_swap, ownership, path_checks
from catalogue.output import output_folder as place
from catalogue.output.errors import WriteError, as_write_error
from catalogue.output.manifest import OWN, STATE, SUMS, UNFINISHED, BundleFiles, Manifest, ManifestEntry
from catalogue.output.staging_tree import Tree, blocking, files, is_link, remove_other_files


@dataclass(frozen=True, slots=True)
class WritePlan:
    """What a build has to look at, before anything is composed."""

    stale: tuple[Artifact, ...]
    """Artifacts that may be new or different, and those that are gone from the folder."""
    current: Mapping[str, ManifestEntry]
    """Files that stand as they should, by path."""
    removed: tuple[str, ...]
    """Paths that an earlier build made and this one does not."""
    standing: Mapping[str, ManifestEntry]
    """Everything of ours that stands in the folder, by path; empty where all is to be made anew."""
    places: tuple[str, ...]
    """The folders and files that bundles may have."""


@dataclass(frozen=True, slots=True)
class StagedSite:
    """The new tree, whole but for its bundles, beside the old one."""

    directory: Path
    """Where the tree lies until it is committed; it need not exist while there is nothing to publish."""
    records: Mapping[str, ManifestEntry]
    """Every file of the site but for those of bundles, by path."""
    changed: tuple[str, ...]
    """Paths of the files that are new or different."""
    removed: tuple[str, ...]
    """Paths that an earlier build made and this one does not."""
    bundles: tuple[BundleFiles, ...]
    """The bundles that the site has, such as its search index."""
    nothing_to_do: bool
    """The output folder is what it should be: neither a bundle nor a commit is needed."""

    @property
    def stale(self) -> frozenset[str]:
        """The places of the bundles that have to be made between `stage` and `commit`."""
        return frozenset(bundle.place for bundle in self.bundles if not bundle.current)

    @property
    def bundle_records(self) -> dict[str, ManifestEntry]:
        """The files of the bundles that stand as they should."""
        return {path: record for bundle in self.bundles for path, record in bundle.current.items()}

    @property
    def unchanged_count(self) -> int:
        """How many files stand as they were."""
        return len(self.records) - len(self.changed)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What had to be left out of files, those that stand included."""
        return tuple(problem for record in self.records.values() for problem in record.problems)


def no_bundles(records: Mapping[str, ManifestEntry]) -> Mapping[str, str]:
    """Says of a site that it has no bundles."""
    return {}


BundlesOf = Callable[[Mapping[str, ManifestEntry]], Mapping[str, str]]
"""Gives the fingerprints of bundles by their places, from the records of all other files."""


class Output:
    """An output folder under lock. Made by `open_output`."""

    def __init__(self, directory: Path, name: str, project: Path) -> None:
        self.directory = directory
        """The real path of the output folder, which need not exist yet."""
        self.name = name
        """The folder as messages name it."""
        self._project = project
        self._staging = directory.with_name(f".{directory.name}.staging")
        self._previous = directory.with_name(f".{directory.name}.previous")
        self._has_staging = False
        with as_write_error(name):
            atomic_swap.recover(self._staging, directory, self._previous, project)
            ownership.check_file(directory / STATE, project)
            self._manifest = place.inspect(directory, name)

    def plan(self, artifacts: Sequence[Artifact], places: Sequence[str] = (), *, force: bool = False) -> WritePlan:
        """Compare a site with what stands. Raises `WriteError` with every path that is unsafe or wanted twice.

        Args:
            artifacts: every file of the site but for those of bundles.
            places: the folders and files that bundles may have.
            force: whether to make everything anew.
        """
        if problems := path_checks.check(artifacts, places):
            raise WriteError(*problems)
        standing = {} if force else self._standing()
        stale: list[Artifact] = []
        current: dict[str, ManifestEntry] = {}
        for artifact in artifacts:
            record = standing.get(artifact.path)
            if record is not None and record.inputs == artifact.inputs:
                current[artifact.path] = record
            else:
                stale.append(artifact)
        paths = {artifact.path for artifact in artifacts}
        removed_paths = tuple(path for path in self._manifest.files if path not in paths and not _belongs(path, places))
        return WritePlan(tuple(stale), current, removed_paths, standing, tuple(places))

    def stage(self, plan: WritePlan, bundles_of: BundlesOf = no_bundles, jobs: int = 0) -> StagedSite:
        """Build the new tree beside the old one, as far as it differs.

        What composing and producing raise comes through; the old site stands all the same.

        Args:
            plan: what has to be looked at.
            bundles_of: gives the fingerprint of each bundle by its place, from the records of all other files; an empty
                one, or none, where there is no such bundle.
            jobs: how many processes may render; 0 for as many as there are cores.
        """
        tree, records = self._begin(plan.stale) if plan.stale else None, dict(plan.current)

        def make(artifact: Artifact) -> ManifestEntry:
            assert tree
            return self._make(artifact, plan.standing.get(artifact.path), tree)

        for artifact, record in zip(plan.stale, map_parallel(make, plan.stale, jobs, _weight), strict=True):
            records[artifact.path] = record
        changed_paths = tuple(artifact.path for artifact in plan.stale if _new(records, plan.standing, artifact.path))
        fingerprints = {place: fingerprint for place, fingerprint in bundles_of(records).items() if fingerprint}
        bundles = tuple(self._bundle(place, fingerprint, plan.standing) for place, fingerprint in fingerprints.items())
        without = [place for place in plan.places if place not in fingerprints]
        removed_paths = (*plan.removed, *(path for path in self._manifest.files if _belongs(path, without)))
        is_current = self._manifest.readable and self._are_sums_current() and all(bundle.current for bundle in bundles)
        staged_site = StagedSite(
            self._staging,
            records,
            changed_paths,
            removed_paths,
            bundles,
            nothing_to_do=is_current and not (changed_paths or removed_paths),
        )
        if not staged_site.nothing_to_do:
            self._take_over(staged_site, tree or self._begin(()))
        elif tree:
            self._write_state(staged_site)
            self._has_staging = not tree.shared_paths
        return staged_site

    def _begin(self, stale: Sequence[Artifact]) -> Tree:
        """The new tree: empty, or what an earlier build left there, as far as it is the same as what stands.

        What would be in the way of `stale` goes now, before several processes write to the tree at the same time.
        """
        with as_write_error(self.name):
            has_tree = ownership.is_ours(self._staging, self._project)
            if not has_tree:
                self._staging.mkdir()
            self._has_staging = True
            ownership.mark(self._staging, self._project)
            tree = Tree(self._staging, remove_other_files(self._staging, self.directory) if has_tree else ())
            tree.keep(tree.shared_paths - blocking(tree.shared_paths, {artifact.path for artifact in stale}))
            if self.directory.exists():
                shutil.copymode(self.directory, self._staging)
        return tree

    def _make(self, artifact: Artifact, old: ManifestEntry | None, tree: Tree) -> ManifestEntry:
        """The record of one artifact, whose file is in the new tree if its bytes had to be made."""
        nearer = artifact.nearer() if artifact.nearer else ""
        if old is not None and nearer and old.nearer == nearer:
            return replace(old, inputs=artifact.inputs)
        task = artifact.compose()
        if old is not None and old.fingerprint == task.fingerprint:
            return replace(old, inputs=artifact.inputs, indexed=task.indexed, nearer=nearer)
        product = task.product()
        content, digest = product.content, sha256(product.content).hexdigest()
        with as_write_error(self.name, artifact.path):
            tree.write(artifact.path, content)
        return ManifestEntry(
            task.fingerprint, digest, len(content), artifact.inputs, task.indexed, nearer, product.problems
        )

    def _take_over(self, staged_site: StagedSite, tree: Tree) -> None:
        """Link into the new tree what stands as it should, and what no build made; remove what else lies there."""
        new = set(staged_site.changed)
        same = [path for path in staged_site.records if path not in new]
        paths = dict.fromkeys((*same, *staged_site.bundle_records, *self._foreign(staged_site)))
        with as_write_error(self.name):
            tree.keep(paths.keys() | new)
        for path in paths:
            with as_write_error(self.name, path):
                tree.link(self.directory, path)

    def _write_state(self, staged_site: StagedSite) -> None:
        """Write down that the same files come from other inputs."""
        with as_write_error(self.name):
            manifest = Manifest({**staged_site.records, **staged_site.bundle_records})
            beside = self._staging / STATE
            beside.write_bytes(manifest.state())
            beside.replace(self.directory / STATE)
        self._manifest = manifest

    def commit(self, staged_site: StagedSite) -> None:
        """Note what was made, bring it to the disk, and let the new tree take the old one's place."""
        with as_write_error(self.name):
            records = {**staged_site.records, **staged_site.bundle_records, **_bundle_records(staged_site)}
            manifest = Manifest(records)
            tree = Tree(staged_site.directory)
            tree.write(SUMS, manifest.sums())
            tree.write(STATE, manifest.state())
            (staged_site.directory / UNFINISHED).unlink()  # only now: no folder of ours is without a mark at any moment
            atomic_swap.flush(staged_site.directory)
            atomic_swap.swap(staged_site.directory, self.directory, self._previous)
        self._manifest, self._has_staging = manifest, False

    def discard(self) -> None:
        """Remove a tree that was not committed."""
        if self._has_staging:
            # Runs also while another problem is on its way up, which must not be hidden; the next build tries again.
            with suppress(OSError):
                ownership.remove(self._staging)

    def _standing(self) -> dict[str, ManifestEntry]:
        """The records whose files are still there in their full length, still files, and behind no link."""
        prefix, standing = f"{self.directory}/", {}
        folders = {"": True}

        def is_real(folder: str) -> bool:
            if folder not in folders:
                status = os.lstat(prefix + folder)
                inside = is_real(folder.rpartition("/")[0])
                folders[folder] = inside and stat.S_ISDIR(status.st_mode) and not is_link(status)
            return folders[folder]

        for path, record in self._manifest.files.items():
            try:
                status = os.lstat(prefix + path)
            except OSError:  # gone, or behind something that is no folder any more: made again either way
                continue
            if stat.S_ISREG(status.st_mode) and status.st_size == record.size and is_real(path.rpartition("/")[0]):
                standing[path] = record
        return standing

    def _bundle(self, place: str, fingerprint: str, standing: Mapping[str, ManifestEntry]) -> BundleFiles:
        """A bundle, kept where all of its files stand and were made from what it is made from now."""
        records = {path: record for path, record in self._manifest.files.items() if _belongs(path, (place,))}
        is_current = all(path in standing and record.fingerprint == fingerprint for path, record in records.items())
        return BundleFiles(place, fingerprint, records if is_current else {})

    def _are_sums_current(self) -> bool:
        try:
            status = (self.directory / SUMS).lstat()
        except OSError:
            return False
        return stat.S_ISREG(status.st_mode) and status.st_size == self._manifest.sums_size

    def _foreign(self, staged_site: StagedSite) -> list[str]:
        """Files in the output folder that no build made and that this one does not need the place of."""
        if not self.directory.exists():
            return []
        ours = {*OWN, *self._manifest.files, *staged_site.records}
        paths = set(files(self.directory, {*ours, *staged_site.stale}, staged_site.stale))
        return sorted(paths - blocking(paths, staged_site.records.keys() | staged_site.stale))


@contextmanager
def open_output(output: Path, project: Path) -> Iterator[Output]:
    """Lock the output folder, set right what a killed build left, and see that we may write there.

    Raises `WriteError` when the folder is refused or another build holds it. What was staged and not committed
    is removed at the end.
    """
    directory, name = place.resolve_output(output, project), place.display_path(output, project)
    from filelock import FileLock, Timeout

    lock = directory.with_name(f".{directory.name}.lock")
    with as_write_error(name):
        directory.parent.mkdir(parents=True, exist_ok=True)
        ownership.check_file(lock, project)
        try:
            held_lock = FileLock(lock, blocking=False).acquire()
        except Timeout as error:
            if not lock.exists():  # some file systems refuse a lock, and filelock takes that for a lock that is held
                words = {"reason": "its lock file could not be made", "advice": "Choose another folder"}
                raise WriteError(report(rules.UNWRITABLE, Span(name), path=name, **words)) from error
            problem = report(rules.IN_USE, Span(name), output=name, lock=place.display_path(lock, project))
            raise WriteError(problem) from error
    with held_lock:
        output_folder = Output(directory, name, project)
        try:
            yield output_folder
        finally:
            output_folder.discard()


def _weight(artifact: Artifact) -> int:
    return artifact.weight


def _new(records: Mapping[str, ManifestEntry], standing: Mapping[str, ManifestEntry], path: str) -> bool:
    return path not in standing or records[path].fingerprint != standing[path].fingerprint


def _belongs(path: str, places: Iterable[str]) -> bool:
    """Whether a file is one of those places, or lies in one."""
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _bundle_records(staged_site: StagedSite) -> dict[str, ManifestEntry]:
    """Records of the files that something else than a template has put into the places of bundles."""
    records = {}
    for bundle in staged_site.bundles:
        for path in () if bundle.current else _files_of(staged_site.directory, bundle.place):
            content = (staged_site.directory / path).read_bytes()
            records[path] = ManifestEntry(bundle.fingerprint, sha256(content).hexdigest(), len(content))
    return records


def _files_of(directory: Path, place: str) -> Iterator[str]:
    target = directory / place
    if not target.exists():
        raise ValueError(f"the bundle `{place}` has to be made before the site is committed")
    yield from (f"{place}/{path}" for path in files(target)) if target.is_dir() else (place,)

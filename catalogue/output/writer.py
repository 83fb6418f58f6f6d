"""Writes the output folder: finds the stale files, builds a new tree next to the old one, and swaps the two."""

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
    """The comparison of a site with its output folder, before anything is composed."""

    stale: tuple[Artifact, ...]
    """Artifacts that may be new or different, and those whose files are gone from the folder."""
    current: Mapping[str, ManifestEntry]
    """Files that are up to date, by path."""
    removed: tuple[str, ...]
    """Paths that an earlier build made but this one does not."""
    standing: Mapping[str, ManifestEntry]
    """All files of ours in the folder, by path; empty where everything is to be rebuilt."""
    places: tuple[str, ...]
    """Paths of the folders and files that bundles may have."""


@dataclass(frozen=True, slots=True)
class StagedSite:
    """The new tree next to the old one, complete except for its bundles."""

    directory: Path
    """Folder of the tree until it is committed; it need not exist while there is nothing to publish."""
    records: Mapping[str, ManifestEntry]
    """Every file of the site except those of bundles, by path."""
    changed: tuple[str, ...]
    """Paths of the files that are new or different."""
    removed: tuple[str, ...]
    """Paths that an earlier build made but this one does not."""
    bundles: tuple[BundleFiles, ...]
    """The bundles that the site has, such as its search index."""
    nothing_to_do: bool
    """Whether the output folder is up to date: neither a bundle nor a commit is needed."""

    @property
    def stale(self) -> frozenset[str]:
        """Paths of the bundles that have to be made between `stage` and `commit`."""
        return frozenset(bundle.place for bundle in self.bundles if not bundle.current)

    @property
    def bundle_records(self) -> dict[str, ManifestEntry]:
        """The files of the bundles that are up to date."""
        return {path: record for bundle in self.bundles for path, record in bundle.current.items()}

    @property
    def unchanged_count(self) -> int:
        """Number of files that did not change."""
        return len(self.records) - len(self.changed)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Diagnostics for everything left out of files, including unchanged ones."""
        return tuple(problem for record in self.records.values() for problem in record.problems)


def no_bundles(records: Mapping[str, ManifestEntry]) -> Mapping[str, str]:
    """Return no fingerprints: the site has no bundles."""
    return {}


BundlesOf = Callable[[Mapping[str, ManifestEntry]], Mapping[str, str]]
"""Computes the fingerprints of bundles, by path, from the records of all other files."""


class Output:
    """A locked output folder. Made by `open_output`."""

    def __init__(self, directory: Path, name: str, project: Path) -> None:
        self.directory = directory
        """The real path of the output folder, which need not exist yet."""
        self.name = name
        """The folder's name in messages."""
        self._project = project
        self._staging = directory.with_name(f".{directory.name}.staging")
        self._previous = directory.with_name(f".{directory.name}.previous")
        self._has_staging = False
        with as_write_error(name):
            atomic_swap.recover(self._staging, directory, self._previous, project)
            ownership.check_file(directory / STATE, project)
            self._manifest = place.inspect(directory, name)

    def plan(self, artifacts: Sequence[Artifact], places: Sequence[str] = (), *, force: bool = False) -> WritePlan:
        """Compare a site with its output folder. Raises `WriteError` with every path that is unsafe or used twice.

        Args:
            artifacts: every file of the site except those of bundles.
            places: paths of the folders and files that bundles may have.
            force: whether to rebuild everything.
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
        """Build the new tree next to the old one, as far as it differs.

        Errors from composing and producing are passed on; the old site is unaffected.

        Args:
            plan: the result of `plan`.
            bundles_of: computes the fingerprint of each bundle, by path, from the records of all other files; an empty
                one, or none, where there is no such bundle.
            jobs: number of rendering processes; 0 for as many as there are cores.
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
        """Begin the new tree: empty, or with the files left by an earlier build that match the current site.

        Whatever blocks `stale` is removed now, before several processes write to the tree at the same time.
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
        """Return the record of one artifact; its file is in the new tree if its bytes had to be made."""
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
        """Link unchanged files, and files that no build made, into the new tree; remove all others from it."""
        new = set(staged_site.changed)
        same = [path for path in staged_site.records if path not in new]
        paths = dict.fromkeys((*same, *staged_site.bundle_records, *self._foreign(staged_site)))
        with as_write_error(self.name):
            tree.keep(paths.keys() | new)
        for path in paths:
            with as_write_error(self.name, path):
                tree.link(self.directory, path)

    def _write_state(self, staged_site: StagedSite) -> None:
        """Update the state file where the same files come from other inputs."""
        with as_write_error(self.name):
            manifest = Manifest({**staged_site.records, **staged_site.bundle_records})
            beside = self._staging / STATE
            beside.write_bytes(manifest.state())
            beside.replace(self.directory / STATE)
        self._manifest = manifest

    def commit(self, staged_site: StagedSite) -> None:
        """Write the manifest, flush the new tree to disk, and swap it with the old one."""
        with as_write_error(self.name):
            records = {**staged_site.records, **staged_site.bundle_records, **_bundle_records(staged_site)}
            manifest = Manifest(records)
            tree = Tree(staged_site.directory)
            tree.write(SUMS, manifest.sums())
            tree.write(STATE, manifest.state())
            (staged_site.directory / UNFINISHED).unlink()  # only now: no folder of ours is ever without a mark
            atomic_swap.flush(staged_site.directory)
            atomic_swap.swap(staged_site.directory, self.directory, self._previous)
        self._manifest, self._has_staging = manifest, False

    def discard(self) -> None:
        """Remove a tree that was not committed."""
        if self._has_staging:
            # This also runs while another error propagates, which must not be hidden; the next build tries again.
            with suppress(OSError):
                ownership.remove(self._staging)

    def _standing(self) -> dict[str, ManifestEntry]:
        """The records whose files still exist, with full length, as plain files, and not behind a link."""
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
            except OSError:  # gone, or below something that is no longer a folder: rebuilt either way
                continue
            if stat.S_ISREG(status.st_mode) and status.st_size == record.size and is_real(path.rpartition("/")[0]):
                standing[path] = record
        return standing

    def _bundle(self, place: str, fingerprint: str, standing: Mapping[str, ManifestEntry]) -> BundleFiles:
        """A bundle, reused if all of its files exist and have the same fingerprint."""
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
        """Files in the output folder that no build made and whose place this one does not need."""
        if not self.directory.exists():
            return []
        ours = {*OWN, *self._manifest.files, *staged_site.records}
        paths = set(files(self.directory, {*ours, *staged_site.stale}, staged_site.stale))
        return sorted(paths - blocking(paths, staged_site.records.keys() | staged_site.stale))


@contextmanager
def open_output(output: Path, project: Path) -> Iterator[Output]:
    """Lock the output folder, repair what a killed build left, and check that it may be written to.

    Raises `WriteError` when the folder is refused or another build holds it. A tree that was staged but not committed
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
            if not lock.exists():  # some file systems refuse a lock, which filelock reports as one already held
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
    """Whether a file is at or below one of those paths."""
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _bundle_records(staged_site: StagedSite) -> dict[str, ManifestEntry]:
    """Records of the files that bundles have, made by something other than a template."""
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

"""The output folder: what has to be made, a new tree beside the old one, and the moment in which it takes its place."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from catalogue.diagnostics.model import Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.render.artifact import Artifact
from catalogue.write import paths, place, swap
from catalogue.write.manifest import OWN, STATE, SUMS, Bundle, Manifest, Record
from catalogue.write.refusal import WriteError, telling
from catalogue.write.tree import Tree, files


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build has to do to the output folder."""

    changed: tuple[Artifact, ...]
    """Artifacts to produce: new, different, or gone from the folder."""
    unchanged: tuple[str, ...]
    """Paths of artifacts that stand as they should."""
    removed: tuple[str, ...]
    """Paths that an earlier build made and this one does not."""
    bundle: Bundle | None
    """The bundle that the site has, such as its search index."""
    bundle_kept: tuple[str, ...]
    """Paths of the bundle's files, where it stands as it should; empty where it has to be made."""
    nothing_to_do: bool
    """The output folder is what it should be: neither stage nor commit."""

    @property
    def bundle_stale(self) -> bool:
        """Whether the bundle has to be made between `stage` and `commit`."""
        return self.bundle is not None and not self.bundle_kept


@dataclass(frozen=True, slots=True)
class Staged:
    """The new tree, whole but for the bundle, beside the old one."""

    directory: Path
    """Where the tree lies until it is committed."""
    plan: Plan
    """What it was made after."""
    records: Mapping[str, Record]
    """What was written or taken over, by path."""


class Output:
    """An output folder under lock. Made by `open_output`."""

    def __init__(self, directory: Path, name: str) -> None:
        self.directory = directory
        """The real path of the output folder, which need not exist yet."""
        self.name = name
        """The folder as messages name it."""
        self._staging = directory.with_name(f".{directory.name}.staging")
        self._previous = directory.with_name(f".{directory.name}.previous")
        with telling(name):
            swap.recover(self._staging, directory, self._previous)
            self._manifest = place.inspect(directory, name)

    def plan(self, artifacts: Sequence[Artifact], bundle: Bundle | None = None, *, force: bool = False) -> Plan:
        """Compare a site with what stands. Raises `WriteError` with every path that is unsafe or wanted twice."""
        if faults := paths.check(artifacts, bundle):
            raise WriteError(*faults)
        old = {} if force else self._standing()
        changed: list[Artifact] = []
        unchanged: list[str] = []
        for artifact in artifacts:
            record = old.get(artifact.path)
            if record is not None and record.fingerprint == artifact.fingerprint:
                unchanged.append(artifact.path)
            else:
                changed.append(artifact)
        kept = self._kept(bundle, old)
        owned = self._manifest.files
        made = {artifact.path for artifact in artifacts}
        removed = tuple(path for path in owned if path not in made and not _inside(path, bundle))
        stale = bundle is not None and not kept
        quiet = not (changed or removed or stale or force) and self._manifest.readable and self._sums_stand()
        return Plan(tuple(changed), tuple(unchanged), removed, bundle, kept, quiet)

    def stage(self, plan: Plan, produce: Callable[[Artifact], bytes] = lambda artifact: artifact.produce()) -> Staged:
        """Build the new tree beside the old one; `produce` may show progress or hand over bytes made elsewhere.

        Whatever `produce` raises comes through; the old site stands all the same.
        """
        tree, records = Tree(self._staging), {}
        with telling(self.name):
            self._staging.mkdir()
            if self.directory.exists():
                shutil.copymode(self.directory, self._staging)
        for path in (*plan.unchanged, *plan.bundle_kept):
            with telling(self.name, path):
                tree.link(self.directory, path)
            records[path] = self._manifest.files[path]
        for path in self._foreign(plan):
            with telling(self.name, path):
                tree.link(self.directory, path)
        for artifact in plan.changed:
            content = produce(artifact)
            with telling(self.name, artifact.path):
                tree.write(artifact.path, content)
            records[artifact.path] = _record(artifact.fingerprint, content)
        return Staged(self._staging, plan, records)

    def commit(self, staged: Staged) -> None:
        """Note what was made, bring it to the disk, and let the new tree take the old one's place."""
        with telling(self.name):
            records = {**staged.records, **_bundle_records(staged)}
            manifest = Manifest(records)
            tree = Tree(staged.directory)
            tree.write(SUMS, manifest.sums())
            tree.write(STATE, manifest.state())
            swap.flush(staged.directory)
            swap.swap(staged.directory, self.directory, self._previous)
        self._manifest = manifest

    def discard(self) -> None:
        """Remove a tree that was not committed."""
        # Runs also while another fault is on its way up, which must not be hidden; the next start tries again.
        shutil.rmtree(self._staging, ignore_errors=True)

    def _standing(self) -> dict[str, Record]:
        """The records whose files are still there in their full length, and still files."""
        prefix, standing = f"{self.directory}/", {}
        for path, record in self._manifest.files.items():
            try:
                found = os.lstat(prefix + path)
            except OSError:  # gone, or behind something that is no folder any more: made again either way
                continue
            if stat.S_ISREG(found.st_mode) and found.st_size == record.size:
                standing[path] = record
        return standing

    def _kept(self, bundle: Bundle | None, standing: Mapping[str, Record]) -> tuple[str, ...]:
        """The bundle's files where all of them stand and were made from what the bundle is made from now."""
        if bundle is None:
            return ()
        owned = tuple(path for path in self._manifest.files if _inside(path, bundle))
        whole = all(path in standing and standing[path].fingerprint == bundle.fingerprint for path in owned)
        return owned if whole else ()

    def _sums_stand(self) -> bool:
        try:
            return (self.directory / SUMS).stat().st_size == self._manifest.sums_size
        except OSError:
            return False

    def _foreign(self, plan: Plan) -> list[str]:
        """Files in the output folder that no build made and that this one does not need the place of."""
        if not self.directory.exists():
            return []
        ours = {*OWN, *self._manifest.files, *(artifact.path for artifact in plan.changed)}
        closed = plan.bundle.folder if plan.bundle is not None and plan.bundle_stale else ""
        return sorted(files(self.directory, ours, closed))


@contextmanager
def open_output(output: Path, project: Path) -> Iterator[Output]:
    """Lock the output folder, set right what a killed build left, and see that we may write there.

    Raises `WriteError` when the folder is refused or another build holds it. What was staged and not committed
    is removed at the end.
    """
    directory, name = place.settle(output, project), place.shown(output, project)
    from filelock import FileLock, Timeout

    lock = directory.with_name(f".{directory.name}.lock")
    with telling(name):
        directory.parent.mkdir(parents=True, exist_ok=True)
        try:
            held = FileLock(lock, blocking=False).acquire()
        except Timeout as error:
            fault = report(rules.IN_USE, Span(name), output=name, lock=place.shown(lock, project))
            raise WriteError(fault) from error
    with held:
        opened = Output(directory, name)
        try:
            yield opened
        finally:
            opened.discard()


def _inside(path: str, bundle: Bundle | None) -> bool:
    return bundle is not None and path.startswith(f"{bundle.folder}/")


def _record(fingerprint: str, content: bytes) -> Record:
    return Record(fingerprint, sha256(content).hexdigest(), len(content))


def _bundle_records(staged: Staged) -> dict[str, Record]:
    """Records of the files that something else than a template has put into the bundle's folder."""
    bundle = staged.plan.bundle
    if bundle is None or not staged.plan.bundle_stale:
        return {}
    folder = staged.directory / bundle.folder
    if not folder.is_dir():
        raise ValueError(f"the bundle `{bundle.folder}` has to be made before the site is committed")
    contents = {f"{bundle.folder}/{path}": (folder / path).read_bytes() for path in files(folder)}
    return {path: _record(bundle.fingerprint, content) for path, content in contents.items()}

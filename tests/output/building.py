"""Builds small sites for the tests of the write stage, the way `catalogue/pipeline/build.py` does."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from catalogue.artifact.artifact import Artifact, RenderTask
from catalogue.output import ManifestEntry, StagedSite, open_output


def artifact(path: str, text: str, produce: Callable[[], bytes] | None = None) -> Artifact:
    fingerprint = sha256(text.encode()).hexdigest()
    return Artifact(path, fingerprint, lambda: RenderTask(fingerprint, produce or text.encode))


def build(
    output: Path,
    site: Mapping[str, str],
    bundle: Mapping[str, str] | None = None,
    *,
    force: bool = False,
    whole: bool = False,
) -> StagedSite:
    """Build a site of path → text; a bundle is a folder `found/` that is made in one go, or the file `all.txt`."""
    words = repr(sorted(bundle.items())) if bundle else ""
    with open_output(output, output.parent) as out:
        plan = out.plan([artifact(path, text) for path, text in site.items()], ("found", "all.txt"), force=force)
        staged = out.stage(plan, lambda records: {"found": words, "all.txt": all_of(records) if whole else ""})
        if not staged.nothing_to_do:
            for name, text in (bundle or {}).items() if "found" in staged.stale else ():
                (staged.directory / "found").mkdir(exist_ok=True)
                (staged.directory / "found" / name).write_text(text)
            if "all.txt" in staged.stale:
                (staged.directory / "all.txt").write_text(all_of(staged.records))
            out.commit(staged)
    return staged


def all_of(records: Mapping[str, ManifestEntry]) -> str:
    """A file that depends on all others."""
    return "".join(f"{path} {record.digest}\n" for path, record in sorted(records.items()))


def tree(folder: Path) -> dict[str, str]:
    """What the files in a folder hold, by path, without the build's own two."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in OWN)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything about a folder that a build could touch: inode, time of the last change, content."""
    found = {}
    for path in [folder, *folder.rglob("*")]:
        facts = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        found[path.relative_to(folder).as_posix()] = (facts.st_ino, facts.st_mtime_ns, content)
    return found


OWN = {".catalogue-manifest.json", "manifest.sha256"}

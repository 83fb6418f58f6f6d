"""Builds small sites for the tests of the write stage, the way `catalogue/build.py` does."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from catalogue.render.artifact import Artifact
from catalogue.write import Bundle, Plan, open_output


def artifact(path: str, text: str) -> Artifact:
    return Artifact(path, sha256(text.encode()).hexdigest(), text.encode)


def build(
    output: Path, site: Mapping[str, str], bundle: Mapping[str, str] | None = None, *, force: bool = False
) -> Plan:
    """Build a site of path → text; a bundle is a folder `found/` that is made in one go."""
    with open_output(output, output.parent) as out:
        whole = None if bundle is None else Bundle("found", repr(sorted(bundle.items())))
        plan = out.plan([artifact(path, text) for path, text in site.items()], whole, force=force)
        if not plan.nothing_to_do:
            staged = out.stage(plan)
            for name, text in (bundle or {}).items() if plan.bundle_stale else ():
                (staged.directory / "found").mkdir(exist_ok=True)
                (staged.directory / "found" / name).write_text(text)
            out.commit(staged)
    return plan


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
